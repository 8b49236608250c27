import { describe, expect, it } from 'vitest';
import { defineCatalogue, type CatalogueEntry } from '../../src/core/catalogue.ts';
import { explainEntry, explainJudgement } from '../../src/core/explain.ts';
import { judgeAnswer } from '../../src/core/judge.ts';
import { transportCatalogue, unknownCode } from '../../src/core/transport-errors.ts';

const row: CatalogueEntry = {
  endpoint: 'send',
  code: '1',
  class: 'payload',
  advice: 'fix',
  confidence: 'B',
  title: { en: 'Title.', zh: '标题。' },
  cause: { en: 'Cause.', zh: '原因。' },
  fix: { en: 'Fix.', zh: '办法。' },
};
const sourced: CatalogueEntry = { ...row, code: '2', source: 'https://example.com/row' };
const catalogue = defineCatalogue({ vendor: 'acme', docs: 'https://example.com/codes', entries: [row, sourced] });

describe('explainEntry', () => {
  it('speaks the language asked for', () => {
    expect(explainEntry(row, catalogue, 'en')).toEqual({
      title: 'Title.',
      cause: 'Cause.',
      fix: 'Fix.',
      docs: 'https://example.com/codes',
      confidence: 'B',
    });
    expect(explainEntry(row, catalogue, 'zh')).toEqual({
      title: '标题。',
      cause: '原因。',
      fix: '办法。',
      docs: 'https://example.com/codes',
      confidence: 'B',
    });
  });
  it('names the row’s own source before the catalogue’s', () =>
    expect(explainEntry(sourced, catalogue, 'en').docs).toBe('https://example.com/row'));
});

describe('explainJudgement', () => {
  const explain = (answer: Parameters<typeof judgeAnswer>[0], status = 200) =>
    explainJudgement(judgeAnswer(answer, 'send', status, catalogue), 'https://example.com/vendor', 'en');
  it('has nothing to say about an accepted push', () => expect(explain({ ok: true })).toBeUndefined());
  it('explains a known code by its row', () =>
    expect(explain({ ok: false, code: '2' })).toMatchObject({ title: 'Title.', docs: 'https://example.com/row' }));
  it('says honestly that a code is unknown, and links the vendor', () => {
    expect(explain({ ok: false, code: '4711' })).toEqual({
      title: unknownCode.title.en,
      cause: unknownCode.cause.en,
      fix: unknownCode.fix.en,
      docs: 'https://example.com/vendor',
      confidence: '?',
    });
  });
  it('does not take the sentence of an HTTP status for an unknown code', () =>
    expect(explain({ ok: false, code: '4711' }, 503)?.title).toBe(unknownCode.title.en));
  it('explains an unusable answer by its HTTP status', () =>
    expect(explain({ ok: 'unreadable' }, 502)?.title).toBe(
      transportCatalogue.entries.find((entry) => entry.code === 'http-5xx')?.title.en,
    ));
});
