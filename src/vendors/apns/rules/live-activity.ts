import { defineRule, pages } from '../rule.ts';
import { apsOf, headerOf } from '../wire.ts';

const events = ['start', 'update', 'end'];

export default defineRule({
  name: 'live-activity',
  subject: 'wire',
  title: { en: 'A Live Activity push is complete', zh: '实时活动推送的字段须完整' },
  docs: pages.liveActivities,
  confidence: 'A',
  aliases: ['APNS-L16'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'A Live Activity push needs `{key}`.', zh: '实时活动推送缺少 `{key}`。' },
      fix: {
        en: 'Set `{key}` under `vendors.apns`; `timestamp` is the time of the update in Unix seconds.',
        zh: '在 `vendors.apns` 下设置 `{key}`；`timestamp` 为更新时间，单位是 Unix 秒。',
      },
    },
    event: {
      severity: 'error',
      text: {
        en: 'The event of a Live Activity must be `start`, `update` or `end`.',
        zh: '实时活动的 `event` 只能是 `start`、`update` 或 `end`。',
      },
      fix: { en: 'Correct `vendors.apns.event`.', zh: '修改 `vendors.apns.event`。' },
    },
    start: {
      severity: 'error',
      text: { en: 'Starting a Live Activity needs `{key}`.', zh: '启动实时活动需要 `{key}`。' },
      fix: {
        en: 'Set `{key}` under `vendors.apns`; the token must be a push-to-start token (iOS 17.2).',
        zh: '在 `vendors.apns` 下设置 `{key}`；令牌须为 push-to-start 令牌（iOS 17.2 起）。',
      },
    },
    milliseconds: {
      severity: 'error',
      text: { en: '`{key}` is in milliseconds; APNs wants seconds.', zh: '`{key}` 是毫秒，APNs 要求秒。' },
      fix: { en: 'Divide it by 1000.', zh: '请除以 1000。' },
    },
  },
  *check({ wire }) {
    if (headerOf(wire, 'apns-push-type') !== 'liveactivity') return;
    const aps = apsOf(wire);
    for (const key of ['timestamp', 'event'])
      if (aps[key] === undefined) yield { messageId: 'missing', data: { key }, path: `/payload/aps/${key}` };
    const { event } = aps;
    if (event !== undefined && !(typeof event === 'string' && events.includes(event)))
      yield { messageId: 'event', path: '/payload/aps/event' };
    if (event === 'start')
      for (const key of ['attributes-type', 'attributes', 'content-state', 'alert'])
        if (aps[key] === undefined) yield { messageId: 'start', data: { key }, path: `/payload/aps/${key}` };
    for (const key of ['timestamp', 'stale-date', 'dismissal-date']) {
      const moment = aps[key];
      if (typeof moment === 'number' && moment > 1e11) yield { messageId: 'milliseconds', data: { key }, path: `/payload/aps/${key}` };
    }
  },
});
