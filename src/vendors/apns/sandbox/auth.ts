import { verify } from 'node:crypto';
import { derTags, readDer } from '../../../lib/der.ts';
import { readCertificate, subjectUid, type CertificateFacts } from '../../../lib/x509.ts';
import type { SandboxContext, SandboxRequest } from '../../../core/sandbox.ts';
import { refusal, type Refusal } from './answers.ts';
import {
  environmentOf,
  type ApnsState,
  type CertificateIdentity,
  type Connection,
  type Environment,
  type ProviderKey,
  type VerifiedToken,
} from './state.ts';

const maxAgeSeconds = 3600;
const minUpdateSeconds = 1200;
const keptConnections = 10_000;
const keptTokens = 256;

const certificateOids = {
  sandbox: '1.2.840.113635.100.6.3.1',
  production: '1.2.840.113635.100.6.3.2',
  voipTopic: '1.2.840.113635.100.6.3.4',
  topics: '1.2.840.113635.100.6.3.6',
} as const;

/** Who sends, and for which topics. */
export type Sender =
  | { by: 'token'; key: ProviderKey; bundleIds: readonly string[]; environment: Environment }
  | { by: 'certificate'; certificate: CertificateIdentity; environment: Environment };

/**
 * Authenticates a request by the connection's certificate (a bearer beside it is ignored) or by its provider token.
 * Whose certificate it is, is not asked: only Apple signs real ones, and the emulator has nobody to stand for Apple.
 *
 * @see https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export function authenticate(
  request: SandboxRequest,
  state: ApnsState,
  context: SandboxContext,
): { sender: Sender } | { refusal: Refusal } {
  const environment = environmentOf(request, state);
  if (request.clientCertificate) return byCertificate(request.clientCertificate, request.connectionId, environment, state, context);
  return byToken(request, environment, state, context);
}

function byToken(
  request: SandboxRequest,
  environment: Environment,
  state: ApnsState,
  context: SandboxContext,
): { sender: Sender } | { refusal: Refusal } {
  const { authorization } = request.headers;
  if (!authorization) return { refusal: refusal('MissingProviderToken') };
  const jwt = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  const token = jwt === undefined ? undefined : verifiedToken(jwt, state);
  if (!token) return { refusal: refusal('InvalidProviderToken') };
  const { key, iat } = token;
  // The document names no reason for an `iat` in the future; it only says that an hour is the limit both ways.
  if (Math.abs(Math.floor(context.nowMs / 1000) - iat) >= maxAgeSeconds) return { refusal: refusal('ExpiredProviderToken') };
  if (key.environment !== undefined && key.environment !== environment) return { refusal: refusal('BadEnvironmentKeyInToken') };

  const connection = connectionOf(request.connectionId, state);
  const unfit = connection.key ? bindingProblem(connection.key, key) : undefined;
  if (unfit) return { refusal: refusal(unfit) };
  const sameKey = connection.key?.keyId === key.keyId;
  if (sameKey && connection.iat !== undefined && connection.iat !== iat && Math.abs(iat - connection.iat) < minUpdateSeconds)
    return { refusal: refusal('TooManyProviderTokenUpdates') };
  connection.key ??= key;
  if (sameKey || connection.iat === undefined) connection.iat = iat;
  return { sender: { by: 'token', key, bundleIds: state.teams.get(key.teamId) ?? [], environment } };
}

/** Why a key cannot be used on a connection that began with another one. */
function bindingProblem(first: ProviderKey, next: ProviderKey): string | undefined {
  if (first.keyId === next.keyId) return undefined;
  if (first.teamId !== next.teamId) return 'InvalidProviderToken';
  if (first.kind === 'team') return next.kind === 'team' && first.environment === next.environment ? undefined : 'UnrelatedKeyIdInToken';
  return first.relatedKeyId === next.keyId && first.environment === next.environment ? undefined : 'UnrelatedKeyIdInToken';
}

function verifiedToken(jwt: string, state: ApnsState): VerifiedToken | undefined {
  const known = state.verified.get(jwt);
  if (known) return known;
  const [head = '', body = '', tail = '', ...more] = jwt.split('.');
  const header = jsonObject(head);
  const claims = jsonObject(body);
  const iat = claims?.['iat'];
  const key = state.keys.find((candidate) => candidate.keyId === header?.['kid'] && candidate.teamId === claims?.['iss']);
  // Milliseconds and text, which Apple's own printed sample has, are no `iat`.
  if (more.length > 0 || !key || header?.['alg'] !== 'ES256' || typeof iat !== 'number' || !Number.isInteger(iat)) return undefined;
  const signature = Buffer.from(tail, 'base64url');
  // JWS wants r and s side by side; the DER form that most libraries give by default is 70 to 72 bytes long.
  if (signature.length !== 64) return undefined;
  if (!verify('sha256', Buffer.from(`${head}.${body}`), { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, signature)) return undefined;
  if (state.verified.size >= keptTokens) state.verified.clear();
  const token = { key, iat };
  state.verified.set(jwt, token);
  return token;
}

function jsonObject(part: string): Record<string, unknown> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function connectionOf(id: string, state: ApnsState): Connection {
  const known = state.connections.get(id);
  if (known) return known;
  const oldest = state.connections.size >= keptConnections ? state.connections.keys().next().value : undefined;
  if (oldest !== undefined) state.connections.delete(oldest);
  const connection: Connection = {};
  state.connections.set(id, connection);
  return connection;
}

function byCertificate(
  der: Buffer,
  connectionId: string,
  environment: Environment,
  state: ApnsState,
  context: SandboxContext,
): { sender: Sender } | { refusal: Refusal } {
  const connection = connectionOf(connectionId, state);
  const certificate = connection.certificate ?? certificateIdentity(der);
  if (!certificate || context.nowMs < certificate.notBeforeMs || context.nowMs > certificate.notAfterMs)
    return { refusal: refusal('BadCertificate') };
  connection.certificate = certificate;
  if (!certificate.environments.includes(environment)) return { refusal: refusal('BadCertificateEnvironment') };
  return { sender: { by: 'certificate', certificate, environment } };
}

function certificateIdentity(der: Buffer): CertificateIdentity | undefined {
  let facts: CertificateFacts;
  try {
    facts = readCertificate(der);
  } catch {
    return undefined;
  }
  const uid = subjectUid(facts);
  const has = (oid: string) => facts.extensions.some((extension) => extension.oid === oid);
  const environments = (['sandbox', 'production'] as const).filter((name) => has(certificateOids[name]));
  if (uid === undefined || environments.length === 0) return undefined;
  const listed = facts.extensions
    .filter(({ oid }) => oid === certificateOids.topics || oid === certificateOids.voipTopic)
    .flatMap(({ value }) => textsOf(value));
  return { uid, topics: [...new Set([uid, ...listed])], environments, notBeforeMs: facts.notBeforeMs, notAfterMs: facts.notAfterMs };
}

/** The topics of an extension: texts that stand in it or in its outer sequence; nested sequences name the kinds of app. */
function textsOf(value: Uint8Array): string[] {
  try {
    const elements = readDer(value);
    const inner = elements[0]?.tag === derTags.sequence ? readDer(elements[0].content) : elements;
    return inner.filter((element) => element.tag === derTags.utf8String).map((element) => element.content.toString('utf8'));
  } catch {
    return [];
  }
}
