import type { HopAnswer, PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { Text, TextData } from '../../../core/text.ts';
import { clockText } from './answers.ts';
import { dataFor, fieldsFor, isMuteCustom, notificationFor, platformOf, type PushJob } from './notification.ts';
import { certificates, taskKey, type Lost, type SandboxUser, type TencentState } from './state.ts';

/** What each step is, when the flow ended before it. */
const stepNames: readonly Text[] = [
  { en: 'register with the vendor', zh: '向厂商注册' },
  { en: 'get a token', zh: '获取 token' },
  { en: 'log in and upload the token', zh: '登录并上报 token' },
  { en: 'send', zh: '发送' },
  { en: 'online check', zh: '在线判断' },
  { en: 'push backend', zh: '推送后台' },
  { en: 'vendor', zh: '厂商' },
  { en: 'phone', zh: '手机' },
];

interface Said {
  text: Text;
  data?: TextData;
}

/** Writes the steps of one message in order. */
class Way {
  #step = 0;
  readonly #user: string;
  readonly #context: PlatformSandboxContext;

  constructor(user: string, context: PlatformSandboxContext) {
    this.#user = user;
    this.#context = context;
  }

  done(said: Said): void {
    this.#write('done', said);
  }

  /** A step that never happened, while the message goes on. */
  skip(said: Said): void {
    this.#write('skipped', said);
  }

  /** The message ends here. */
  stop(said: Said): void {
    this.#write('stopped', said);
    for (const { en, zh } of stepNames.slice(this.#step))
      this.#write('skipped', { text: { en: `Not reached: ${en}.`, zh: `未执行：${zh}。` } });
  }

  #write(state: 'done' | 'stopped' | 'skipped', said: Said): void {
    this.#step += 1;
    this.#context.flow(this.#user, { step: this.#step, of: stepNames.length, state, ...said });
  }
}

/** The steps that came before the message: 1 to 3. */
function before(way: Way, { upload, scenario, vendor }: SandboxUser): void {
  if (scenario === 'never-logged-in') {
    const text = { en: 'Nothing has happened yet: this user never logged in on a phone.', zh: '尚未发生：该用户从未在手机上登录。' };
    for (let step = 1; step <= 3; step++) way.skip({ text });
    return;
  }
  way.done({ text: { en: 'The app registered with {vendor}.', zh: '应用已向 {vendor} 注册。' }, data: { vendor } });
  way.done({ text: { en: '{vendor} gave a token.', zh: '{vendor} 返回了 token。' }, data: { vendor } });
  if (upload)
    way.done({
      text: {
        en: 'After the login the app uploaded the token under certificate {certificate}.',
        zh: '登录后应用以证书 {certificate} 上报了 token。',
      },
      data: { certificate: upload.certificate },
    });
  else
    way.skip({
      text: { en: 'This never happened: the app logged in and did not upload the token.', zh: '未发生：应用已登录，但从未上报 token。' },
    });
}

/** Why a user of this scenario gets nothing by push, for all that the message says; undefined: goes on. */
function onlineCheck({ scenario, policy }: SandboxUser): Said | undefined {
  switch (scenario) {
    case 'online':
      return { text: { en: 'Online: the message went into the app, no push.', zh: '状态为 Online：消息已送达应用内，不推送。' } };
    case 'background':
      return {
        text: {
          en: 'Online: the app is in the background but its connection is alive, so the message went into the app, no push.',
          zh: '状态为 Online：应用虽在后台但长连接仍在，消息已送达应用内，不推送。',
        },
      };
    case 'two-devices':
      return policy === 'all'
        ? { text: { en: 'Another device is online: no push to the one that sleeps.', zh: '另一台设备在线：不向休眠的设备推送。' } }
        : undefined;
    case 'kicked':
      return { text: { en: 'Offline: another login ended this one.', zh: '状态为 Offline：被其他登录踢下线。' } };
    case 'never-logged-in':
      return { text: { en: 'Offline: the user never logged in.', zh: '状态为 Offline：用户从未登录。' } };
    // There is no ban that keeps a user from pushes alone: a banned account cannot log in, so it is offline.
    case 'banned':
    case 'logged-out':
      return { text: { en: 'Offline: the user is logged out.', zh: '状态为 Offline：用户已退出登录。' } };
    default:
      return undefined;
  }
}

/** Why the message itself makes no push; undefined: goes on. */
function messageStop(user: SandboxUser, job: PushJob): Said | undefined {
  const { info } = job;
  if (job.isOnlineOnly)
    return {
      text: {
        en: 'The message is for connected users only (MsgLifeTime 0 or OnlineOnlyFlag 1): no push.',
        zh: '消息仅发给在线用户（MsgLifeTime 为 0 或 OnlineOnlyFlag 为 1）：不推送。',
      },
    };
  if (info['PushFlag'] === 1) return { text: { en: 'PushFlag is 1: no push.', zh: 'PushFlag 为 1：不推送。' } };
  if (job.from === user.id)
    return { text: { en: 'Sender and receiver are the same account: no push.', zh: '发送方与接收方是同一账号：不推送。' } };
  if (user.scenario === 'muted' && job.respectsMute)
    return {
      text: {
        en: 'The receiver has muted the conversation, and the message respects that (WithMuteNotifications): no push.',
        zh: '接收方设置了免打扰，且消息带有 WithMuteNotifications：不推送。',
      },
    };
  if (isMuteCustom(job)) return { text: { en: 'A custom message without Desc: no push.', zh: '自定义消息没有 Desc：不推送。' } };
  return undefined;
}

const stat = (atMs: number, failure?: { code: number; info: string }) => ({
  PushStatus: failure ? 0 : 1,
  ErrorCode: failure?.code ?? 0,
  ErrorInfo: failure?.info ?? 'success',
  EventTime: clockText(atMs),
});

type Stat = ReturnType<typeof stat>;

function keepTrace(
  state: TencentState,
  { id, upload }: SandboxUser,
  job: PushJob,
  nowMs: number,
  found: { eventType: 1 | 2; offline?: Record<string, Stat> },
): void {
  const key = job.taskId === undefined ? job.pushId : taskKey(job.taskId, id);
  if (key === undefined) return;
  state.traces.set(key, [
    {
      InstanceId: '900000001',
      PushTime: clockText(nowMs),
      DeviceModel: '',
      System: upload?.vendor === 'apns' ? 'iOS' : 'Android',
      SystemVersion: '',
      ...(job.taskId === undefined ? {} : { EventType: found.eventType }),
      PushPlatform: upload ? platformOf(upload.vendor) : 0,
      Token: upload?.token ?? '',
      CertId: upload?.certificate ?? '',
      SdkVersion: '8.9.7511',
      PushVersion: '8.9.7511',
      NotificationStatus: 1,
      last_active_terminal: 1,
      IMCommitStat: { IMStat: stat(nowMs) },
      ...(found.offline === undefined ? {} : { OfflinePushStat: found.offline }),
    },
  ]);
}

function lose(state: TencentState, job: PushJob, lost: Omit<Lost, 'taskId'>): void {
  state.lost.push({ ...lost, ...(job.taskId === undefined ? {} : { taskId: job.taskId }) });
}

/** The vendor's code as a number; where it is a word, the HTTP status stands for it, as for APNs' 410. */
function numberOf({ code, http }: HopAnswer): number {
  return code !== undefined && /^-?\d{1,9}$/.test(code) ? Number(code) : http;
}

/** What the push backend can lack, with the code and the words of the loss lists. */
const lacks = {
  token: { code: -2, info: '没有上传token', text: { en: 'No token was uploaded: loss code -2.', zh: '没有上传 token：折损码 -2。' } },
  certificate: {
    code: -1,
    info: '没有设置证书id',
    text: {
      en: 'The token stands under a certificate that the console does not have: loss code -1.',
      zh: 'token 绑定的证书在控制台中不存在：折损码 -1。',
    },
  },
} as const;

/** Counts a push that no vendor was asked for. */
function loseBefore(lack: (typeof lacks)[keyof typeof lacks], user: SandboxUser, job: PushJob, state: TencentState, nowMs: number): Said {
  const { code, info, text } = lack;
  const platform = user.upload ? platformOf(user.upload.vendor) : 0;
  lose(state, job, { atMs: nowMs, list: 'ReadyToSendLoss', platform, code: String(code), info });
  keepTrace(state, user, job, nowMs, { eventType: 1, offline: { OfflineStat: stat(nowMs, { code, info }) } });
  return { text };
}

/** Walks one message's way to one user to its end. */
export async function pushTo(user: SandboxUser, job: PushJob, state: TencentState, context: PlatformSandboxContext): Promise<void> {
  const way = new Way(user.id, context);
  const { nowMs } = context;
  before(way, user);
  way.done({ text: { en: 'Tencent IM took the message.', zh: '腾讯云 IM 已受理消息。' } });
  const notNow = onlineCheck(user);
  if (notNow) {
    if (['online', 'background', 'two-devices'].includes(user.scenario) && job.taskId !== undefined)
      keepTrace(state, user, job, nowMs, { eventType: 2 });
    return way.stop(notNow);
  }
  way.done({ text: { en: 'PushOnline: not connected, a push is tried.', zh: '状态为 PushOnline：未连接，尝试推送。' } });
  const stopped = messageStop(user, job);
  if (stopped) return way.stop(stopped);

  const { upload } = user;
  if (!upload) return way.stop(loseBefore(lacks.token, user, job, state, nowMs));
  if (certificates[upload.certificate] === undefined) return way.stop(loseBefore(lacks.certificate, user, job, state, nowMs));
  const { vendor, token } = upload;
  const shown = notificationFor(vendor, job);
  if (!shown) return way.stop({ text: { en: 'Title and text are empty: no push.', zh: '标题与内容均为空：不推送。' } });
  way.done({
    text: { en: 'The push backend handed it to {vendor}: “{title}”.', zh: '推送后台已提交给 {vendor}：“{title}”。' },
    data: { vendor, title: shown.title },
  });

  const data = dataFor(vendor, job.info);
  const taken = { OfflineStat: stat(nowMs) };
  if (!data) {
    keepTrace(state, user, job, nowMs, { eventType: 1, offline: taken });
    return way.stop({ text: { en: 'Ext is no JSON, and OPPO dropped the push.', zh: 'Ext 不是 JSON，OPPO 丢弃了该推送。' } });
  }
  const answer = await context.deliver({
    vendor,
    token,
    ...shown,
    data,
    fields: fieldsFor(vendor, job.info),
    ...(job.lifeTime === undefined ? {} : { ttlSeconds: job.lifeTime }),
  });
  if (answer.status !== 'accepted') {
    const code = numberOf(answer);
    const info = answer.vendorMessage ?? answer.code ?? answer.status;
    lose(state, job, { atMs: nowMs, list: 'PostSendDeliveredLoss', platform: platformOf(vendor), code: String(code), info });
    // Whether a token that a vendor refuses stays bound is not documented; here it stays.
    keepTrace(state, user, job, nowMs, { eventType: 1, offline: { ...taken, ChannelStat: stat(nowMs, { code, info }) } });
    return way.stop({
      text: { en: '{vendor} refused the push: {code} {info}.', zh: '{vendor} 拒绝了该推送：{code} {info}。' },
      data: { vendor, code: answer.code ?? code, info },
    });
  }
  way.done({ text: { en: '{vendor} took the push.', zh: '{vendor} 已受理。' }, data: { vendor } });
  const isThere = answer.phone?.fate === 'shown' || answer.phone?.fate === 'silent';
  keepTrace(state, user, job, nowMs, {
    eventType: 1,
    offline: { ...taken, ChannelStat: stat(nowMs), ...(isThere ? { DeviceStat: stat(nowMs) } : {}) },
  });
  const { phone } = answer;
  if (phone && !isThere) return way.stop({ text: phone.reason, ...(phone.data === undefined ? {} : { data: phone.data }) });
  way.done(
    phone
      ? { text: phone.reason, ...(phone.data === undefined ? {} : { data: phone.data }) }
      : { text: { en: 'What the phone made of it is not known.', zh: '手机上的展示结果未知。' } },
  );
}
