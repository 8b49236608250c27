import { defineStep } from '../../core/step.ts';
import { isPush, platformRefusal, saying, stopFor } from '../facts/platform.ts';

/**
 * Refusals for a sender or a receiver who is blocked.
 *
 * @see https://trtc.io/document/67553
 * @see https://github.com/ZEGOCLOUD/docs_all
 */
const blockedCodes = ['20007', '70051', '660800045'];

const texts = {
  fine: { en: '{user} is neither banned nor deleted.', zh: '{user} 未被封禁或注销。' },
  taken: {
    en: '{platform} took a message to {user}, which it refuses for a deleted user or a blocked sender.',
    zh: '{platform} 已受理发给 {user} 的消息；若用户已注销或发送者被拉黑，则会被拒绝。',
  },
};

export default defineStep({
  id: 'E12',
  phase: 'E',
  question: {
    en: 'Is the receiver banned or deleted, or does it block the sender?',
    zh: '接收者是否被封禁、已注销，或者把发送者拉入了黑名单？',
  },
  why: {
    en: 'The message ends at the platform before any push: Easemob shows `activated=false`, Tencent IM answers 20007, ZEGO 660800045.',
    zh: '消息在平台侧就被拦下，根本不会进入推送：环信显示 `activated=false`，腾讯云 IM 返回 20007，ZEGO 返回 660800045。',
  },
  needs: ['platform'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'app-state',
  fix: {
    en: 'Lift the ban in the platform’s console, create the user again, or let the receiver take the sender off the block list; then send once more.',
    zh: '在平台控制台解除封禁或重新创建用户，或由接收者将发送者移出黑名单，然后重发。',
  },
  sources: [
    'https://doc.easemob.com/document/server-side/push.html',
    'https://trtc.io/document/67553',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check(evidence) {
    const refused = stopFor(evidence, 'E12') ?? platformRefusal(evidence, { codes: blockedCodes });
    if (refused) return refused;
    const { platform } = evidence;
    if (!platform) return undefined;
    const data = { user: platform.user, platform: platform.displayName };
    // Easemob looks at no block list when it takes a message, and its own push has no sender.
    if (platform.id === 'easemob')
      return platform.facts.banned === false && isPush(platform) ? saying('pass', texts.fine, data) : undefined;
    return platform.push?.status === 'accepted' && platform.via === 'message' ? saying('pass', texts.taken, data) : undefined;
  },
});
