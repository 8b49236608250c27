import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import {
  derBitString,
  derBoolean,
  derContext,
  derInteger,
  derOid,
  derSequence,
  derSet,
  derString,
  derTags,
  derTime,
  der,
  readDer,
  readOid,
  type DerElement,
} from './der.ts';

/** A certificate with its private key, both PEM; the key is PKCS#8. */
export interface IssuedCertificate {
  certPem: string;
  keyPem: string;
}

/** A certificate authority as it can be kept on disk. */
export type CertificateAuthority = IssuedCertificate;

/** An X.509 extension; `value` is the DER inside its OCTET STRING. */
export interface CertificateExtension {
  oid: string;
  critical?: boolean;
  value: Uint8Array;
}

/** What a certificate shall say. */
export interface CertificateRequest {
  commonName: string;
  /** The `UID` attribute of the subject: an APNs certificate's bundle id. */
  uid?: string;
  dnsNames: readonly string[];
  /** IPv4 or IPv6 addresses. */
  ips: readonly string[];
  /** Unix milliseconds. */
  nowMs: number;
  /** Length of validity from `nowMs`; it begins an hour earlier for clocks that lag. */
  days: number;
  extensions?: readonly CertificateExtension[];
  usage: 'server' | 'client';
}

const oids = {
  commonName: '2.5.4.3',
  uid: '0.9.2342.19200300.100.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Makes an EC P-256 certificate authority, valid for ten years. Its `certPem` is what TLS clients get as `ca`. */
export function createCertificateAuthority(options: { nowMs: number; commonName: string }): CertificateAuthority {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = nameOf([{ oid: oids.commonName, value: options.commonName }]);
  return issued(pair.privateKey, {
    subject: name,
    issuer: name,
    publicKey: pair.publicKey,
    signer: pair.privateKey,
    notBeforeMs: options.nowMs - hourMs,
    notAfterMs: options.nowMs + 3650 * dayMs,
    extensions: [
      { oid: oids.basicConstraints, critical: true, value: derSequence(derBoolean(true)) },
      // keyCertSign and cRLSign are the bits 5 and 6.
      { oid: oids.keyUsage, critical: true, value: derBitString(Buffer.from([0x06]), 1) },
      { oid: oids.subjectKeyIdentifier, value: der(derTags.octetString, keyIdentifier(pair.publicKey)) },
    ],
  });
}

/** Makes an EC P-256 key and a server or client certificate for it, signed by the authority. */
export function issueCertificate(ca: CertificateAuthority, request: CertificateRequest): IssuedCertificate {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const caDer = new X509Certificate(ca.certPem).raw;
  const names = [
    ...request.dnsNames.map((dnsName) => derContext(2, false, Buffer.from(dnsName, 'latin1'))),
    ...request.ips.map((ip) => derContext(7, false, ipBytes(ip))),
  ];
  return issued(pair.privateKey, {
    subject: nameOf([
      ...(request.uid === undefined ? [] : [{ oid: oids.uid, value: request.uid }]),
      { oid: oids.commonName, value: request.commonName },
    ]),
    issuer: readCertificate(caDer).subjectDer,
    publicKey: pair.publicKey,
    signer: createPrivateKey(ca.keyPem),
    notBeforeMs: request.nowMs - hourMs,
    notAfterMs: request.nowMs + request.days * dayMs,
    extensions: [
      { oid: oids.basicConstraints, critical: true, value: derSequence() },
      // digitalSignature is bit 0.
      { oid: oids.keyUsage, critical: true, value: derBitString(Buffer.from([0x80]), 7) },
      { oid: oids.extendedKeyUsage, value: derSequence(derOid(request.usage === 'server' ? oids.serverAuth : oids.clientAuth)) },
      { oid: oids.subjectKeyIdentifier, value: der(derTags.octetString, keyIdentifier(pair.publicKey)) },
      { oid: oids.authorityKeyIdentifier, value: derSequence(derContext(0, false, keyIdentifier(createPublicKey(ca.certPem)))) },
      ...(names.length > 0 ? [{ oid: oids.subjectAltName, value: derSequence(...names) }] : []),
      ...(request.extensions ?? []),
    ],
  });
}

interface Plan {
  subject: Uint8Array;
  issuer: Uint8Array;
  publicKey: KeyObject;
  signer: KeyObject;
  notBeforeMs: number;
  notAfterMs: number;
  extensions: readonly CertificateExtension[];
}

function issued(privateKey: KeyObject, plan: Plan): IssuedCertificate {
  const algorithm = derSequence(derOid(oids.ecdsaWithSha256));
  const body = derSequence(
    // Version 3 is written as 2.
    derContext(0, true, derInteger(2)),
    derInteger(serialOf(plan.publicKey)),
    algorithm,
    plan.issuer,
    derSequence(derTime(plan.notBeforeMs), derTime(plan.notAfterMs)),
    plan.subject,
    plan.publicKey.export({ type: 'spki', format: 'der' }),
    derContext(3, true, derSequence(...plan.extensions.map(encodeExtension))),
  );
  const certificate = derSequence(body, algorithm, derBitString(sign('sha256', body, plan.signer)));
  return {
    certPem: pemOf('CERTIFICATE', certificate),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function encodeExtension({ oid, critical, value }: CertificateExtension): Buffer {
  return derSequence(derOid(oid), ...(critical ? [derBoolean(true)] : []), der(derTags.octetString, value));
}

// Every certificate has a key of its own, so a serial made from the key is unique and needs no second source of randomness.
function serialOf(publicKey: KeyObject): Buffer {
  const serial = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 16);
  serial[0] = ((serial[0] as number) & 0x3f) | 0x40;
  return serial;
}

function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);
}

function nameOf(attributes: readonly { oid: string; value: string }[]): Buffer {
  return derSequence(...attributes.map(({ oid, value }) => derSet(derSequence(derOid(oid), derString(value)))));
}

function pemOf(label: string, bytes: Buffer): string {
  return `-----BEGIN ${label}-----\n${bytes.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;
}

function ipBytes(ip: string): Buffer {
  if (!ip.includes(':')) return Buffer.from(ip.split('.').map(Number));
  const [head = '', tail] = ip.split('::');
  const left = ipv6Groups(head);
  const right = tail === undefined ? [] : ipv6Groups(tail);
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
  return Buffer.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

function ipv6Groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

/** The parts of a certificate that node:crypto does not hand out. */
export interface CertificateFacts {
  /** The subject's attributes in order; names are dotted object identifiers. */
  subject: { oid: string; value: string }[];
  /** The subject as it stands in the certificate. */
  subjectDer: Buffer;
  /** Unix milliseconds. */
  notBeforeMs: number;
  notAfterMs: number;
  extensions: CertificateExtension[];
}

/**
 * Reads subject, validity and extensions of a DER certificate; the signature is not looked at.
 *
 * @throws {RangeError} when the bytes are not a certificate.
 */
export function readCertificate(certificate: Uint8Array): CertificateFacts {
  const fields = readDer(child(child({ content: Buffer.from(certificate) }, 0), 0).content);
  // The version is optional and the only [0] before the serial.
  const base = fields[0]?.tag === 0xa0 ? 1 : 0;
  const validity = required(fields[base + 3]);
  const subject = required(fields[base + 4]);
  const wrapped = fields.find((field) => field.tag === 0xa3);
  return {
    subject: readDer(subject.content).flatMap((set) =>
      readDer(set.content).map((attribute) => ({
        oid: readOid(child(attribute, 0).content),
        value: child(attribute, 1).content.toString('utf8'),
      })),
    ),
    subjectDer: subject.raw,
    notBeforeMs: timeOf(child(validity, 0)),
    notAfterMs: timeOf(child(validity, 1)),
    extensions: wrapped ? readDer(child(wrapped, 0).content).map(readExtension) : [],
  };
}

/** The value of the subject's `UID` attribute, where APNs certificates keep the bundle id. */
export function subjectUid(facts: CertificateFacts): string | undefined {
  return facts.subject.find((attribute) => attribute.oid === oids.uid)?.value;
}

function readExtension(element: DerElement): CertificateExtension {
  const [oid, second, third] = readDer(element.content);
  const critical = second?.tag === derTags.boolean && second.content[0] !== 0;
  return { oid: readOid(required(oid).content), critical, value: required(third ?? second).content };
}

function timeOf(element: DerElement): number {
  const text = element.content.toString('latin1');
  const digits = element.tag === derTags.utcTime ? `${Number(text.slice(0, 2)) >= 50 ? '19' : '20'}${text}` : text;
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(digits);
  if (!parts) throw new RangeError('certificate has a time in an unknown form');
  const [, year, month, day, hour, minute, second] = parts.map(Number) as [number, number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function child(element: { content: Buffer }, index: number): DerElement {
  return required(readDer(element.content)[index]);
}

function required(element: DerElement | undefined): DerElement {
  if (!element) throw new RangeError('bytes are not a certificate');
  return element;
}
