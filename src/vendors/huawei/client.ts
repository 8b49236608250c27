import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, ExchangeContext, PlainAccess, PreparedSend, SendOptions } from '../../core/adapter.ts';
import { PushCheckError } from '../../core/errors.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import { clientIdOf, platformOf, projectIdOf, usesServiceAccount, type HuaweiAccount } from './account.ts';
import { accessScript, authRequest, createJwt, readAuth, tokenUrl } from './auth.ts';
import { readAnswers } from './response.ts';
import { isObject } from './shape.ts';
import { looksAndroid, platformOfToken } from './token.ts';
import {
  contentTypes,
  hosts,
  noValidTokenCode,
  partialCode,
  paths,
  pushTypes,
  tokensMax,
  type HuaweiPlatform,
  type HuaweiWire,
} from './wire.ts';

/** The URL of a push: the wire says which API, the account which app or project. */
function sendUrl(wire: HuaweiWire, account: HuaweiAccount): string {
  const path = wire.api === 'v3' ? paths.sendV3 : wire.api === 'v2' ? paths.sendV2 : paths.sendV1;
  const id = (wire.api === 'v1' ? clientIdOf(account) : projectIdOf(account)) ?? '';
  return endpointOrigin(account, 'send', hosts.push) + path.replace(/\{\w+\}/, encodeURIComponent(id));
}

const slot = 'push-check:tokens';
const mark = `"token":["${slot}"]`;

/** The body as a function of the tokens; everything else is written once, since this runs for millions of tokens. */
function bodyAround(wire: HuaweiWire, validateOnly: boolean): (targets: readonly string[]) => string {
  const plain: unknown = wire.body;
  const body = isObject(plain) ? plain : {};
  const given = validateOnly ? { validate_only: true, ...body, ...(body['validate_only'] === true ? {} : { validate_only: true }) } : body;
  const place = wire.api === 'v3' ? 'target' : 'message';
  const holder = body[place] ?? {};
  if (ownTarget(wire) !== undefined || !isObject(holder)) {
    const whole = JSON.stringify(given);
    return () => whole;
  }
  const { [place]: _holder, ...rest } = given;
  const { token: _token, ...inside } = holder;
  // The tokens go last: the rest of the text then stays the same for every request.
  const json = JSON.stringify({ ...rest, [place]: { ...inside, token: [slot] } });
  const at = json.lastIndexOf(mark);
  const head = `${json.slice(0, at)}"token":[`;
  const tail = json.slice(at + mark.length - 1);
  return (targets) => head + targets.map((target) => JSON.stringify(target)).join(',') + tail;
}

/** The target that the wire itself names; a token is shortened, because the label is shown. */
function ownTarget(wire: HuaweiWire): string | undefined {
  const holder: unknown = wire.api === 'v3' ? wire.body?.target : wire.body?.message;
  if (!isObject(holder)) return undefined;
  const { topic, condition, token } = holder;
  if (wire.api !== 'v3' && topic !== undefined) return `topic:${String(topic)}`;
  if (wire.api !== 'v3' && condition !== undefined) return `condition:${String(condition)}`;
  if (token === undefined) return undefined;
  const tokens: unknown[] = Array.isArray(token) ? token : [token];
  return tokens.length === 1 ? `token:${shortened(String(tokens[0]))}` : `tokens:${tokens.length}`;
}

function shortened(token: string): string {
  return token.length > 16 ? `${token.slice(0, 6)}…${token.slice(-4)}(${token.length})` : `…(${token.length})`;
}

/** The platform of a target that comes without a device: by its shape where that tells, else as configured. */
function platformOfTarget(target: string, account: HuaweiAccount): HuaweiPlatform {
  // Topics exist on Android only.
  if (/^(?:topic|condition):/.test(target)) return 'android';
  // Some early HarmonyOS 5 tokens begin like Android's, so the account must be able to serve Android for the prefix to count.
  if (looksAndroid(target) && account.clientSecret !== undefined) return 'android';
  return platformOfToken(target) ?? account.platform;
}

/**
 * Lists of targets that went out only to be validated. HUAWEI's answer is the same as to a real push, and `readSend` sees the answer alone;
 * the engine hands both halves the same array.
 */
const validatedLists = new WeakSet<readonly string[]>();

function prepareSend(wire: HuaweiWire, account: HuaweiAccount, { validateOnly }: SendOptions): PreparedSend {
  if (validateOnly && wire.api === 'v3')
    throw new PushCheckError(
      'ERR_UNSUPPORTED',
      {
        en: 'The HarmonyOS API (v3) of HUAWEI has no validate-only mode: every call is a real push.',
        zh: '华为 HarmonyOS 接口（v3）没有仅校验模式：每次调用都会真实推送。',
      },
      {
        fix: {
          en: 'Use `--dry-run` to see the request, `--sandbox` to send it to the emulator, or mark a real push as a test with `--set huawei.pushOptions.testMessage=true`.',
          zh: '用 `--dry-run` 查看请求，用 `--sandbox` 发到模拟器，或用 `--set huawei.pushOptions.testMessage=true` 以测试消息发送。',
        },
      },
    );
  const url = sendUrl(wire, account);
  const body = bodyAround(wire, validateOnly);
  const onlyValidates = wire.api !== 'v3' && (validateOnly || wire.body?.validate_only === true);
  const headers = (access: string): Record<string, string> =>
    wire.api === 'v3'
      ? {
          'content-type': contentTypes.harmony,
          authorization: `Bearer ${access}`,
          ...(wire.pushType === undefined ? {} : { 'push-type': String(wire.pushType) }),
        }
      : { 'content-type': contentTypes.android, authorization: `Bearer ${access}` };
  return (targets, access) => {
    if (onlyValidates) validatedLists.add(targets);
    return { endpoint: 'send', method: 'POST', url, headers: headers(access?.value ?? ''), body: body(targets), protocol: 'h1' };
  };
}

function readSend(response: HttpResponse, targets: readonly string[], context: ExchangeContext): Answer[] {
  return readAnswers(response, targets, context, validatedLists.has(targets));
}

const serviceAccountAccess: PlainAccess<HuaweiAccount> = {
  kind: 'local',
  create: (account, context) => (account.serviceAccount ? createJwt(account.serviceAccount, context) : undefined),
};
const oauthAccess: PlainAccess<HuaweiAccount> = { kind: 'exchange', request: authRequest, read: readAuth };

/** Well-formed tokens that were never issued. */
const impossible = { android: `IQAAAA${'pushcheck-'.repeat(12)}none`, harmony: `MAMA${'pushcheck-'.repeat(10)}nonexist` };

/** A push that reaches nobody: on Android it is only validated, on HarmonyOS it is a test message to a token that cannot exist. */
function credentialPush(account: HuaweiAccount): { wire: HuaweiWire; target: string } {
  if (platformOf(account) === 'harmony')
    return {
      target: impossible.harmony,
      wire: {
        api: 'v3',
        pushType: pushTypes.alert,
        body: {
          payload: {
            notification: { category: 'MARKETING', title: 'push-check', body: 'Credential check', clickAction: { actionType: 0 } },
          },
          pushOptions: { testMessage: true },
        },
      },
    };
  return {
    target: impossible.android,
    wire: {
      api: account.apiVersion,
      body: {
        validate_only: true,
        message: {
          android: {
            category: 'MARKETING',
            target_user_type: 1,
            notification: { title: 'push-check', body: 'Credential check', click_action: { type: 3 } },
          },
        },
      },
    },
  };
}

function credentialRequest(account: HuaweiAccount, access: { value: string } | undefined, context: ExchangeContext): HttpRequest {
  const { wire, target } = credentialPush(account);
  const token = access === undefined ? undefined : { value: access.value, expiresAtMs: Infinity };
  return prepareSend(wire, account, { validateOnly: false })([target], token, context);
}

/** Speaks both APIs of Push Kit: v1 and v2 for Android and HarmonyOS up to 4, v3 for HarmonyOS 5 and later. */
export const adapter: Adapter<HuaweiAccount, HuaweiWire> = {
  id: 'huawei',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: tokensMax,
    validateOnly: true,
    accepted: {
      en: 'HUAWEI took the message; whether the phone got or showed it is not known from this answer. Caps, switches and missing rights show only in receipts.',
      zh: '华为已受理该消息；手机是否收到、是否展示无法从此应答得知。频控、通知开关与权益缺失只会体现在回执中。',
    },
    followUp: {
      en: 'The requestId is what receipts carry and what HUAWEI support asks for; look it up in AppGallery Connect > Push Kit, since there is no API for it.',
      zh: '回执中会携带 requestId，向华为提单时也需要它；可在 AppGallery Connect「推送服务」中查询，没有查询接口。',
    },
    zone: 'Asia/Shanghai',
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(
        JSON.stringify(
          usesServiceAccount(account)
            ? [
                'jwt',
                account.serviceAccount.keyId,
                account.serviceAccount.subAccount,
                account.serviceAccount.tokenUri,
                account.serviceAccount.privateKey,
              ]
            : ['oauth', clientIdOf(account), account.clientSecret, tokenUrl(account)],
        ),
      )
      .digest('hex'),
  access: { kind: 'by-account', choose: (account) => (usesServiceAccount(account) ? serviceAccountAccess : oauthAccess) },
  variants: {
    of: (token, account, { platform }) => (platform === 'harmony' || platform === 'android' ? platform : platformOfTarget(token, account)),
    apply: (account, variant) => ({ ...account, variant: variant === 'harmony' ? 'harmony' : 'android' }),
  },
  prepareSend,
  wireTarget: ownTarget,
  readSend,
  credentialCheck: {
    request: credentialRequest,
    read: (response, context) => readAnswers(response, [''], context, false)[0] ?? { ok: 'unreadable' },
    // The token cannot exist, so a complaint about it says that everything before it was in order.
    credentialFineCodes: [noValidTokenCode, partialCode, '80300029'],
  },
  accessScript,
};
