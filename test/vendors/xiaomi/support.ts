import type { XiaomiAccount } from '../../../src/vendors/xiaomi/account.ts';
import type { XiaomiWire } from '../../../src/vendors/xiaomi/wire.ts';

/** A throw-away account with one channel of every class. */
export const account: XiaomiAccount = {
  appSecret: 'c2VjcmV0LWZvci10ZXN0cw==',
  packageName: 'com.example.app',
  channels: {
    im: {
      id: '104551',
      class: 'private',
      scene: '即时消息',
      template: { id: 'P2026001', params: { sender: '{title}', text: '{body}' } },
    },
    promo: { id: '104552', class: 'public' },
    match: { id: '104553', class: 'subscription', scene: '赛事预约' },
    old: { id: '104554', class: 'private', scene: '个人订阅' },
    order: {
      id: '104555',
      class: '私信',
      scene: '订单及物流',
      template: { id: 'P2026002', title: '订单{$no$}', content: '{$carrier$}已揽收' },
    },
  },
};

/** A clean form on the private channel. */
export const wire = {
  restricted_package_name: 'com.example.app',
  pass_through: 0,
  title: 'Alice',
  description: 'Are we still on for dinner at seven?',
  payload: '{"conversationId":"42"}',
  notify_type: -1,
  time_to_live: 86_400_000,
  'extra.notify_effect': '1',
  'extra.channel_id': '104551',
  'extra.template_id': 'P2026001',
  'extra.template_param': '{"sender":"Alice","text":"Are we still on for dinner at seven?"}',
} satisfies XiaomiWire;

/** The clean form with some keys changed; `undefined` removes one. */
export function formWith(changes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...wire, ...changes }).filter(([, value]) => value !== undefined));
}
