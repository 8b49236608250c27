import { Buffer } from 'node:buffer';

/** One ASN.1 value as read from DER or BER. */
export interface DerNode {
  /** 0 universal, 1 application, 2 context-specific, 3 private. */
  tagClass: number;
  tag: number;
  constructed: boolean;
  /** The content without tag and length; of an indefinite-length value, without its end mark. */
  content: Buffer;
  /** The value with tag and length. */
  raw: Buffer;
}

/** Universal tag numbers that push-check meets. */
export const derTags = {
  boolean: 1,
  integer: 2,
  octetString: 4,
  null: 5,
  oid: 6,
  utf8String: 12,
  sequence: 16,
  set: 17,
  bmpString: 30,
} as const;

/** Thrown when bytes are not ASN.1, or not the structure that was asked for. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

const maxDepth = 64;

/**
 * Reads the ASN.1 value at the start of the bytes; bytes behind it are left alone.
 * Indefinite lengths are accepted, since some exporters of PKCS#12 files write BER.
 * @throws {DerError} when the bytes are cut or not ASN.1.
 */
export function readDer(bytes: Uint8Array): DerNode {
  return readNode(asBuffer(bytes), 0, 0);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readNode(bytes: Buffer, start: number, depth: number): DerNode {
  if (depth > maxDepth) throw new DerError('ASN.1 values are nested too deeply');
  let offset = start;
  const next = (): number => {
    const byte = bytes[offset++];
    if (byte === undefined) throw new DerError('ASN.1 ends too early');
    return byte;
  };
  const identifier = next();
  let tag = identifier & 0x1f;
  if (tag === 0x1f) {
    tag = 0;
    let byte: number;
    do {
      byte = next();
      tag = tag * 128 + (byte & 0x7f);
    } while (byte & 0x80);
  }
  const constructed = (identifier & 0x20) !== 0;
  const tagClass = identifier >> 6;
  const first = next();
  if (first === 0x80) {
    if (!constructed) throw new DerError('ASN.1 value of indefinite length is not constructed');
    const contentStart = offset;
    for (;;) {
      if (bytes[offset] === 0 && bytes[offset + 1] === 0) break;
      offset += readNode(bytes, offset, depth + 1).raw.length;
    }
    return { tagClass, tag, constructed, content: bytes.subarray(contentStart, offset), raw: bytes.subarray(start, offset + 2) };
  }
  let length = first;
  if (first & 0x80) {
    const count = first & 0x7f;
    if (count > 4) throw new DerError('ASN.1 length is too large');
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + next();
  }
  if (offset + length > bytes.length) throw new DerError('ASN.1 ends too early');
  return { tagClass, tag, constructed, content: bytes.subarray(offset, offset + length), raw: bytes.subarray(start, offset + length) };
}

/**
 * The values inside a constructed value.
 * @throws {DerError} when the value is not constructed or its content is cut.
 */
export function derChildren(node: DerNode): DerNode[] {
  if (!node.constructed) throw new DerError('ASN.1 value is not constructed');
  const children: DerNode[] = [];
  for (let offset = 0; offset < node.content.length;) {
    const child = readNode(node.content, offset, 0);
    children.push(child);
    offset += child.raw.length;
  }
  return children;
}

/**
 * The child at a position, checked for its universal tag (or for context-specific `[n]` when `context` is given).
 * @throws {DerError} when it is absent or another kind.
 */
export function derChild(children: readonly DerNode[], index: number, want: { tag: number; context?: boolean }): DerNode {
  const child = children[index];
  if (!child || child.tag !== want.tag || child.tagClass !== (want.context ? 2 : 0)) throw new DerError('ASN.1 structure is another one');
  return child;
}

/** The bytes of an OCTET STRING, also of one that BER cut into pieces. */
export function derOctets(node: DerNode): Buffer {
  return node.constructed ? Buffer.concat(derChildren(node).map(derOctets)) : node.content;
}

/**
 * An INTEGER as a number.
 * @throws {DerError} above 2^48.
 */
export function derInteger(node: DerNode): number {
  if (node.tag !== derTags.integer || node.content.length > 6) throw new DerError('ASN.1 integer is too large');
  return node.content.length === 0 ? 0 : node.content.readUIntBE(0, node.content.length);
}

/** An OBJECT IDENTIFIER in dotted form. */
export function derOid(node: DerNode): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of node.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(arc / 40));
      arcs.push(root, arc - root * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/**
 * The extensions of an X.509 certificate: dotted OID → the content of its OCTET STRING.
 * @throws {DerError} when the bytes are not a certificate.
 */
export function certificateExtensions(certificate: Uint8Array): Map<string, Buffer> {
  const tbs = derChild(derChildren(readDer(certificate)), 0, { tag: derTags.sequence });
  const wrapper = derChildren(tbs).find((child) => child.tagClass === 2 && child.tag === 3);
  const extensions = new Map<string, Buffer>();
  if (!wrapper) return extensions;
  for (const extension of derChildren(derChild(derChildren(wrapper), 0, { tag: derTags.sequence }))) {
    const parts = derChildren(extension);
    const value = parts.at(-1);
    if (parts[0] && value) extensions.set(derOid(parts[0]), derOctets(value));
  }
  return extensions;
}
