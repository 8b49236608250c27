import type { ProjectCheckMessage, ProjectContext, ProjectProblemFound } from './project-check.ts';
import type { Severity } from './finding.ts';
import type { IntentFilter, ManifestComponent } from './project.ts';
import { componentsOf, isExported, isOwnClass, classNamed, packageNameOf } from './project-look.ts';

/** What a tap is to open, as a vendor's wire says it. */
export type ClickTarget =
  /** A class name, also `.Main`, `package/.Main` and `package/class`. `mustExport`: another app starts it. */
  | { kind: 'activity'; name: string; mustExport: boolean }
  /** An action alone: a filter with it and DEFAULT must exist, without `<data>`. */
  | { kind: 'action'; action: string }
  /** `intent:…#Intent;…;end` or a URI. */
  | { kind: 'uri'; uri: string };

export type ClickMessageId =
  | 'otherPackage'
  | 'unknownActivity'
  | 'notExported'
  | 'noAction'
  | 'noFilter'
  | 'noDefault'
  | 'dataInFilter'
  | 'dataMismatch';

/** The texts of what can be wrong with a click target; a vendor may weigh them otherwise. */
export function clickMessages(severities: Partial<Record<ClickMessageId, Severity>> = {}): Record<ClickMessageId, ProjectCheckMessage> {
  const messages: Record<ClickMessageId, ProjectCheckMessage> = {
    otherPackage: {
      severity: 'error',
      text: {
        en: 'The tap opens `{target}` in the package {found}, but this app is {package}.',
        zh: '点击要打开 `{target}`，其包名为 {found}，而本应用的包名是 {package}。',
      },
      fix: {
        en: 'Put this app’s applicationId into the message’s click.',
        zh: '请把消息点击动作中的包名改为本应用的 applicationId。',
      },
    },
    unknownActivity: {
      severity: 'error',
      text: {
        en: 'The tap opens the activity {target}, which no manifest of the app declares; nothing happens, or only the notification goes away.',
        zh: '点击要打开的 Activity {target} 没有在任何 manifest 中声明，点击后不会有反应，或者只是通知消失。',
      },
      fix: {
        en: 'Write the full class name as it is declared (package of the class, not the applicationId), or declare the activity.',
        zh: '请填写与声明一致的完整类名（类所在的包，不一定等于 applicationId），或在 manifest 中声明该 Activity。',
      },
    },
    notExported: {
      severity: 'error',
      text: {
        en: 'The tap opens {target}, but the activity is not exported, so that the system’s push service cannot start it.',
        zh: '点击要打开 {target}，但该 Activity 未导出（exported），系统推送服务无法启动它。',
      },
      fix: {
        en: 'Set `android:exported="true"` on the activity, and check what it receives as it is now open to other apps.',
        zh: '请为该 Activity 设置 `android:exported="true"`；导出后其他应用也能启动它，请校验传入的参数。',
      },
    },
    noAction: {
      severity: 'error',
      text: {
        en: 'The tap sends the action `{target}`, but no activity of the app has an intent filter for it.',
        zh: '点击会发出 action `{target}`，但应用中没有 Activity 的 intent-filter 声明它。',
      },
      fix: {
        en: 'Add the action to an intent filter of the activity, together with `android.intent.category.DEFAULT`, in the same spelling as in the message.',
        zh: '请在目标 Activity 的 intent-filter 中加入该 action 和 `android.intent.category.DEFAULT`，拼写须与消息一致。',
      },
    },
    noFilter: {
      severity: 'error',
      text: {
        en: 'The tap opens `{target}`, but no intent filter of the app takes this scheme, host and path.',
        zh: '点击要打开 `{target}`，但应用中没有任何 intent-filter 同时匹配该 scheme、host 和 path。',
      },
      fix: {
        en: 'Make `<data android:scheme android:host android:path>` of the activity and the message’s link the same, letter by letter.',
        zh: '请让 Activity 的 `<data android:scheme android:host android:path>` 与消息中的链接逐字一致。',
      },
    },
    noDefault: {
      severity: 'error',
      text: {
        en: 'The intent filter for `{target}` lacks `android.intent.category.DEFAULT`; Android does not find the activity without it.',
        zh: '匹配 `{target}` 的 intent-filter 缺少 `android.intent.category.DEFAULT`，Android 会因此找不到该 Activity。',
      },
      fix: {
        en: 'Add `<category android:name="android.intent.category.DEFAULT" />` to the filter.',
        zh: '请在该 filter 中加入 `<category android:name="android.intent.category.DEFAULT" />`。',
      },
    },
    dataInFilter: {
      severity: 'error',
      text: {
        en: 'The intent filter with the action `{target}` also has `<data>`; an intent with the action alone does not match it.',
        zh: '声明 action `{target}` 的 intent-filter 中还有 `<data>`，只带 action 的 intent 无法匹配。',
      },
      fix: {
        en: 'Give the action an intent filter of its own, without `<data>`.',
        zh: '请为该 action 单独写一个不含 `<data>` 的 intent-filter。',
      },
    },
    dataMismatch: {
      severity: 'warn',
      text: {
        en: 'The tap names the activity {activity} and the link `{target}`, but no intent filter of this activity takes the link; Android 13 and later drop such an intent.',
        zh: '点击指定了 Activity {activity} 和链接 `{target}`，但该 Activity 没有匹配此链接的 intent-filter；Android 13 及以上会丢弃这样的 intent。',
      },
      fix: {
        en: 'Correct the link or the filter’s `<data>`, or name the activity alone.',
        zh: '请修正链接或 filter 中的 `<data>`，或者只指定 Activity。',
      },
    },
  };
  for (const [id, severity] of Object.entries(severities) as [ClickMessageId, Severity][]) messages[id] = { ...messages[id], severity };
  return messages;
}

/** Schemes that other apps and the system answer. */
const foreignSchemes = /^(?:https?|tel|mailto|sms|smsto|geo|market|weixin|alipays?|taobao|tbopen|openapp\.jdmobile|intent|file|content)$/i;

interface IntentParts {
  scheme?: string;
  host?: string;
  path?: string;
  action?: string;
  package?: string;
  component?: string;
}

/** Reads `intent:…#Intent;…;end` or a plain URI; undefined when it is neither. */
export function parseClickUri(uri: string): IntentParts | undefined {
  const intent = /^intent:(.*?)#Intent;(.*?);?end;?$/is.exec(uri.trim());
  const parts: IntentParts = {};
  let rest = uri.trim();
  if (intent) {
    rest = intent[1] as string;
    for (const item of (intent[2] as string).split(';')) {
      const [key, ...value] = item.split('=');
      if (key === 'action' || key === 'package' || key === 'component' || key === 'scheme') parts[key] = decode(value.join('='));
    }
  }
  const link = /^(?:([a-z][\w+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)/i.exec(rest);
  if (!intent && link?.[1] === undefined) return undefined;
  if (link?.[1] !== undefined) parts.scheme ??= link[1];
  if (parts.scheme !== undefined && link) {
    if (link[2]) parts.host = link[2].replace(/^.*@/, '').replace(/:\d+$/, '');
    if (link[3]) parts.path = link[3];
  }
  return parts;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type DataMatch = 'yes' | 'no';

const open = /\$\{|^@/;

function globOf(pattern: string): RegExp {
  // Android's simple glob: `.` is any character, `*` repeats what stands before it.
  const source = pattern.replaceAll(/\\\\?(.)|[+^${}()|[\]]/g, (whole, escaped?: string) =>
    escaped === undefined ? `\\${whole}` : `\\${escaped}`,
  );
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^/;
  }
}

/** Whether a filter takes a link: its `<data>` elements are read together, as Android does. What has open placeholders takes everything. */
function takesData(filter: IntentFilter, { scheme, host, path = '' }: IntentParts): DataMatch {
  const values = (...names: string[]) =>
    filter.data.flatMap(({ attributes }) =>
      names.flatMap((name) => (attributes[name] === undefined ? [] : [{ name, value: attributes[name] }])),
    );
  const schemes = values('scheme');
  if (scheme === undefined) return filter.data.length === 0 ? 'yes' : 'no';
  if (!schemes.some(({ value }) => open.test(value) || value === scheme)) return 'no';
  const hosts = values('host');
  if (hosts.length === 0) return 'yes';
  const takesHost = hosts.some(
    ({ value }) => open.test(value) || value === '*' || value === host || (value.startsWith('*') && (host ?? '').endsWith(value.slice(1))),
  );
  if (!takesHost) return 'no';
  const paths = values('path', 'pathPrefix', 'pathSuffix', 'pathPattern', 'pathAdvancedPattern');
  if (paths.length === 0) return 'yes';
  const takesPath = paths.some(({ name, value }) => {
    if (open.test(value) || name === 'pathAdvancedPattern') return true;
    if (name === 'path') return value === path;
    if (name === 'pathPrefix') return path.startsWith(value);
    if (name === 'pathSuffix') return path.endsWith(value);
    return globOf(value).test(path);
  });
  return takesPath ? 'yes' : 'no';
}

const hasDefault = (filter: IntentFilter) => filter.categories.some(({ value }) => value === 'android.intent.category.DEFAULT');
const hasAction = (filter: IntentFilter, action: string) => filter.actions.some(({ value }) => value === action);

/** `package/.Main` → package and full class; `.Main` is completed by the package before the slash, else by the app's. */
function classOf(context: ProjectContext, written: string): { package?: string; name: string } {
  const [before, after] = written.includes('/') ? (written.split('/', 2) as [string, string]) : [undefined, written];
  const base = before ?? context.app.namespace;
  const prefix = typeof base === 'string' ? base : base?.determined ? base.value : packageNameOf(context.app)?.value;
  const name = after.startsWith('.') && prefix !== undefined ? prefix + after : after;
  return before === undefined ? { name } : { package: before, name };
}

/**
 * Compares what a tap is to open with what the manifests offer. Says nothing where the manifest is missing, where the activity may come from
 * a library, and about links that other apps answer.
 */
export function* judgeClick(context: ProjectContext, target: ClickTarget): Generator<ProjectProblemFound<ClickMessageId>> {
  if (!context.app.manifest) return;
  const activities = componentsOf(context.modules, 'activity', 'activity-alias');
  switch (target.kind) {
    case 'activity':
      return yield* judgeActivity(context, activities, target.name, target.mustExport, target.name);
    case 'action':
      return yield* judgeAction(activities, target.action);
    case 'uri':
      return yield* judgeUri(context, activities, target.uri);
  }
}

function* judgeActivity(
  context: ProjectContext,
  activities: readonly ManifestComponent[],
  written: string,
  mustExport: boolean,
  shown: string,
): Generator<ProjectProblemFound<ClickMessageId>> {
  const { package: found, name } = classOf(context, written);
  const own = packageNameOf(context.app)?.value;
  if (found !== undefined && own !== undefined && found !== own && found !== '${applicationId}') {
    yield { messageId: 'otherPackage', data: { target: shown, found, package: own } };
    return;
  }
  const activity = activities.find((candidate) => candidate.name === name);
  if (!activity) {
    // A class of a library is declared by the library's own manifest, which is not here.
    if (isOwnClass(context.modules, name) || classNamed(context.modules, name) || !name.includes('.'))
      yield { messageId: 'unknownActivity', data: { target: name } };
    return;
  }
  if (mustExport && !isExported(activity)) yield { messageId: 'notExported', data: { target: name }, at: activity.at };
}

function* judgeAction(activities: readonly ManifestComponent[], action: string): Generator<ProjectProblemFound<ClickMessageId>> {
  const data = { target: action };
  const pairs = activities.flatMap((activity) => activity.filters.map((filter) => ({ activity, filter })));
  const withAction = pairs.filter(({ filter }) => hasAction(filter, action));
  const first = withAction[0];
  if (!first) {
    yield { messageId: 'noAction', data };
    return;
  }
  const withDefault = withAction.filter(({ filter }) => hasDefault(filter));
  const plain = withDefault.filter(({ filter }) => filter.data.length === 0);
  if (withDefault.length === 0) yield { messageId: 'noDefault', data, at: first.filter.at };
  else if (plain.length === 0) yield { messageId: 'dataInFilter', data, at: withDefault[0]!.filter.at };
  else if (!plain.some(({ activity }) => isExported(activity)))
    yield { messageId: 'notExported', data: { target: plain[0]!.activity.name }, at: plain[0]!.activity.at };
}

function* judgeUri(
  context: ProjectContext,
  activities: readonly ManifestComponent[],
  uri: string,
): Generator<ProjectProblemFound<ClickMessageId>> {
  const parts = parseClickUri(uri);
  if (!parts) return;
  const own = packageNameOf(context.app)?.value;
  const link = parts.scheme === undefined ? undefined : `${parts.scheme}://${parts.host ?? ''}${parts.path ?? ''}`;
  if (parts.component !== undefined) {
    let isSound = true;
    for (const problem of judgeActivity(context, activities, parts.component, true, parts.component)) {
      isSound = false;
      yield problem;
    }
    const activity = activities.find(({ name }) => name === classOf(context, parts.component as string).name);
    if (isSound && activity && link !== undefined && activity.filters.some(({ data }) => data.length > 0))
      if (!activity.filters.some((filter) => takesData(filter, parts) === 'yes'))
        yield { messageId: 'dataMismatch', data: { target: link, activity: activity.name }, at: activity.at };
    return;
  }
  if (parts.package !== undefined && own !== undefined && parts.package !== own) {
    yield { messageId: 'otherPackage', data: { target: uri, found: parts.package, package: own } };
    return;
  }
  if (link === undefined) {
    // Actions of the system are answered by the system.
    if (parts.action !== undefined && !parts.action.startsWith('android.')) yield* judgeAction(activities, parts.action);
    return;
  }
  if (foreignSchemes.test(parts.scheme as string) && parts.package === undefined) return;
  const action = parts.action ?? 'android.intent.action.VIEW';
  const pairs = activities.flatMap((activity) => activity.filters.map((filter) => ({ activity, filter })));
  const withData = pairs.filter(({ filter }) => takesData(filter, parts) === 'yes');
  if (withData.length === 0) {
    yield { messageId: 'noFilter', data: { target: link } };
    return;
  }
  const withAction = withData.filter(({ filter }) => hasAction(filter, action));
  const withDefault = withAction.filter(({ filter }) => hasDefault(filter));
  if (withAction.length === 0) yield { messageId: 'noAction', data: { target: action }, at: withData[0]!.filter.at };
  else if (withDefault.length === 0) yield { messageId: 'noDefault', data: { target: link }, at: withAction[0]!.filter.at };
  else if (!withDefault.some(({ activity }) => isExported(activity)))
    yield { messageId: 'notExported', data: { target: withDefault[0]!.activity.name }, at: withDefault[0]!.activity.at };
}
