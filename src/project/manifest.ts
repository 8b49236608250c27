import type {
  Attributes,
  IntentFilter,
  Manifest,
  ManifestComponent,
  ManifestMetaData,
  ProjectProblem,
  Read,
  Sited,
} from '../core/project.ts';
import type { SourceText } from './text.ts';
import { childrenOf, readXml, type XmlAttribute, type XmlElement } from './xml.ts';

const componentTypes = ['activity', 'activity-alias', 'service', 'receiver', 'provider'] as const;
const isComponent = (name: string): name is ManifestComponent['type'] => (componentTypes as readonly string[]).includes(name);

export interface ManifestContext {
  /** Placeholders by name; one whose value could not be read stays as it is written, and is not open. */
  placeholders: Readonly<Record<string, Read<string>>>;
  /** Some placeholders may be filled in ways that could not be read. */
  placeholdersIncomplete: boolean;
  namespace?: string;
  /** `string/app_id` → value. */
  resource(name: string): string | undefined;
}

/** A module's manifest files of the chosen variant, `main` first, each later one of higher priority. */
export function readManifest(
  sources: readonly { source: SourceText; sourceSet: string }[],
  context: ManifestContext,
  problems: ProjectProblem[],
): Manifest | undefined {
  if (sources.length === 0) return undefined;
  const parsed = sources.map(({ source, sourceSet }) => ({ source, sourceSet, root: readXml(source, problems) }));
  const reader = new ManifestReader(context, packageOf(parsed));
  for (const { source, sourceSet, root } of parsed) if (root?.name === 'manifest') reader.take(root, source, sourceSet);
  const [first] = parsed;
  const at = first?.root?.name === 'manifest' ? first.source.at(first.root.start) : undefined;
  return { ...reader.result(sources.map(({ source }) => source.file)), ...(at && { at }) };
}

function packageOf(parsed: readonly { source: SourceText; root: XmlElement | undefined }[]): Sited<string> | undefined {
  for (const { source, root } of parsed) {
    const found = root?.attributes.get('package');
    if (root?.name === 'manifest' && found) return { value: found.value, at: source.at(found.valueStart) };
  }
  return undefined;
}

type Kept<Value> = Map<string, Value>;

class ManifestReader {
  readonly #context: ManifestContext;
  readonly #package: Sited<string> | undefined;
  readonly #open: Sited<string>[] = [];
  readonly #removed: NonNullable<Manifest['removed']>[number][] = [];
  readonly #components: Kept<ManifestComponent> = new Map();
  readonly #metaData: Kept<ManifestMetaData> = new Map();
  readonly #uses: Kept<Manifest['usesPermissions'][number]> = new Map();
  readonly #permissions: Kept<Manifest['permissions'][number]> = new Map();
  readonly #queries: Sited<string>[] = [];
  #application: Manifest['application'];
  #source!: SourceText;
  #set = '';

  constructor(context: ManifestContext, packageName: Sited<string> | undefined) {
    this.#context = context;
    this.#package = packageName;
  }

  take(root: XmlElement, source: SourceText, sourceSet: string): void {
    this.#source = source;
    this.#set = sourceSet;
    for (const child of root.children) {
      if (child.name === 'uses-permission' || child.name === 'uses-permission-sdk-23' || child.name === 'uses-permission-sdk-m')
        this.#usesPermission(child);
      else if (child.name === 'permission') this.#permission(child);
      else if (child.name === 'queries') this.#query(child);
      else if (child.name === 'application') this.#takeApplication(child);
    }
  }

  result(files: readonly string[]): Manifest {
    return {
      files,
      ...(this.#package && { package: this.#package }),
      ...(this.#application && { application: this.#application }),
      usesPermissions: [...this.#uses.values()],
      permissions: [...this.#permissions.values()],
      components: [...this.#components.values()],
      metaData: [...this.#metaData.values()],
      queries: this.#queries,
      openPlaceholders: this.#context.placeholdersIncomplete ? [] : this.#open,
      removed: this.#removed,
    };
  }

  /** The text with its placeholders filled, as far as they are known. */
  #fill(attribute: XmlAttribute): { text: string; whole: boolean } {
    const { value } = attribute;
    if (!value.includes('${')) return { text: value, whole: true };
    let whole = true;
    const text = value.replaceAll(/\$\{([^{}]*)\}/g, (written, name: string, index: number) => {
      const known = Object.hasOwn(this.#context.placeholders, name) ? this.#context.placeholders[name] : undefined;
      if (known?.determined) return known.value;
      whole = false;
      if (!known) this.#open.push({ value: name, at: this.#source.at(attribute.valueStart + index) });
      return written;
    });
    return { text, whole };
  }

  #attributes(element: XmlElement): Attributes {
    const found: [string, Sited<string>][] = [];
    for (const [name, attribute] of element.attributes)
      if (!name.startsWith('xmlns')) found.push([name, { value: this.#fill(attribute).text, at: this.#source.at(attribute.valueStart) }]);
    return Object.fromEntries(found);
  }

  /** `.Foo` and `Foo` are of the namespace. */
  #className(written: string): string {
    const base = this.#context.namespace ?? this.#package?.value;
    if (base === undefined) return written;
    return written.startsWith('.') ? `${base}${written}` : written.includes('.') || written.includes('${') ? written : `${base}.${written}`;
  }

  #keep<Value>(list: Kept<Value>, key: string, element: XmlElement, name: string, make: (before: Value | undefined) => Value): void {
    const node = element.attributes.get('tools:node')?.value;
    if (node === 'removeAll') {
      const kind = element.name;
      for (const [known] of list) if (known.startsWith(`${kind} `)) list.delete(known);
      return;
    }
    if (node === 'remove') {
      list.delete(key);
      this.#removed.push({ value: name, at: this.#source.at(element.start), element: element.name, sourceSet: this.#set });
      return;
    }
    const before = list.get(key);
    list.set(key, make(node === 'replace' ? undefined : before));
  }

  #usesPermission(element: XmlElement): void {
    const attributes = this.#attributes(element);
    const name = attributes['android:name'];
    if (!name && element.attributes.get('tools:node')?.value !== 'removeAll') return;
    const value = name?.value ?? '';
    this.#keep(this.#uses, `uses-permission ${value}`, element, value, () => ({
      value,
      at: this.#source.at(element.start),
      sourceSet: this.#set,
      attributes,
    }));
  }

  #permission(element: XmlElement): void {
    const attributes = this.#attributes(element);
    const name = attributes['android:name'];
    if (!name) return;
    const level = attributes['android:protectionLevel']?.value;
    this.#keep(this.#permissions, `permission ${name.value}`, element, name.value, () => ({
      // Long elements begin lines before their name.
      value: name.value,
      at: name.at,
      sourceSet: this.#set,
      ...(level !== undefined && { protectionLevel: level }),
    }));
  }

  #query(element: XmlElement): void {
    const add = (found: XmlElement, attributeName: string) => {
      const attribute = found.attributes.get(attributeName);
      if (attribute) this.#queries.push({ value: this.#fill(attribute).text, at: this.#source.at(found.start) });
    };
    for (const child of element.children) {
      if (child.name === 'package') add(child, 'android:name');
      else if (child.name === 'provider') add(child, 'android:authorities');
      else for (const action of childrenOf(child, 'action')) add(action, 'android:name');
    }
  }

  #takeApplication(element: XmlElement): void {
    const attributes = this.#merged(this.#application?.attributes, element);
    const written = attributes['android:name']?.value;
    this.#application = {
      ...(written !== undefined && { written, name: this.#className(written) }),
      attributes,
      at: this.#application?.at ?? this.#source.at(element.start),
    };
    for (const child of element.children) {
      if (isComponent(child.name)) this.#component(child, child.name);
      else if (child.name === 'meta-data') this.#meta(this.#metaData, child);
    }
  }

  /** Higher priority wins; `tools:remove` takes attributes away. */
  #merged(before: Attributes | undefined, element: XmlElement): Attributes {
    const merged = { ...before, ...this.#attributes(element) };
    for (const name of (merged['tools:remove']?.value ?? '').split(',')) delete merged[name.trim()];
    return merged;
  }

  #component(element: XmlElement, type: ManifestComponent['type']): void {
    const attribute = element.attributes.get('android:name');
    if (!attribute) {
      if (element.attributes.get('tools:node')?.value === 'removeAll')
        this.#keep(this.#components, '', element, '', (before) => before as ManifestComponent);
      return;
    }
    const written = this.#fill(attribute).text;
    const name = this.#className(written);
    this.#keep(this.#components, `${type} ${name}`, element, name, (before) => {
      const attributes = this.#merged(before?.attributes, element);
      const flag = (key: string) => this.#flag(attributes[key]?.value);
      const text = (key: string) => attributes[key]?.value;
      const exported = flag('android:exported');
      const enabled = flag('android:enabled');
      const process = text('android:process');
      const permission = text('android:permission');
      const authorities = text('android:authorities');
      const metaData: Kept<ManifestMetaData> = new Map(before?.metaData.map((item) => [`meta-data ${item.name}`, item]));
      for (const child of childrenOf(element, 'meta-data')) this.#meta(metaData, child);
      return {
        type,
        name,
        written: attribute.value,
        ...(exported !== undefined && { exported }),
        ...(enabled !== undefined && { enabled }),
        ...(process !== undefined && { process }),
        ...(permission !== undefined && { permission }),
        ...(authorities !== undefined && { authorities }),
        filters: [...(before?.filters ?? []), ...childrenOf(element, 'intent-filter').map((filter) => this.#filter(filter))],
        metaData: [...metaData.values()],
        attributes,
        at: before?.at ?? this.#source.at(element.start),
        sourceSet: before?.sourceSet ?? this.#set,
      };
    });
  }

  #flag(value: string | undefined): boolean | undefined {
    const text = value?.startsWith('@') ? this.#context.resource(value.slice(1)) : value;
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  #filter(element: XmlElement): IntentFilter {
    const names = (kind: string) =>
      childrenOf(element, kind).flatMap((child) => {
        const attribute = child.attributes.get('android:name');
        return attribute ? [{ value: this.#fill(attribute).text, at: this.#source.at(child.start) }] : [];
      });
    return {
      actions: names('action'),
      categories: names('category'),
      data: childrenOf(element, 'data').map((child) => ({
        attributes: Object.fromEntries(
          [...child.attributes].flatMap(([name, attribute]) =>
            name.startsWith('android:') ? [[name.slice(8), this.#fill(attribute).text]] : [],
          ),
        ),
        at: this.#source.at(child.start),
      })),
      at: this.#source.at(element.start),
    };
  }

  #meta(list: Kept<ManifestMetaData>, element: XmlElement): void {
    const attribute = element.attributes.get('android:name');
    if (!attribute) return;
    const name = this.#fill(attribute).text;
    this.#keep(list, `meta-data ${name}`, element, name, (before) => {
      const value = this.#metaValue(element);
      return {
        name,
        ...(value ? { value } : before?.value && { value: before.value }),
        attributes: this.#merged(before?.attributes, element),
        at: this.#source.at(element.start),
        sourceSet: this.#set,
      };
    });
  }

  #metaValue(element: XmlElement): Read<string> | undefined {
    const attribute = element.attributes.get('android:value') ?? element.attributes.get('android:resource');
    if (!attribute) return undefined;
    // Counted as open once, when the attributes are read.
    const open = this.#open.length;
    const { text, whole } = this.#fill(attribute);
    this.#open.length = open;
    const at = this.#source.at(attribute.valueStart);
    if (!whole) return { determined: false, text, at };
    if (!text.startsWith('@')) return { determined: true, value: text.replace(/^\\@/, '@').replace(/^\\ /, ' '), at };
    // Pictures and colours are what they are called; texts and numbers have a value somewhere.
    const found = this.#context.resource(text.slice(1));
    if (found !== undefined) return { determined: true, value: found, at };
    return /^@\+?(string|integer|bool)\//.test(text) ? { determined: false, text, at } : { determined: true, value: text, at };
  }
}
