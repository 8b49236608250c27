import { isPresent, type MessagingServices } from './messaging-service.ts';
import { appliedPlugin, hasRepository, libraryRepositories, pluginRepositories, type ServiceFileSearch } from './project-build.ts';
import type { ProjectContext, ProjectProblemFound } from './project-check.ts';
import {
  actionsOf,
  areKeepRulesKnown,
  builtValuesOf,
  classNamed,
  componentsOf,
  constantsOf,
  descendsFrom,
  hasMethod,
  isKept,
  isRegisteredByPlatform,
  isShrunk,
  known,
  metaDataOf,
  packageNameOf,
  placesOf,
  writtenValue,
  type Modules,
  type SdkFound,
} from './project-look.ts';
import type { AndroidModule, CallbackName, GradleRepository, ManifestComponent, Place, ServiceFile, SourceClass } from './project.ts';

type Problems<MessageId extends string> = Generator<ProjectProblemFound<MessageId>>;

/** An applicationId that is not the package name in the config: `suffix` where only an ending is too much, else `other`. */
export function* applicationIdProblems(app: AndroidModule, wanted: string | undefined): Problems<'other' | 'suffix'> {
  const own = packageNameOf(app);
  if (wanted === undefined || !own || own.value === wanted) return;
  const messageId = own.value.startsWith(`${wanted}.`) ? 'suffix' : 'other';
  yield { messageId, data: { found: own.value, wanted }, at: own.at };
}

/** A package name in the config that is not the app's. */
export function* packageNameProblems(app: AndroidModule, configured: string | undefined): Problems<'differs'> {
  const actual = packageNameOf(app);
  if (configured !== undefined && actual && actual.value !== configured)
    yield { messageId: 'differs', data: { configured, actual: actual.value }, at: actual.at };
}

/** Letters and digits, as consoles give them: neither a sample text nor a name by which something is looked up. */
const secretText = /^(?!your|my_|test|(.)\1+$)(?=.*\d)[\w+/=-]{12,}$/i;

/** Constants and what the build puts into the app that look like a vendor's secret by name and value; the one of the config is left out. */
export function* namedSecretProblems(modules: Modules, secretName: RegExp, configured?: string): Problems<'named'> {
  for (const { name, kind, value, at } of constantsOf(modules))
    if (kind === 'text' && value !== configured && secretName.test(name) && secretText.test(value))
      yield { messageId: 'named', data: { name }, at };
  yield* builtSecretProblems(modules, secretName, configured);
}

/** Fields of `BuildConfig`, resources of the build and meta-data that look like a vendor's secret by name and value. */
export function* builtSecretProblems(modules: Modules, secretName: RegExp, configured?: string): Problems<'named'> {
  const entries = metaDataOf(modules, /./).map(({ name, value, at }) => ({ name, value: known(value), at }));
  for (const { name, value, at } of [...builtValuesOf(modules), ...entries])
    // `com.xiaomi.push.app_secret`
    if (value !== undefined && value !== configured && secretName.test(name.replaceAll(/[.-]/g, '_')) && secretText.test(value))
      yield { messageId: 'named', data: { name }, at };
}

/** A vendor's secret in the app: `found` where it is the config's, `named` where a constant looks like one. */
export function* secretProblems(modules: Modules, secretName: RegExp, configured: string | undefined): Problems<'found' | 'named'> {
  if (configured !== undefined) for (const at of placesOf(modules, configured)) yield { messageId: 'found', at };
  yield* namedSecretProblems(modules, secretName, configured);
}

/** A meta-data entry that gives an app its id or key at a vendor. */
export interface KeyEntry {
  name: string;
  value: string;
  /** False for a key. */
  isId: boolean;
  /** Digits only, and written so in the manifest: Android reads a number. */
  isNumber: boolean;
  at: Place;
}

/** Meta-data entries by a pattern whose first group is `id` or `key`; those without a readable value are left out. */
export function keyEntriesOf(modules: Modules, names: RegExp): KeyEntry[] {
  return metaDataOf(modules, names).flatMap((metaData) => {
    const { name, at } = metaData;
    const value = known(metaData.value);
    if (value === undefined) return [];
    const isNumber = /^\d+$/.test(value) && /^\d+$/.test(writtenValue(metaData) ?? '');
    return [{ name, value, isId: names.exec(name)?.[1]?.toLowerCase() === 'id', isNumber, at }];
  });
}

/** A number without the letter that apps put in front of it, so that Android does not read it as one. */
export function withoutLetter(value: string): string {
  return value.replace(/^(?:[A-Za-z]+[_=:-]?|\\?\s+)(?=\d+$)/, '');
}

/** An activity for the badge that is not among those the launcher shows. */
export function* badgeProblems(modules: Modules, configured: string | undefined): Problems<'differs'> {
  if (configured === undefined) return;
  const launchers = componentsOf(modules, 'activity', 'activity-alias').filter(
    (activity) =>
      isPresent(activity) &&
      actionsOf(activity).includes('android.intent.action.MAIN') &&
      activity.filters.some(({ categories }) => categories.some(({ value }) => value === 'android.intent.category.LAUNCHER')),
  );
  const [first] = launchers;
  if (first && !launchers.some(({ name }) => name === configured))
    yield { messageId: 'differs', data: { configured, actual: first.name }, at: first.at };
}

/** What comes from a vendor's Maven repository. */
export interface RepositoryUse {
  /** Matches the repository's URL. */
  address: RegExp;
  sdk: SdkFound | undefined;
  pluginId: string;
  /** `group:name` of the plugin. */
  pluginArtifact: string;
}

function placeAmong(repositories: readonly GradleRepository[], address: RegExp): Place | undefined {
  return repositories.find(({ url }) => address.test(known(url) ?? ''))?.at;
}

/** A vendor's repository that is not listed, for its library or its plugin; or for the other of the two only, which is the usual slip. */
export function* repositoryProblems(
  { project, app }: Pick<ProjectContext, 'project' | 'app'>,
  { address, sdk, pluginId, pluginArtifact }: RepositoryUse,
): Problems<'library' | 'plugin' | 'pluginsOnly' | 'librariesOnly'> {
  const libraries = libraryRepositories(project, app);
  const plugins = pluginRepositories(project);
  if (sdk?.dependency.kind === 'maven' && hasRepository(libraries, address) === false) {
    const at = placeAmong(plugins, address);
    yield at ? { messageId: 'pluginsOnly', at } : { messageId: 'library', at: libraries[0]!.at };
  }
  const usesPlugin = appliedPlugin(app, pluginId) ?? project.rootBuild.classpath.find(({ module }) => module === pluginArtifact);
  if (usesPlugin && hasRepository(plugins, address) === false) {
    const at = placeAmong(libraries, address);
    yield at ? { messageId: 'librariesOnly', at } : { messageId: 'plugin', at: plugins[0]!.at };
  }
}

/** A service file that names no app; one that is no JSON is told with the place where it breaks, by the check of all files. */
export function* serviceFileProblems(file: ServiceFile | undefined, isUseful: (file: ServiceFile) => boolean): Problems<'useless'> {
  if (file && file.json !== undefined && !isUseful(file)) yield { messageId: 'useless', at: file.place('') };
}

/** Where a service file is that the build does not take: with another variant, in a wrong place, or nowhere although its plugin is applied. */
export function* absentServiceFileProblems(
  app: AndroidModule,
  { others: [other], misplaced: [elsewhere] }: ServiceFileSearch,
  pluginId: string,
): Problems<'variant' | 'misplaced' | 'missing'> {
  const plugin = appliedPlugin(app, pluginId);
  if (other) {
    const variant = [...app.variant.flavors, app.variant.buildType].join(' ');
    yield { messageId: 'variant', data: { file: other.file, variant }, at: other.place('') };
  } else if (elsewhere)
    yield { messageId: 'misplaced', data: { file: elsewhere.file, dir: app.dir === '' ? '.' : app.dir }, at: elsewhere.place('') };
  else if (plugin && plugin.condition === undefined) yield { messageId: 'missing', at: plugin.at };
}

/** True when neither manifests nor sources have a service for the vendor's messages. */
export function lacksService({ declared, withoutAction, classes }: MessagingServices): boolean {
  return declared.length + withoutAction.length + classes.length === 0;
}

/** Services that the vendor's SDK does not find, and those that every app can call. */
export function* messagingServiceProblems({
  declared,
  withoutAction,
  undeclared,
}: MessagingServices): Problems<'action' | 'undeclared' | 'exported'> {
  if (declared.length === 0) {
    for (const { name, at } of withoutAction) yield { messageId: 'action', data: { name }, at };
    if (withoutAction.length === 0) for (const { name, at } of undeclared) yield { messageId: 'undeclared', data: { name }, at };
  }
  for (const { name, exported, attributes, at } of declared)
    if (exported === true) yield { messageId: 'exported', data: { name }, at: attributes['android:exported']?.at ?? at };
}

/** Declared services whose class takes nothing: it has none of the callbacks. */
export function idleServices(
  modules: Modules,
  { declared, classes }: MessagingServices,
  ...callbacks: readonly CallbackName[]
): SourceClass[] {
  const names = new Set(declared.map(({ name }) => name));
  return classes.filter((one) => names.has(one.name) && !hasMethod(modules, one, ...callbacks));
}

/** The first service, when no service has `onNewToken`. */
export function* tokenCallbackProblems(modules: Modules, { classes }: MessagingServices): Problems<'missing'> {
  const [first] = classes;
  if (first && !classes.some((service) => hasMethod(modules, service, 'onNewToken')))
    yield { messageId: 'missing', data: { name: first.name }, at: first.at };
}

/** What a manifest without a receiver lacks: a receiver for the class that is written already, or for the SDK. */
export function* absentReceiverProblems(
  modules: Modules,
  sdk: SdkFound | undefined,
  [written]: readonly SourceClass[],
): Problems<'undeclared' | 'missing'> {
  if (sdk?.form === 'platform' || isRegisteredByPlatform(modules)) return;
  if (written) yield { messageId: 'undeclared', data: { receiver: written.name }, at: written.at };
  else if (sdk) yield { messageId: 'missing' };
}

/** A receiver whose class certainly does not extend the SDK's. */
export function* receiverParentProblems(modules: Modules, { name }: ManifestComponent, parent: string): Problems<'parent'> {
  const found = classNamed(modules, name);
  if (found && descendsFrom(modules, found, parent) === 'no') yield { messageId: 'parent', data: { receiver: name }, at: found.at };
}

/** True when an SDK certainly depends on the app's own keep rules: a platform's package may bring rules along. */
export function needsKeepRules(context: Pick<ProjectContext, 'app' | 'modules'>, sdk: SdkFound | undefined): boolean {
  return sdk !== undefined && sdk.form !== 'platform' && isShrunk(context) && areKeepRulesKnown(context.modules);
}

/** What is to survive R8. */
export interface KeptClasses {
  sdk: SdkFound | undefined;
  /** Full names of the SDK's classes. */
  names: readonly string[];
  receivers: readonly ManifestComponent[];
  /** The app's own classes that may stand behind the receivers. */
  receiverClasses: readonly SourceClass[];
}

/** Classes that no rule keeps: the first of the SDK's, and the app's own receivers. */
export function* keepRuleProblems(
  context: Pick<ProjectContext, 'app' | 'modules'>,
  { sdk, names, receivers, receiverClasses }: KeptClasses,
): Problems<'sdk' | 'receiver'> {
  const { modules } = context;
  if (!needsKeepRules(context, sdk)) return;
  const lost = names.find((name) => !isKept(modules, name));
  if (lost !== undefined) yield { messageId: 'sdk', data: { class: lost } };
  const own = receiverClasses.map(({ name }) => name);
  for (const { name, at } of receivers)
    if (own.includes(name) && !isKept(modules, name)) yield { messageId: 'receiver', data: { receiver: name }, at };
}
