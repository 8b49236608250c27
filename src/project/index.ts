import type { AndroidModule, ProjectSnapshot } from '../core/project.ts';
import type { ProjectFiles } from './files.ts';
import { readIos } from './ios.ts';
import { readLayout } from './layout.ts';
import { readModule, type ModuleOptions } from './module.ts';
import { readServiceFiles } from './service-files.ts';
import { resolveSuperTypes } from './super-types.ts';
import { TextReader, walk } from './walk.ts';

export { diskProject, type ProjectEntry, type ProjectFiles } from './files.ts';
export { sourceWords } from './source.ts';

export interface ReadProjectOptions {
  files: ProjectFiles;
  /** Absolute path of the folder, for the snapshot; the readers use only `files`. */
  root: string;
  /** Flavor of the variant that is read, or several put together (`cnPaid`); default: the build's own default, else the first of each dimension. */
  flavor?: string;
  /** The release build; default true. */
  release?: boolean;
  signal?: AbortSignal;
}

/** Reads an Android (and in brief an iOS) project: facts with places. Rejects only when aborted; what cannot be read is among `problems`. */
export async function readProject({ files, root, flavor, release = true, signal }: ReadProjectOptions): Promise<ProjectSnapshot> {
  const walked = await walk(files, signal);
  const reader = new TextReader(files, new Set(walked.files), walked.problems);
  const layout = await readLayout(walked, reader);
  signal?.throwIfAborted();
  const options: ModuleOptions = {
    walked,
    reader,
    layout,
    release,
    ...(flavor !== undefined && { flavor }),
    ...(signal && { signal }),
  };
  // Applications first: what a library leaves open is filled by the one it goes into.
  const read = new Map<string, AndroidModule>();
  const isApplication = (plugins: AndroidModule['plugins']) =>
    plugins.some(({ id, applied }) => applied && id === 'com.android.application');
  const inOrder = [
    ...layout.modules.filter((module) => isApplication(module.plugins)),
    ...layout.modules.filter((module) => !isApplication(module.plugins)),
  ];
  let app: AndroidModule | undefined;
  for (const module of inOrder) {
    signal?.throwIfAborted();
    const done = await readModule(module, { ...options, ...(app && { app }) });
    read.set(module.name, done);
    if (done.kind === 'application') app ??= done;
  }
  const modules = resolveSuperTypes(layout.modules.flatMap(({ name }) => read.get(name) ?? []));
  const serviceFiles = await readServiceFiles(walked.files, layout.modules, reader, walked.problems);
  const ios = await readIos(walked.files, reader, walked.problems, release);
  const { settingsFile, rootBuild } = layout;
  return {
    root,
    ...(settingsFile !== undefined && { settingsFile }),
    rootBuild,
    modules,
    serviceFiles,
    ios,
    problems: walked.problems,
    counts: { files: walked.files.length, skipped: walked.skipped },
  };
}
