import { pointerOf } from '../../../core/pointer.ts';
import { docs, huaweiFields } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'huawei-name',
  subject: 'message',
  title: { en: 'Fields of HUAWEI have no place under `vendors.honor`', zh: '`vendors.honor` 下不能写华为的字段' },
  docs: docs.send,
  confidence: 'B',
  aliases: [],
  messages: {
    category: {
      // The name is reported as unknown already; this says what to write instead.
      severity: 'info',
      text: {
        en: '`{name}` is HUAWEI’s way to classify; HONOR has neither category nor channel id, its `importance` is the classification.',
        zh: '`{name}` 是华为的分类方式；荣耀没有 category，也没有 channel id，`importance` 即为消息分类。',
      },
      fix: {
        en: 'Write `importance: NORMAL` (service and communication) or `importance: LOW` (marketing), or give the message a `kind`.',
        zh: '请写 `importance: NORMAL`（服务通讯）或 `importance: LOW`（资讯营销），也可以为消息设置 `kind`。',
      },
    },
    other: {
      severity: 'info',
      text: { en: '`{name}` is a field of HUAWEI that HONOR does not offer.', zh: '`{name}` 是华为的字段，荣耀不提供。' },
      fix: { en: 'Remove it for HONOR.', zh: '请在荣耀部分删除。' },
    },
  },
  *check({ message }) {
    const own: unknown = message.vendors?.['honor'];
    for (const path of [[], ['android'], ['android', 'notification']]) {
      const block = path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), own);
      if (!isObject(block)) continue;
      for (const name of Object.keys(block))
        if (huaweiFields.has(name))
          yield {
            messageId: /^(?:category|channel_?id)$/i.test(name) ? 'category' : 'other',
            path: pointerOf(['vendors', 'honor', ...path, name]),
            data: { name },
          };
    }
  },
});
