import type { AccountBase } from './account.ts';
import type { Finding, Severity, Where } from './finding.ts';
import type { Message } from './message.ts';
import { classNamed, withoutSecrets } from './project-look.ts';
import { appModule, type AndroidModule, type GradleRepository, type Place, type ProjectSnapshot, type Read } from './project.ts';
import { keepRulePlace, moduleStart } from './project-build.ts';
import type { Integration, ProjectCheck, ProjectContext, ProjectFacet } from './project-check.ts';
import { render, type Lang, type Text, type TextData } from './text.ts';

/** A vendor or platform with its project facet. */
export interface ProjectOwner {
  id: string;
  displayName: string;
  owner: 'vendor' | 'platform';
  facet: ProjectFacet;
}

export interface JudgeProjectOptions {
  lang: Lang;
  /**
   * Judge only these vendors and platforms, integrated or not. Where none of either is named, every one that is integrated is judged; where only
   * platforms are named, the vendors that `vendorsOf` tells.
   */
  vendors: readonly string[];
  platforms: readonly string[];
  /** Platforms are judged also where only vendors are named. */
  anyPlatform?: boolean;
  /** Vendors whose push a platform uses in this app; undefined: nobody can tell, and every one counts. */
  vendorsOf?(platform: string, modules: readonly AndroidModule[]): readonly string[] | undefined;
  /** Usable accounts by vendor and platform id. */
  accounts: Readonly<Record<string, AccountBase>>;
  message?: Message;
  /** File of the message, as it is shown. */
  messageFile?: string;
  release: boolean;
  /** How a file of the project is shown. */
  shown(file: string): string;
}

/** A finding with what a baseline needs. */
export interface JudgedFinding {
  finding: Finding;
  /** Checklist steps it answers. */
  steps: readonly string[];
  /** Where it stands, by the project's own path; absent: the project as a whole. */
  at?: Place;
  messageId: string;
  data?: TextData;
}

/** A check or detection that threw. */
export interface ProjectCrash {
  /** Rule id, or `<owner>/detect`. */
  id: string;
  owner: string;
  title: Text;
  message: string;
}

export interface JudgedProject {
  app: AndroidModule;
  /** The project has an Android module at all. */
  android: boolean;
  modules: readonly AndroidModule[];
  /** Every owner whose detection did not throw, in the order given; `judged`: its checks ran, or would have for what is integrated. */
  integrations: readonly { owner: ProjectOwner; integration: Integration; judged: boolean }[];
  /** By file and place. */
  findings: readonly JudgedFinding[];
  /** Checklist steps that were looked at. */
  looked: readonly string[];
  crashes: readonly ProjectCrash[];
}

/** What a scan says beside the vendors’ and platforms’ own checks. */
export const projectRules = {
  'not-integrated': {
    severity: 'error',
    text: { en: 'Nothing in the project shows that it has {display}.', zh: '工程中没有任何 {display} 的集成痕迹。' },
    fix: {
      en: 'Integrate it as its guide says, or scan the folder of the right app; do not name it when the app goes without.',
      zh: '请按其文档完成集成，或改为扫描正确的应用目录；若应用不需要，请不要指定它。',
    },
  },
  'no-app': {
    severity: 'info',
    text: {
      en: 'The project has no application module; `{module}` was taken instead.',
      zh: '工程中没有 application 模块，改为检查 `{module}`。',
    },
    fix: {
      en: 'Scan the folder that holds the app: what the app adds or removes is not seen here.',
      zh: '请扫描应用所在的目录；应用自身增减的内容在这里看不到。',
    },
  },
  'no-platform-to-route': {
    severity: 'info',
    text: {
      en: 'The project has no IM platform, so there is no vendor choice to show for {brand}.',
      zh: '工程没有集成 IM 平台，无法给出 {brand} 上的厂商选择。',
    },
    fix: { en: 'Name the platform: `--platform tencent-im`.', zh: '请指定平台：`--platform tencent-im`。' },
  },
  unreadable: {
    severity: 'warn',
    text: { en: 'The file cannot be read (the reader says “{detail}”).', zh: '无法读取文件（读取器提示：“{detail}”）。' },
    fix: { en: 'Correct it, then scan again; it was not looked at.', zh: '请修正后重新扫描；该文件未被检查。' },
  },
} as const satisfies Record<string, { severity: Severity; text: Text; fix: Text }>;

const docs = 'https://github.com/push-check/push-check#scan';

const detecting: Text = { en: 'looking for the integration', zh: '查找集成情况' };

/** One of the tool's own findings about a project. */
export function projectFinding(
  id: keyof typeof projectRules,
  data: TextData,
  options: Pick<JudgeProjectOptions, 'lang' | 'shown'>,
  more: { at?: Place; steps?: readonly string[]; owner?: string } = {},
): JudgedFinding {
  const { severity, text, fix } = projectRules[id];
  return judged(
    {
      ruleId: `project/${id}`,
      severity,
      ...(more.owner === undefined ? {} : { vendor: more.owner }),
      where: whereOf(more.at, options),
      message: render(text, options.lang, data),
      fix: render(fix, options.lang, data),
      docs,
    },
    { messageId: id, data, steps: more.steps ?? [], ...(more.at ? { at: more.at } : {}) },
  );
}

function judged(finding: Finding, more: Omit<JudgedFinding, 'finding'>): JudgedFinding {
  return { finding, ...more };
}

function whereOf(at: Place | undefined, options: Pick<JudgeProjectOptions, 'shown'>): Where {
  return at ? { file: options.shown(at.file), line: at.line, column: at.column } : {};
}

const noModule: AndroidModule = {
  name: ':',
  dir: '',
  kind: 'other',
  plugins: [],
  repositories: [],
  dependencies: [],
  manifestPlaceholders: {},
  flavors: [],
  buildTypes: [],
  variant: { flavors: [], buildType: 'release' },
  keepRules: [],
  missingKeepFiles: [],
  sounds: [],
  sources: [],
};

/** Whether the folder holds an app at all. */
export function hasApp(project: ProjectSnapshot): boolean {
  return hasAndroid(project) || project.ios.length > 0 || isUniApp(project);
}

/** A project of uni-app, whose cloud build makes the Android project: only its own native files are there. */
export function isUniApp(project: ProjectSnapshot): boolean {
  return !hasAndroid(project) && project.serviceFiles.some(({ file }) => /(?:^|\/)nativeResources\/android\//.test(file));
}

function hasAndroid(project: ProjectSnapshot): boolean {
  return project.modules.some((module) => module.kind !== 'other' || module.manifest !== undefined);
}

/** The app and every module it is built from, itself first. */
export function modulesOf(project: ProjectSnapshot, app: AndroidModule): AndroidModule[] {
  const found = [app];
  for (const module of found)
    for (const dependency of module.dependencies) {
      if (dependency.kind !== 'project') continue;
      const next = project.modules.find((candidate) => candidate.name === dependency.path);
      if (next && !found.includes(next)) found.push(next);
    }
  return found;
}

/**
 * Judges a project by the facets of vendors and platforms and by the checks that concern every app. Pure; a check that throws becomes a crash and
 * does not end the rest.
 */
export function judgeProject(
  project: ProjectSnapshot,
  owners: readonly ProjectOwner[],
  general: readonly ProjectCheck[],
  options: JudgeProjectOptions,
): JudgedProject {
  const android = hasAndroid(project);
  const app = appModule(project) ?? noModule;
  const modules = modulesOf(project, app);
  const crashes: ProjectCrash[] = [];
  const integrations: { owner: ProjectOwner; integration: Integration }[] = [];
  for (const owner of owners) {
    try {
      integrations.push({ owner, integration: owner.facet.detect(project, app, modules) });
    } catch (error) {
      crashes.push({ id: `${owner.id}/detect`, owner: owner.id, title: detecting, message: messageOf(error) });
    }
  }
  const integrated = new Set(integrations.filter(({ integration }) => integration.state !== 'none').map(({ owner }) => owner.id));
  // In an Android project a check of its own tells what could not be read.
  const findings: JudgedFinding[] = (android ? [] : project.problems).map(({ at, detail }) =>
    projectFinding('unreadable', { detail: detail.replace(/[.。]$/, '') }, options, { at }),
  );
  if (android && app.kind !== 'application') findings.push(projectFinding('no-app', { module: app.name }, options));
  const looked = new Set<string>();
  const context = (owner: string): ProjectContext => ({
    project,
    app,
    modules,
    integrated,
    accounts: options.accounts,
    release: options.release,
    ...(options.accounts[owner] ? { account: options.accounts[owner] } : {}),
  });
  const unread = unreadServiceFiles(project);
  const run = (check: ProjectCheck) => {
    try {
      // A file that is there and may not be read is neither missing nor broken.
      if (unread.has(check.owner) && /^(?:service-file|config-file)/.test(check.name)) return;
      let asksMessage = false;
      const given: ProjectContext = withMessage(context(check.owner), options.message, () => (asksMessage = true));
      if (check.applies && !check.applies(given)) return;
      const problems = [...check.check(given)];
      for (const step of check.steps) looked.add(step);
      for (const { messageId, data, at: told, steps = check.steps } of problems) {
        // What the message names and the app lacks is mended in the message.
        const ofMessage = told === undefined && asksMessage && /^(?:click|channel|sound)/.test(check.name) && options.messageFile;
        const at = told ?? (ofMessage ? undefined : fixPlace(check, messageId, steps, given));
        const message = check.messages[messageId];
        if (!message) throw new Error(`no message ${messageId}`);
        findings.push(
          judged(
            {
              ruleId: check.id,
              severity: message.severity,
              ...(check.owner === 'android' ? {} : { vendor: check.owner }),
              where: ofMessage ? { file: ofMessage } : whereOf(at, options),
              message: render(message.text, options.lang, data),
              fix: render(message.fix, options.lang, data),
              docs: check.docs,
              title: check.title[options.lang],
            },
            { messageId, steps, ...(data ? { data } : {}), ...(at ? { at } : {}) },
          ),
        );
      }
    } catch (error) {
      crashes.push({ id: check.id, owner: check.owner, title: check.title, message: messageOf(error) });
    }
  };
  if (android) for (const check of general) run(check);
  const isJudged = judgedOwners(options, modules);
  for (const { owner } of integrations) {
    if (!isJudged(owner)) continue;
    const present = integrated.has(owner.id);
    const named = (owner.owner === 'vendor' ? options.vendors : options.platforms).includes(owner.id);
    if (named) looked.add('J1');
    if (named && !present)
      findings.push(projectFinding('not-integrated', { display: owner.displayName }, options, { steps: ['J1'], owner: owner.id }));
    if (present || (named && android)) for (const check of owner.facet.checks) run(check);
  }
  return {
    app,
    android,
    modules,
    integrations: integrations.map((entry) => ({ ...entry, judged: isJudged(entry.owner) })),
    findings: findings.toSorted(byPlace),
    looked: [...looked].toSorted(),
    crashes,
  };
}

/** Who was asked for; without names everyone is. */
function judgedOwners(
  { vendors, platforms, anyPlatform = false, vendorsOf }: JudgeProjectOptions,
  modules: readonly AndroidModule[],
): (owner: Pick<ProjectOwner, 'id' | 'owner'>) => boolean {
  if (vendors.length + platforms.length === 0) return () => true;
  const lists = vendors.length > 0 ? [vendors] : platforms.map((platform) => vendorsOf?.(platform, modules));
  const wanted = lists.some((list) => list === undefined) ? undefined : new Set(lists.flatMap((list) => list ?? []));
  return ({ id, owner }) =>
    owner === 'vendor' ? (wanted?.has(id) ?? true) : platforms.includes(id) || (anyPlatform && platforms.length === 0);
}

/** Whose file it is. */
const fileOwners: Readonly<Record<string, string>> = {
  'google-services.json': 'fcm',
  'agconnect-services.json': 'huawei',
  'mcs-services.json': 'honor',
  'timpush-configs.json': 'tencent-im',
};

/** Owners of files that are there and could not be looked into, where no other file of the name was read. */
function unreadServiceFiles({ problems, serviceFiles }: ProjectSnapshot): ReadonlySet<string> {
  const names = problems
    .filter(({ id }) => id === 'link-outside' || id === 'unreadable' || id === 'too-large')
    .map(({ at }) => at.file.slice(at.file.lastIndexOf('/') + 1))
    .filter((name) => !serviceFiles.some((file) => file.name === name && file.json !== undefined));
  return new Set(names.flatMap((name) => (Object.hasOwn(fileOwners, name) ? (fileOwners[name] ?? []) : [])));
}

/** The context with its message, which tells when it is looked at. */
function withMessage(context: ProjectContext, message: Message | undefined, asked: () => void): ProjectContext {
  if (!message) return context;
  return Object.defineProperty({ ...context }, 'message', {
    enumerable: true,
    get() {
      asked();
      return message;
    },
  });
}

/** Where something that is missing belongs: the build file, the keep rules, the manifest, the Application class. */
function fixPlace(check: ProjectCheck, messageId: string, steps: readonly string[], { app, project }: ProjectContext): Place | undefined {
  const is = (...wanted: string[]) => steps.some((step) => wanted.includes(step));
  if (is('N1', 'N2', 'N3')) {
    const [target] = project.ios;
    const file = target?.entitlements?.file ?? target?.infoPlist?.file;
    return file === undefined ? undefined : { file, line: 1, column: 1 };
  }
  if (is('J20', 'J21', 'J22')) return keepRulePlace(app);
  const build = app.dependencies.find(({ at }) => at.file === app.buildFile)?.at ?? moduleStart(app);
  if (is('J1', 'J2', 'J3', 'A7', 'C6') && !/service|receiver|manifest/i.test(`${check.name} ${messageId}`)) return build;
  const { manifest } = app;
  const root = manifest?.at ?? (manifest?.files[0] === undefined ? undefined : { file: manifest.files[0], line: 1, column: 1 });
  if (is('J4', 'I1') || /permission|quer(?:y|ies)/i.test(check.name)) return root ?? build;
  const application = manifest?.application;
  const inManifest = application?.at ?? root;
  if (is('J5', 'J6', 'J7', 'J8', 'J15', 'K2', 'K3', 'K7') || /manifest|meta-data|receiver|service|component/i.test(check.name))
    return inManifest ?? build;
  const started = application?.name === undefined ? undefined : classNamed([app], application.name);
  return started?.at ?? inManifest ?? build;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What is said of a place by file, line and column; what concerns the whole project stands first. */
function byPlace(a: JudgedFinding, b: JudgedFinding): number {
  const [left, right] = [a.at?.file ?? '', b.at?.file ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}

/** A value that only running the build would tell. */
export interface Undetermined {
  /** `applicationId`, `minSdk`, `version of com.example:push` … */
  what: Text;
  data?: TextData;
  /** As written. */
  text: string;
  at: Place;
}

const undeterminedWords = {
  setting: { en: '{name}', zh: '{name}' },
  dependency: { en: 'dependency', zh: '依赖' },
  version: { en: 'version of {name}', zh: '{name} 的版本' },
  plugin: { en: 'plugin', zh: '插件' },
  pluginVersion: { en: 'version of plugin {name}', zh: '插件 {name} 的版本' },
  repository: { en: 'repository', zh: '仓库' },
} satisfies Record<string, Text>;

/** What could not be read without running the build, of the app and its modules; repositories also of the root. */
export function undeterminedOf(modules: readonly AndroidModule[], ofRoot: readonly GradleRepository[] = []): Undetermined[] {
  const list: Undetermined[] = [];
  const add = (name: string, read: Read<unknown> | undefined, what: Text = undeterminedWords.setting) => {
    if (read && !read.determined) list.push({ what, data: { name }, text: read.text, at: read.at });
  };
  for (const [index, module] of modules.entries()) {
    // Only the app's own ids and SDK levels decide about pushes.
    if (index === 0) {
      add('applicationId', module.applicationId);
      add('minSdk', module.minSdk);
      add('targetSdk', module.targetSdk);
      add('minifyEnabled', module.minify);
    }
    for (const [name, read] of Object.entries(module.manifestPlaceholders))
      add(`manifestPlaceholders.${name}`, read.determined ? read : { ...read, text: withoutSecrets(read.text) });
    for (const dependency of module.dependencies) {
      const { module: library, notation, isUnread, at } = dependency;
      if (isUnread) list.push({ what: undeterminedWords.dependency, text: notation, at });
      else add(library ?? notation, dependency.version, undeterminedWords.version);
    }
    for (const { id, applied, isUnread, at } of module.plugins)
      if (isUnread && applied) list.push({ what: undeterminedWords.plugin, text: id, at });
    for (const plugin of module.plugins) add(plugin.id, plugin.version, undeterminedWords.pluginVersion);
  }
  for (const { url } of [...ofRoot, ...modules.flatMap(({ repositories }) => repositories)])
    if (url && !url.determined) list.push({ what: undeterminedWords.repository, text: withoutSecrets(url.text), at: url.at });
  const key = ({ what, data, at }: Undetermined) => `${render(what, 'en', data)}\u0000${at.file}\u0000${at.line}\u0000${at.column}`;
  return [...new Map(list.map((item) => [key(item), item])).values()];
}
