import { describe, expect, it } from 'vitest';
import { defineCatalogue, endpointsOf, findEntry, type CatalogueEntry } from '../../src/core/catalogue.ts';

const text = { en: 'Text.', zh: '文字。' };
const entry = (given: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'endpoint' | 'code'>): CatalogueEntry => ({
  class: 'payload',
  advice: 'fix',
  title: text,
  cause: text,
  fix: text,
  confidence: 'A',
  ...given,
});

const catalogue = defineCatalogue({
  vendor: 'acme',
  docs: 'https://example.com/codes',
  entries: [
    entry({ endpoint: 'send', code: '1', name: 'send one' }),
    entry({ endpoint: 'auth', code: '1', name: 'auth one' }),
    entry({ endpoint: '*', code: '1', name: 'any one' }),
    entry({ endpoint: '*', code: '2', name: 'any two' }),
    entry({ endpoint: ['send', 'receipt'], code: '3', name: 'three' }),
    entry({ endpoint: 'send', code: '4', name: 'four' }),
    entry({ endpoint: 'send', code: '4', subCode: 'token', name: 'four token' }),
    entry({ endpoint: '*', code: '4', subCode: 'ttl', name: 'any four ttl' }),
    entry({ endpoint: 'send', code: '5', subCode: 'only', name: 'five only' }),
    entry({ endpoint: 'send', code: 'BadDeviceToken', aliases: ['BadToken', 'OldName'], name: 'bad' }),
    entry({ endpoint: 'client', code: '6', name: 'printed by the phone' }),
  ],
});

describe('findEntry', () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ['send', '1', undefined, 'send one'],
    ['auth', '1', undefined, 'auth one'],
    ['receipt', '1', undefined, 'any one'],
    ['send', '2', undefined, 'any two'],
    ['send', '3', undefined, 'three'],
    ['receipt', '3', undefined, 'three'],
    ['auth', '3', undefined, undefined],
    ['send', '4', undefined, 'four'],
    ['send', '4', 'token', 'four token'],
    ['send', '4', 'ttl', 'any four ttl'],
    ['send', '4', 'unheard of', 'four'],
    ['auth', '4', 'token', undefined],
    ['send', '5', 'only', 'five only'],
    ['send', '5', undefined, undefined],
    ['send', '5', 'other', undefined],
    ['send', 'BadToken', undefined, 'bad'],
    ['send', 'OldName', undefined, 'bad'],
    ['send', 'badtoken', undefined, undefined],
    ['send', '6', undefined, undefined],
    ['client', '6', undefined, 'printed by the phone'],
    ['send', '99', undefined, undefined],
    ['send', '', undefined, undefined],
  ])('at %s, %s / %s → %s', (endpoint, code, subCode, name) => expect(findEntry(catalogue, endpoint, code, subCode)?.name).toBe(name));

  it('keeps two catalogues apart', () => {
    const other = defineCatalogue({
      vendor: 'other',
      docs: 'https://example.com',
      entries: [entry({ endpoint: 'send', code: '1', name: 'of the other' })],
    });
    expect(findEntry(other, 'send', '1')?.name).toBe('of the other');
    expect(findEntry(catalogue, 'send', '1')?.name).toBe('send one');
    expect(findEntry(other, 'send', '2')).toBeUndefined();
  });
});

describe('endpointsOf', () => {
  it('is always a list', () => {
    expect(endpointsOf(entry({ endpoint: 'send', code: '1' }))).toEqual(['send']);
    expect(endpointsOf(entry({ endpoint: ['send', 'auth'], code: '1' }))).toEqual(['send', 'auth']);
  });
});
