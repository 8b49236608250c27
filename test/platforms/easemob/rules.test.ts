import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.ts';
import { rules } from '../../../src/platforms/easemob/rules/index.ts';
import type { EasemobBody, MessageExt } from '../../../src/platforms/easemob/wire.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { account } from './support.ts';

const rule = (name: string): Rule => rules.find((one) => one.name === name)!;
const push = (pushMessage: Record<string, unknown>, body: EasemobBody = {}) => ({
  wire: { via: 'push', body: { strategy: 2, pushMessage, ...body } },
});
const message = (ext: MessageExt | Record<string, unknown> = {}, body: EasemobBody = {}) => ({
  wire: { via: 'message', body: { type: 'txt', body: { msg: 'x' }, ext, ...body } },
});
const android = (em_android_push_ext: Record<string, unknown>) => message({ em_android_push_ext });
const plainPush = { name: 'an instant push', ...push({ title: 't', content: 'c' }) };
const plainMessage = { name: 'a message', ...message() };

ruleTest(rule('host'), {
  valid: [
    { name: 'a host of Easemob', account },
    { name: 'a host of Agora', account: { ...account, host: 'a41.chat.agora.io' } },
  ],
  invalid: [
    {
      name: 'the console',
      account: { ...account, host: 'console.easemob.com' },
      problems: [{ messageId: 'website', path: '/host', severity: 'error' }],
    },
    { name: 'another host', account: { ...account, host: 'im.example.com:8080' }, problems: [{ messageId: 'foreign', severity: 'info' }] },
    { name: 'a host that only ends alike', account: { ...account, host: 'noteasemob.com' }, problems: [{ messageId: 'foreign' }] },
  ],
});
ruleTest(rule('ttl-unit'), {
  valid: [
    { name: 'nothing', account },
    { name: 'seconds', account: { ...account, tokenTtl: 1_024_000 } },
    { name: 'for ever', account: { ...account, tokenTtl: 0, ttlInMilliseconds: true } },
    { name: 'milliseconds on VIP5', account: { ...account, tokenTtl: 1_024_000_000, ttlInMilliseconds: true } },
  ],
  invalid: [
    {
      name: 'milliseconds elsewhere',
      account: { ...account, tokenTtl: 1_024_000_000 },
      problems: [{ messageId: 'milliseconds', path: '/tokenTtl', severity: 'warn' }],
    },
    { name: 'seconds on VIP5', account: { ...account, tokenTtl: 3600, ttlInMilliseconds: true }, problems: [{ messageId: 'seconds' }] },
  ],
});
ruleTest(rule('strategy'), {
  valid: [plainPush, plainMessage, { name: 'no strategy', wire: { via: 'push', body: {} } }],
  invalid: [
    ...([1, 4] as const).map((strategy) => ({
      name: `strategy ${strategy}`,
      ...push({}, { strategy }),
      problems: [{ messageId: 'own', path: '/body/strategy', data: { strategy } }],
    })),
    { name: 'strategy 0', ...push({}, { strategy: 0 }), problems: [{ messageId: 'fallback', severity: 'warn' }] },
    { name: 'strategy 3', ...push({}, { strategy: 3 }), problems: [{ messageId: 'online' }] },
  ],
});
ruleTest(rule('silent'), {
  valid: [plainPush, plainMessage, { name: 'false', ...message({ em_ignore_notification: false }) }],
  invalid: [
    {
      name: 'true',
      ...message({ em_ignore_notification: true }),
      problems: [{ messageId: 'ignored', path: '/body/ext/em_ignore_notification', severity: 'error' }],
    },
  ],
});
ruleTest(rule('route-online'), {
  valid: [plainPush, plainMessage],
  invalid: [
    { name: 'ROUTE_ONLINE', ...message({}, { routetype: 'ROUTE_ONLINE' }), problems: [{ messageId: 'online', severity: 'error' }] },
  ],
});
ruleTest(rule('command'), {
  valid: [plainPush, plainMessage],
  invalid: [{ name: 'cmd', ...message({}, { type: 'cmd' }), problems: [{ messageId: 'command' }] }],
});
ruleTest(rule('sender-empty'), {
  valid: [plainPush, plainMessage, { name: 'a sender', ...message({}, { from: 'alice' }) }],
  invalid: [{ name: 'an empty sender', ...message({}, { from: '' }), problems: [{ messageId: 'empty', path: '/body/from' }] }],
});
ruleTest(rule('xiaomi-channel'), {
  valid: [
    { name: 'a channel in a push', ...push({ xiaomi: { channelId: '1' } }) },
    { name: 'a channel in a message', ...android({ xiaomi_channel_id: '1' }) },
  ],
  invalid: [
    { ...push({ title: 't' }), name: 'a push without', problems: [{ messageId: 'missing', severity: 'info' }] },
    { ...plainMessage, problems: [{ messageId: 'missing', data: { field: 'em_android_push_ext.xiaomi_channel_id' } }] },
  ],
});
ruleTest(rule('huawei-category'), {
  valid: [
    { name: 'a category in a push', ...push({ huawei: { message: { android: { category: 'IM' } } } }) },
    { name: 'a category in a message', ...android({ huawei_category: 'IM' }) },
  ],
  invalid: [
    { ...plainPush, problems: [{ messageId: 'missing' }] },
    { name: 'an odd object', ...push({ huawei: { message: 5 } }), problems: [{ messageId: 'missing' }] },
    { ...plainMessage, problems: [{ messageId: 'missing' }] },
  ],
});
ruleTest(rule('vivo-pair'), {
  valid: [
    plainPush,
    plainMessage,
    { name: 'a pair', ...push({ vivo: { category: 'IM', classification: 1 } }) },
    { name: 'an operational pair', ...push({ vivo: { category: 'NEWS', classification: 0 } }) },
    { name: 'a system category alone', ...push({ vivo: { category: 'IM' } }) },
    { name: 'a system category in a message', ...android({ vivo_category: 'ORDER' }) },
  ],
  invalid: [
    {
      name: 'a wrong pair',
      ...push({ vivo: { category: 'IM', classification: 0 } }),
      problems: [{ messageId: 'pair', severity: 'error', data: { wanted: 1, given: 0 } }],
    },
    {
      name: 'an operational category alone',
      ...push({ vivo: { category: 'MARKETING' } }),
      problems: [{ messageId: 'server', severity: 'warn' }],
    },
    { name: 'an operational category in a message', ...android({ vivo_category: 'MARKETING' }), problems: [{ messageId: 'server' }] },
    {
      name: 'lower case',
      ...android({ vivo_category: 'im' }),
      problems: [{ messageId: 'case', path: '/body/ext/em_android_push_ext/vivo_category' }],
    },
  ],
});
ruleTest(rule('length'), {
  valid: [
    plainPush,
    plainMessage,
    { name: '16 Chinese characters', ...push({ title: '标'.repeat(16), content: '内'.repeat(50) }) },
    { name: 'texts of a message at the limit', ...message({ em_push_ext: { title: '标'.repeat(50), content: 'c'.repeat(128) } }) },
    { name: 'a vendor’s own texts', ...push({ xiaomi: { title: 'x'.repeat(50) }, oppo: { title: 'x'.repeat(32) } }) },
  ],
  invalid: [
    {
      name: 'a long title',
      ...push({ title: '标'.repeat(17) }),
      problems: [{ messageId: 'basic', path: '/body/pushMessage/title', data: { length: 34, limit: 32 }, severity: 'error' }],
    },
    {
      name: 'long content and subtitle',
      ...push({ content: 'c'.repeat(101), subTitle: 's'.repeat(11) }),
      problems: [{ messageId: 'basic' }, { messageId: 'basic' }],
    },
    {
      name: 'a long Xiaomi title',
      ...push({ xiaomi: { title: 'x'.repeat(51) } }),
      problems: [{ messageId: 'vendor', data: { vendor: 'Xiaomi' } }],
    },
    { name: 'a long vivo title', ...push({ vivo: { title: '标'.repeat(21) } }), problems: [{ messageId: 'cut', severity: 'warn' }] },
    {
      name: 'a message for Xiaomi too long',
      ...message({ em_push_ext: { content: 'c'.repeat(129) } }),
      problems: [{ messageId: 'vendor', path: '/body/ext/em_push_ext/content', data: { vendor: 'Xiaomi', field: 'em_push_ext.content' } }],
    },
    {
      name: 'a title in em_apns_ext too long for both',
      ...message({ em_apns_ext: { em_push_title: 't'.repeat(51) } }),
      problems: [{ messageId: 'vendor', path: '/body/ext/em_apns_ext/em_push_title' }, { messageId: 'vendor' }],
    },
  ],
});
ruleTest(rule('text-missing'), {
  valid: [
    plainPush,
    { name: 'own texts', ...message({ em_push_ext: { title: 't', content: 'c' } }) },
    { name: 'a template', ...message({ em_push_template: { name: 'x' } }) },
  ],
  invalid: [
    { name: 'nothing', ...push({}), problems: [{ messageId: 'title', severity: 'info' }, { messageId: 'content' }] },
    {
      name: 'an empty content',
      ...message({ em_push_ext: { title: 't', content: '' } }),
      problems: [{ messageId: 'content', path: '/body/ext/em_push_ext/content' }],
    },
  ],
});
ruleTest(rule('at-list'), {
  valid: [
    plainPush,
    plainMessage,
    { name: 'all', ...message({ em_at_list: 'all' }) },
    { name: 'ids', ...message({ em_at_list: ['bob'] }) },
  ],
  invalid: [
    { name: 'a capital', ...message({ em_at_list: 'All' }), problems: [{ messageId: 'capital', severity: 'warn' }] },
    { name: 'one id as text', ...message({ em_at_list: 'bob' }), problems: [{ messageId: 'shape', severity: 'error' }] },
    { name: 'an empty list', ...message({ em_at_list: [] }), problems: [{ messageId: 'shape' }] },
    { name: 'numbers', ...message({ em_at_list: [1] }), problems: [{ messageId: 'shape' }] },
    { name: 'another place', ...message({ em_apns_ext: { em_at_list: ['bob'] } }), problems: [{ messageId: 'place' }] },
  ],
});
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
ruleTest(rule('ext-size'), {
  valid: [plainPush, plainMessage, { name: 'ten keys', ...push({ ext: keys(10) }) }],
  invalid: [
    { name: 'eleven keys', ...push({ ext: keys(11) }), problems: [{ messageId: 'keys', data: { keys: 11 } }] },
    { name: '1025 characters', ...push({ ext: { a: 'x'.repeat(1017) } }), problems: [{ messageId: 'size', data: { length: 1025 } }] },
  ],
});
ruleTest(rule('message-size'), {
  valid: [plainPush, plainMessage],
  invalid: [{ name: 'more than 5 KB', ...message({ a: '中'.repeat(1800) }), problems: [{ messageId: 'size', severity: 'error' }] }],
});
ruleTest(rule('oppo-level'), {
  valid: [plainPush, plainMessage, { name: 'both', ...android({ oppo_category: 'IM', oppo_notify_level: 16 }) }],
  invalid: [
    { name: 'a level alone', ...android({ oppo_notify_level: 2 }), problems: [{ messageId: 'category', severity: 'error' }] },
    {
      name: 'an unknown level',
      ...android({ oppo_notify_level: 3, oppo_category: 'IM' }),
      problems: [{ messageId: 'value', data: { level: '3' } }],
    },
  ],
});
ruleTest(rule('fcm-legacy'), {
  valid: [plainPush, plainMessage, { name: 'V1', ...push({ fcmV1: { type: 'BOTH' } }) }],
  invalid: [{ name: 'the legacy object', ...push({ fcm: { dryRun: true } }), problems: [{ messageId: 'legacy', severity: 'error' }] }],
});
ruleTest(rule('push-filter'), {
  valid: [plainPush, plainMessage, { name: 'an empty filter', ...message({ em_push_filter: { accept_device_id: [] } }) }],
  invalid: [
    {
      name: 'a filter',
      ...message({ em_push_filter: { accept_device_id: ['a'] } }),
      problems: [{ messageId: 'active', data: { keys: 'accept_device_id' } }],
    },
    {
      name: 'both',
      ...message({ em_push_filter: { accept_notifier_name: ['a'], ignore_notifier_name: ['a'] } }),
      problems: [{ messageId: 'active' }, { messageId: 'both', severity: 'error' }],
    },
  ],
});
ruleTest(rule('template'), {
  valid: [plainPush, plainMessage],
  invalid: [
    {
      name: 'one with arguments',
      ...message({ em_push_template: { name: 'welcome', title_args: ['Ann'], content_args: ['a', 'b'] } }),
      problems: [{ messageId: 'unseen', data: { name: 'welcome', title: 1, content: 2 }, severity: 'info' }],
    },
    {
      name: 'arguments without a name',
      ...message({ em_push_template: { title_args: ['Ann'] } }),
      problems: [{ messageId: 'nameless', severity: 'error' }],
    },
    {
      name: 'an impossible name',
      ...message({ em_push_template: { name: 'new message' } }),
      problems: [{ messageId: 'name', path: '/body/ext/em_push_template/name' }],
    },
    {
      name: 'arguments that are no texts',
      ...message({ em_push_template: { name: 'welcome', title_args: [1] } }),
      problems: [{ messageId: 'arguments', data: { field: 'title_args' } }],
    },
    {
      name: 'directed ones alone',
      ...message({ em_push_template: { directed_template: [{ target: ['bob'], name: 'a' }, { target: ['carol'] }] } }),
      problems: [{ messageId: 'unseen' }, { messageId: 'nameless', path: '/body/ext/em_push_template/directed_template/1' }],
    },
  ],
});
ruleTest(rule('console-fields'), {
  valid: [
    plainPush,
    plainMessage,
    { name: 'a key that no certificate has', ...android({ huawei_channel_id: 'im' }) },
    {
      name: 'what the kind brought',
      ...android({ vivo_category: 'IM' }),
      origin: { '/body/ext/em_android_push_ext/vivo_category': 'derived:kind' },
    },
  ],
  invalid: [
    {
      name: 'two of the message',
      ...android({ vivo_category: 'IM', oppo_channel_id: 'im' }),
      problems: [{ messageId: 'wins', data: { fields: '`oppo_channel_id`, `vivo_category`' }, severity: 'info' }],
    },
  ],
});
ruleTest(rule('user-id'), {
  valid: [
    { ...plainPush, name: 'ids', batch: { targets: ['bob', 'User_1.x-y'] } },
    { name: 'a group', wire: { via: 'group', body: {} }, batch: { targets: ['群'] } },
  ],
  invalid: [
    {
      ...plainPush,
      name: 'a blank and a long one',
      batch: { targets: ['bob smith', 'x'.repeat(65), 'ok'] },
      problems: [{ messageId: 'shape', data: { user: 'bob smith' } }, { messageId: 'shape' }],
    },
  ],
});

describe('the documented lint rules', () => {
  const reference = [
    'EM-CERT-NAME',
    'EM-FCM-LEGACY',
    'EM-OPPO-SECRET',
    'EM-XM-CHANNEL',
    'EM-HW-CATEGORY',
    'EM-VIVO-PAIR',
    'EM-STRATEGY',
    'EM-SILENT',
    'EM-ROUTE',
    'EM-AT',
    'EM-LEN',
    'EM-TTL-UNIT',
    'EM-HOST',
    'EM-ORDER',
  ];
  const reasons: Record<string, string> = {
    'EM-CERT-NAME':
      'No API tells the certificates of the console: user.ts names what is bound, the code `no notifier exist` tells a difference.',
    'EM-OPPO-SECRET': 'The client’s App Secret stands in the Android project.',
    'EM-AT': 'The receiver’s mode is a fact about the user: user.ts judges it.',
    'EM-ORDER': 'Which vendors an app enables stands in the Android project; route.ts says which one wins.',
  };
  const aliases = rules.flatMap((one) => one.aliases);
  it.each(reference)('%s is a rule or has a reason', (id) => expect(aliases.includes(id) !== id in reasons).toBe(true));
  it('has one file a rule, under its name', () => {
    const files = readdirSync(new URL('../../../src/platforms/easemob/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(files.toSorted()).toEqual(rules.map(({ name }) => `${name}.ts`).toSorted());
  });
});
