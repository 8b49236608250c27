import type { FlowStep, PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { Text, TextData } from '../../../core/text.ts';
import type { EasemobUser } from './state.ts';

const of = 9;

/** What each step is, when the flow ended before it. */
const stepNames: readonly Text[] = [
  { en: 'choose a vendor', zh: '选定厂商通道' },
  { en: 'ask for a token', zh: '申请 Token' },
  { en: 'get the token', zh: '取得 Token' },
  { en: 'log in and upload the token', zh: '登录并上传 Token' },
  { en: 'send', zh: '发送' },
  { en: 'online check', zh: '在线检查' },
  { en: 'binding and certificate', zh: '绑定信息与证书' },
  { en: 'vendor', zh: '厂商' },
  { en: 'phone', zh: '手机' },
];

/** A text with its values. */
export interface Said {
  text: Text;
  data?: TextData;
}

/** Where a push ended, and why. */
export interface End extends Said {
  step: number;
  /** `done`: the last step was reached. */
  state: 'done' | 'stopped';
}

/** What step 7 and 8 made of a push, as far as it came. */
export interface Handed {
  certificate: string;
  vendor: string;
  title: string;
  content: string;
  /** The vendor’s id, of a push that it took. */
  messageId?: string;
}

/** One message’s way to one user. */
export interface Way {
  /** Step 5: by which door it came in. */
  sent: Said;
  /** Step 6, when the message went on: what Easemob found. */
  found?: Said;
  handed?: Handed;
  end: End;
}

type Write = (state: FlowStep['state'], said: Said) => void;

/** Steps 1 to 4: what the phone did before the message. */
function before(write: Write, name: string, user: EasemobUser | undefined): void {
  if (!user?.hasLoggedIn) {
    const text = user
      ? { en: 'This never happened: {user} has not logged in on a phone.', zh: '未发生：{user} 从未在手机上登录。' }
      : { en: 'This never happened: nobody registered {user}.', zh: '未发生：{user} 未注册。' };
    for (let step = 1; step <= 4; step++) write('skipped', { text, data: { user: name } });
    return;
  }
  const { vendor, uploaded } = user;
  const data = { vendor };
  write('done', { text: { en: 'The SDK on the phone chose {vendor}.', zh: '手机上的 SDK 选定了 {vendor}。' }, data });
  write('done', { text: { en: 'The SDK asked {vendor} for a push token.', zh: 'SDK 已向 {vendor} 申请推送 Token。' }, data });
  write('done', { text: { en: '{vendor} gave the app a token.', zh: '{vendor} 已将 Token 返回给应用。' }, data });
  if (uploaded === undefined && user.bindings.length === 0)
    return write('skipped', {
      text: { en: 'This never happened: no certificate name and token were uploaded.', zh: '未发生：没有上传过证书名称和 Token。' },
    });
  const certificate = user.bindings.map((binding) => binding.notifier_name).join(', ') || (uploaded ?? '');
  write('done', {
    text:
      user.bindings.length > 0
        ? {
            en: 'After the login the SDK uploaded the token under certificate {certificate}.',
            zh: '登录后 SDK 以证书 {certificate} 上传了 Token。',
          }
        : {
            en: 'After the login the SDK uploaded the token under certificate {certificate}; it has been unbound since.',
            zh: '登录后 SDK 以证书 {certificate} 上传了 Token，之后已解绑。',
          },
    data: { certificate },
  });
}

/** Writes the nine steps of one message's way to one user; each tells what came of it. */
export function writeFlow(
  context: PlatformSandboxContext,
  name: string,
  user: EasemobUser | undefined,
  { sent, found, handed, end }: Way,
): void {
  let step = 0;
  const write: Write = (state, { text, data }) => {
    step += 1;
    context.flow(name, { step, of, state, text, ...(data ? { data } : {}) });
  };
  before(write, name, user);
  const passed: readonly (Said | undefined)[] = [
    sent,
    found,
    handed && {
      text: {
        en: 'Certificate {certificate} leads to {vendor}: “{title}”, “{content}”.',
        zh: '证书 {certificate} 对应 {vendor}：“{title}”，“{content}”。',
      },
      data: { certificate: handed.certificate, vendor: handed.vendor, title: handed.title, content: handed.content },
    },
    handed && {
      text:
        handed.messageId === undefined
          ? { en: '{vendor} took the push.', zh: '{vendor} 已受理。' }
          : { en: '{vendor} took the push ({messageId}).', zh: '{vendor} 已受理（{messageId}）。' },
      data: { vendor: handed.vendor, ...(handed.messageId === undefined ? {} : { messageId: handed.messageId }) },
    },
  ];
  for (const said of passed) {
    if (step + 1 >= end.step) break;
    if (said) write('done', said);
  }
  write(end.state, end);
  for (const { en, zh } of stepNames.slice(step)) write('skipped', { text: { en: `Not reached: ${en}.`, zh: `未执行：${zh}。` } });
}
