import { defineStep } from '../../core/step.ts';
import { isLoggedInOnPhone, platformRefusal, stopFor, userSays } from '../facts/platform.ts';
import type { UserFacts } from '../../core/user.ts';

/**
 * Refusals of a push to a user who is not there.
 *
 * @see https://trtc.io/document/67553
 * @see https://doc.easemob.com/document/server-side/push.html
 * @see https://github.com/ZEGOCLOUD/docs_all
 */
const unknownUserCodes = ['appUser not exists', 'no user exist', '70107', '90012', '660700012', '660700015', '660900003'];

const texts = {
  fine: {
    en: '{user} has logged in on a phone: the platform still counts on it, or has its token.',
    zh: '{user} 曾在手机上登录：平台仍保留其登录状态或 token。',
  },
};

export default defineStep({
  id: 'E9',
  phase: 'E',
  question: {
    en: 'Is the receiver registered at the platform, and has it logged in at least once on this phone?',
    zh: '接收者是否已在平台注册，并至少在这台手机上登录过一次？',
  },
  why: {
    en: 'The platform learns the token at the first login. A user that was only imported by server has nothing to push to: ZEGO says 660200001, Tencent IM 70107, Easemob 404. Easemob’s send call nevertheless answers 200 for a user that does not exist.',
    zh: '平台在用户首次登录时才会拿到 token。仅由服务端导入、从未登录的用户无从推送：ZEGO 返回 660200001，腾讯云 IM 返回 70107，环信返回 404。注意：环信发送接口对不存在的用户同样返回 200。',
  },
  needs: ['platform'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'Check the user id letter by letter (Easemob ids are lower case), register the user, and log it in once on the phone under test with the push switched on.',
    zh: '逐字核对用户 ID（环信 ID 为小写），确认用户已注册，并在被测手机上开启推送后登录一次。',
  },
  sources: [
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
    'https://cloud.tencent.com/document/product/269/2566',
    'https://doc.easemob.com/document/server-side/push.html',
  ],
  confidence: 'A',
  check(evidence) {
    const refused = stopFor(evidence, 'E9') ?? platformRefusal(evidence, { codes: unknownUserCodes });
    if (refused) return refused;
    const hasLoggedIn = (facts: UserFacts) => isLoggedInOnPhone(facts) || (facts.bindings ?? []).some(({ token }) => token !== '');
    return userSays(evidence, 'E9', (facts) => facts.exists !== false && hasLoggedIn(facts), texts.fine);
  },
});
