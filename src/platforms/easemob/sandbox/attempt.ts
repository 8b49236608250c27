import { createHash } from 'node:crypto';
import type { HopAnswer, HopPush, PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import { isObject } from './answers.ts';
import type { End, Handed } from './flow.ts';
import { certificateOf, type EasemobState, type EasemobUser, type StoredBinding } from './state.ts';

type Fields = Readonly<Record<string, string | number | boolean>>;

/** What is pushed, before a vendor is known. */
export interface Push {
  /** By the vendor; its own texts and fields win. */
  texts(vendor: string): { title: string; content: string };
  fields(vendor: string): Fields;
  data: Readonly<Record<string, string>>;
  ttlSeconds?(vendor: string): number | undefined;
}

/** What became of a push at one binding. */
export interface Outcome {
  status: 'success' | 'fail' | 'error';
  /** As the callback names it. */
  detail?: string;
  /** The vendor's raw answer. */
  data?: unknown;
  binding?: StoredBinding;
  channel?: string;
  /** Absent when it ended before a certificate was found. */
  handed?: Handed;
  end: End;
}

/** Names of the channels in the callback; Honor’s is not documented and follows the pattern of the others. */
const channels: Readonly<Record<string, string>> = {
  apns: 'APNS',
  fcm: 'ANDROID',
  xiaomi: 'XIAOMI',
  huawei: 'HUAWEI',
  meizu: 'MEIZU',
  oppo: 'OPPO',
  vivo: 'VIVOPUSH',
  honor: 'HONOR',
};

/** The vendor's raw answer; with the request id of a push that was taken, where the documented sample has it. */
function rawOf({ raw, messageId, status }: HopAnswer): unknown {
  try {
    const value: unknown = JSON.parse(raw);
    if (status !== 'accepted' || messageId === undefined || raw.includes(messageId)) return value;
    return isObject(value) && value['data'] === undefined ? { ...value, data: { requestId: messageId } } : value;
  } catch {
    return raw === '' ? undefined : raw;
  }
}

const stopped = (step: number, text: End['text'], data?: End['data']): End => ({ step, state: 'stopped', text, ...(data ? { data } : {}) });

/**
 * Why a user with bindings gets nothing for all that; undefined: goes on. Who was kicked or banned keeps the binding, so that “no push binding”
 * would contradict it; the documents have no word for this refusal.
 */
export function sessionEnd(user: EasemobUser): End | undefined {
  if (user.isLoggedIn) return undefined;
  return stopped(
    7,
    user.activated
      ? {
          en: 'The binding is there, but the device was forced offline and has to log in again before anything is pushed.',
          zh: '绑定信息仍在，但设备已被强制下线，重新登录前不会推送。',
        }
      : {
          en: 'The binding is there, but the user is banned: nothing is pushed.',
          zh: '绑定信息仍在，但用户已被封禁，不会推送。',
        },
  );
}

/** Hands a push to the vendor of one binding; a token that the vendor refuses is removed without a word. */
export async function attempt(
  push: Push,
  binding: StoredBinding,
  user: EasemobUser,
  state: EasemobState,
  context: PlatformSandboxContext,
): Promise<Outcome> {
  if (binding.notifier_name === '' || binding.device_token === '')
    return {
      status: 'fail',
      detail: 'illegal binding',
      binding,
      end: stopped(7, { en: 'The binding has no certificate name or no token.', zh: '绑定信息缺少证书名称或 Token。' }),
    };
  const certificate = certificateOf(state, binding.notifier_name);
  if (!certificate)
    return {
      status: 'fail',
      detail: 'no notifier exist',
      binding,
      end: stopped(
        7,
        { en: 'The console has no certificate named {name}.', zh: '控制台中没有名为 {name} 的证书。' },
        { name: binding.notifier_name },
      ),
    };
  const { vendor } = certificate;
  const channel = channels[vendor] ?? vendor.toUpperCase();
  if (certificate.disabled)
    return {
      status: 'fail',
      detail: 'notifier disabled',
      binding,
      channel,
      end: stopped(7, { en: 'The certificate {name} is switched off.', zh: '证书 {name} 已停用。' }, { name: binding.notifier_name }),
    };
  const ttlSeconds = push.ttlSeconds?.(vendor);
  const texts = push.texts(vendor);
  const hop: HopPush = {
    vendor,
    token: binding.device_token,
    ...texts,
    data: push.data,
    fields: { ...certificate.fields, ...push.fields(vendor) },
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    ...(certificate.wrongSecret ? { wrongSecret: true } : {}),
  };
  const answer = await context.deliver(hop);
  const data = rawOf(answer);
  const handed: Handed = {
    certificate: binding.notifier_name,
    vendor,
    ...texts,
    ...(answer.status === 'accepted' && answer.messageId !== undefined ? { messageId: answer.messageId } : {}),
  };
  const common = { binding, channel, handed, ...(data === undefined ? {} : { data }) };
  if (answer.status === 'accepted') {
    const phone = answer.phone;
    const isShown = phone === undefined || phone.fate === 'shown' || phone.fate === 'silent';
    return {
      status: 'success',
      ...common,
      end: phone
        ? { step: 9, state: isShown ? 'done' : 'stopped', text: phone.reason, ...(phone.data ? { data: phone.data } : {}) }
        : {
            step: 9,
            state: 'done',
            text: { en: 'What the phone made of it is not known.', zh: '手机上的展示结果未知。' },
          },
    };
  }
  if (answer.status === 'unreachable' || answer.status === 'unknown')
    return {
      status: 'error',
      ...common,
      end: stopped(
        8,
        { en: '{vendor} gave no usable answer: {message}', zh: '{vendor} 没有返回可用的应答：{message}' },
        { vendor, message: answer.vendorMessage ?? `HTTP ${answer.http}` },
      ),
    };
  const code = answer.code ?? String(answer.http);
  if (answer.status === 'invalid-token') user.bindings = user.bindings.filter((other) => other !== binding);
  return {
    status: 'fail',
    detail: answer.status === 'unauthorized' ? 'get push token fail' : 'push yet but fail',
    ...common,
    end: stopped(
      8,
      answer.status === 'invalid-token'
        ? {
            en: '{vendor} refused the token ({code} {message}), so Easemob removed the binding.',
            zh: '{vendor} 拒绝了该 Token（{code} {message}），环信已自动移除绑定。',
          }
        : { en: '{vendor} refused the push: {code} {message}', zh: '{vendor} 拒绝了该推送：{code} {message}' },
      { vendor, code, message: answer.vendorMessage ?? '' },
    ),
  };
}

/** The callback that Easemob posts for an attempt. */
export function callbackOf(
  outcome: Outcome,
  message: { id: string; chatType: 'chat' | 'groupchat'; from: string; target: string; groupId?: string; payload?: unknown },
  state: EasemobState,
  context: PlatformSandboxContext,
): Record<string, unknown> {
  const appkey = `${state.orgName}#${state.appName}`;
  const callId = `${appkey}_${message.id}`;
  const { binding } = outcome;
  return {
    callId,
    appkey,
    security: createHash('md5').update(`${callId}${state.callbackSecret}${context.nowMs}`, 'utf8').digest('hex'),
    timestamp: context.nowMs,
    step: 'push',
    status: outcome.status,
    ...(outcome.detail === undefined ? {} : { detail: outcome.detail }),
    ...(outcome.channel === undefined ? {} : { channel: outcome.channel }),
    ...(outcome.data === undefined ? {} : { data: outcome.data }),
    ...(binding ? { ...binding } : {}),
    msg_id: message.id,
    chat_type: message.chatType,
    from: message.from,
    target: message.target,
    ...(message.groupId === undefined ? {} : { group_id: message.groupId }),
    ...(message.payload === undefined ? {} : { payload: message.payload }),
  };
}
