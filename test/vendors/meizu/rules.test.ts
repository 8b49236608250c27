import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ruleTest, type InvalidRuleCase, type RuleCase } from '../../support/rule-test.ts';
import type { HttpRequest } from '../../../src/core/http.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { adapter } from '../../../src/vendors/meizu/client.ts';
import { rules } from '../../../src/vendors/meizu/rules/index.ts';
import { account, nowMs, pushIds } from './support.ts';

const rule = (name: string): Rule => rules.find((candidate) => candidate.name === name)!;

interface Given {
  name: string;
  /** The messageJson. */
  json?: unknown;
  /** Members of the form. */
  top?: Record<string, unknown>;
  account?: unknown;
  message?: unknown;
}
/** `[given]` is valid; otherwise the message, its wire pointer, data and severity follow. */
type Row = readonly [
  given: Given,
  messageId?: string | undefined,
  path?: string | undefined,
  data?: Record<string, unknown> | undefined,
  severity?: string | undefined,
];

function wireTest(name: string, rows: readonly Row[]): void {
  const valid: RuleCase[] = [];
  const invalid: InvalidRuleCase[] = [];
  for (const [{ json = {}, top, ...rest }, messageId, path, data, severity] of rows) {
    const given = { ...rest, wire: { messageJson: json, ...top } };
    if (messageId === undefined) valid.push(given);
    else
      invalid.push({
        ...given,
        problems: [{ messageId, ...(path ? { path } : {}), ...(data ? { data } : {}), ...(severity ? { severity } : {}) }],
      });
  }
  ruleTest(rule(name), { valid, invalid });
}

const bar = (fields: Record<string, unknown>) => ({ noticeBarInfo: fields });
const click = (fields: Record<string, unknown>) => ({ clickTypeInfo: fields });
const time = (fields: Record<string, unknown>) => ({ pushTimeInfo: fields });
const advance = (fields: Record<string, unknown>) => ({ advanceInfo: fields });
const vip = (fields: Record<string, unknown>, more = {}) => ({ vipInfo: fields, ...more });
const extra = (fields: Record<string, unknown>) => ({ extra: fields });
const through = { pushType: 1 };
const inBar = (field: string) => `/messageJson/noticeBarInfo/${field}`;

wireTest('class-missing', [
  [{ name: 'public', json: bar({ noticeMsgType: 0 }) }],
  [{ name: 'private', json: bar({ noticeMsgType: 1 }) }],
  [{ name: 'a pass-through message', top: through }],
  [{ name: 'no class', json: bar({ title: 'a' }) }, 'missing', inBar('noticeMsgType'), undefined, 'warn'],
  [{ name: 'no noticeBarInfo' }, 'missing'],
  [{ name: 'messageJson that is no JSON', json: 'x' }, 'missing'],
]);
wireTest('class-value', [
  ...[0, 1, '1'].map((noticeMsgType) => [{ name: `${typeof noticeMsgType} ${noticeMsgType}`, json: bar({ noticeMsgType }) }] as const),
  [{ name: 'no class' }],
  [{ name: 'JSON as text', json: '{"noticeBarInfo":{"noticeMsgType":1}}' }],
  ...[2, -1, 'private', true].map(
    (noticeMsgType) =>
      [
        { name: `${noticeMsgType}`, json: bar({ noticeMsgType }) },
        'unknown',
        inBar('noticeMsgType'),
        { value: String(noticeMsgType) },
        'error',
      ] as const,
  ),
]);
wireTest('class-misplaced', [
  [{ name: 'the right place', json: bar({ noticeMsgType: 1 }) }],
  [
    { name: 'the top of messageJson', json: { noticeMsgType: 1 } },
    'misplaced',
    '/messageJson/noticeMsgType',
    { place: 'messageJson.noticeMsgType' },
    'error',
  ],
  [{ name: 'another object', json: { advanceInfo: { noticeMsgType: 1 } } }, 'misplaced', '/messageJson/advanceInfo/noticeMsgType'],
  [{ name: 'the form', top: { noticeMsgType: 1 } }, 'misplaced', '/noticeMsgType'],
]);
wireTest('private-marketing', [
  [{ name: 'a chat', json: bar({ noticeMsgType: 1, title: 'Alice', content: 'Dinner at seven?' }), message: { kind: 'im' } }],
  [{ name: 'a public offer', json: bar({ noticeMsgType: 0, content: '全场五折优惠' }) }],
  [
    { name: 'a private offer', json: bar({ noticeMsgType: 1, content: '全场五折优惠' }) },
    'words',
    inBar('content'),
    { word: '优惠' },
    'warn',
  ],
  [{ name: 'a private offer in the title', json: bar({ noticeMsgType: 1, title: 'Flash sale 🎉' }) }, 'words', inBar('title')],
  [
    {
      name: 'a private offer in the long text',
      json: { ...bar({ noticeMsgType: 1 }), noticeExpandInfo: { noticeExpandContent: '领券立减' } },
    },
    'words',
    '/messageJson/noticeExpandInfo/noticeExpandContent',
  ],
  [
    { name: 'a private message of the kind marketing', json: bar({ noticeMsgType: 1 }), message: { kind: 'marketing' } },
    'kind',
    inBar('noticeMsgType'),
  ],
]);
wireTest('title-length', [
  [{ name: '32 ASCII characters', json: bar({ title: 'x'.repeat(32) }) }],
  [{ name: '32 Chinese characters', json: bar({ title: '推'.repeat(32) }) }],
  [{ name: '16 emojis', json: bar({ title: '😀'.repeat(16) }) }],
  [{ name: 'a pass-through message without title', top: through }],
  [{ name: '33 ASCII characters', json: bar({ title: 'x'.repeat(33) }) }, 'long', inBar('title'), { chars: 33, limit: 32 }, 'error'],
  [{ name: '33 Chinese characters', json: bar({ title: '推'.repeat(33) }) }, 'long'],
  [{ name: '17 emojis', json: bar({ title: '😀'.repeat(17) }) }, 'emoji', inBar('title'), { chars: 17, units: 34 }, 'warn'],
  [{ name: '33 emojis', json: bar({ title: '😀'.repeat(33) }) }, 'long'],
  [{ name: 'no title', json: bar({}) }, 'missing', inBar('title'), undefined, 'error'],
  [{ name: 'a blank title', json: bar({ title: ' ' }) }, 'missing'],
  [{ name: 'a long pass-through title', json: { title: 'x'.repeat(33) }, top: through }, 'long', '/messageJson/title'],
]);
wireTest('content-length', [
  [{ name: '100 ASCII characters', json: bar({ content: 'x'.repeat(100) }) }],
  [{ name: '100 Chinese characters', json: bar({ content: '推'.repeat(100) }) }],
  [{ name: '50 emojis', json: bar({ content: '😀'.repeat(50) }) }],
  [{ name: '2000 characters passed through', json: { content: 'x'.repeat(2000) }, top: through }],
  [
    { name: '101 ASCII characters', json: bar({ content: 'x'.repeat(101) }) },
    'long',
    inBar('content'),
    { chars: 101, limit: 100 },
    'error',
  ],
  [{ name: '101 Chinese characters', json: bar({ content: '推'.repeat(101) }) }, 'long'],
  [{ name: '51 emojis', json: bar({ content: '😀'.repeat(51) }) }, 'emoji', inBar('content'), { chars: 51, units: 102 }, 'warn'],
  [{ name: 'no content', json: bar({ title: 'a' }) }, 'missing', inBar('content'), undefined, 'error'],
  [
    { name: '2001 characters passed through', json: { content: 'x'.repeat(2001) }, top: through },
    'throughLong',
    '/messageJson/content',
    { limit: 2000 },
    'warn',
  ],
]);
wireTest('bar-image', [
  ...[0, 2, undefined].map((noticeBarType) => [{ name: `type ${noticeBarType}`, json: bar({ noticeBarType }) }] as const),
  [{ name: 'an empty address, as the SDK sends it', json: bar({ noticeBarImgUrl: '' }) }],
  [{ name: 'type 1', json: bar({ noticeBarType: 1 }) }, 'stopped', inBar('noticeBarType'), { field: 'noticeBarType' }, 'error'],
  [{ name: 'an address', json: bar({ noticeBarImgUrl: 'https://x.example' }) }, 'stopped', inBar('noticeBarImgUrl')],
  [{ name: 'type 3', json: bar({ noticeBarType: 3 }) }, 'unknown', inBar('noticeBarType'), { value: '3' }],
]);
{
  const expand = (fields: Record<string, unknown>) => ({ noticeExpandInfo: fields });
  const at = (field: string) => `/messageJson/noticeExpandInfo/${field}`;
  const isVip = { ...account, vip: true };
  const image = { noticeExpandType: 2, noticeExpandImgUrl: 'https://x.example' };
  wireTest('expanded-content', [
    [{ name: 'nothing' }],
    [{ name: 'type 0', json: expand({ noticeExpandType: 0 }) }],
    [{ name: 'a text', json: expand({ noticeExpandType: 1, noticeExpandContent: 'a' }) }],
    [{ name: 'a picture of a VIP app', json: expand(image), account: isVip }],
    [{ name: 'type 1 without text', json: expand({ noticeExpandType: 1 }) }, 'noText', at('noticeExpandContent'), undefined, 'error'],
    [
      { name: 'type 2 without picture', json: expand({ noticeExpandType: 2 }), account: isVip },
      'noImage',
      at('noticeExpandImgUrl'),
      undefined,
      'error',
    ],
    [
      { name: 'a picture of another app', json: expand(image), account: { ...account, vip: false } },
      'notVip',
      at('noticeExpandType'),
      undefined,
      'error',
    ],
    [{ name: 'a picture of an unknown app', json: expand(image) }, 'perhapsNotVip', at('noticeExpandType'), undefined, 'warn'],
    [{ name: 'type 3', json: expand({ noticeExpandType: 3 }) }, 'unknownType', at('noticeExpandType'), { value: '3' }],
  ]);
}
{
  const at = (field: string) => `/messageJson/clickTypeInfo/${field}`;
  const url = (length: number) => `https://x.example/${'a'.repeat(length - 18)}`;
  wireTest('click-target', [
    [{ name: 'nothing' }],
    [{ name: 'the app', json: click({ clickType: 0 }) }],
    [{ name: 'an activity', json: click({ clickType: 1, activity: 'com.x.A' }) }],
    [{ name: 'an address of 1000 characters', json: click({ clickType: 2, url: url(1000) }) }],
    [{ name: 'an app URI', json: click({ clickType: 2, url: 'myapp://chat' }) }],
    [{ name: 'an attribute of 1000 bytes', json: click({ customAttribute: 'é'.repeat(500) }) }],
    [{ name: 'type 4', json: click({ clickType: 4 }) }, 'unknownType', at('clickType'), { value: '4' }, 'error'],
    [{ name: 'type -1', json: click({ clickType: -1 }) }, 'unknownType'],
    [{ name: 'type text', json: click({ clickType: 'app' }) }, 'unknownType'],
    [{ name: 'type 3', json: click({ clickType: 3, customAttribute: 'a' }) }, 'ownAction', at('clickType'), undefined, 'error'],
    [{ name: 'type 1 without activity', json: click({ clickType: 1 }) }, 'noActivity', at('activity'), undefined, 'error'],
    [{ name: 'type 2 without address', json: click({ clickType: 2, url: '' }) }, 'noUrl', at('url'), undefined, 'error'],
    ...['.Chat', 'Chat', 'com.x/.Chat'].map(
      (activity) => [{ name: activity, json: click({ clickType: 1, activity }) }, 'shortActivity', at('activity')] as const,
    ),
    [
      { name: 'an address of 1001 characters', json: click({ clickType: 2, url: url(1001) }) },
      'tooLong',
      at('url'),
      { field: 'url', length: 1001, limit: 1000 },
      'error',
    ],
    [
      { name: 'an activity of 1001 characters', json: click({ clickType: 1, activity: `a.${'b'.repeat(999)}` }) },
      'tooLong',
      at('activity'),
    ],
    [
      { name: 'an attribute of 1002 bytes', json: click({ customAttribute: 'é'.repeat(501) }) },
      'tooLong',
      at('customAttribute'),
      { length: 1002 },
    ],
  ]);
  wireTest('click-parameters', [
    [{ name: 'nothing' }],
    [{ name: 'texts', json: click({ parameters: { a: 'b' } }) }],
    [{ name: 'text', json: click({ parameters: '{"a":"b"}' }) }, 'notObject', at('parameters'), undefined, 'error'],
    [{ name: 'a list', json: click({ parameters: [] }) }, 'notObject'],
    [{ name: 'a number', json: click({ parameters: { 'a/b': 1, c: 'd' } }) }, 'notText', at('parameters/a~1b'), { name: 'a/b' }, 'info'],
  ]);
}
{
  const at = (field: string) => `/messageJson/pushTimeInfo/${field}`;
  wireTest('valid-time', [
    ...[1, 24, 72, '24'].map((validTime) => [{ name: `${typeof validTime} ${validTime}`, json: time({ validTime }) }] as const),
    [{ name: 'nothing' }],
    [{ name: 'offLine true', json: time({ offLine: true, validTime: 1 }) }],
    ...[0, 73, 1.5, -1, 86_400, 'a day'].map(
      (validTime) =>
        [{ name: `${validTime} hours`, json: time({ validTime }) }, 'range', at('validTime'), { min: 1, max: 72 }, 'error'] as const,
    ),
    [{ name: 'offLine 0', json: time({ offLine: 0, validTime: 0 }) }, 'online', at('offLine'), undefined, 'warn'],
    [{ name: 'offLine false', json: time({ offLine: false }) }, 'online'],
  ]);
  wireTest('display-window', [
    [
      {
        name: 'a window',
        json: advance({ fixDisplay: 1, fixStartDisplayTime: '2026-11-21 09:00:00', fixEndDisplayTime: '2028-02-29 21:00:00' }),
      },
    ],
    [{ name: 'empty times, as the SDK sends them', json: advance({ fixStartDisplayTime: '', fixEndDisplayTime: '' }) }],
    ...['2026-11-21', '2026-11-21T09:00:00', '2026-11-31 09:00:00', '2026-11-21 24:30:00', '21.11.2026 09:00:00', 1_795_000_000].map(
      (fixStartDisplayTime) =>
        [
          { name: `${fixStartDisplayTime}`, json: advance({ fixStartDisplayTime }) },
          'format',
          '/messageJson/advanceInfo/fixStartDisplayTime',
          { field: 'fixStartDisplayTime' },
          'error',
        ] as const,
    ),
    [{ name: 'a start of a broadcast', json: time({ startTime: 'tomorrow' }) }, 'format', at('startTime')],
    [
      { name: 'the key of the document with its blank', json: advance({ 'fixEndDisplayTime ': '2026-11-21 21:00:00' }) },
      'blankKey',
      '/messageJson/advanceInfo/fixEndDisplayTime ',
      undefined,
      'error',
    ],
  ]);
}
wireTest('notify-key', [
  ...['a', 'ord-1024', '12345678', 'A_b-9'].map((notifyKey) => [{ name: notifyKey, json: advance({ notifyKey }) }] as const),
  [{ name: 'an empty key', json: advance({ notifyKey: '' }) }],
  ...['123456789', 'ord 1', 'ord.1', '订单', '😀'].map(
    (notifyKey) =>
      [{ name: notifyKey, json: advance({ notifyKey }) }, 'illegal', '/messageJson/advanceInfo/notifyKey', undefined, 'error'] as const,
  ),
]);
{
  const at = (field: string) => `/messageJson/vipInfo/${field}`;
  const isVip = { ...account, vip: true };
  const exclusive = (name: string, json: unknown, first: string, second: string): Row => [
    { name, json, account: isVip },
    'exclusive',
    at(first),
    { first, second },
    'error',
  ];
  wireTest('vip-options', [
    [{ name: 'nothing' }],
    [{ name: 'empty members, as the SDK sends them', json: vip({ subtitle: '', timeTop: 0, pullDownTop: false, notGroup: 0 }) }],
    [
      {
        name: 'a legal set',
        json: vip({ subtitle: '物'.repeat(16), timeTop: 1800, notGroup: 1, titleColor: '#206CFF', pullDownTop: 0 }),
        account: isVip,
      },
    ],
    [{ name: 'the longest pinning', json: vip({ timeTop: 7200, titleColor: '#e42d22' }), account: isVip }],
    exclusive('two kinds of pinning', vip({ pullDownTop: 1, timeTop: 1800 }), 'pullDownTop', 'timeTop'),
    exclusive('colour and background', vip({ titleColor: '#206CFF', backgroundImgUrl: 'https://x' }), 'titleColor', 'backgroundImgUrl'),
    exclusive(
      'background and large picture',
      vip({ backgroundImgUrl: 'https://x' }, { noticeExpandInfo: { noticeExpandImgUrl: 'https://y' } }),
      'backgroundImgUrl',
      'noticeExpandImgUrl',
    ),
    exclusive(
      'background and large icon',
      vip({ backgroundImgUrl: 'https://x', bigIconUrl: 'https://y' }),
      'backgroundImgUrl',
      'bigIconUrl',
    ),
    ...[1799, 7201, 'long'].map(
      (timeTop) =>
        [
          { name: `timeTop ${timeTop}`, json: vip({ timeTop }), account: isVip },
          'timeTop',
          at('timeTop'),
          { min: 1800, max: 7200 },
          'error',
        ] as const,
    ),
    [
      { name: 'another colour', json: vip({ titleColor: '#FF0000' }), account: isVip },
      'color',
      at('titleColor'),
      { value: '#FF0000' },
      'error',
    ],
    [
      { name: 'a subtitle of 17', json: vip({ subtitle: '物'.repeat(17) }), account: isVip },
      'subtitle',
      at('subtitle'),
      { chars: 17, limit: 16 },
      'error',
    ],
    [
      { name: 'a subtitle of an app without VIP', json: vip({ subtitle: 'a' }), account: { ...account, vip: false } },
      'notVip',
      at('subtitle'),
      { field: 'subtitle' },
      'warn',
    ],
    [
      { name: 'a subtitle of an unknown app', json: vip({ notGroup: 0, subtitle: 'a' }) },
      'perhapsNotVip',
      at('subtitle'),
      undefined,
      'info',
    ],
  ]);
}
{
  const at = (field: string) => `/messageJson/extra/${field}`;
  const address = (length: number) => `https://x.example/${'a'.repeat(length - 18)}`;
  wireTest('receipt-callback', [
    [{ name: 'nothing' }],
    [{ name: '128 and 64 bytes', json: extra({ callback: address(128), 'callback.param': '回'.repeat(21) + 'a', 'callback.type': 3 }) }],
    [{ name: 'a pass-through message without receipts', json: extra({}), top: through }],
    [
      { name: '129 bytes', json: extra({ callback: address(129) }) },
      'tooLong',
      at('callback'),
      { field: 'callback', bytes: 129, limit: 128 },
      'error',
    ],
    [
      { name: 'a parameter of 66 bytes', json: extra({ 'callback.param': '回'.repeat(22) }) },
      'tooLong',
      at('callback.param'),
      { bytes: 66, limit: 64 },
    ],
    [{ name: 'an object', json: extra({ callback: { type: 3, param: 'a' } }) }, 'nested', at('callback'), undefined, 'error'],
    [
      { name: 'a pass-through message', json: extra({ callback: 'https://x.example' }), top: through },
      'otherSend',
      at('callback'),
      undefined,
      'warn',
    ],
    [{ name: 'a task', json: extra({ callback: 'https://x.example' }), top: { taskId: 20457 } }, 'otherSend'],
    [{ name: 'a send to tags', json: extra({ callback: 'https://x.example' }), top: { tagNames: 'a' } }, 'otherSend'],
  ]);
  const listed = { ...account, receiptUrls: ['https://push.example.com/meizu/receipt', 'b.example:8443'] };
  wireTest('receipt-registered', [
    [{ name: 'nothing' }],
    [{ name: 'a registered host', json: extra({ callback: 'https://PUSH.example.com/other' }), account: listed }],
    [{ name: 'a registered host with port', json: extra({ callback: 'https://b.example:8443/x' }), account: listed }],
    [
      { name: 'another host', json: extra({ callback: 'https://c.example/x' }), account: listed },
      'unregistered',
      at('callback'),
      { host: 'c.example' },
      'warn',
    ],
    [
      { name: 'no list', json: extra({ callback: 'https://c.example/x' }), account },
      'unknown',
      at('callback'),
      { host: 'c.example' },
      'info',
    ],
  ]);
}
{
  const many = (count: number) => Array.from({ length: count }, (_, index) => `user_${index}`).join(',');
  wireTest('target-count', [
    [{ name: 'no own target' }],
    [{ name: '100 aliases', top: { alias: many(100) } }],
    [{ name: '50 packages', top: { restrictedPackageNames: many(50) } }],
    [{ name: 'an alias of 60', top: { alias: '名'.repeat(60) } }],
    [{ name: '101 aliases', top: { alias: many(101) } }, 'many', '/alias', { field: 'alias', count: 101, limit: 100 }, 'error'],
    [{ name: '101 pushIds', top: { pushIds: many(101) } }, 'many', '/pushIds'],
    [
      { name: '51 packages', top: { restrictedPackageNames: many(51) } },
      'packages',
      '/restrictedPackageNames',
      { count: 51, limit: 50 },
      'error',
    ],
    [{ name: 'an alias of 61', top: { alias: `bob,${'名'.repeat(61)}` } }, 'longAlias', '/alias', { chars: 61, limit: 60 }, 'warn'],
  ]);
}
wireTest('pass-through', [
  [{ name: 'no pushType' }],
  [{ name: 'pushType 0', top: { pushType: 0 } }],
  [{ name: 'pushType 1', top: through }, 'stopped', '/pushType', undefined, 'error'],
]);
wireTest('fixed-speed', [
  [{ name: 'nothing' }],
  [{ name: 'switched off', json: advance({ fixSpeed: 0, fixSpeedRate: 0 }) }],
  [{ name: 'a send to tags with a rate', json: advance({ fixSpeed: 1, fixSpeedRate: 100 }), top: { tagNames: 'a' } }],
  [
    { name: 'no rate', json: advance({ fixSpeed: 1 }), top: { tagNames: 'a' } },
    'noRate',
    '/messageJson/advanceInfo/fixSpeedRate',
    undefined,
    'warn',
  ],
  [
    { name: 'a send to pushIds', json: advance({ fixSpeed: true, fixSpeedRate: 100 }) },
    'direct',
    '/messageJson/advanceInfo/fixSpeed',
    undefined,
    'warn',
  ],
]);
wireTest('flag-values', [
  [{ name: '0 and 1', json: { ...time({ offLine: 1 }), ...advance({ suspend: 0 }) } }],
  [{ name: 'true and false, as the SDK sends them', json: { ...time({ offLine: true }), ...vip({ notGroup: false }) } }],
  [
    { name: 'yes', json: time({ offLine: 'yes' }) },
    'unknown',
    '/messageJson/pushTimeInfo/offLine',
    { field: 'pushTimeInfo.offLine', value: 'yes' },
    'error',
  ],
  [{ name: '2', json: advance({ notificationType: { sound: 2 } }) }, 'unknown', '/messageJson/advanceInfo/notificationType/sound'],
]);

ruleTest(rule('target-list'), {
  valid: [
    { name: 'different pushIds', batch: { targets: pushIds } },
    {
      name: 'more than a request takes, since lists are split',
      batch: { targets: Array.from({ length: 101 }, (_, index) => `a${index}`) },
    },
  ],
  invalid: [
    { name: 'blanks', batch: { targets: ['', 'a b', 'c'] }, problems: [{ messageId: 'blank', data: { count: 2 }, severity: 'warn' }] },
    {
      name: 'five times the same',
      batch: { targets: ['a', 'a', 'a', 'a', 'a'] },
      problems: [{ messageId: 'duplicate', data: { count: 4, total: 5 }, severity: 'warn' }],
    },
    {
      name: 'six times the same',
      batch: { targets: ['a', 'a', 'a', 'a', 'a', 'a'] },
      problems: [{ messageId: 'duplicate' }, { messageId: 'tooOften', data: { count: 1, limit: 5 }, severity: 'warn' }],
    },
  ],
});
ruleTest(rule('secret-shape'), {
  valid: [{ name: 'two different values', account }],
  invalid: [
    {
      name: 'the appKey in the place of the secret',
      account: { ...account, appKey: account.appSecret },
      problems: [{ messageId: 'isAppKey', path: '/appSecret', severity: 'error' }],
    },
    {
      name: 'upper case',
      account: { ...account, appSecret: 'A'.repeat(32) },
      problems: [{ messageId: 'odd', path: '/appSecret', severity: 'warn' }],
    },
    { name: '31 digits', account: { ...account, appSecret: 'a'.repeat(31) }, problems: [{ messageId: 'odd' }] },
  ],
});
ruleTest(rule('app-id'), {
  valid: [{ name: 'digits', account }],
  invalid: [
    {
      name: 'the letter of a manifest',
      account: { ...account, appId: 'M113616' },
      problems: [{ messageId: 'notDigits', path: '/appId', severity: 'error' }],
    },
  ],
});
{
  const at = (endpoints: Record<string, string>) => ({ ...account, endpoints });
  ruleTest(rule('endpoint-host'), {
    valid: [
      { name: 'no override', account },
      { name: 'loopback over http', account: at({ all: 'http://127.0.0.1:8080' }) },
      {
        name: 'the documented hosts',
        account: at({ send: 'https://server-api-push.meizu.com', subscription: 'https://api-push.meizu.com' }),
      },
    ],
    invalid: [
      {
        name: 'http',
        account: at({ send: 'http://server-api-push.meizu.com' }),
        problems: [{ messageId: 'plainHttp', path: '/endpoints/send', severity: 'error' }],
      },
      {
        name: 'sends at the subscription host',
        account: at({ send: 'https://api-push.meizu.com' }),
        problems: [{ messageId: 'subscriptionHost', data: { endpoint: 'send' }, severity: 'error' }],
      },
      {
        name: 'everything at the subscription host',
        account: at({ all: 'https://api-push.in.meizu.com' }),
        problems: [{ messageId: 'subscriptionHost' }],
      },
      {
        name: 'the relay',
        account: at({ all: 'https://server-api-mzups.meizu.com' }),
        problems: [{ messageId: 'relay', severity: 'error' }],
      },
    ],
  });
}
{
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  const messageJson = '{"noticeBarInfo":{"title":"Hi","content":"a & b"}}';
  const params: Record<string, string> = { appId: account.appId, messageJson, pushIds: pushIds[0] };
  const pairs = (encode = (text: string) => text, given = params) =>
    Object.keys(given)
      .toSorted()
      .map((name) => `${name}=${encode(given[name] ?? '')}`);
  const request = (sign: string | undefined, given = params): HttpRequest => ({
    endpoint: 'send',
    method: 'POST',
    url: 'https://server-api-push.meizu.com/x',
    headers: {},
    body: new URLSearchParams({ ...given, ...(sign === undefined ? {} : { sign }) }).toString(),
    protocol: 'h1',
  });
  const right = md5(pairs().join('') + account.appSecret);
  const wrong = (
    name: string,
    sign: string | undefined,
    messageId: string,
    data?: Record<string, unknown>,
    given = params,
  ): InvalidRuleCase => ({
    name,
    account,
    request: request(sign, given),
    wire: {},
    problems: [{ messageId, path: '/sign', severity: 'error', ...(data ? { data } : {}) }],
  });
  ruleTest(rule('signature'), {
    valid: [
      { name: 'the right sign', account, wire: {}, request: request(right) },
      {
        name: 'the request of the client',
        account,
        wire: {},
        request: adapter.prepareSend({ messageJson: {} }, account, { validateOnly: false })([pushIds[0]], undefined, { nowMs }),
      },
      { name: 'the credential check', account, wire: {}, request: adapter.credentialCheck!.request(account, undefined, { nowMs }) },
      { name: 'a stand-in where the request is only shown', account, wire: {}, request: request('PUSH-CHECK-ACCESS-TOKEN') },
      { name: 'any sign without an account', wire: {}, request: request('0'.repeat(32)) },
    ],
    invalid: [
      wrong('no sign', undefined, 'missing'),
      wrong('upper case', right.toUpperCase(), 'upperCase'),
      wrong('separators', md5(pairs().join('&') + account.appSecret), 'separators'),
      wrong('separators up to the secret', md5(`${pairs().join('&')}&${account.appSecret}`), 'separators'),
      wrong('values encoded by encodeURIComponent', md5(pairs(encodeURIComponent).join('') + account.appSecret), 'encoded'),
      wrong(
        'values encoded as a form',
        md5(pairs((text) => new URLSearchParams([['', text]]).toString().slice(1)).join('') + account.appSecret),
        'encoded',
      ),
      wrong('the appKey', md5(pairs().join('') + account.appKey), 'appKey'),
      wrong(
        'a parameter left out',
        md5(
          pairs()
            .filter((pair) => !pair.startsWith('appId='))
            .join('') + account.appSecret,
        ),
        'parameter',
        { name: 'appId' },
      ),
      wrong('JSON sent with blanks that were not signed', right, 'reserialised', undefined, {
        ...params,
        messageJson: messageJson.replaceAll(':', ': '),
      }),
      wrong('another secret', md5(`${pairs().join('')}other`), 'mismatch'),
    ],
  });
}
{
  const response = (body: object | string) => ({
    response: {
      endpoint: 'send',
      status: 200,
      headers: {},
      body: typeof body === 'string' ? body : JSON.stringify(body),
      receivedAtMs: nowMs,
      mode: 'send',
    },
  });
  ruleTest(rule('target-refused'), {
    valid: [
      { name: 'success', ...response({ code: '200', message: '', msgId: 'm', value: {} }) },
      { name: 'a refusal of the whole call', ...response({ code: '1006', message: '', value: '' }) },
      { name: 'HTML', ...response('<html>') },
    ],
    invalid: [
      {
        name: 'failures under code 200',
        ...response({ code: '200', message: '', value: { '110002': ['a', 'b'], '520': ['c'] } }),
        problems: [
          { messageId: 'listed', path: '/value/520', data: { code: '520', count: 1 }, severity: 'error' },
          { messageId: 'listed', path: '/value/110002', data: { code: '110002', count: 2 } },
        ],
      },
    ],
  });
}

describe('every rule', () => {
  it('looks at a wire of garbage without throwing', () => {
    for (const messageJson of [
      undefined,
      null,
      'x',
      '[]',
      [],
      7,
      { noticeBarInfo: [], clickTypeInfo: 'x', vipInfo: null, extra: 7, advanceInfo: { notificationType: 1 } },
    ])
      for (const candidate of rules.filter(({ subject }) => subject === 'wire'))
        expect(() => [
          ...candidate.check({ wire: { messageJson, alias: 7, pushIds: [], pushType: {} }, account, day: '2026-11-20', nowMs } as never),
        ]).not.toThrow();
  });
});
