import { defineStep } from '../../core/step.ts';
import { ifBad, platformRules, saying, stopFor } from '../facts/platform.ts';
import { valueAt } from '../../core/pointer.ts';

const texts = {
  otherMode: { en: 'The push mode of {user} is {mode}, so no mention is needed.', zh: '{user} 的推送方式为 {mode}，无需 @。' },
  named: { en: 'The message mentions {user}, whose push mode is AT.', zh: '{user} 的推送方式为 AT，消息已 @ 该用户。' },
};

export default defineStep({
  id: 'F10',
  phase: 'F',
  question: {
    en: 'Does a group message name the receivers who want to be pushed only when mentioned?',
    zh: '接收者设为“仅被 @ 时推送”时，群消息是否 @ 了接收者？',
  },
  why: {
    en: 'With the push mode AT of Easemob a message reaches the vendor only when `em_at_list` holds the receiver’s id, or is `"all"`; an @ in the text alone does not count.',
    zh: '环信的推送方式为 AT 时，只有 `em_at_list` 包含接收者 ID 或为 `"all"` 才会推送；仅在文字里写 @ 不起作用。',
  },
  needs: ['platform'],
  platforms: ['easemob'],
  verdict: 'message',
  fix: {
    en: 'Put the mentioned ids into `ext.em_at_list` (`["u1"]`, or `"all"`), at the top level of `ext`, or change the receiver’s mode to ALL.',
    zh: '把被 @ 的用户 ID 写入 `ext.em_at_list`（如 `["u1"]` 或 `"all"`，位于 `ext` 顶层）；或将接收者的推送方式改为 ALL。',
  },
  sources: [
    'https://doc.easemob.com/document/server-side/push_extension.html',
    'https://doc.easemob.com/document/android/push/push_notification_mode_dnd.html',
  ],
  confidence: 'A',
  check(evidence) {
    const shape = ifBad(platformRules(evidence, ['at-list']));
    if (shape) return shape;
    const { platform } = evidence;
    const mode = platform?.facts.pushMode;
    if (!platform || mode === undefined) return undefined;
    const data = { user: platform.user, mode };
    if (mode !== 'AT') return saying('pass', texts.otherMode, data);
    const named = valueAt(platform.wire, '/body/ext/em_at_list');
    const isNamed =
      named === 'all' ||
      (Array.isArray(named) && named.some((id) => typeof id === 'string' && id.toLowerCase() === platform.user.toLowerCase()));
    return isNamed ? saying('pass', texts.named, data) : stopFor(evidence, 'F10');
  },
});
