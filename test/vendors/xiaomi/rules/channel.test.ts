import { ruleTest } from '../../../support/rule-test.ts';
import channelMissing from '../../../../src/vendors/xiaomi/rules/channel-missing.ts';
import channelUnknown from '../../../../src/vendors/xiaomi/rules/channel-unknown.ts';
import closingScene from '../../../../src/vendors/xiaomi/rules/closing-scene.ts';
import extraPrefix from '../../../../src/vendors/xiaomi/rules/extra-prefix.ts';
import privateMarketing from '../../../../src/vendors/xiaomi/rules/private-marketing.ts';
import privateTemplate from '../../../../src/vendors/xiaomi/rules/private-template.ts';
import subscriptionTemplate from '../../../../src/vendors/xiaomi/rules/subscription-template.ts';
import { account, formWith, wire } from '../support.ts';

ruleTest(channelMissing, {
  valid: [
    { name: 'a channel', wire },
    { name: 'a message linted without an account that names a channel', wire: {}, message: { channel: 'im' } },
  ],
  invalid: [
    {
      name: 'no channel',
      wire: formWith({ 'extra.channel_id': undefined }),
      account,
      problems: [{ messageId: 'missing', path: '/extra.channel_id', severity: 'error' }],
    },
    { name: 'a blank channel', wire: formWith({ 'extra.channel_id': ' ' }), problems: [{ messageId: 'missing' }] },
    {
      name: 'no channel where the default class is allowed',
      wire: {},
      account: { ...account, allowDefaultClass: true },
      problems: [{ messageId: 'defaultClass', severity: 'warn' }],
    },
  ],
});

ruleTest(extraPrefix, {
  valid: [
    { name: 'prefixed keys', wire },
    { name: 'an own unknown key', wire: { ...wire, future: '1' } },
  ],
  invalid: [
    {
      name: 'Xiaomi: channel and template fields work only with the extra. prefix',
      wire: { channel_id: '1', template_param: '{}', 'callback.type': '3' },
      problems: [
        { messageId: 'ignored', path: '/channel_id', data: { name: 'channel_id' }, severity: 'error' },
        { messageId: 'ignored', path: '/template_param' },
        { messageId: 'ignored', path: '/callback.type' },
      ],
    },
    {
      name: 'dry_run, which does not hold the message back',
      wire: { dry_run: '1' },
      problems: [{ messageId: 'leftover', path: '/dry_run', severity: 'warn' }],
    },
  ],
});

ruleTest(channelUnknown, {
  valid: [
    { name: 'a configured channel', wire, account },
    { name: 'no configured channels', wire, account: { ...account, channels: {} } },
    { name: 'no account', wire },
    { name: 'no channel', wire: {}, account },
  ],
  invalid: [
    {
      name: 'an id that is not configured',
      wire: { 'extra.channel_id': 'xyz' },
      account,
      problems: [{ messageId: 'unknown', path: '/extra.channel_id', data: { id: 'xyz' } }],
    },
  ],
});

const bare = formWith({ 'extra.template_id': undefined, 'extra.template_param': undefined });

ruleTest(privateTemplate, {
  valid: [
    { name: 'a template', wire, account },
    { name: 'a public channel', wire: { ...bare, 'extra.channel_id': '104552' }, account },
    { name: 'a channel of unknown class', wire: bare, account: { ...account, channels: { im: { id: '104551' } } } },
  ],
  invalid: [
    {
      name: 'no template, the day before',
      wire: bare,
      account,
      day: '2026-12-30',
      problems: [{ messageId: 'missing', path: '/extra.template_id', severity: 'warn' }],
    },
    { name: 'no template, on the day', wire: bare, account, day: '2026-12-31', problems: [{ messageId: 'missing', severity: 'error' }] },
    {
      name: 'no template, class written in Chinese',
      wire: { ...bare, 'extra.channel_id': '104555' },
      account,
      problems: [{ messageId: 'missing' }],
    },
    {
      name: 'an app enabled in June',
      wire: bare,
      account: { ...account, appEnabledOn: '2026-06-30' },
      problems: [{ messageId: 'missing', severity: 'warn' }],
    },
    {
      name: 'an app enabled in July',
      wire: bare,
      account: { ...account, appEnabledOn: '2026-07-01' },
      problems: [{ messageId: 'newApp', severity: 'error' }],
    },
  ],
});

ruleTest(closingScene, {
  valid: [{ name: 'another scene', wire, account }],
  invalid: [
    {
      name: '个人订阅 before the end',
      wire: { 'extra.channel_id': '104554' },
      account,
      day: '2026-12-30',
      problems: [{ messageId: 'closing', path: '/extra.channel_id', severity: 'warn' }],
    },
    {
      name: '个人订阅 after the end',
      wire: { 'extra.channel_id': '104554' },
      account,
      day: '2026-12-31',
      problems: [{ messageId: 'closing', severity: 'error' }],
    },
  ],
});

ruleTest(subscriptionTemplate, {
  valid: [
    { name: 'a template', wire: { ...wire, 'extra.channel_id': '104553' }, account },
    { name: 'a private channel', wire: bare, account },
  ],
  invalid: [
    {
      name: 'no template',
      wire: { ...bare, 'extra.channel_id': '104553' },
      account,
      problems: [{ messageId: 'missing', path: '/extra.template_id', severity: 'error' }],
    },
    {
      name: 'a category told by its scene alone',
      wire: { 'extra.channel_id': '1' },
      account: { ...account, channels: { a: { id: '1', scene: '直播预约' } } },
      problems: [{ messageId: 'missing' }],
    },
  ],
});

ruleTest(privateMarketing, {
  valid: [
    { name: 'a chat', wire, account, message: { kind: 'im' } },
    { name: 'a coupon on a public channel', wire: formWith({ description: '送你优惠券', 'extra.channel_id': '104552' }), account },
    { name: 'a word that only contains one', wire: formWith({ description: 'Promote Alice to admin' }), account },
  ],
  invalid: [
    {
      name: 'a coupon',
      wire: formWith({ title: 'Your coupon' }),
      account,
      problems: [{ messageId: 'words', path: '/title', data: { word: 'coupon' }, severity: 'warn' }],
    },
    {
      name: '优惠',
      wire: formWith({ description: '今日优惠' }),
      account,
      problems: [{ messageId: 'words', path: '/description', data: { word: '优惠' } }],
    },
    {
      name: 'a lottery in a template value',
      wire: formWith({ 'extra.template_param': '{"a":"抽奖开始"}' }),
      account,
      problems: [{ messageId: 'words', path: '/extra.template_param' }],
    },
    {
      name: 'the kind marketing',
      wire,
      account,
      message: { kind: 'marketing' },
      problems: [{ messageId: 'kind', data: { kind: 'marketing' } }],
    },
  ],
});
