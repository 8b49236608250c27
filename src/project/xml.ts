import type { ProblemCause, ProjectProblem } from '../core/project.ts';
import { SaxesParser } from 'saxes';
import { oneLine, type SourceText } from './text.ts';

export interface XmlAttribute {
  value: string;
  /** Offsets of the name and of the value within its quotation marks. */
  start: number;
  valueStart: number;
}

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, XmlAttribute>;
  children: readonly XmlElement[];
  /** Text directly in it, trimmed. */
  text: string;
  /** Offset of `<`. */
  start: number;
  /** Offset of its text. */
  textStart: number;
}

interface OpenElement extends XmlElement {
  children: XmlElement[];
}

const maxDepth = 200;
const namespaces: Readonly<Record<string, string>> = {
  'http://schemas.android.com/apk/res/android': 'android',
  'http://schemas.android.com/tools': 'tools',
};

class Stopped extends Error {}

/** Kinds of what the parser complains about, by its own words. */
const causes: readonly (readonly [RegExp, ProblemCause])[] = [
  [/^unclosed tag|document must contain a root|^unexpected end|^unclosed/i, 'ends-early'],
  [/^(?:unmatched closing tag|unexpected close tag|unmatched)/i, 'tags-differ'],
  [/outside of root|only one root/i, 'text-after'],
  [/attribute|^forward-slash/i, 'attribute'],
  [/tag name|closing tag/i, 'tag-open'],
  [/entity|disallowed character|character reference/i, 'character'],
  [/^unbound namespace prefix/i, 'prefix-unknown'],
];

/** Reads XML up to its first fault, which becomes a problem; what stands before it is given all the same. Prefixes of Android's namespaces are made `android:` and `tools:`. */
export function readXml(source: SourceText, problems: ProjectProblem[]): XmlElement | undefined {
  const { text } = source;
  const parser = new SaxesParser({ position: true });
  const stack: OpenElement[] = [];
  const prefixes = new Map<string, string>();
  let root: XmlElement | undefined;
  let tagStart = 0;
  const fault = (offset: number, detail: string, cause = causes.find(([words]) => words.test(detail))?.[1]): never => {
    problems.push({ id: 'xml-broken', at: source.at(offset), ...(cause && { cause }), detail });
    throw new Stopped();
  };
  // The parser's messages begin with a place of its own.
  parser.on('error', (error) => fault(Math.min(parser.position, text.length), oneLine(error.message.replace(/^\d+:\d+:\s*/, ''))));
  parser.on('opentagstart', () => {
    tagStart = Math.max(text.lastIndexOf('<', parser.position - 1), 0);
  });
  parser.on('opentag', (tag) => {
    for (const [name, uri] of Object.entries(tag.attributes)) {
      const known = namespaces[uri];
      if (name.startsWith('xmlns:') && known !== undefined && name.slice(6) !== known) prefixes.set(name.slice(6), known);
    }
    const canonical = (name: string) => {
      if (prefixes.size === 0) return name;
      const colon = name.indexOf(':');
      const known = colon > 0 ? prefixes.get(name.slice(0, colon)) : undefined;
      return known === undefined ? name : `${known}${name.slice(colon)}`;
    };
    const places = attributePlaces(text.slice(tagStart, parser.position));
    const attributes = new Map<string, XmlAttribute>();
    for (const [name, value] of Object.entries(tag.attributes)) {
      const place = places.get(name) ?? { start: 0, valueStart: 0 };
      attributes.set(canonical(name), { value, start: tagStart + place.start, valueStart: tagStart + place.valueStart });
    }
    const element: OpenElement = { name: tag.name, attributes, children: [], text: '', start: tagStart, textStart: parser.position };
    stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
    if (stack.length > maxDepth) fault(tagStart, `Elements are nested deeper than ${maxDepth}.`, 'too-deep');
  });
  parser.on('closetag', () => {
    const element = stack.pop();
    if (element) element.text = element.text.trim();
  });
  const addText = (piece: string) => {
    const element = stack.at(-1);
    if (!element) return;
    // Where the first letter stands, not the line break before it.
    if (element.text.trim() === '' && piece.trim() !== '') {
      const found = text.indexOf(piece.trim().slice(0, 40), element.textStart);
      if (found >= 0) element.textStart = found;
    }
    element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text);
    parser.close();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    for (const element of stack) element.text = element.text.trim();
  }
  return root;
}

function attributePlaces(tag: string): Map<string, { start: number; valueStart: number }> {
  const found = new Map<string, { start: number; valueStart: number }>();
  const pattern = /([^\s=/<>"']+)(\s*=\s*)(?:"[^"]*"|'[^']*')/g;
  for (let match = pattern.exec(tag); match; match = pattern.exec(tag)) {
    const [, name = '', between = ''] = match;
    found.set(name, { start: match.index, valueStart: match.index + name.length + between.length + 1 });
  }
  return found;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
