import type { FlowStep, PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { Text, TextData } from '../../../core/text.ts';
import type { EasemobUser } from './state.ts';

const of = 9;

/** The documented way of a push, in the order of the platform's guide. */
const steps: readonly Text[] = [
  { en: 'The SDK on the phone picks the vendor that is configured and supported.', zh: '手机上的 SDK 选定已配置且受支持的厂商通道。' },
  { en: 'The SDK asks that vendor for a push token.', zh: 'SDK 向该厂商申请推送 Token。' },
  { en: 'The vendor gives the token to the app.', zh: '厂商将 Token 返回给应用。' },
  { en: 'After login the SDK uploads certificate name and token to Easemob.', zh: '登录后 SDK 将证书名称和 Token 上传到环信。' },
  { en: 'The sender’s message or push reaches Easemob.', zh: '发送方的消息或推送到达环信服务器。' },
  { en: 'Easemob looks whether the receiver is online.', zh: '环信检查接收方是否在线。' },
  { en: 'Easemob takes the binding and its certificate, which tells the vendor.', zh: '环信取出绑定信息，由证书确定厂商。' },
  { en: 'Easemob hands the push to the vendor.', zh: '环信将推送交给厂商。' },
  { en: 'The vendor brings the push to the phone.', zh: '厂商将推送送达手机。' },
];

/** Where a push ended, and why. */
export interface End {
  step: number;
  /** `done`: the last step was reached. */
  state: 'done' | 'stopped';
  text: Text;
  data?: TextData;
}

/** How far the registration came before: 4 when a token is bound. */
function registered(user: EasemobUser | undefined): number {
  if (!user?.hasLoggedIn) return 0;
  return user.scenario === 'unbound' ? 3 : 4;
}

/** Writes the nine steps of one message's way to one user. */
export function writeFlow(context: PlatformSandboxContext, name: string, user: EasemobUser | undefined, end: End): void {
  const before = registered(user);
  for (const [index, text] of steps.entries()) {
    const step = index + 1;
    const isEnd = step === end.step;
    const isDone = step <= 4 ? step <= before : step < end.step;
    const row: FlowStep = isEnd
      ? { step, of, state: end.state, text: end.text, ...(end.data ? { data: end.data } : {}) }
      : { step, of, state: isDone ? 'done' : 'skipped', text };
    context.flow(name, row);
  }
}
