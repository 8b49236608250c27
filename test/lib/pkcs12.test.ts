import { Buffer } from 'node:buffer';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptRc2Cbc, Pkcs12Error, readPkcs12 } from '../../src/lib/pkcs12.ts';
import fixtures from './pkcs12-fixtures.json' with { type: 'json' };

const { passphrase } = fixtures;
const bytes = (
  name: 'aes256' | 'rc2With40Bits' | 'rc2With128Bits' | 'tripleDes' | 'emptyPassphrase' | 'unencrypted' | 'withoutKey' | 'rc4',
) => Buffer.from(fixtures[name], 'base64');

describe('readPkcs12', () => {
  for (const [name, file, secret] of [
    ['AES-256 of OpenSSL 3', 'aes256', passphrase],
    ['RC2-40 of older Keychain and OpenSSL 1 exports', 'rc2With40Bits', passphrase],
    ['RC2-128 with two-key 3DES', 'rc2With128Bits', passphrase],
    ['3DES', 'tripleDes', passphrase],
    ['an empty passphrase', 'emptyPassphrase', ''],
    ['no encryption at all', 'unencrypted', ''],
  ] as const)
    it(`opens ${name}`, () => {
      const { certificates, keys } = readPkcs12(bytes(file), secret);
      const certificate = new X509Certificate(certificates[0]!);
      expect(certificate.subject).toContain('UID=com.example.app');
      expect(certificate.checkPrivateKey(createPrivateKey({ key: keys[0]!, format: 'der', type: 'pkcs8' }))).toBe(true);
    });
  it('opens a file without a key', () =>
    expect(readPkcs12(bytes('withoutKey'), passphrase)).toMatchObject({ keys: [], certificates: { length: 1 } }));

  const codeOf = (act: () => unknown) => {
    try {
      act();
      return 'none';
    } catch (error) {
      return error instanceof Pkcs12Error ? error.code : `other: ${String(error)}`;
    }
  };
  it('tells a wrong passphrase from an unknown algorithm and from another file', () => {
    for (const file of ['aes256', 'rc2With40Bits', 'tripleDes'] as const) {
      expect(codeOf(() => readPkcs12(bytes(file), 'wrong'))).toBe('wrong-passphrase');
      expect(codeOf(() => readPkcs12(bytes(file)))).toBe('wrong-passphrase');
    }
    expect(codeOf(() => readPkcs12(bytes('rc4'), passphrase))).toBe('unsupported');
    for (const other of [
      Buffer.alloc(0),
      Buffer.from('hello'),
      Buffer.from(fixtures.certificateDer, 'base64'),
      bytes('aes256').subarray(0, 900),
    ])
      expect(codeOf(() => readPkcs12(other, passphrase))).toBe('not-pkcs12');
  });
  it('never puts the passphrase into an error', () => {
    try {
      readPkcs12(bytes('aes256'), 'canary-passphrase');
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain('canary');
    }
  });
});

describe('decryptRc2Cbc', () => {
  // RFC 2268, section 5; with a zero IV one block of CBC is the block itself.
  for (const [key, bits, plain, cipher] of [
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  ] as const)
    it(`agrees with RFC 2268 for ${key} at ${bits} bits`, () =>
      expect(decryptRc2Cbc(Buffer.from(key, 'hex'), bits, Buffer.alloc(8), Buffer.from(cipher, 'hex')).toString('hex')).toBe(plain));
});
