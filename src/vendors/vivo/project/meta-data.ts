import { areDependenciesKnown, dependenciesOf, hasManifest, known, metaDataOf, type Modules } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isSwapped, metaDataNames, placeholders, sdkOf, wantsPlaceholders } from './facts.ts';

export default defineProjectCheck({
  name: 'meta-data',
  title: { en: 'AppID and AppKey stand where vivo’s SDK reads them', zh: 'AppID 与 AppKey 写在 vivo SDK 读取的位置' },
  steps: ['C7', 'J8'],
  docs: docs.client,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The meta-data `{name}` is missing; vivo’s SDK reads {what} from there and fails to start (10003).',
        zh: '缺少 meta-data `{name}`；vivo SDK 从这里读取 {what}，缺少时会启动失败（10003）。',
      },
      fix: {
        en: 'Add `<meta-data android:name="{name}" android:value="…" />` to `<application>`.',
        zh: '请在 `<application>` 中加入 `<meta-data android:name="{name}" android:value="…" />`。',
      },
    },
    placeholder: {
      severity: 'error',
      text: {
        en: 'The manifest placeholder `{name}` is not filled; the manifest of Tencent’s library needs it, and the build ends with a merge error.',
        zh: '没有设置 manifest 占位符 `{name}`；腾讯库的 manifest 需要它，否则构建时合并出错。',
      },
      fix: {
        en: 'Add `{name}` to `manifestPlaceholders`, or give the meta-data `{metaData}` in your manifest with `tools:replace="android:value"`.',
        zh: '请在 `manifestPlaceholders` 中加入 `{name}`，或在自己的 manifest 中用 `tools:replace="android:value"` 声明 meta-data `{metaData}`。',
      },
    },
    shortName: {
      severity: 'warn',
      text: {
        en: 'The meta-data `{found}` is a name from older guides; vivo’s current SDK reads `{name}`.',
        zh: 'meta-data `{found}` 是旧文档中的名称，当前 vivo SDK 读取的是 `{name}`。',
      },
      fix: {
        en: 'Write `{name}`; keep the short one if another SDK reads it.',
        zh: '请改用 `{name}`；若其他 SDK 会读取短名称，可同时保留。',
      },
    },
    swapped: {
      severity: 'error',
      text: {
        en: 'AppID and AppKey are swapped: `{name}` holds what looks like the other one.',
        zh: 'AppID 与 AppKey 填反了：`{name}` 的值看起来是另一个。',
      },
      fix: {
        en: '`app_id` takes the short number, `api_key` the long text.',
        zh: '`app_id` 填较短的数字，`api_key` 填较长的一串字符。',
      },
    },
    unreplaced: {
      severity: 'warn',
      text: {
        en: '`{name}` is given in the app and by Tencent’s library; without `tools:replace="android:value"` the merge fails.',
        zh: '`{name}` 在应用和腾讯库中都有声明，缺少 `tools:replace="android:value"` 会导致合并失败。',
      },
      fix: { en: 'Add `tools:replace="android:value"` to the entry.', zh: '请为该项加上 `tools:replace="android:value"`。' },
    },
  },
  *check({ modules, app }) {
    if (!hasManifest(modules)) return;
    const one = (name: string) => metaDataOf(modules, new RegExp(`^${name.replaceAll('.', '\\.')}$`))[0];
    const sdk = sdkOf(modules);
    for (const [key, what] of [
      ['appId', 'AppID'],
      ['apiKey', 'AppKey'],
    ] as const) {
      const name = metaDataNames[key];
      const entry = one(name);
      const placeholder = placeholders[key];
      const filled = app.manifestPlaceholders[placeholder];
      const value = entry ? known(entry.value) : known(filled);
      if (isSwapped(key, value))
        yield {
          messageId: 'swapped',
          data: { name: entry ? name : placeholder },
          at: entry?.at ?? (filled as NonNullable<typeof filled>).at,
        };
      const short = entry ? undefined : one(key === 'appId' ? metaDataNames.shortAppId : metaDataNames.shortApiKey);
      if (short && sdk) yield { messageId: 'shortName', data: { found: short.name, name }, at: short.at };
      if (wantsPlaceholders(modules)) {
        // What a library module of the project leaves open, `android/open-placeholder` reports.
        const isOpen =
          app.unreadPlaceholders?.length ||
          modules.some((module) => module.manifest?.openPlaceholders.some(({ value }) => value === placeholder));
        if (!entry && !filled && !isOpen) yield { messageId: 'placeholder', data: { name: placeholder, metaData: name } };
        else if (
          entry &&
          !filled &&
          app.manifest?.metaData.some((written) => written.name === name) &&
          !replacesValue(entry.attributes['tools:replace']?.value)
        )
          yield { messageId: 'unreplaced', data: { name }, at: entry.at };
        continue;
      }
      if (entry) continue;
      // A placeholder is for a manifest of a library; vivo's own has none.
      const isTaken = filled !== undefined && (sdk?.form === 'platform' || !areDependenciesKnown(modules, { foldersAreListed: true }));
      if (sdk && !short && !isTaken && !isHandedOver(modules))
        yield { messageId: 'missing', data: { name, what }, ...(filled && { at: filled.at }) };
    }
  },
});

/** Platforms whose artifacts bring the meta-data or hand the values over; Easemob and ZEGO leave the meta-data to the app. */
function isHandedOver(modules: Modules): boolean {
  return dependenciesOf(modules).some(({ module = '' }) =>
    /^(?:com\.tencent\.tpns|cn\.jiguang|com\.umeng|com\.getui|com\.igexin|cn\.rongcloud|com\.netease|com\.aliyun|com\.mob)\b/.test(module),
  );
}

function replacesValue(tools: string | undefined): boolean {
  return tools !== undefined && /(?:^|[\s,])android:value(?:[\s,]|$)/.test(tools);
}
