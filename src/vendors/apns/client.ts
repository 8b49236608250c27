import { Buffer } from 'node:buffer';
import { endpointOrigin } from '../../core/account.ts';
import type { AccessToken, Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { Text } from '../../core/text.ts';
import type { ApnsAccount } from './account.ts';
import { createProviderToken, providerTokenScript } from './auth.ts';
import { sha256Hex } from './key.ts';
import { encodePayload, headerOf, isRecord, productionOrigin, sandboxOrigin, type ApnsWire, probeToken } from './wire.ts';

/** What the engine runs for APNs. */
export const adapter: Adapter<ApnsAccount, ApnsWire> = {
  id: 'apns',
  meta: {
    protocol: 'h2',
    perTokenResult: true,
    maxBatch: 1,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'APNs has no validate-only mode. `push-check verify apns` tests the credential with a push to a token that cannot exist; `--dry-run` shows the request.',
      zh: 'APNs 没有“仅校验”模式。可用 `push-check verify apns` 向不存在的令牌发一次探测来检验凭据，或用 `--dry-run` 查看请求。',
    },
    accepted: {
      en: 'APNs took the notification for this device; whether the device was online, got it or showed it is not said.',
      zh: 'APNs 已接收发往该设备的通知；设备是否在线、是否收到或展示，应答中并未说明。',
    },
    followUp: {
      en: 'icloud.developer.apple.com > Push Notifications Console > Delivery Log, with the `apns-unique-id` that only the sandbox returns (kept 7 days).',
      zh: '在 icloud.developer.apple.com 的 Push Notifications Console > Delivery Log 中，用 `apns-unique-id` 查询（仅沙盒环境返回，保留 7 天）。',
    },
    zone: 'UTC',
    firstRequestAlone: true,
  },
  accountKey(account) {
    const { credential } = account;
    return credential.type === 'certificate'
      ? credential.certificate.client.fingerprint
      : sha256Hex(`${credential.fingerprint} ${credential.keyId} ${credential.teamId}`);
  },
  access: { kind: 'local', create: createProviderToken },
  prepareSend,
  wireTarget(wire) {
    const channelId = headerOf(wire, 'apns-channel-id');
    return channelId === undefined ? undefined : `channel:${channelId}`;
  },
  readSend(response, targets) {
    const answer = readAnswer(response);
    return targets.map(() => answer);
  },
  probe: {
    text: {
      en: 'APNs has no call that only checks credentials, so a background push goes to a token that cannot exist: “BadDeviceToken” then means that the credential is fine.',
      zh: 'APNs 没有单独校验凭据的接口，因此向一个不存在的令牌发送后台推送：若返回 “BadDeviceToken”，说明凭据有效。',
    },
    wire: (account) => ({
      headers: { 'apns-topic': account.bundleId, 'apns-push-type': 'background', 'apns-priority': '5', 'apns-expiration': '0' },
      payload: { aps: { 'content-available': 1 } },
    }),
    target: probeToken,
    credentialFineCodes: ['BadDeviceToken', 'DeviceTokenNotForTopic', 'Unregistered'],
  },
  accessScript: providerTokenScript,
};

function prepareSend(wire: ApnsWire, account: ApnsAccount): PreparedSend {
  const { credential } = account;
  const broadcast = headerOf(wire, 'apns-channel-id') !== undefined;
  const endpoint = broadcast ? 'broadcast' : 'send';
  const sendOrigin = endpointOrigin(account, 'send', account.environment === 'sandbox' ? sandboxOrigin : productionOrigin);
  // Apple's pages disagree about a host of its own for broadcasts; the usual one is named in the text and used by other clients.
  const origin = broadcast ? endpointOrigin(account, endpoint, sendOrigin) : sendOrigin;
  const body = encodePayload(wire);
  const fixed: Record<string, string> = {};
  for (const [name, value] of Object.entries(isRecord(wire.headers) ? wire.headers : {}))
    if (typeof value === 'string' || typeof value === 'number') fixed[name.toLowerCase()] = headerText(String(value));
  const lifetime = fixed['apns-expiration'] === undefined ? wire.expiresAfterSeconds : undefined;
  const shared = {
    endpoint,
    method: 'POST',
    body,
    protocol: 'h2',
    connectionKey: adapter.accountKey(account),
    ...(credential.type === 'certificate' ? { clientCertificate: credential.certificate.client } : {}),
  } as const satisfies Partial<HttpRequest>;
  const prefix = broadcast ? `${origin}/4/broadcasts/apps/${account.bundleId}` : `${origin}/3/device/`;
  // Headers change only with the access token and the second: millions of pushes share a few.
  let headers: Record<string, string> | undefined;
  let madeFor: AccessToken | undefined;
  let madeAtSecond = -1;
  return (targets, access: AccessToken | undefined, { nowMs }) => {
    const second = typeof lifetime === 'number' ? Math.floor(nowMs / 1000) : 0;
    if (!headers || madeFor !== access || madeAtSecond !== second) {
      headers = {
        ...(access ? { authorization: `bearer ${access.value}` } : {}),
        ...fixed,
        ...(typeof lifetime === 'number' ? { 'apns-expiration': expirationOf(lifetime, nowMs) } : {}),
      };
      madeFor = access;
      madeAtSecond = second;
    }
    return { ...shared, url: broadcast ? prefix : prefix + encodeURIComponent(targets[0] ?? ''), headers };
  };
}

/** A lifetime of 0 stays 0, which means: one attempt, nothing stored. */
function expirationOf(seconds: number, nowMs: number): string {
  return seconds <= 0 ? '0' : String(Math.floor(nowMs / 1000 + seconds));
}

/** Node writes header text as Latin-1 and drops what does not fit, so UTF-8 goes in byte by byte. */
function headerText(value: string): string {
  // oxlint-disable-next-line no-control-regex
  return /^[\u0000-\u00ff]*$/.test(value) ? value : Buffer.from(value, 'utf8').toString('latin1');
}

function readAnswer(response: HttpResponse): Answer {
  if (response.status === 200) return readAccepted(response);
  const refusal = parseJson(response.body);
  if (!isRecord(refusal) || typeof refusal['reason'] !== 'string' || refusal['reason'] === '') return { ok: 'unreadable' };
  const since = refusal['timestamp'];
  const retryAfter = response.headers['retry-after'];
  return {
    ok: false,
    code: refusal['reason'],
    ...(typeof since === 'number' && Math.abs(since) < 8.64e15
      ? { vendorMessage: `${refusal['reason']} since ${new Date(since).toISOString()}` }
      : {}),
    ...(retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? { retryAfterMs: Number(retryAfter) * 1000 } : {}),
  };
}

/** A 200 of APNs carries an id and no body; one without an id came from something else. */
function readAccepted(response: HttpResponse): Answer {
  const messageId = response.headers['apns-id'] ?? response.headers['apns-request-id'];
  if (messageId === undefined || messageId === '') return { ok: 'unreadable' };
  const uniqueId = response.headers['apns-unique-id'];
  return {
    ok: true,
    messageId,
    ...(uniqueId !== undefined && /^[0-9A-Za-z-]{1,64}$/.test(uniqueId) ? { note: deliveryLogNote(uniqueId) } : {}),
  };
}

function deliveryLogNote(uniqueId: string): Text {
  return {
    en: `Delivery Log of the Push Notifications Console: search for apns-unique-id ${uniqueId}.`,
    zh: `可在 Push Notifications Console 的 Delivery Log 中按 apns-unique-id ${uniqueId} 查询。`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
