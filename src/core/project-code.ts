import { callsOf, classNamed, compareVersions, constantsOf, dependenciesOf, known, type Modules } from './project-look.ts';
import type { GradleDependency, SourceCall, SourceFile } from './project.ts';
import { indexOf } from './source-index.ts';

/** Source files that import something, by a pattern on the full name. */
export function filesImporting(modules: Modules, pattern: RegExp): readonly SourceFile[] {
  return indexOf(modules).importing(pattern);
}

/** Calls of some files by name, and by what stands before them. */
export function callsIn(modules: Modules, files: readonly SourceFile[], name: RegExp, receiver?: RegExp): SourceCall[] {
  const paths = new Set(files.map(({ file }) => file));
  return callsOf(modules, name, receiver).filter(({ at }) => paths.has(at.file));
}

/** True for two calls in one method, where `order` says which comes first. */
export function isSameMethod(a: SourceCall, b: SourceCall): boolean {
  return a.at.file === b.at.file && a.inClass === b.inClass && a.inMethod !== undefined && a.inMethod === b.inMethod;
}

/** Where the value of an argument is told when it is a name: a constant of this name, if there is one value for it only. */
export function argumentValue(modules: Modules, call: SourceCall, index: number): string | undefined {
  const literal = call.literals[index];
  if (literal !== undefined) return String(literal);
  const written = call.arguments[index]?.trim();
  if (written === undefined || !/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(written)) return undefined;
  return namedValue(modules, written, call.at.file);
}

/** The value of a constant or of a field of `BuildConfig` by its name, as a file of the sources writes it. */
function namedValue(modules: Modules, written: string, file: string): string | undefined {
  const parts = written.split('.');
  const name = parts.at(-1);
  const owner = parts.at(-2);
  if (name !== undefined && owner === 'BuildConfig') return fieldValue(modules, name, file);
  // A name of a few lower-case letters is a variable: a constant elsewhere that is called the same says nothing about it.
  if (owner === undefined && !/^[A-Z][A-Z0-9_]*$/.test(written)) return undefined;
  const candidates = constantsOf(modules).filter(
    (constant) => constant.name === name && (owner === undefined || constant.inClass?.split(/[.$]/).at(-1) === owner),
  );
  const own = candidates.filter((constant) => constant.at.file === file);
  const chosen = own.length > 0 ? own : candidates;
  const values = new Set(
    chosen.map(({ kind, value, at }) => {
      if (kind !== 'expression') return value;
      const field = /^(?:[\w$]+\.)*BuildConfig\.([\w$]+)$/.exec(value.trim())?.[1];
      return field === undefined ? undefined : fieldValue(modules, field, at.file);
    }),
  );
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

/** A field of `BuildConfig`: of the module that the file imports it from or is in; else where all modules agree. */
function fieldValue(modules: Modules, name: string, file: string): string | undefined {
  const home = modules.find(({ sources }) => sources.some((source) => source.file === file));
  const imported = home?.sources.find((source) => source.file === file)?.imports.find((one) => one.endsWith('.BuildConfig'));
  const wanted =
    imported === undefined ? home : modules.find(({ namespace }) => known(namespace) === imported.slice(0, imported.lastIndexOf('.')));
  const has = modules.filter(({ buildConfigFields }) => buildConfigFields !== undefined && Object.hasOwn(buildConfigFields, name));
  const chosen = has.filter((module) => module === wanted);
  const values = new Set((chosen.length > 0 ? chosen : has).map(({ buildConfigFields }) => known(buildConfigFields?.[name])));
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

/** Every module that the build names is part of the scan, so that nothing of the app's own is out of sight. */
export function areModulesKnown(modules: Modules): boolean {
  const names = new Set(modules.map((module) => module.name));
  return modules.every(({ dependencies }) =>
    dependencies.every(
      ({ kind, path, module }) =>
        (kind === 'project' && path !== undefined && names.has(path)) || (kind !== 'project' && (module ?? path) !== undefined),
    ),
  );
}

/** Every library is named by the build: none comes from a folder of files, or by something that could not be read. */
export function areLibrariesListed(modules: Modules): boolean {
  return areModulesKnown(modules) && dependenciesOf(modules).every(({ kind }) => kind !== 'folder');
}

/** Libraries of a build by `group:name`; those for tests and for the build itself are left out. */
export function librariesOf(modules: Modules, name: RegExp): GradleDependency[] {
  return dependenciesOf(modules).filter(
    ({ kind, module, configuration }) =>
      kind === 'maven' && module !== undefined && name.test(module) && !/^(?:classpath|test|androidTest)/.test(configuration),
  );
}

/** A library's version when it is a plain one: not a range, not `+`, not a snapshot. */
export function plainVersion(dependency: GradleDependency | undefined): string | undefined {
  const version = known(dependency?.version);
  return version !== undefined && /^\d+(?:\.\d+)+$/.test(version) ? version : undefined;
}

/** True when a plain version is below another; false where it cannot be told. */
export function isBelow(dependency: GradleDependency | undefined, least: string): boolean {
  const version = plainVersion(dependency);
  return version !== undefined && compareVersions(version, least) < 0;
}

/** True when a call stands in an activity or fragment, as far as the class itself says. */
export function isInScreen(modules: Modules, call: SourceCall): boolean {
  const found = call.inClass === undefined ? undefined : classNamed(modules, call.inClass);
  return found?.superTypes.some((name) => /(?:Activity|Fragment)(?:\(.*\))?$/.test(name)) ?? false;
}
