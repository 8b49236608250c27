import { describe, expect, it } from 'vitest';
import { endpointsOf, errorClasses, findEntry } from '../../../src/core/catalogue.ts';
import { placeholders, type Text } from '../../../src/core/text.ts';
import { accountFacet } from '../../../src/platforms/easemob/account.ts';
import { adapter } from '../../../src/platforms/easemob/client.ts';
import { displayFacet } from '../../../src/platforms/easemob/display.ts';
import { catalogue } from '../../../src/platforms/easemob/errors.ts';
import { receiptFacet } from '../../../src/platforms/easemob/receipts.ts';
import { rules } from '../../../src/platforms/easemob/rules/index.ts';
import { traceFacet } from '../../../src/platforms/easemob/trace.ts';
import { userFacet } from '../../../src/platforms/easemob/user.ts';

function textsIn(value: unknown, at: string, seen = new Set<unknown>()): { at: string; text: Text }[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if ('en' in value && 'zh' in value) return [{ at, text: value as Text }];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${at}/${key}`, seen));
}

const bare = (text: string) => text.replace(/`[^`]*`/g, 'x');
const endsEn = (text: string) => /[.?!][)"'’”]*$/.test(bare(text));
const endsZh = (text: string) => /[。？！][）」』”"']*$/.test(bare(text));

describe('the texts', () => {
  const found = textsIn(
    { accountFacet, meta: adapter.meta, displayFacet, catalogue, receiptFacet, rules, traceFacet, userFacet },
    'easemob',
  );
  it.each(found.map(({ at, text }) => [at, text] as const))('%s', (_, text) => {
    expect(placeholders(text.en)).toEqual(placeholders(text.zh));
    expect(endsEn(text.en), JSON.stringify(text)).toBe(endsZh(text.zh));
    expect(bare(text.zh)).not.toMatch(/[\u3400-\u9fff](?:[,;?!]|:(?![\w/ ]))/);
    expect(bare(text.en)).not.toMatch(/[，。；：？！（）「」『』【】]/);
    expect(text.en + text.zh).not.toMatch(/ {2}|undefined/);
    const terms = [...bare(text.en).matchAll(/[\u3400-\u9fff]+/gu)].map(([term]) => term);
    expect(terms.every((term) => term.length <= 8) && terms.join('').length <= text.en.length / 3).toBe(true);
  });
  it('are whole sentences where something is wrong', () => {
    const told = [
      ...textsIn(catalogue, 'c'),
      ...textsIn(
        rules.map(({ messages }) => messages),
        'r',
      ),
    ];
    expect(told.filter(({ text }) => !endsEn(text.en))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('has one row for an endpoint, a code and a sub-code', () => {
    const keys = catalogue.entries.flatMap((entry) =>
      endpointsOf(entry).flatMap((endpoint) =>
        [entry.code, ...(entry.aliases ?? [])].map((code) => `${endpoint} ${code} ${entry.subCode ?? ''}`),
      ),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
  it('names https sources and known classes, and retries nothing that may have been taken', () => {
    for (const entry of catalogue.entries) {
      expect(entry.source ?? catalogue.docs).toMatch(/^https:\/\/\S+$/);
      expect(errorClasses).toContain(entry.class);
      if (entry.notTaken) expect(['quota', 'server', 'network', 'app-state'], entry.code).toContain(entry.class);
      if (entry.reauthorise) expect(entry.class).toBe('credential');
    }
  });
  it.each(['1500', '1501', '1502', '201', '202', '204', '206', '209', '211', '214', '216', '217', '305'])(
    'explains the SDK’s code %s',
    (code) => expect(findEntry(catalogue, 'client', code)).toBeDefined(),
  );
});
