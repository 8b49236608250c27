import type { FlowStep, HopAnswer, HopPush, PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { Text, TextData } from '../../../core/text.ts';
import { certificateOf, type ZegoState, type ZegoUser } from './state.ts';

/** A message on its way to one receiver. */
export interface Delivery {
  user: string;
  sender: string;
  /** `0 alice`, `2 team`: the conversation as the receiver sees it. */
  conversation: string;
  /** Of the body; undefined when the message has none. */
  push: Readonly<Record<string, unknown>> | undefined;
  /** MessageType 2: never pushed. */
  isSignalling: boolean;
  /** Seconds that an invitation lives. */
  callSeconds?: number;
}

const steps = 8;

const texts = {
  token: { en: 'ZPNs on the phone asked the vendor for a token.', zh: '手机上的 ZPNs 向厂商申请 Token。' },
  tokenNever: {
    en: 'No phone of this user ever asked a vendor for a token.',
    zh: '该用户没有任何手机向厂商申请过 Token。',
  },
  tokenNoPackage: {
    en: 'ZEGO has no package for this brand, so ZPNs asked no vendor for a token.',
    zh: 'ZEGO 没有适配该品牌的组件，ZPNs 未向任何厂商申请 Token。',
  },
  issued: { en: 'The vendor gave the phone a token.', zh: '厂商向手机返回 Token。' },
  bound: {
    en: 'ZPNs made the PushID {pushId} under appType {appType}, and the login bound it to {user}.',
    zh: 'ZPNs 以 appType {appType} 生成 PushID {pushId}，登录时与 {user} 绑定。',
  },
  boundNever: {
    en: 'This never happened: no PushID was bound to {user}.',
    zh: '未发生：{user} 没有绑定任何 PushID。',
  },
  boundSwitched: {
    en: 'This never happened: the phone changed accounts without `logout`, so its PushID stays with the old user, who gets the pushes on it.',
    zh: '未发生：该手机切换账号前没有调用 `logout`，PushID 仍属于旧用户，推送会发给旧用户。',
  },
  cleared: {
    en: 'A PushID was bound at login; the logout of {user} cleared the binding.',
    zh: '登录时曾绑定 PushID，{user} 登出后绑定已清除。',
  },
  stored: { en: 'ZIM took the message of {sender} and stored it.', zh: 'ZIM 受理并存储了 {sender} 的消息。' },
  storedCall: {
    en: 'ZIM took the invitation of {sender}; it lives for {seconds} seconds, and whoever opens the app later finds no call.',
    zh: 'ZIM 受理了 {sender} 的呼叫邀请，{seconds} 秒内有效，超时后打开应用已没有呼叫。',
  },
  notConnected: { en: '{user} is logged in but not connected.', zh: '{user} 已登录但连接已断开。' },
  phoneNotConnected: {
    en: '{user} is connected on the web; the phone is not, and no push rule of the user keeps it silent.',
    zh: '{user} 的网页端在线，手机端未连接，且用户没有设置使手机静默的推送规则。',
  },
  webOnline: {
    en: '{user} is connected on the web, and the user’s push rule keeps the phone silent meanwhile.',
    zh: '{user} 的网页端在线，用户设置的推送规则使手机端不推送。',
  },
  online: {
    en: '{user} is connected: the message went over the connection, no push is made.',
    zh: '{user} 在线：消息已经长连接送达，不推送。',
  },
  background: {
    en: 'The app of {user} is in the background with a live connection: it got the message and has to draw its own notification.',
    zh: '{user} 的应用在后台且连接仍存活：应用已收到消息，需自行弹出本地通知。',
  },
  loggedOut: {
    en: '{user} is not logged in, which ends pushes: the message waits for the next login.',
    zh: '{user} 未登录，不推送：消息将在下次登录后收到。',
  },
  signalling: {
    en: 'A signalling message (type 2) is never handed to ZPNs.',
    zh: '信令消息（类型 2）不会交给 ZPNs。',
  },
  notEnabled: {
    en: '`OfflinePush.Enable` is not 1, so ZIM hands nothing to ZPNs.',
    zh: '`OfflinePush.Enable` 不为 1，ZIM 不会交给 ZPNs。',
  },
  muted: {
    en: '{user} has muted the conversation: no push.',
    zh: '{user} 对该会话开启了免打扰，不推送。',
  },
  noPushId: {
    en: 'ZIM finds no PushID of {user}, so there is nobody to push to.',
    zh: 'ZIM 找不到 {user} 的 PushID，无法推送。',
  },
  handed: { en: 'ZIM handed title, content and payload to ZPNs.', zh: 'ZIM 将标题、内容与 payload 转交 ZPNs。' },
  noCertificate: {
    en: 'The console has no {vendor} certificate in set {appType}, which the app chose with `setAppType`.',
    zh: '控制台第 {appType} 套证书中没有 {vendor}，而应用通过 `setAppType` 选择了它。',
  },
  toVendor: { en: 'ZPNs called {vendor}, which took the push.', zh: 'ZPNs 已调用 {vendor}，厂商已受理。' },
  vendorRefused: {
    en: 'ZPNs called {vendor}, which refused the push: {code} {message}',
    zh: 'ZPNs 调用 {vendor} 被拒绝：{code} {message}',
  },
  phoneUnknown: { en: '{vendor} delivers to the phone.', zh: '{vendor} 向手机下发。' },
  ended: { en: 'Not reached.', zh: '未执行到此步。' },
} satisfies Record<string, Text>;

const fates = {
  shown: { en: 'The phone showed it.', zh: '手机已展示。' },
  silent: { en: 'The phone put it away silently.', zh: '手机静默收纳了通知。' },
  held: { en: 'The vendor holds it back.', zh: '厂商暂缓下发。' },
  dropped: { en: 'It was dropped on the way to the screen.', zh: '消息在展示前被丢弃。' },
} satisfies Record<string, Text>;

/** Walks the way of one message and writes each of its eight steps; whether a push was made is seen only there. */
export async function walk(delivery: Delivery, receiver: ZegoUser, state: ZegoState, context: PlatformSandboxContext): Promise<void> {
  const { user } = delivery;
  const write = (step: number, kind: FlowStep['state'], text: Text, data: TextData = {}) =>
    context.flow(user, { step, of: steps, state: kind, text, data: { user, ...data } });
  const end = (from: number) => {
    for (let step = from; step <= steps; step++) write(step, 'skipped', texts.ended);
  };

  writeRegistration(receiver, write);
  if (delivery.callSeconds === undefined) write(4, 'done', texts.stored, { sender: delivery.sender });
  else write(4, 'done', texts.storedCall, { sender: delivery.sender, seconds: delivery.callSeconds });

  const connected = connectionStop(receiver);
  if (connected) {
    write(5, 'stopped', connected);
    return end(6);
  }
  write(5, 'done', receiver.webOnline ? texts.phoneNotConnected : texts.notConnected);

  const unpushed = messageStop(delivery, receiver);
  if (unpushed) {
    write(6, 'stopped', unpushed);
    return end(7);
  }
  write(6, 'done', texts.handed);

  // `messageStop` has seen that there is one.
  const binding = receiver.binding!;
  const { vendor } = binding.phone;
  const certificate = certificateOf(state, binding);
  if (certificate === 'missing') {
    write(7, 'stopped', texts.noCertificate, { vendor, appType: binding.appType });
    return end(8);
  }
  const answer = await context.deliver({
    ...pushFor(delivery, vendor, binding.phone.token, state),
    ...(certificate === 'wrong-secret' ? { wrongSecret: true } : {}),
  });
  if (answer.status !== 'accepted') {
    // What ZPNs does with a token that a vendor calls dead is not documented; the PushID stays.
    write(7, 'stopped', texts.vendorRefused, { vendor, code: answer.code ?? answer.status, message: answer.vendorMessage ?? '' });
    return end(8);
  }
  write(7, 'done', texts.toVendor, { vendor });
  writePhone(answer, vendor, write);
}

type Write = (step: number, state: FlowStep['state'], text: Text, data?: TextData) => void;

function writeRegistration(receiver: ZegoUser, write: Write): void {
  const { binding, unboundBecause, session } = receiver;
  if (binding) {
    write(1, 'done', texts.token);
    write(2, 'done', texts.issued);
    return write(3, 'done', texts.bound, { pushId: binding.pushId, appType: binding.appType });
  }
  if (unboundBecause === 'never-logged-in' || unboundBecause === 'never-registered' || unboundBecause === 'no-package') {
    write(1, 'skipped', unboundBecause === 'no-package' ? texts.tokenNoPackage : texts.tokenNever);
    write(2, 'skipped', texts.ended);
    return write(3, 'skipped', texts.boundNever);
  }
  write(1, 'done', texts.token);
  write(2, 'done', texts.issued);
  if (unboundBecause === 'account-switched') write(3, 'skipped', texts.boundSwitched);
  else write(3, session === 'none' ? 'done' : 'skipped', session === 'none' ? texts.cleared : texts.boundNever);
}

function connectionStop(receiver: ZegoUser): Text | undefined {
  if (receiver.session === 'none') return texts.loggedOut;
  if (receiver.session === 'online') return texts.online;
  if (receiver.session === 'background') return texts.background;
  return receiver.webOnline && receiver.webSilencesPhone ? texts.webOnline : undefined;
}

function messageStop(delivery: Delivery, receiver: ZegoUser): Text | undefined {
  if (delivery.isSignalling) return texts.signalling;
  if (delivery.push?.['Enable'] !== 1) return texts.notEnabled;
  if (receiver.muted.has('*') || receiver.muted.has(delivery.conversation)) return texts.muted;
  return receiver.binding ? undefined : texts.noPushId;
}

function textAt(push: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const value = push?.[name];
  return typeof value === 'string' ? value : undefined;
}

function pushFor({ push }: Delivery, vendor: string, token: string, state: ZegoState): HopPush {
  const payload = textAt(push, 'Payload');
  // A strategy that the console does not have is not documented; the vendor's default class is what remains.
  const strategy = state.strategies.get(textAt(push, 'PushStrategyId') ?? '')?.[vendor];
  const fields = { ...strategy, ...(vendor === 'oppo' ? oppoTemplate(push?.['PrivateMessageTemplate']) : {}) };
  return {
    vendor,
    token,
    title: textAt(push, 'Title') ?? '',
    content: textAt(push, 'Content') ?? '',
    ...(payload === undefined ? {} : { data: { payload } }),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}

function oppoTemplate(template: unknown): Record<string, string> {
  if (typeof template !== 'object' || template === null) return {};
  const { TemplateId: id, TitleParameters: title, ContentParameters: content } = template as Record<string, unknown>;
  return {
    ...(typeof id === 'string' ? { private_msg_template_id: id } : {}),
    ...(typeof title === 'string' ? { private_title_parameters: title } : {}),
    ...(typeof content === 'string' ? { private_content_parameters: content } : {}),
  };
}

function writePhone(answer: HopAnswer, vendor: string, write: Write): void {
  if (!answer.phone) return write(8, 'done', texts.phoneUnknown, { vendor });
  const { fate, reason, data = {} } = answer.phone;
  const text: Text = { en: [fates[fate].en, reason.en].join(' '), zh: [fates[fate].zh, reason.zh].join('') };
  write(8, fate === 'dropped' || fate === 'held' ? 'stopped' : 'done', text, data);
}
