import { Buffer } from 'node:buffer';
import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { derChild, derChildren, DerError, derInteger, derOctets, derOid, derTags, readDer, type DerNode } from './der-reader.ts';

/** What a PKCS#12 file holds, decrypted. */
export interface Pkcs12Content {
  /** X.509 certificates, DER, in the order of the file. */
  certificates: Buffer[];
  /** Private keys, PKCS#8 DER, in the order of the file. */
  keys: Buffer[];
}

/** Why a PKCS#12 file could not be opened. */
export type Pkcs12ErrorCode = 'not-pkcs12' | 'wrong-passphrase' | 'unsupported';

/** Thrown by `readPkcs12`; never names the passphrase. */
export class Pkcs12Error extends Error {
  override readonly name = 'Pkcs12Error';
  readonly code: Pkcs12ErrorCode;
  /** For `unsupported`: the object identifier of the algorithm. */
  readonly algorithm: string | undefined;

  constructor(code: Pkcs12ErrorCode, message: string, algorithm?: string) {
    super(message);
    this.code = code;
    this.algorithm = algorithm;
  }
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
} as const;

const digests: Record<string, { name: string; bytes: number; blockBytes: number }> = {
  '1.3.14.3.2.26': { name: 'sha1', bytes: 20, blockBytes: 64 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', bytes: 32, blockBytes: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', bytes: 48, blockBytes: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', bytes: 64, blockBytes: 128 },
};
const sha1 = { name: 'sha1', bytes: 20, blockBytes: 64 };

const prfs: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const ciphers: Record<string, { name: string; keyBytes: number }> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
};

/** The password-based schemes of PKCS#12 itself (RFC 7292, appendix C). */
const pkcs12Schemes: Record<string, { cipher: '3des' | 'rc2'; keyBytes: number }> = {
  '1.2.840.113549.1.12.1.3': { cipher: '3des', keyBytes: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: '3des', keyBytes: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyBytes: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyBytes: 5 },
};

/**
 * Opens a PKCS#12 (.p12, .pfx) file: AES and 3DES files, and the RC2-40 files of older Keychain and OpenSSL 1 exports that
 * OpenSSL 3 refuses.
 * @throws {Pkcs12Error} `wrong-passphrase` also when a passphrase is needed and none was given.
 * @see https://www.rfc-editor.org/rfc/rfc7292
 */
export function readPkcs12(bytes: Uint8Array, passphrase = ''): Pkcs12Content {
  try {
    return read(bytes, passphrase);
  } catch (error) {
    if (error instanceof DerError) throw new Pkcs12Error('not-pkcs12', 'the file is not a readable PKCS#12 file');
    throw error;
  }
}

function read(bytes: Uint8Array, passphrase: string): Pkcs12Content {
  const pfx = derChildren(derChild([readDer(bytes)], 0, { tag: derTags.sequence }));
  if (derInteger(derChild(pfx, 0, { tag: derTags.integer })) !== 3) throw new DerError('PKCS#12 version is not 3');
  const authSafe = contentInfo(derChild(pfx, 1, { tag: derTags.sequence }));
  if (authSafe.type !== oids.data || !authSafe.content)
    throw new Pkcs12Error('unsupported', 'the file is signed with a public key', authSafe.type);
  const safe = derOctets(authSafe.content);
  const password = checkMac(pfx[2], safe, passphrase);
  const content: Pkcs12Content = { certificates: [], keys: [] };
  for (const part of derChildren(readDer(safe))) {
    const { type, content: inner } = contentInfo(part);
    if (!inner) continue;
    if (type === oids.data) readBags(readDer(derOctets(inner)), password, content);
    else if (type === oids.encryptedData) {
      const info = derChildren(derChild(derChildren(inner), 1, { tag: derTags.sequence }));
      const encrypted = derChild(info, 2, { tag: 0, context: true });
      readBags(decrypted(derChild(info, 1, { tag: derTags.sequence }), derOctets(encrypted), password), password, content);
    } else throw new Pkcs12Error('unsupported', 'the file is encrypted with a public key', type);
  }
  return content;
}

function contentInfo(node: DerNode): { type: string; content: DerNode | undefined } {
  const parts = derChildren(node);
  const wrapper = parts[1];
  return { type: derOid(derChild(parts, 0, { tag: derTags.oid })), content: wrapper && derChildren(wrapper)[0] };
}

/** A passphrase in the two forms that PKCS#12 mixes. */
interface Password {
  utf8: string;
  /** UTF-16BE with a closing zero; no bytes at all when the exporter used "no password". */
  bmp: Buffer;
}

function passwordForms(passphrase: string): Password[] {
  const forms = [{ utf8: passphrase, bmp: bmpString(passphrase) }];
  // An empty passphrase has two encodings; exporters disagree.
  if (passphrase === '') forms.push({ utf8: '', bmp: Buffer.alloc(0) });
  return forms;
}

function bmpString(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le').swap16();
}

/** Checks the passphrase against the file's MAC and returns the form of it that fits. */
function checkMac(macData: DerNode | undefined, safe: Buffer, passphrase: string): Password {
  const forms = passwordForms(passphrase);
  const first = forms[0] as Password;
  if (!macData) return first;
  const parts = derChildren(macData);
  const digestInfo = derChildren(derChild(parts, 0, { tag: derTags.sequence }));
  const algorithm = derOid(derChild(derChildren(derChild(digestInfo, 0, { tag: derTags.sequence })), 0, { tag: derTags.oid }));
  const digest = digests[algorithm];
  if (!digest) throw new Pkcs12Error('unsupported', 'the integrity algorithm of the file is not known', algorithm);
  const want = derOctets(derChild(digestInfo, 1, { tag: derTags.octetString }));
  const salt = derOctets(derChild(parts, 1, { tag: derTags.octetString }));
  const iterations = parts[2] ? derInteger(parts[2]) : 1;
  for (const form of forms) {
    const key = deriveKey(digest, form.bmp, salt, iterations, 3, digest.bytes);
    const got = createHmac(digest.name, key).update(safe).digest();
    if (got.length === want.length && timingSafeEqual(got, want)) return form;
  }
  throw new Pkcs12Error('wrong-passphrase', 'the passphrase does not open the file');
}

/** The key derivation of RFC 7292, appendix B. `id`: 1 key, 2 IV, 3 MAC key. */
function deriveKey(digest: typeof sha1, password: Buffer, salt: Buffer, iterations: number, id: number, length: number): Buffer {
  const { blockBytes } = digest;
  const stretch = (bytes: Buffer) => (bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / blockBytes) * blockBytes, bytes));
  const input = Buffer.concat([stretch(salt), stretch(password)]);
  const diversifier = Buffer.alloc(blockBytes, id);
  const pieces: Buffer[] = [];
  for (let made = 0; made < length; made += digest.bytes) {
    let block = createHash(digest.name).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round++) block = createHash(digest.name).update(block).digest();
    pieces.push(block);
    const addend = Buffer.alloc(blockBytes, block);
    for (let offset = 0; offset < input.length; offset += blockBytes) {
      let carry = 1;
      for (let index = blockBytes - 1; index >= 0; index--) {
        const sum = (input[offset + index] as number) + (addend[index] as number) + carry;
        input[offset + index] = sum & 0xff;
        carry = sum >> 8;
      }
    }
  }
  return Buffer.concat(pieces).subarray(0, length);
}

function readBags(safeContents: DerNode, password: Password, content: Pkcs12Content): void {
  for (const bag of derChildren(safeContents)) {
    const parts = derChildren(bag);
    const type = derOid(derChild(parts, 0, { tag: derTags.oid }));
    const value = derChildren(derChild(parts, 1, { tag: 0, context: true }))[0];
    if (!value) continue;
    if (type === oids.keyBag) content.keys.push(value.raw);
    else if (type === oids.shroudedKeyBag) {
      const shrouded = derChildren(value);
      const key = decrypted(
        derChild(shrouded, 0, { tag: derTags.sequence }),
        derOctets(derChild(shrouded, 1, { tag: derTags.octetString })),
        password,
      );
      content.keys.push(key.raw);
    } else if (type === oids.certBag) {
      const [kind, wrapper] = derChildren(value);
      const certificate = wrapper && derChildren(wrapper)[0];
      if (kind && derOid(kind) === oids.x509 && certificate) content.certificates.push(derOctets(certificate));
    } else if (type === oids.safeContentsBag) readBags(value, password, content);
  }
}

/** Decrypts a value and reads it; a wrong passphrase shows as bad padding or as something that is no ASN.1. */
function decrypted(algorithm: DerNode, data: Buffer, password: Password): DerNode {
  const plain = decrypt(algorithm, data, password);
  try {
    return derChild([readDer(plain)], 0, { tag: derTags.sequence });
  } catch {
    throw new Pkcs12Error('wrong-passphrase', 'the passphrase does not open the file');
  }
}

function decrypt(algorithm: DerNode, data: Buffer, password: Password): Buffer {
  const [identifier, parameters] = derChildren(algorithm);
  if (!identifier || !parameters) throw new DerError('algorithm without parameters');
  const oid = derOid(identifier);
  const scheme = pkcs12Schemes[oid];
  if (oid === oids.pbes2) return decryptPbes2(derChildren(parameters), data, password);
  if (!scheme) throw new Pkcs12Error('unsupported', 'the encryption of the file is not known', oid);
  const [saltNode, iterationsNode] = derChildren(parameters);
  if (!saltNode || !iterationsNode) throw new DerError('scheme without salt');
  const salt = derOctets(saltNode);
  const iterations = derInteger(iterationsNode);
  const key = deriveKey(sha1, password.bmp, salt, iterations, 1, scheme.keyBytes);
  const iv = deriveKey(sha1, password.bmp, salt, iterations, 2, 8);
  if (scheme.cipher === 'rc2') return unpad(decryptRc2Cbc(key, scheme.keyBytes * 8, iv, data));
  // A two-key 3DES key is K1 K2 K1.
  return decipher('des-ede3-cbc', key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv, data);
}

function decryptPbes2([derivation, encryption]: DerNode[], data: Buffer, password: Password): Buffer {
  if (!derivation || !encryption) throw new DerError('PBES2 without parameters');
  const [kdf, kdfParameters] = derChildren(derivation);
  const [cipherId, ivNode] = derChildren(encryption);
  if (!kdf || !kdfParameters || !cipherId || !ivNode) throw new DerError('PBES2 without parameters');
  if (derOid(kdf) !== oids.pbkdf2) throw new Pkcs12Error('unsupported', 'the key derivation of the file is not known', derOid(kdf));
  const cipher = ciphers[derOid(cipherId)];
  if (!cipher) throw new Pkcs12Error('unsupported', 'the cipher of the file is not known', derOid(cipherId));
  const [salt, iterations, ...rest] = derChildren(kdfParameters);
  if (!salt || !iterations) throw new DerError('PBKDF2 without salt');
  const prfNode = rest.find((node) => node.tag === derTags.sequence);
  const prfOid = prfNode ? derOid(derChild(derChildren(prfNode), 0, { tag: derTags.oid })) : '1.2.840.113549.2.7';
  const prf = prfs[prfOid];
  if (!prf) throw new Pkcs12Error('unsupported', 'the key derivation of the file is not known', prfOid);
  const key = pbkdf2Sync(password.utf8, derOctets(salt), Math.max(1, derInteger(iterations)), cipher.keyBytes, prf);
  return decipher(cipher.name, key, derOctets(ivNode), data);
}

function decipher(name: string, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  try {
    const machine = createDecipheriv(name, key, iv);
    return Buffer.concat([machine.update(data), machine.final()]);
  } catch {
    throw new Pkcs12Error('wrong-passphrase', 'the passphrase does not open the file');
  }
}

function unpad(data: Buffer): Buffer {
  const count = data.at(-1) ?? 0;
  if (count < 1 || count > 8 || count > data.length || data.subarray(-count).some((byte) => byte !== count))
    throw new Pkcs12Error('wrong-passphrase', 'the passphrase does not open the file');
  return data.subarray(0, data.length - count);
}

// RC2's table is a permutation of 0 … 255 made from the digits of pi (RFC 2268, section 2).
const pi = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb6266fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);

/**
 * Decrypts RC2 in CBC mode; padding is left in place. Present because OpenSSL 3 no longer offers RC2 by default.
 * @param effectiveBits 40 for RC2-40, 128 for RC2-128.
 * @see https://www.rfc-editor.org/rfc/rfc2268
 */
export function decryptRc2Cbc(key: Uint8Array, effectiveBits: number, iv: Uint8Array, data: Uint8Array): Buffer {
  if (data.length % 8 !== 0) throw new Pkcs12Error('wrong-passphrase', 'the encrypted data is cut');
  const words = expandRc2Key(key, effectiveBits);
  const input = Buffer.from(data);
  const output = Buffer.alloc(input.length);
  let previous = Buffer.from(iv);
  for (let offset = 0; offset < input.length; offset += 8) {
    const block = input.subarray(offset, offset + 8);
    const plain = decryptRc2Block(words, block);
    for (let index = 0; index < 8; index++) output[offset + index] = (plain[index] as number) ^ (previous[index] as number);
    previous = block;
  }
  return output;
}

function expandRc2Key(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const substitute = (index: number) => pi[index & 0xff] as number;
  const at = (index: number) => bytes[index] as number;
  for (let index = key.length; index < 128; index++) bytes[index] = substitute(at(index - 1) + at(index - key.length));
  const effectiveBytes = Math.ceil(effectiveBits / 8);
  const mask = 0xff >> (8 * effectiveBytes - effectiveBits);
  bytes[128 - effectiveBytes] = substitute(at(128 - effectiveBytes) & mask);
  for (let index = 127 - effectiveBytes; index >= 0; index--) bytes[index] = substitute(at(index + 1) ^ at(index + effectiveBytes));
  return Uint16Array.from({ length: 64 }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8));
}

const rotations = [1, 2, 3, 5] as const;

function decryptRc2Block(words: Uint16Array, block: Buffer): Buffer {
  const r = Uint16Array.from({ length: 4 }, (_, index) => block.readUInt16LE(index * 2));
  const at = (index: number) => r[(index + 4) & 3] as number;
  let position = 63;
  const mix = () => {
    for (let index = 3; index >= 0; index--) {
      const bits = rotations[index] as number;
      const value = at(index);
      const rotated = ((value >>> bits) | (value << (16 - bits))) & 0xffff;
      r[index] = rotated - (words[position--] as number) - (at(index - 1) & at(index - 2)) - (~at(index - 1) & at(index - 3));
    }
  };
  const mash = () => {
    for (let index = 3; index >= 0; index--) r[index] = at(index) - (words[at(index - 1) & 63] as number);
  };
  for (let round = 0; round < 5; round++) mix();
  mash();
  for (let round = 0; round < 6; round++) mix();
  mash();
  for (let round = 0; round < 5; round++) mix();
  const plain = Buffer.alloc(8);
  for (let index = 0; index < 4; index++) plain.writeUInt16LE(at(index), index * 2);
  return plain;
}
