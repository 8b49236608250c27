import { pointerOf } from '../../../core/pointer.ts';
import { androidOf, docs, huaweiFields, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'huawei-field',
  subject: 'wire',
  title: { en: 'HONOR’s body is not HUAWEI’s', zh: '荣耀的消息体与华为不同' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-FIELD-HUAWEI'],
  messages: {
    foreign: {
      severity: 'error',
      text: {
        en: '`{name}` is a field of HUAWEI; HONOR does not offer it and ignores or refuses it (which of the two is not known).',
        zh: '`{name}` 是华为的字段，荣耀不提供；会被忽略还是拒绝尚不清楚。',
      },
      fix: {
        en: 'Remove it. HONOR classifies by `android.notification.importance` alone and has no category, channel id, topic or validate_only.',
        zh: '请删除。荣耀仅凭 `android.notification.importance` 分类，没有 category、channel id、topic 和 validate_only。',
      },
    },
  },
  *check({ wire }) {
    for (const [path, value] of [
      [[], wire],
      [['android'], androidOf(wire)],
      [['android', 'notification'], notificationOf(wire) ?? {}],
    ] as const)
      for (const name of Object.keys(value))
        if (huaweiFields.has(name)) yield { messageId: 'foreign', path: pointerOf([...path, name]), data: { name } };
  },
});
