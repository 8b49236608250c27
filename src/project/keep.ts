import type { KeepRule } from '../core/project.ts';
import { joinPath, folderOf, oneLine, type SourceText } from './text.ts';

const keepDirectives = new Set([
  '-keep', '-keepclassmembers', '-keepclasseswithmembers', '-keepnames', '-keepclassmembernames', '-keepclasseswithmembernames', '-if',
  '-whyareyoukeeping', '-assumenosideeffects', '-assumenoexternalsideeffects', '-assumenoescapingparameters',
  '-assumenoexternalreturnvalues', '-assumevalues', '-checkdiscard', '-identifiernamestring', '-convertchecknotnull', '-maximumremovedandroidloglevel',
]); // prettier-ignore
const nameDirectives = new Set(['-dontwarn', '-dontnote', '-keeppackagenames', '-keepkotlinmetadata']);
/** Directives of ProGuard's and R8's manuals that name no class, or none that matters here. */
const otherDirectives = new Set([
  '-adaptclassstrings', '-adaptresourcefilecontents', '-adaptresourcefilenames', '-allowaccessmodification', '-addconfigurationdebugging',
  '-android', '-applymapping', '-assumenosideeffects', '-basedirectory', '-classobfuscationdictionary', '-dontobfuscate', '-dontoptimize',
  '-dontpreverify', '-dontprocesskotlinmetadata', '-dontshrink', '-dontskipnonpubliclibraryclasses', '-dontskipnonpubliclibraryclassmembers',
  '-dontusemixedcaseclassnames', '-dontcompress', '-dump', '-encryptstrings', '-flattenpackagehierarchy', '-forceprocessing', '-ignorewarnings', '-include', '-injars',
  '-keepattributes', '-keepdirectories', '-keepparameternames', '-libraryjars', '-mergeinterfacesaggressively', '-microedition', '-obfuscationdictionary',
  '-optimizationpasses', '-optimizations', '-optimizeaggressively', '-outjars', '-overloadaggressively', '-packageobfuscationdictionary',
  '-printconfiguration', '-printmapping', '-printseeds', '-printusage', '-renamesourcefileattribute', '-repackageclasses', '-defaultpackage', '-resourcejars',
  '-skipnonpubliclibraryclasses', '-target', '-useuniqueclassmembernames', '-verbose', '-alwaysinline', '-neverinline', '-neverpropagatevalue',
  '-keepresourcexmlelements', '-keepresources', '-keepresourcefiles', '-shrinkunusedprotofields', '-obfuscate', '-laststageoutput', '-processkotlinmetadata',
]); // prettier-ignore
const classWord = /^(class|interface|enum|@interface|@?record)$/;
const modifier = /^!?(public|private|protected|final|abstract|static|synthetic|annotation|strictfp)$|^!(class|interface|enum|@interface)$/;
const className = /^!?[\w$*?<>%.[\]/-]+$/u;

export interface KeepFile {
  rules: KeepRule[];
  /** Files that it brings in by `-include` or `@`, relative to the project's folder. */
  includes: { path: string; offset: number }[];
}

/** Reads a rule file into its directives; what is written wrongly is named, not left out. */
export function readKeepFile(source: SourceText): KeepFile {
  // Comments become blanks, so that offsets stay.
  const text = source.text.replaceAll(/#[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const rules: KeepRule[] = [];
  const includes: KeepFile['includes'] = [];
  // A directive begins with a minus at the start of a word, outside of a block.
  const start = /(^|[\s;}])(-[a-zA-Z]\w*|@[^\s{};]+)/gm;
  let at = nextStart(start, text, 0);
  while (at) {
    const { offset, word } = at;
    const { end, unbalanced } = directiveEnd(text, offset + word.length);
    const whole = oneLine(text.slice(offset, end), 2000);
    const next = nextStart(start, text, end);
    if (word.startsWith('@')) {
      if (!/^@interface$/.test(word)) include(word.slice(1), offset);
    } else {
      const body = text.slice(offset + word.length, end);
      if (word === '-include') include(body.trim().replaceAll(/^["']|["']$/g, ''), offset);
      rules.push(ruleOf(word, whole, body, unbalanced, source, offset));
    }
    at = next;
  }
  return { rules, includes };

  function include(path: string, offset: number): void {
    const joined = /^([/\\<]|[a-z]:)/i.test(path) || path === '' ? undefined : joinPath(folderOf(source.file), path);
    if (joined !== undefined) includes.push({ path: joined, offset });
  }
}

function nextStart(pattern: RegExp, text: string, from: number): { offset: number; word: string } | undefined {
  pattern.lastIndex = Math.max(from - 1, 0);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, before = '', word = ''] = match;
    const offset = match.index + before.length;
    if (offset >= from) return { offset, word };
    pattern.lastIndex = match.index + 1;
  }
  return undefined;
}

/** A directive goes on to the next one, with its block whole. */
function directiveEnd(text: string, from: number): { end: number; unbalanced: boolean } {
  const mark = /[{}]|\s-[a-zA-Z]|^[ \t]*@[^\s{}]+[ \t\r]*$/gm;
  mark.lastIndex = from;
  let depth = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const [found] = match;
    if (found === '{') depth++;
    else if (found === '}') {
      depth--;
      if (depth <= 0) return { end: match.index + 1, unbalanced: depth < 0 };
    } else if (depth === 0) return { end: match.index, unbalanced: false };
    // A directive at the start of a line within a block: the block was never closed.
    else if (found.startsWith('\n')) return { end: match.index, unbalanced: true };
  }
  return { end: text.length, unbalanced: depth !== 0 };
}

function ruleOf(word: string, whole: string, body: string, unbalanced: boolean, source: SourceText, offset: number): KeepRule {
  const at = source.at(offset);
  const base = { text: whole, directive: word, at };
  const malformed = (patterns: readonly string[], why: string | undefined): KeepRule => ({
    ...base,
    patterns,
    ...(why !== undefined && { malformed: why }),
  });
  if (keepDirectives.has(word)) {
    const { patterns, parent, problem } = classPatterns(body);
    return { ...malformed(patterns, unbalanced ? 'unbalanced-braces' : problem), ...(parent !== undefined && { parent }) };
  }
  if (unbalanced) return malformed([], 'unbalanced-braces');
  if (nameDirectives.has(word)) {
    const names = body.split(',').map((name) => name.trim());
    const given = names.filter((name) => name !== '').map((name) => name.replaceAll(/\s+/g, ' '));
    return malformed(given, given.some((name) => name.includes(' ')) ? 'blank-in-name' : undefined);
  }
  return malformed([], otherDirectives.has(word) ? undefined : 'unknown-directive');
}

/** `,allowobfuscation public class * extends a.B { … }` → what it names, and what is wrong with it. */
function classPatterns(body: string): { patterns: string[]; parent?: string; problem?: string } {
  const head = (body.split(/[{}]/)[0] ?? '')
    // Options of the directive, and annotations with a bracket.
    .replace(/^(\s*,\s*[a-z]+)+/, ' ')
    .replaceAll(/\(\s*[^()]*\)/g, ' ');
  const words = head.replaceAll(',', ' , ').split(/\s+/).filter(Boolean);
  let index = 0;
  while (
    index < words.length &&
    (modifier.test(words[index] as string) || (/^!?@/.test(words[index] as string) && words[index] !== '@interface'))
  )
    index++;
  if (words.length === index) return { patterns: [], problem: 'missing-class-keyword' };
  let problem: string | undefined;
  if (classWord.test(words[index] as string)) index++;
  else problem = 'missing-class-keyword';
  const patterns: string[] = [];
  let parent: string | undefined;
  let expectName = true;
  for (; index < words.length; index++) {
    const word = words[index] as string;
    if (word === ',') expectName = true;
    else if (word === 'extends' || word === 'implements') {
      const names = words.slice(index + 1).filter((part) => !part.startsWith('@'));
      if (names.length > 1) problem ??= 'blank-in-name';
      parent = names.join(' ');
      break;
    } else if (word.startsWith('@')) continue;
    else if (expectName && className.test(word)) {
      patterns.push(word);
      expectName = false;
    } else {
      // A name in two pieces.
      problem ??= 'blank-in-name';
      if (patterns.length > 0) patterns[patterns.length - 1] += ` ${word}`;
    }
  }
  return { patterns, ...(parent !== undefined && parent !== '' && { parent }), ...(problem !== undefined && { problem }) };
}
