import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpointsOf, errorClasses, type Catalogue } from '../src/core/catalogue.ts';
import { kinds } from '../src/core/kind.ts';
import { messageRules } from '../src/core/lint.ts';
import type { Rule } from '../src/core/rule.ts';
import { pushStatuses } from '../src/core/status.ts';
import { placeholders, type Text } from '../src/core/text.ts';
import { transportCatalogue, unknownCode } from '../src/core/transport-errors.ts';
import { vendorNames, vendors } from '../src/vendors/index.ts';

const src = resolve(import.meta.dirname, '../src');
const cjk = /[\u3400-\u9fff]/u;
const cjkMark = /[，。；：？！（）「」『』【】]/u;
/** A text without its code: what stands there is written as the vendor or the command line wants it. */
const bare = (string: string) => string.replace(/`[^`]*`/gu, 'x');
const endsEn = (string: string) => /[.?!][)"'’”]*$/u.test(bare(string));
const endsZh = (string: string) => /[。？！][）」』”"']*$/u.test(bare(string));

/** A text and where it stands. */
interface Found {
  at: string;
  text: Text;
}

function isText(value: object): value is Text {
  return 'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';
}

/** Every text inside a value, with the keys that lead to it. */
function textsIn(value: unknown, at: string, seen = new Set<unknown>()): Found[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (isText(value)) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${at}/${labelOf(child) ?? key}`, seen));
}

function labelOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of ['code', 'id', 'name'] as const) if (key in value) return String((value as Record<string, unknown>)[key]);
  return undefined;
}

/** What is wrong with a text, wherever it stands. */
function faultsOf({ at, text }: Found): string[] {
  const faults: string[] = [];
  const say = (fault: string) => faults.push(`${at}: ${fault}: ${JSON.stringify(text)}`);
  for (const [lang, string] of Object.entries(text) as [string, string][]) {
    if (string.trim() === '') say(`${lang} is empty`);
    if (/\bundefined\b|\[object |\bNaN\b/.test(string)) say(`${lang} shows a value that is none`);
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e]| {2}/.test(string)) say(`${lang} has control characters or double blanks`);
    if (/\bTODO:|\bTBD\b|\bFIXME\b|lorem ipsum/i.test(string)) say(`${lang} is not finished`);
  }
  if (placeholders(text.en).join() !== placeholders(text.zh).join()) say('the placeholders differ');
  return faults;
}

/**
 * What is wrong with a text as language. English may name a vendor's own Chinese term, since the console shows it so (`public (公信)`), but is
 * never a Chinese sentence; a name (`App ID`) or a bare placeholder may be the same in both.
 */
function languageFaultsOf({ at, text }: Found): string[] {
  const en = bare(text.en);
  const zh = bare(text.zh);
  const faults: string[] = [];
  const terms = [...en.matchAll(/[\u3400-\u9fff]+/gu)].map(([term]) => term);
  if (cjkMark.test(en) || terms.some((term) => term.length > 8) || terms.join('').length > en.length / 3)
    faults.push(`${at}: en is not English: ${text.en}`);
  if (
    !cjk.test(zh) &&
    !cjkMark.test(zh) &&
    !zh.includes('、') &&
    (endsEn(text.en) || (zh !== en && !/^[A-Za-z0-9.]+(?: [A-Za-z0-9.]+)?$/.test(zh)))
  )
    faults.push(`${at}: zh is not Chinese: ${text.zh}`);
  if (endsEn(text.en) !== endsZh(text.zh)) faults.push(`${at}: a sentence in one language only: ${JSON.stringify(text)}`);
  if (/[\u3400-\u9fff](?:[,;?!]|:(?![\w/ ]))/u.test(zh)) faults.push(`${at}: zh has western punctuation: ${text.zh}`);
  return faults;
}

const unfinished = (found: Found[]) =>
  found.filter(({ text }) => !endsEn(text.en) || !endsZh(text.zh)).map(({ at, text }) => `${at}: ${JSON.stringify(text)}`);

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The text of a literal; what a template puts in is shown as `…`. */
function literalOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateLiteral')
    return (node['quasis'] as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked).join('…');
  return undefined;
}

/** Every `{ en: '…', zh: '…' }` written in a file, those too that only running code gives out. */
function writtenTexts(path: string): Found[] {
  const source = readFileSync(path, 'utf8');
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === 'ObjectExpression') {
      const values = new Map(
        (node['properties'] as Node[]).map((property) => [
          isNode(property['key']) ? (property['key']['name'] ?? property['key']['value']) : undefined,
          literalOf(property['value']),
        ]),
      );
      const [en, zh] = [values.get('en'), values.get('zh')];
      if (en !== undefined && zh !== undefined)
        found.push({ at: `${relative(src, path)}:${source.slice(0, node.start).split('\n').length}`, text: { en, zh } });
    }
    for (const child of Object.values(node)) if (typeof child === 'object') visit(child);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return found;
}

describe('every text that is written in src/', () => {
  const written = files(src).flatMap(writtenTexts);
  it('is found', () => expect(written.length).toBeGreaterThan(500));
  it('is complete, with the same placeholders in both languages', () => expect(written.flatMap(faultsOf)).toEqual([]));
  it('is English in English and Chinese in Chinese, a sentence in both or in none', () =>
    expect(written.flatMap(languageFaultsOf)).toEqual([]));
});

function catalogueTests(load: () => Catalogue): void {
  it('explains every code in whole sentences', () => {
    const found = textsIn(load().entries, 'errors');
    expect(found.flatMap(faultsOf)).toEqual([]);
    expect(found.flatMap(languageFaultsOf)).toEqual([]);
    expect(unfinished(found.filter(({ at }) => /\/(cause|fix)$/.test(at)))).toEqual([]);
    for (const entry of load().entries) expect(Object.keys(entry), entry.code).toEqual(expect.arrayContaining(['title', 'cause', 'fix']));
  });

  it('has one row for an endpoint, a code and a sub-code', () => {
    const keys = load().entries.flatMap((entry) =>
      endpointsOf(entry).flatMap((endpoint) =>
        [entry.code, ...(entry.aliases ?? [])].map((code) => `${endpoint} ${code} ${entry.subCode ?? ''}`),
      ),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('names https sources, known classes, statuses and confidences, and codes as text', () => {
    const { docs, entries } = load();
    expect(docs).toMatch(/^https:\/\/\S+$/);
    for (const entry of entries) {
      const at = `${endpointsOf(entry).join()} ${entry.code}`;
      if (entry.source !== undefined) expect(entry.source, at).toMatch(/^https:\/\/\S+$/);
      expect(entry.code, at).toMatch(/^\S(?:.*\S)?$/);
      expect(endpointsOf(entry).length, at).toBeGreaterThan(0);
      expect(errorClasses, at).toContain(entry.class);
      expect(['A', 'B', 'C', '?'], at).toContain(entry.confidence);
      expect(['none', 'fix', 'retry', 'retry-later', 'refresh-access', 'drop-token', 'contact-vendor'], at).toContain(entry.advice);
      if (entry.status !== undefined) expect(pushStatuses, at).toContain(entry.status);
    }
  });

  it('takes no plain server error for a proof that the push was not taken', () => {
    const suspicious = load().entries.filter(
      (entry) =>
        entry.notTaken &&
        (/^(?:500|502|504|http-5xx|INTERNAL|InternalServerError|UNKNOWN)$/i.test(entry.code) ||
          [500, 502, 504].includes(entry.httpStatus ?? 0)),
    );
    expect(suspicious.map((entry) => `${endpointsOf(entry).join()} ${entry.code}`)).toEqual([]);
    for (const entry of load().entries)
      if (entry.notTaken) expect(['quota', 'server', 'network', 'app-state'], entry.code).toContain(entry.class);
  });

  it('renews the access token only for what is wrong with the access', () => {
    for (const entry of load().entries) if (entry.reauthorise) expect(['credential', 'clock'], entry.code).toContain(entry.class);
  });
}

describe('core', () => {
  describe('the transport catalogue', () => {
    catalogueTests(() => transportCatalogue);
  });

  it('explains an unknown code', () => {
    const found = textsIn(unknownCode, 'unknownCode');
    expect(found).toHaveLength(3);
    expect([...found.flatMap(faultsOf), ...found.flatMap(languageFaultsOf), ...unfinished(found)]).toEqual([]);
  });

  it('tells about the message in whole sentences', () => {
    const found = textsIn(messageRules, 'messageRules');
    expect([...found.flatMap(faultsOf), ...found.flatMap(languageFaultsOf)]).toEqual([]);
    // A loss brings its own full stop along.
    expect(unfinished(found.filter(({ text }) => !text.en.endsWith('{loss}')))).toEqual([]);
  });

  it('exports no text that is wrong', async () => {
    for (const path of files(join(src, 'core'))) {
      const found = textsIn({ ...((await import(path)) as object) }, relative(src, path));
      expect([...found.flatMap(faultsOf), ...found.flatMap(languageFaultsOf)]).toEqual([]);
    }
  });
});

it('vendor ids are unique, also among the aliases', () => {
  const names = vendorNames.flatMap((vendor) => [vendor.id, ...vendor.aliases]);
  expect(new Set(names).size).toBe(names.length);
});

async function loadFacets(id: keyof typeof vendors) {
  const vendor = await vendors[id]();
  const [{ accountFacet }, message, { wireFields }, { adapter }, { catalogue }, { tokenFacet }, { rules }, { sandbox }] = await Promise.all(
    [vendor.account(), vendor.message(), vendor.wire(), vendor.client(), vendor.errors(), vendor.token(), vendor.rules(), vendor.sandbox()],
  );
  return { vendor, accountFacet, kindMap: message.kinds, wireFields, adapter, catalogue, tokenFacet, rules, sandbox };
}

describe.each(vendorNames.map(({ id, displayName }) => ({ id, displayName })))('$id', ({ id, displayName }) => {
  let facets: Awaited<ReturnType<typeof loadFacets>>;
  beforeAll(async () => {
    facets = await loadFacets(id);
  });

  it('is itself everywhere', () => {
    expect(facets.vendor).toMatchObject({ id, displayName });
    expect(facets.adapter.id).toBe(id);
    expect(facets.catalogue.vendor).toBe(id);
    expect(facets.sandbox.id).toBe(id);
  });

  it('has no text that is wrong', () => {
    const { accountFacet, kindMap, adapter, tokenFacet, rules } = facets;
    const found = textsIn({ accountFacet, kindMap, meta: adapter.meta, probe: adapter.probe, tokenFacet, rules }, id);
    for (const { at, text } of found) for (const string of Object.values(text) as string[]) expect(string, at).toBe(string.trim());
    expect(found.length).toBeGreaterThan(20);
    expect(found.flatMap(faultsOf)).toEqual([]);
    expect(found.flatMap(languageFaultsOf)).toEqual([]);
  });

  it('says in whole sentences what is wrong and what to do', () => {
    const { accountFacet, adapter, tokenFacet, rules } = facets;
    const found = [
      ...textsIn(rules, 'rules').filter(({ at }) => /\/messages\//.test(at)),
      ...textsIn(tokenFacet.mistakes, 'token mistakes'),
      ...textsIn(
        accountFacet.fields.map((field) => field.mistakes),
        'account mistakes',
      ),
      ...textsIn(
        {
          accepted: adapter.meta.accepted,
          followUp: adapter.meta.followUp,
          refusal: adapter.meta.validateOnlyRefusal,
          probe: adapter.probe?.text,
        },
        'meta',
      ),
    ];
    expect(unfinished(found)).toEqual([]);
  });

  it('never says that a push was delivered', () => {
    const { accepted } = facets.adapter.meta;
    expect(accepted.en).not.toMatch(/\b(?:was|is|has been) (?:successfully )?delivered\b(?! (?:yet|is not))/i);
  });

  it('says why when it has no validate-only mode', () => {
    const { meta } = facets.adapter;
    if (!meta.validateOnly) expect(meta.validateOnlyRefusal).toBeDefined();
  });

  it('has every field of its account once, in camel case', () => {
    const names = facets.accountFacet.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  it('maps every kind', () => expect(Object.keys(facets.kindMap).toSorted()).toEqual([...kinds].toSorted()));

  describe('errors', () => {
    catalogueTests(() => facets.catalogue);
  });

  describe('rules', () => {
    it('are called vendor/name, in kebab case, each once', () => {
      for (const rule of facets.rules) {
        expect(rule.id).toBe(`${id}/${rule.name}`);
        expect(rule.vendor).toBe(id);
        expect(rule.name).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      }
      expect(new Set(facets.rules.map((rule) => rule.id)).size).toBe(facets.rules.length);
    });

    it('link their source, and have a fix for every message', () => {
      for (const rule of facets.rules) {
        expect(rule.docs, rule.id).toMatch(/^https:\/\/\S+$/);
        expect(['A', 'B', 'C', '?'], rule.id).toContain(rule.confidence);
        expect(Object.keys(rule.messages).length, rule.id).toBeGreaterThan(0);
        for (const [messageId, message] of Object.entries(rule.messages)) {
          expect(isText(message.text) && isText(message.fix), `${rule.id} ${messageId}`).toBe(true);
          expect(message.fix, `${rule.id} ${messageId}`).not.toEqual(message.text);
        }
      }
    });

    it('change their severity on days that exist, in order', () => {
      for (const rule of facets.rules) {
        const days = [rule.from, rule.until];
        for (const message of Object.values(rule.messages)) {
          if (typeof message.severity === 'string') {
            expect(['error', 'warn', 'info'], rule.id).toContain(message.severity);
            continue;
          }
          const untils = message.severity.map((step) => step.until);
          expect(untils.slice(0, -1), rule.id).not.toContain(undefined);
          expect(
            untils.filter((until) => until !== undefined),
            rule.id,
          ).toEqual(untils.filter((until) => until !== undefined).toSorted());
          days.push(...untils);
        }
        for (const day of days) if (day !== undefined) expect(new Date(day).toISOString().slice(0, 10), rule.id).toBe(day);
      }
    });
  });

  it('recognises its own examples, every time it is asked', () => {
    const { shapes, mistakes, examples } = facets.tokenFacet;
    for (const { pattern } of [...shapes, ...mistakes]) expect(pattern.flags, pattern.source).not.toMatch(/[gy]/);
    for (const example of examples)
      expect(
        shapes.some(({ pattern }) => pattern.test(example)),
        example,
      ).toBe(true);
    expect(new Set(shapes.map((shape) => shape.name)).size).toBe(shapes.length);
    const rank = { certain: 0, likely: 1, possible: 2 };
    expect(shapes.map((shape) => rank[shape.certainty])).toEqual(shapes.map((shape) => rank[shape.certainty]).toSorted((a, b) => a - b));
  });

  it('has each name of its send table once, at a pointer of its own kind', () => {
    const names = facets.wireFields.flatMap((field) => [field.name, ...(field.aliases ?? [])]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const field of facets.wireFields) {
      expect(field.pointer, field.name).toMatch(/^\//);
      expect(field.pointer.endsWith('*'), field.name).toBe(field.name.endsWith('.*'));
    }
  });
});

describe('all vendors together', () => {
  it('have ids that nobody else has, aliases included', async () => {
    const rules: Rule[] = [];
    for (const { id } of vendorNames) rules.push(...(await (await vendors[id]()).rules()).rules);
    expect(rules.length).toBeGreaterThan(0);
    const ids = rules.map((rule) => rule.id);
    expect(ids.filter((ruleId, index) => ids.indexOf(ruleId) !== index)).toEqual([]);
    for (const rule of rules)
      expect(
        ids.filter((ruleId) => ruleId !== rule.id && rule.aliases.includes(ruleId)),
        rule.id,
      ).toEqual([]);
    for (const rule of rules) expect(new Set(rule.aliases).size, rule.id).toBe(rule.aliases.length);
  });
});
