import { defineRule } from '../rule.ts';
import { isObject } from '../response.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'push-filter',
  subject: 'wire',
  title: { en: 'The push filter leaves some device', zh: '推送过滤没有排除所有设备' },
  docs: docs.extension,
  confidence: 'A',
  aliases: [],
  messages: {
    active: {
      severity: 'warn',
      text: {
        en: '`em_push_filter` restricts which devices or certificates get the push ({keys}); a phone that is left out gets none, and the callback says “ignore push device id”.',
        zh: '`em_push_filter` 限定了可推送的设备或证书（{keys}），被排除的手机收不到推送，回调中为“ignore push device id”。',
      },
      fix: { en: 'Remove it for a test.', zh: '测试时请去掉该字段。' },
    },
    both: {
      severity: 'error',
      text: { en: '`em_push_filter` accepts and ignores “{value}” at once.', zh: '`em_push_filter` 同时接受又忽略“{value}”。' },
      fix: { en: 'Keep it in one list.', zh: '请只保留在其中一个列表。' },
    },
  },
  *check({ wire }) {
    const filter: unknown = wire.via === 'push' ? undefined : wire.body.ext?.em_push_filter;
    if (!isObject(filter)) return;
    const list = (key: string) => (Array.isArray(filter[key]) ? (filter[key] as unknown[]).map(String) : []);
    const path = '/body/ext/em_push_filter';
    const keys = Object.keys(filter).filter((key) => list(key).length > 0);
    if (keys.length > 0) yield { messageId: 'active', path, data: { keys: keys.join(', ') } };
    for (const what of ['device_id', 'notifier_name'])
      for (const value of list(`accept_${what}`))
        if (list(`ignore_${what}`).includes(value)) yield { messageId: 'both', path, data: { value } };
  },
});
