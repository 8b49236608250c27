/** DER tags that push-check writes or reads. */
export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Encodes one element: tag, length in the shortest form, contents. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** Encodes a SEQUENCE of encoded elements. */
export function derSequence(...elements: readonly Uint8Array[]): Buffer {
  return der(derTags.sequence, ...elements);
}

/** Encodes a SET of encoded elements, in the order DER wants. */
export function derSet(...elements: readonly Uint8Array[]): Buffer {
  return der(derTags.set, ...[...elements].sort((a, b) => Buffer.compare(a, b)));
}

/** Encodes an unsigned big-endian number as a positive INTEGER. */
export function derInteger(value: number | Uint8Array): Buffer {
  let bytes = typeof value === 'number' ? bytesOf(value) : Buffer.from(value);
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1);
  // A first bit of 1 would make the number negative.
  return der(derTags.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

function bytesOf(number: number): Buffer {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

/** Encodes a dotted object identifier. */
export function derOid(oid: string): Buffer {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  return der(derTags.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 | (rest % 128));
  return bytes;
}

/** Encodes text as UTF8String, or as another string type by its tag. */
export function derString(text: string, tag: number = derTags.utf8String): Buffer {
  return der(tag, Buffer.from(text, 'utf8'));
}

/** Encodes a BOOLEAN. */
export function derBoolean(value: boolean): Buffer {
  return der(derTags.boolean, Buffer.from([value ? 0xff : 0]));
}

/** Encodes whole bytes as a BIT STRING; `unusedBits` is the count of unused bits of the last byte. */
export function derBitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return der(derTags.bitString, Buffer.from([unusedBits]), bytes);
}

/** Encodes a moment, cut to the second: UTCTime through 2049, GeneralizedTime from 2050, as RFC 5280 §4.1.2.5 wants. */
export function derTime(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050 ? derString(`${digits.slice(2)}Z`, derTags.utcTime) : derString(`${digits}Z`, derTags.generalizedTime);
}

/** Encodes a context-specific element, e.g. `[0] EXPLICIT` with `constructed`. */
export function derContext(number: number, constructed: boolean, ...contents: readonly Uint8Array[]): Buffer {
  return der((constructed ? 0xa0 : 0x80) | number, ...contents);
}

/** One decoded element. */
export interface DerElement {
  tag: number;
  /** The contents without tag and length. */
  content: Buffer;
  /** The whole element as it stands. */
  raw: Buffer;
}

/**
 * Splits bytes into the DER elements that stand side by side in them.
 *
 * @throws {RangeError} when an element is cut short or its length has no definite form.
 */
export function readDer(bytes: Uint8Array): DerElement[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const elements: DerElement[] = [];
  for (let start = 0; start < data.length;) {
    const tag = data[start] as number;
    let length = data[start + 1];
    let offset = start + 2;
    if (length === undefined || (tag & 0x1f) === 0x1f) throw new RangeError('DER element is cut short or has a long tag');
    if (length >= 0x80) {
      const count = length & 0x7f;
      if (count === 0 || count > 4 || offset + count > data.length) throw new RangeError('DER length is not in the definite form');
      length = data.readUIntBE(offset, count);
      offset += count;
    }
    if (offset + length > data.length) throw new RangeError('DER element is cut short');
    elements.push({ tag, content: data.subarray(offset, offset + length), raw: data.subarray(start, offset + length) });
    start = offset + length;
  }
  return elements;
}

/** Decodes the contents of an OBJECT IDENTIFIER to dotted form. */
export function readOid(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...rest].join('.');
}
