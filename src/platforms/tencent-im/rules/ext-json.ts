import { jsonIn } from '../../../core/receipt.ts';
import { infoOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'ext-json',
  subject: 'wire',
  title: { en: 'Ext is JSON text', zh: 'Ext 须为 JSON 文本' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-EXT-JSON'],
  messages: {
    notJson: {
      severity: 'error',
      text: {
        en: '`Ext` is not JSON text: some vendors drop the push, OPPO among them, and the app cannot read it.',
        zh: '`Ext` 不是 JSON 文本：部分厂商（如 OPPO）会因此丢弃推送，应用也无法解析。',
      },
      fix: { en: 'Use `data` of the message, or write an object.', zh: '请使用消息的 `data`，或填写 JSON 对象。' },
    },
  },
  *check({ wire }) {
    const ext: unknown = infoOf(wire).Ext;
    if (ext === undefined || ext === '') return;
    if (typeof ext !== 'string' || jsonIn(ext) === undefined) yield { messageId: 'notJson', path: '/body/OfflinePushInfo/Ext' };
  },
});
