import { createPublicKey, X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type PeerCertificate } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { der, derInteger, derOid, derSequence, derString, derTags, derTime, readDer, readOid } from '../../src/lib/der.ts';
import {
  createCertificateAuthority,
  issueCertificate,
  readCertificate,
  subjectUid,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../src/lib/x509.ts';

const nowMs = Date.parse('2026-11-20T00:00:00Z');
const base = { commonName: 'localhost', dnsNames: ['localhost'], ips: ['127.0.0.1'], days: 30, usage: 'server' } as const;

describe('der', () => {
  it.each([
    [0, '020100'],
    [127, '02017f'],
    [128, '02020080'],
    [65_537, '0203010001'],
    [Buffer.from('00ff', 'hex'), '020200ff'],
  ])('writes %s as a positive INTEGER in the shortest form', (value, hex) => expect(derInteger(value).toString('hex')).toBe(hex));

  it.each([
    ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
    ['0.9.2342.19200300.100.1.1', '060a0992268993f22c640101'],
    ['1.2.840.113635.100.6.3.6', '060a2a864886f76364060306'],
  ])('writes and reads the object identifier %s', (oid, hex) => {
    expect(derOid(oid).toString('hex')).toBe(hex);
    expect(readOid(Buffer.from(hex, 'hex').subarray(2))).toBe(oid);
  });

  it.each([
    [127, '047f'],
    [128, '048180'],
    [256, '04820100'],
  ])('writes a content of %i bytes with the right length', (length, prefix) =>
    expect(
      der(derTags.octetString, Buffer.alloc(length))
        .subarray(0, prefix.length / 2)
        .toString('hex'),
    ).toBe(prefix),
  );

  it('writes UTCTime through 2049 and GeneralizedTime from 2050', () => {
    expect(derTime(Date.parse('2049-12-31T23:59:59Z')).toString('latin1').slice(2)).toBe('491231235959Z');
    expect(derTime(Date.parse('2050-01-01T00:00:00Z')).toString('latin1').slice(2)).toBe('20500101000000Z');
  });

  it('refuses bytes that are cut short or of indefinite length', () => {
    for (const hex of ['30', '3003020101ff02', '3080', '300502', '3f01'])
      expect(() => readDer(Buffer.from(hex, 'hex')), hex).toThrow(RangeError);
  });
});

describe('certificates', () => {
  const ca = createCertificateAuthority({ nowMs, commonName: 'push-check test CA' });

  it('makes an authority that says so and verifies with its own key', () => {
    const certificate = new X509Certificate(ca.certPem);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe('CN=push-check test CA');
    expect(certificate.verify(createPublicKey(ca.certPem))).toBe(true);
    expect(BigInt(`0x${certificate.serialNumber}`)).toBeGreaterThan(0n);
  });

  it('issues a leaf that names its DNS names and addresses, is no authority and is signed by the authority', () => {
    const leaf = issueCertificate(ca, {
      ...base,
      nowMs,
      dnsNames: ['localhost', 'api.push.apple.com'],
      ips: ['127.0.0.1', '::1', '2001:db8::ff00:42:8329'],
    });
    const certificate = new X509Certificate(leaf.certPem);
    expect(certificate.ca).toBe(false);
    expect(certificate.subjectAltName).toBe(
      'DNS:localhost, DNS:api.push.apple.com, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:FF00:42:8329',
    );
    expect(certificate.checkIssued(new X509Certificate(ca.certPem))).toBe(true);
    expect(certificate.verify(createPublicKey(ca.certPem))).toBe(true);
    expect(certificate.checkHost('api.push.apple.com')).toBe('api.push.apple.com');
    expect(Date.parse(certificate.validTo)).toBe(nowMs + 30 * 86_400_000);
  });

  it('gives every certificate its own positive serial', () => {
    const serials = Array.from({ length: 8 }, () => new X509Certificate(issueCertificate(ca, { ...base, nowMs }).certPem).serialNumber);
    expect(new Set(serials).size).toBe(8);
    for (const serial of serials) expect(Number.parseInt(serial.slice(0, 2), 16)).toBeLessThan(0x80);
  });

  it('writes and reads a subject UID and extra extensions, as APNs certificates have them', () => {
    const topics = derSequence(derString('com.example.app'), derSequence(derString('app')));
    const leaf = issueCertificate(ca, {
      ...base,
      nowMs,
      usage: 'client',
      uid: 'com.example.app',
      commonName: 'Apple Push Services: com.example.app',
      dnsNames: [],
      ips: [],
      extensions: [{ oid: '1.2.840.113635.100.6.3.6', value: topics }],
    });
    const facts = readCertificate(new X509Certificate(leaf.certPem).raw);
    expect(subjectUid(facts)).toBe('com.example.app');
    expect(facts.notBeforeMs).toBe(nowMs - 3_600_000);
    expect(facts.notAfterMs).toBe(nowMs + 30 * 86_400_000);
    expect(facts.extensions.find((extension) => extension.oid === '1.2.840.113635.100.6.3.6')?.value).toEqual(topics);
    expect(facts.extensions.filter((extension) => extension.critical).map((extension) => extension.oid)).toEqual([
      '2.5.29.19',
      '2.5.29.15',
    ]);
  });

  it('reads validity beyond 2049', () => {
    const late = createCertificateAuthority({ nowMs: Date.parse('2045-01-01T00:00:00Z'), commonName: 'late' });
    expect(readCertificate(new X509Certificate(late.certPem).raw).notAfterMs).toBe(Date.parse(new X509Certificate(late.certPem).validTo));
  });

  it('refuses to read what is not a certificate', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('not a certificate'), derSequence(derSequence())])
      expect(() => readCertificate(bytes)).toThrow(RangeError);
  });
});

describe('certificates over node:tls', () => {
  // The handshake looks at the real clock, so these certificates are made for today.
  const today = Date.now();
  const ca = createCertificateAuthority({ nowMs: today, commonName: 'push-check test CA' });
  const other = createCertificateAuthority({ nowMs: today, commonName: 'push-check test CA' });
  const server = issueCertificate(ca, { ...base, nowMs: today });
  const client = issueCertificate(ca, {
    ...base,
    nowMs: today,
    usage: 'client',
    uid: 'com.example.app',
    commonName: 'client',
    dnsNames: [],
    ips: [],
  });

  it('trusts a server certificate by name and by address, and a client certificate, under `ca`', async () => {
    for (const servername of ['localhost', '']) {
      const seen = await handshake({ server, trust: ca, client, servername });
      expect(seen).toMatchObject({ clientAuthorized: true, serverAuthorized: true });
      expect(seen.clientCertificate?.subject).toMatchObject({ UID: 'com.example.app', CN: 'client' });
    }
  });

  it('is not trusted under another authority of the same name', async () => {
    await expect(handshake({ server, trust: other, servername: 'localhost' })).rejects.toThrow(/certificate|signature/i);
  });

  it('is not trusted for another name, and not after its end', async () => {
    await expect(handshake({ server, trust: ca, servername: 'example.com' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    const old = issueCertificate(ca, { ...base, nowMs: today - 60 * 86_400_000, days: 30 });
    await expect(handshake({ server: old, trust: ca, servername: 'localhost' })).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' });
  });
});

interface Handshake {
  serverAuthorized: boolean;
  clientAuthorized: boolean;
  clientCertificate?: PeerCertificate;
}

async function handshake(options: {
  server: IssuedCertificate;
  trust: CertificateAuthority;
  client?: IssuedCertificate;
  servername: string;
}): Promise<Handshake> {
  const seen: Partial<Handshake> = {};
  const server = createServer(
    { cert: options.server.certPem, key: options.server.keyPem, ca: options.trust.certPem, requestCert: true, rejectUnauthorized: false },
    (socket) => {
      socket.on('error', () => {});
      seen.clientAuthorized = socket.authorized;
      seen.clientCertificate = socket.getPeerCertificate();
      socket.end('x');
    },
  );
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await new Promise<void>((resolve, reject) => {
      const socket = connect({
        host: '127.0.0.1',
        port: (server.address() as AddressInfo).port,
        ca: options.trust.certPem,
        ...(options.servername ? { servername: options.servername } : {}),
        ...(options.client ? { cert: options.client.certPem, key: options.client.keyPem } : {}),
      });
      socket.once('error', reject);
      socket.once('data', () => {
        seen.serverAuthorized = socket.authorized;
        socket.end();
        resolve();
      });
    });
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  return seen as Handshake;
}
