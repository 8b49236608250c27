import { describe, expect, it } from 'vitest';
import { judgeToken, type TokenFacet } from '../../src/core/token.ts';

const text = { en: 'Text.', zh: '文字。' };
const facet: TokenFacet = {
  shapes: [
    { name: 'prefixed', pattern: /^ACME_[0-9a-f]{32}$/, certainty: 'certain', text, confidence: 'A' },
    { name: 'hex', pattern: /^[0-9a-f]{32}$/, certainty: 'likely', text, confidence: 'B' },
    { name: 'any', pattern: /^\S{10,}$/, certainty: 'possible', text, confidence: 'C' },
  ],
  mistakes: [
    { pattern: /\s/, text, fix: text },
    { pattern: /^[0-9a-f]{64}$/, vendor: 'other', text, fix: text },
  ],
  examples: [],
};

describe('judgeToken', () => {
  it.each<[string, string, string | undefined]>([
    [`ACME_${'a'.repeat(32)}`, 'certain', 'prefixed'],
    ['0'.repeat(32), 'likely', 'hex'],
    ['0123456789', 'possible', 'any'],
    ['short', 'odd', undefined],
    ['', 'odd', undefined],
  ])('%j is %s', (token, fit, shape) => {
    const verdict = judgeToken(token, facet);
    expect(verdict.fit).toBe(fit);
    expect(verdict.shape?.name).toBe(shape);
    expect(verdict.mistake).toBeUndefined();
  });

  it.each<[string, string | undefined]>([
    [`ACME_${'a'.repeat(32)}\n`, undefined],
    ['f'.repeat(64), 'other'],
  ])('%j is wrong although a shape would fit', (token, vendor) => {
    const verdict = judgeToken(token, facet);
    expect(verdict).toMatchObject({ fit: 'wrong' });
    expect(verdict.mistake?.vendor).toBe(vendor);
    expect(verdict.shape).toBeUndefined();
  });

  it('says the same every time it is asked', () => {
    for (let time = 0; time < 3; time++) expect(judgeToken('f'.repeat(64), facet).fit).toBe('wrong');
  });
});
