import { defineStep } from '../../core/step.ts';
import { failedHop, lossOf, platformRefusal, saying, stopFor } from '../facts/platform.ts';

const texts = {
  bound: { en: 'The platform has a token for {user} (number of bindings: {count}).', zh: '平台上有 {user} 的 token（绑定数：{count}）。' },
  none: { en: 'The platform has no token for {user} to push to.', zh: '平台上没有 {user} 的可用 token。' },
  lost: {
    en: 'After this message the losses of the last hour count {count} times -2: no token was uploaded.',
    zh: '发送这条消息后，过去一小时的折损统计中有 {count} 次 -2：没有上报 token。',
  },
  lostSomewhere: {
    en: 'The losses of the last hour, over all users of the application, count {count} times -2: some users have no token uploaded.',
    zh: '过去一小时整个应用的折损统计中有 {count} 次 -2：有用户没有上报 token。',
  },
};

export default defineStep({
  id: 'D4',
  phase: 'D',
  question: { en: 'Is the token uploaded to the IM platform and bound to the receiver?', zh: 'token 是否已上报到 IM 平台并与接收者绑定？' },
  why: {
    en: 'The platform looks the token up by user. An empty binding means that it has nobody to push to, however good the token is.',
    zh: '平台按用户查找 token。绑定为空时，即便 token 本身有效，平台也无从推送。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'binding',
  fix: {
    en: 'Log in on the phone, then upload the token again: Tencent `setOfflinePushConfig` or TIMPush `registerPush`, Easemob `sendHMSPushTokenToServer` and its like, ZEGO `registerPush` followed by a login.',
    zh: '请在手机上登录，再重新上报 token：腾讯云 IM 调用 `setOfflinePushConfig` 或 TIMPush 的 `registerPush`，环信调用 `sendHMSPushTokenToServer` 等，ZEGO 先 `registerPush` 再登录。',
  },
  ask: {
    question: {
      en: 'Does the platform show a token of this phone under the receiver?',
      zh: '平台上能看到该接收者绑定了这台手机的 token 吗？',
    },
    look: {
      en: 'Tencent IM: console > Push > access test, user id > "get binding". Easemob: 用户管理 > 查看IM用户绑定推送证书. ZEGO offers no query: look for `onRegistered` with errorCode 0 in the phone’s log, followed by a successful login.',
      zh: '腾讯云 IM：控制台「推送 → 接入测试」，输入 UserID 后点「获取绑定信息」。环信：「用户管理 → 查看IM用户绑定推送证书」。ZEGO 没有查询入口：请在手机日志中查找 errorCode 为 0 的 `onRegistered`，且之后登录成功。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139820',
    'https://doc.easemob.com/document/server-side/push.html',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check(evidence) {
    const { platform } = evidence;
    if (!platform) return undefined;
    const { facts, trace, user } = platform;
    const refused = stopFor(evidence, 'D4') ?? platformRefusal(evidence, { codes: ['no push binding', 'illegal binding'] });
    if (refused) return refused;
    const hop = failedHop(evidence);
    if (hop?.at === 'platform' && hop.code === '-2') return saying('fail', texts.none, { user });
    const bindings = facts.bindings ?? (trace?.binding ? [trace.binding] : undefined);
    const count = bindings?.filter(({ token }) => token !== '').length;
    if (count !== undefined) return count > 0 ? saying('pass', texts.bound, { count, user }) : saying('fail', texts.none, { user });
    const lost = lossOf(evidence, '-2');
    return lost && saying(lost.isDecisive ? 'fail' : 'warn', lost.isDecisive ? texts.lost : texts.lostSomewhere, { count: lost.count });
  },
});
