import type { IosTarget, ProjectProblem, Sited } from '../core/project.ts';
import { folderOf, joinPath, nameOf, type SourceText } from './text.ts';
import type { TextReader } from './walk.ts';
import { readXml, type XmlElement } from './xml.ts';

/** Entitlements and Info.plist of every iOS target, paired by the Xcode project, else by their folder. */
export async function readIos(
  files: readonly string[],
  reader: TextReader,
  problems: ProjectProblem[],
  release: boolean,
): Promise<IosTarget[]> {
  const targets: { entitlements?: string; infoPlist?: string; bundleId?: Sited<string> }[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    if (nameOf(file) !== 'project.pbxproj') continue;
    const source = await reader.read(file);
    if (!source) continue;
    const base = folderOf(folderOf(file));
    for (const settings of buildSettings(source, release)) {
      const path = (key: string) => {
        const found = settings.get(key);
        const joined = found && joinPath(base, found.value.replace(/^\$[({](SRCROOT|PROJECT_DIR)[)}]\//, ''));
        return joined !== undefined && reader.has(joined) ? joined : undefined;
      };
      const entitlements = path('CODE_SIGN_ENTITLEMENTS');
      const infoPlist = path('INFOPLIST_FILE');
      if (entitlements === undefined && infoPlist === undefined) continue;
      if ([entitlements, infoPlist].every((one) => one === undefined || taken.has(one))) continue;
      for (const one of [entitlements, infoPlist]) if (one !== undefined) taken.add(one);
      const bundleId = settings.get('PRODUCT_BUNDLE_IDENTIFIER');
      targets.push({
        ...(entitlements !== undefined && { entitlements }),
        ...(infoPlist !== undefined && { infoPlist }),
        ...(bundleId && { bundleId }),
      });
    }
  }
  // Only beside an Xcode project is an Info.plist an app's.
  const folders = new Map<string, { entitlements?: string; infoPlist?: string }>();
  for (const file of files) {
    if (taken.has(file)) continue;
    const folder = folders.get(folderOf(file)) ?? {};
    if (file.endsWith('.entitlements')) folder.entitlements ??= file;
    else if (/(^|[-_ ])Info\.plist$/.test(nameOf(file))) folder.infoPlist ??= file;
    else continue;
    folders.set(folderOf(file), folder);
  }
  for (const folder of folders.values()) if (folder.entitlements !== undefined || targets.length === 0) targets.push(folder);

  const read: IosTarget[] = [];
  for (const { entitlements, infoPlist, bundleId } of targets) {
    const rights = entitlements === undefined ? undefined : await readPlist(entitlements, reader, problems);
    const info = infoPlist === undefined ? undefined : await readPlist(infoPlist, reader, problems);
    const apsEnvironment = rights && textAt(rights, 'aps-environment');
    const modes = info && keyed(info.root, 'UIBackgroundModes');
    const written = info && textAt(info, 'CFBundleIdentifier');
    const id = written && !written.value.includes('$(') && !written.value.includes('${') ? written : (bundleId ?? written);
    read.push({
      ...(entitlements !== undefined && { entitlements: { file: entitlements, ...(apsEnvironment && { apsEnvironment }) } }),
      ...(infoPlist !== undefined && {
        infoPlist: {
          file: infoPlist,
          backgroundModes:
            info && modes?.name === 'array'
              ? modes.children.filter(({ name }) => name === 'string').map((mode) => sited(info.source, mode))
              : [],
          ...(id && { bundleId: id }),
        },
      }),
    });
  }
  return read;
}

interface Plist {
  source: SourceText;
  root: XmlElement;
}

/** A binary plist has zeros in it, and is a problem of the reader's. */
async function readPlist(file: string, reader: TextReader, problems: ProjectProblem[]): Promise<Plist | undefined> {
  const source = await reader.read(file);
  if (source?.text.startsWith('bplist')) {
    problems.push({ id: 'binary', at: source.at(0), detail: 'This is a binary property list; only the XML form is read.' });
    return undefined;
  }
  const root = source && readXml(source, problems);
  const dict = root?.name === 'plist' ? root.children.find(({ name }) => name === 'dict') : undefined;
  return source && dict && { source, root: dict };
}

/** In a `dict` the value follows its key. */
function keyed(dict: XmlElement, key: string): XmlElement | undefined {
  const index = dict.children.findIndex((child) => child.name === 'key' && child.text === key);
  return index < 0 ? undefined : dict.children[index + 1];
}

function sited(source: SourceText, element: XmlElement): Sited<string> {
  return { value: element.text, at: source.at(element.start) };
}

function textAt({ source, root }: Plist, key: string): Sited<string> | undefined {
  const found = keyed(root, key);
  return found?.name === 'string' ? sited(source, found) : undefined;
}

/** The settings of every target's configuration of that name. */
function buildSettings(source: SourceText, release: boolean): Map<string, Sited<string>>[] {
  const found: Map<string, Sited<string>>[] = [];
  const block = /buildSettings\s*=\s*\{/g;
  for (let match = block.exec(source.text); match; match = block.exec(source.text)) {
    const from = block.lastIndex;
    const end = /\n[ \t]*\};[ \t]*\r?\n[ \t]*name\s*=\s*"?([\w .-]+)"?;/g;
    end.lastIndex = from;
    const closing = end.exec(source.text);
    if (!closing) break;
    block.lastIndex = end.lastIndex;
    if (/release/i.test(closing[1] as string) !== release) continue;
    const settings = new Map<string, Sited<string>>();
    const line =
      /^[ \t]*"?(CODE_SIGN_ENTITLEMENTS|INFOPLIST_FILE|PRODUCT_BUNDLE_IDENTIFIER)(?:\[[^\]]*\])?"?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+));/gm;
    for (const setting of source.text.slice(from, closing.index).matchAll(line)) {
      const [written, key = '', quoted, plain] = setting;
      const offset = from + setting.index + (/^[ \t]*/.exec(written)?.[0].length ?? 0);
      if (!settings.has(key)) settings.set(key, { value: quoted ?? plain ?? '', at: source.at(offset) });
    }
    found.push(settings);
  }
  return found;
}
