import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  certificateExtensions,
  derChild,
  derChildren,
  DerError,
  derInteger,
  derOctets,
  derOid,
  derTags,
  readDer,
} from '../../src/lib/der-reader.ts';
import fixtures from './pkcs12-fixtures.json' with { type: 'json' };

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('readDer', () => {
  it('reads short, long and multi-byte-tag forms and leaves what follows', () => {
    expect(readDer(hex('02 01 05 ff')).content).toEqual(hex('05'));
    expect(readDer(Buffer.concat([hex('04 82 01 00'), Buffer.alloc(256, 7)])).content).toHaveLength(256);
    expect(readDer(hex('9f 81 01 01 aa'))).toMatchObject({ tagClass: 2, tag: 129, content: hex('aa') });
  });
  it('reads BER of indefinite length, also nested and in pieces', () => {
    const node = readDer(hex('30 80 24 80 04 02 01 02 04 01 03 00 00 02 01 09 00 00 ff'));
    const [octets, integer] = derChildren(node);
    expect(derOctets(octets!)).toEqual(hex('010203'));
    expect(derInteger(integer!)).toBe(9);
    expect(node.raw).toHaveLength(18);
  });
  for (const [name, bytes] of [
    ['nothing', ''],
    ['a length without content', '30 05 02 01'],
    ['a cut length', '30 82 01'],
    ['an absurd length', '30 85 01 02 03 04 05'],
    ['a primitive of indefinite length', '04 80 00 00'],
    ['an indefinite length without end', '30 80 02 01 05'],
    ['a tag without length', '9f 81'],
  ] as const)
    it(`refuses ${name}`, () => expect(() => readDer(hex(bytes))).toThrow(DerError));
  it('refuses nesting without end instead of overflowing the stack', () =>
    expect(() => readDer(Buffer.alloc(20_000, hex('30 80')))).toThrow(DerError));
});

describe('values', () => {
  it('reads object identifiers', () => {
    expect(derOid(readDer(hex('06 09 2a 86 48 86 f7 0d 01 07 01')))).toBe('1.2.840.113549.1.7.1');
    expect(derOid(readDer(hex('06 03 88 37 03')))).toBe('2.999.3');
  });
  it('checks the kind of a child', () => {
    const children = derChildren(readDer(hex('30 06 02 01 05 a0 01 00')));
    expect(derChild(children, 0, { tag: derTags.integer }).content).toEqual(hex('05'));
    expect(derChild(children, 1, { tag: 0, context: true }).tagClass).toBe(2);
    expect(() => derChild(children, 0, { tag: derTags.sequence })).toThrow(DerError);
    expect(() => derChild(children, 5, { tag: derTags.integer })).toThrow(DerError);
    expect(() => derChildren(children[0]!)).toThrow(DerError);
  });
  it('refuses an integer that does not fit', () =>
    expect(() => derInteger(readDer(hex('02 08 01 02 03 04 05 06 07 08')))).toThrow(DerError));
});

describe('certificateExtensions', () => {
  it('lists extensions by object identifier', () => {
    const extensions = certificateExtensions(Buffer.from(fixtures.certificateDer, 'base64'));
    expect([...extensions.keys()]).toContain('1.2.840.113635.100.6.3.1');
    expect(extensions.get('1.2.840.113635.100.6.3.1')).toEqual(hex('05 00'));
  });
  it('refuses what is no certificate', () => expect(() => certificateExtensions(hex('02 01 05'))).toThrow(DerError));
});
