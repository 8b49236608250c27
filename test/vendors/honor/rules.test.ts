import { ruleTest, type InvalidRuleCase, type RuleCase } from '../../support/rule-test.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { rules } from '../../../src/vendors/honor/rules/index.ts';

const rule = (name: string): Rule => rules.find((candidate) => candidate.name === name)!;
const at = (field: string) => `/android/notification/${field}`;
const text = { title: 'Alice', body: 'Hello' };
const base = { appId: '104436234', clientId: 'c', clientSecret: 's' };

interface Case {
  name: string;
  /** Members of `android.notification`. */
  n?: Record<string, unknown>;
  /** Members of `android`. */
  android?: Record<string, unknown>;
  /** The whole wire, in place of the two. */
  wire?: unknown;
  account?: unknown;
  message?: unknown;
  request?: unknown;
  response?: unknown;
  nowMs?: number;
}
type Row = readonly [
  given: Case,
  messageId?: string,
  path?: string | undefined,
  data?: Record<string, unknown> | undefined,
  severity?: string,
];

/** Runs a rule over rows: `[case]` is valid, `[case, messageId, path, data?, severity?]` is not. */
function table(name: string, rows: readonly Row[]): void {
  const valid: RuleCase[] = [];
  const invalid: InvalidRuleCase[] = [];
  for (const [{ n, android, wire, ...rest }, messageId, path, data, severity] of rows) {
    const given = { ...rest, wire: wire ?? { android: { ...(n ? { notification: n } : {}), ...android } } };
    if (messageId === undefined) valid.push(given);
    else
      invalid.push({
        ...given,
        problems: [{ messageId, ...(path === undefined ? {} : { path }), ...(data ? { data } : {}), ...(severity ? { severity } : {}) }],
      });
  }
  ruleTest(rule(name), { valid, invalid });
}

table('importance-missing', [
  [{ name: 'NORMAL', n: { importance: 'NORMAL' } }],
  [{ name: 'a data message', wire: { data: 'x' } }],
  [{ name: 'no importance', n: text }, 'missing', at('importance'), { other: 2, news: 5 }, 'warn'],
  [{ name: 'an empty importance', n: { importance: '' } }, 'missing', at('importance')],
  [{ name: 'top-level defaults alone', wire: { notification: text } }, 'missing', at('importance')],
  [{ name: 'a notification that is text', wire: { notification: text, android: { notification: '{}' } } }, 'missing'],
]);
table('importance-value', [
  ...['NORMAL', 'LOW'].map((importance) => [{ name: importance, n: { importance } }] as const),
  [{ name: 'nothing', n: text }],
  [{ name: 'HIGH, which HUAWEI has', n: { importance: 'HIGH' } }, 'unknown', at('importance'), { value: 'HIGH' }, 'error'],
  [{ name: 'lower case', n: { importance: 'normal' } }, 'unknown', at('importance')],
  [{ name: 'another number', n: { importance: 3 } }, 'unknown', at('importance')],
  [{ name: 'an object', n: { importance: {} } }, 'unknown', at('importance')],
  [{ name: '1 of a relay', n: { importance: 1 } }, 'relayNumber', at('importance'), { word: 'LOW' }, 'error'],
  [{ name: '2 of a relay as text', n: { importance: '2' } }, 'relayNumber', at('importance'), { word: 'NORMAL' }],
]);
table('importance-without-right', [
  [{ name: 'the right', n: { importance: 'NORMAL' }, account: { ...base, selfClassification: true } }],
  [{ name: 'marketing without the right', n: { importance: 'LOW' }, account: { ...base, selfClassification: false } }],
  [{ name: 'no account', n: { importance: 'NORMAL' } }],
  [
    { name: 'no right', n: { importance: 'NORMAL' }, account: { ...base, selfClassification: false } },
    'missing',
    at('importance'),
    undefined,
    'warn',
  ],
  [{ name: 'a right that is not configured', n: { importance: 'NORMAL' }, account: base }, 'unknown', at('importance'), undefined, 'info'],
]);
table('image-on-marketing', [
  [{ name: 'a picture in a service message', n: { importance: 'NORMAL', image: 'https://x/p.png' } }],
  [{ name: 'marketing without picture', n: { importance: 'LOW' } }],
  [{ name: 'an empty picture', n: { importance: 'LOW', image: '' } }],
  [{ name: 'a marketing picture', n: { importance: 'LOW', image: 'https://x/p.png' } }, 'marketing', at('image'), undefined, 'error'],
  [
    {
      name: 'a marketing picture among the defaults',
      wire: { notification: { image: 'https://x/p.png' }, android: { notification: { importance: 'LOW' } } },
    },
    'marketing',
    '/notification/image',
  ],
  [{ name: 'a picture without class', n: { image: 'https://x/p.png' } }, 'classMissing', at('image'), undefined, 'error'],
]);
table('image-https', [
  [{ name: 'https', n: { image: 'https://x/p.png' } }],
  [{ name: 'no picture', n: text }],
  [{ name: 'http', n: { image: 'http://x/p.png' } }, 'notHttps', at('image'), { url: 'http://x/p.png' }, 'error'],
  [{ name: 'a path among the defaults', wire: { notification: { image: 'p.png' } } }, 'notHttps', '/notification/image'],
  [{ name: 'https without host', n: { image: 'https://' } }, 'notHttps', at('image')],
  [{ name: 'a number', n: { image: 7 } }, 'notHttps', at('image')],
]);
table('huawei-field', [
  [{ name: 'HONOR’s own fields', n: { ...text, importance: 'LOW' }, android: { biTag: 'x' } }],
  [{ name: 'a name inside the data text', wire: { data: '{"category":"IM"}' } }],
  ...['category', 'channel_id', 'channelId', 'sound'].map(
    (name) => [{ name: `${name} in the notification`, n: { [name]: 'x' } }, 'foreign', at(name), { name }, 'error'] as const,
  ),
  ...['category', 'urgency', 'collapse_key'].map(
    (name) => [{ name: `${name} in android`, android: { [name]: 1 } }, 'foreign', `/android/${name}`] as const,
  ),
  ...['message', 'validate_only', 'topic'].map(
    (name) => [{ name: `${name} at the top`, wire: { [name]: {} } }, 'foreign', `/${name}`] as const,
  ),
]);
table('huawei-name', [
  [{ name: 'no block', message: {} }],
  [{ name: 'HONOR’s own fields', message: { vendors: { honor: { importance: 'LOW' } } } }],
  [{ name: 'the block of HUAWEI', message: { vendors: { huawei: { category: 'IM' } } } }],
  [
    { name: 'category', message: { vendors: { honor: { category: 'IM' } } } },
    'category',
    '/vendors/honor/category',
    { name: 'category' },
    'info',
  ],
  [
    { name: 'a nested channel id', message: { vendors: { honor: { android: { notification: { channelId: 'x' } } } } } },
    'category',
    '/vendors/honor/android/notification/channelId',
  ],
  [
    { name: 'another field', message: { vendors: { honor: { collapse_key: 1 } } } },
    'other',
    '/vendors/honor/collapse_key',
    undefined,
    'info',
  ],
]);
table('camel-case', [
  [{ name: 'camelCase', n: { clickAction: { type: 3 }, bigBody: 'x' }, android: { biTag: 'x', targetUserType: 1 } }],
  [{ name: 'underscores inside the data text', wire: { data: '{"order_id":"42"}' } }],
  [{ name: 'click_action', n: { click_action: {} } }, 'snake', at('click_action'), { name: 'click_action', camel: 'clickAction' }, 'error'],
  [{ name: 'target_user_type', android: { target_user_type: 1 } }, 'snake', '/android/target_user_type', { camel: 'targetUserType' }],
  [{ name: 'bi_tag', android: { bi_tag: 'x' } }, 'snake', '/android/bi_tag', { camel: 'biTag' }],
  [{ name: 'a button', n: { buttons: [{ action_type: 0 }] } }, 'snake', at('buttons/0/action_type'), { camel: 'actionType' }],
]);

const nowMs = 1795161600000;
const headers = (timestamp?: string, authorization = 'Bearer x') => ({
  headers: { authorization, ...(timestamp === undefined ? {} : { timestamp }) },
});
table('timestamp', [
  [{ name: 'now in milliseconds', request: headers(String(nowMs)), nowMs }],
  [{ name: 'five minutes off', request: headers(String(nowMs - 300_000)), nowMs }],
  [{ name: 'no header', request: headers(), nowMs }, 'missing', '/headers/timestamp', undefined, 'error'],
  [{ name: 'an empty header', request: headers(''), nowMs }, 'missing'],
  [
    { name: 'seconds (README: 13 digits, milliseconds)', request: headers('1795161600'), nowMs },
    'seconds',
    '/headers/timestamp',
    undefined,
    'error',
  ],
  [{ name: '12 digits', request: headers('179516160000'), nowMs }, 'digits', undefined, undefined, 'error'],
  [{ name: '14 digits', request: headers('17951616000000'), nowMs }, 'digits'],
  [{ name: 'a date', request: headers('2026-11-20T04:00'), nowMs }, 'digits'],
  [{ name: 'more than five minutes early', request: headers(String(nowMs - 360_000)), nowMs }, 'skew', undefined, { minutes: 6 }, 'warn'],
  [{ name: 'more than five minutes late', request: headers(String(nowMs + 300_001)), nowMs }, 'skew', undefined, { minutes: 5 }],
]);
const answered = (secondsAhead: number) => ({
  headers: { date: new Date(nowMs).toUTCString() },
  receivedAtMs: nowMs + secondsAhead * 1000,
});
table('clock-skew', [
  [{ name: 'five minutes', response: answered(300) }],
  [{ name: 'no Date header', response: { headers: {}, receivedAtMs: nowMs } }],
  [{ name: 'a Date header that is none', response: { headers: { date: 'x' }, receivedAtMs: nowMs } }],
  [{ name: 'a clock that is ahead', response: answered(301) }, 'ahead', '/headers/date', { minutes: 5 }, 'warn'],
  [{ name: 'a clock that is behind', response: answered(-3600) }, 'behind', '/headers/date', { minutes: 60 }, 'warn'],
]);
table('bearer', [
  [{ name: 'Bearer and a token', request: headers('1') }],
  [{ name: 'the token alone', request: headers('1', 'eyJhbGciOi') }, 'word', '/headers/authorization', undefined, 'error'],
  [{ name: 'lower case', request: headers('1', 'bearer x') }, 'word'],
  [{ name: 'Bearer alone', request: headers('1', 'Bearer ') }, 'word'],
  [{ name: 'no header', request: { headers: {} } }, 'missing', '/headers/authorization', undefined, 'error'],
]);
table('click-action', [
  [{ name: 'app', n: { clickAction: { type: 3 } } }],
  [{ name: 'an intent', n: { clickAction: { type: 1, intent: 'intent:#Intent;end' } } }],
  [{ name: 'an action', n: { clickAction: { type: 1, action: 'com.x.A' } } }],
  [{ name: 'a URL', n: { clickAction: { type: 2, url: 'https://x.example' } } }],
  [{ name: 'a data message', wire: { data: 'x' } }],
  [{ name: 'no click action', n: text }, 'missing', at('clickAction'), undefined, 'error'],
  [{ name: 'no click action beside defaults', wire: { notification: text } }, 'missing', at('clickAction')],
  [{ name: 'type 4', n: { clickAction: { type: 4 } } }, 'type', at('clickAction/type'), { type: '4' }, 'error'],
  [{ name: 'type 0', n: { clickAction: { type: 0 } } }, 'type'],
  [{ name: 'a type in text', n: { clickAction: { type: '3' } } }, 'type'],
  [{ name: 'no type', n: { clickAction: { url: 'https://x.example' } } }, 'typeMissing', at('clickAction'), undefined, 'error'],
  [{ name: 'a click action that is text', n: { clickAction: '{}' } }, 'typeMissing'],
  [{ name: 'a page without intent', n: { clickAction: { type: 1, intent: ' ' } } }, 'page', at('clickAction'), undefined, 'error'],
  [{ name: 'a URL over http', n: { clickAction: { type: 2, url: 'http://x.example' } } }, 'url', at('clickAction/url'), undefined, 'error'],
  [{ name: 'no URL', n: { clickAction: { type: 2 } } }, 'url', at('clickAction/url'), { url: '-' }],
]);
const intent = (value: unknown) => ({ clickAction: { type: 1, intent: value } });
table('intent-flags', [
  [{ name: 'the flag', n: intent('intent://order/42#Intent;scheme=shop;launchFlags=0x4000000;end') }],
  [{ name: 'the flag among others', n: intent('intent://o#Intent;scheme=shop;launchFlags=0x14000000;end') }],
  [{ name: 'all flags', n: intent('intent:#Intent;launchFlags=0xf4000000;end') }],
  [{ name: 'the flag in decimal', n: intent('intent:#Intent;action=a;launchFlags=67108864;end') }],
  [{ name: 'no intent', n: { clickAction: { type: 3 } } }],
  [{ name: 'no flags', n: intent('intent://order/42#Intent;scheme=shop;end') }, 'flags', at('clickAction/intent'), undefined, 'warn'],
  [{ name: 'other flags', n: intent('intent:#Intent;launchFlags=0x10000000;end') }, 'flags'],
  [{ name: 'a deep link', n: intent('shop://order/42') }, 'malformed', at('clickAction/intent'), undefined, 'warn'],
  [{ name: 'an intent without end', n: intent('intent://o#Intent;launchFlags=0x4000000;') }, 'malformed'],
]);
table('intent-component', [
  [{ name: 'no component', n: intent('intent://o#Intent;scheme=shop;end') }],
  [{ name: 'the word in a query', n: intent('intent://o?component=1#Intent;scheme=shop;end') }],
  [{ name: 'a component', n: intent('intent:#Intent;component=com.x/.A;end') }, 'component', at('clickAction/intent'), undefined, 'warn'],
]);
table('ttl', [
  ...['0s', '86400s', '1296000s'].map((ttl) => [{ name: ttl, android: { ttl } }] as const),
  [{ name: 'no ttl' }],
  [{ name: 'a second too long', android: { ttl: '1296001s' } }, 'tooLong', '/android/ttl', { seconds: 1296001, max: 1296000 }, 'error'],
  ...[86400, '86400', '1.5s', '-1s', '1h', ''].map(
    (ttl) => [{ name: `${typeof ttl} ${ttl}`, android: { ttl } }, 'format', '/android/ttl', undefined, 'error'] as const,
  ),
]);
const badge = (fields: object) => ({ badge: { badgeClass: 'com.x.Main', ...fields } });
table('badge', [
  ...[badge({ addNum: 1 }), badge({ addNum: 99 }), badge({ setNum: 0 }), badge({ setNum: 99 }), {}].map(
    (n) => [{ name: JSON.stringify(n), n }] as const,
  ),
  [{ name: 'no class', n: { badge: { addNum: 1 } } }, 'classMissing', at('badge'), undefined, 'error'],
  [{ name: 'a number in its place', n: { badge: 3 } }, 'classMissing'],
  [{ name: 'addNum 0', n: badge({ addNum: 0 }) }, 'range', at('badge/addNum'), { min: 1, max: 99 }, 'error'],
  [{ name: 'addNum 100', n: badge({ addNum: 100 }) }, 'range', at('badge/addNum')],
  [{ name: 'setNum -1', n: badge({ setNum: -1 }) }, 'range', at('badge/setNum'), { min: 0, max: 99 }],
  [{ name: 'setNum 100', n: badge({ setNum: 100 }) }, 'range', at('badge/setNum')],
  [{ name: 'a number in text', n: badge({ setNum: '3' }) }, 'range', at('badge/setNum')],
]);
table('style', [
  [{ name: 'no style', n: text }],
  [{ name: 'style 0', n: { style: 0 } }],
  [{ name: 'style 1 with equal texts', n: { ...text, style: 1, bigTitle: 'Alice', bigBody: 'Hello' } }],
  [{ name: 'style 2', n: { style: 2 } }, 'unknown', at('style'), { style: '2' }, 'error'],
  [{ name: 'a style in text', n: { style: '1' } }, 'unknown'],
  [{ name: 'no bigBody', n: { style: 1, bigTitle: 'Alice' } }, 'missing', at('bigBody'), { name: 'bigBody' }, 'error'],
  [{ name: 'no bigTitle', n: { style: 1, bigBody: 'Hello', bigTitle: '' } }, 'missing', at('bigTitle')],
  [
    { name: 'another bigBody', n: { ...text, style: 1, bigTitle: 'Alice', bigBody: 'Long' } },
    'different',
    at('bigBody'),
    { plain: 'body' },
    'info',
  ],
]);
const button = (fields: object = {}) => ({ name: 'Open', actionType: 0, ...fields });
const buttons = (...list: unknown[]) => ({ buttons: list });
table('buttons', [
  [{ name: 'no buttons', n: text }],
  [{ name: 'three', n: buttons(button(), button({ actionType: 2, intent: 'https://x' }), button({ actionType: 1, intentType: 0 })) }],
  [{ name: 'a name of 40 Latin letters', n: buttons(button({ name: 'x'.repeat(40) })) }],
  [{ name: 'a name of 40 Chinese characters', n: buttons(button({ name: '查'.repeat(40) })) }],
  [{ name: 'a name of 40 emoji', n: buttons(button({ name: '😀'.repeat(40) })) }],
  [{ name: 'data of 1024', n: buttons(button({ data: 'x'.repeat(1024) })) }],
  [{ name: 'four', n: buttons(button(), button(), button(), button()) }, 'tooMany', at('buttons'), { count: 4, max: 3 }, 'error'],
  [
    { name: 'a name of 41 Latin letters', n: buttons(button({ name: 'x'.repeat(41) })) },
    'name',
    at('buttons/0/name'),
    { number: 1, count: 41 },
    'error',
  ],
  [
    { name: 'a name of 41 Chinese characters', n: buttons(button(), button({ name: '查'.repeat(41) })) },
    'name',
    at('buttons/1/name'),
    { number: 2 },
  ],
  [{ name: 'a name of 41 emoji', n: buttons(button({ name: '😀'.repeat(41) })) }, 'name'],
  [{ name: 'data of 1025', n: buttons(button({ data: 'x'.repeat(1025) })) }, 'data', at('buttons/0/data'), { count: 1025 }, 'error'],
  [
    { name: 'a page without intentType', n: buttons(button({ actionType: 1 })) },
    'intentType',
    at('buttons/0/intentType'),
    undefined,
    'error',
  ],
  [{ name: 'intentType 2', n: buttons(button({ actionType: 1, intentType: 2 })) }, 'intentType'],
  [{ name: 'actionType 3', n: buttons(button({ actionType: 3 })) }, 'action', at('buttons/0/actionType'), { type: '3' }, 'error'],
  [{ name: 'no actionType', n: buttons({ name: 'Open' }) }, 'action', at('buttons/0/actionType'), { type: '-' }],
  [{ name: 'an object', n: { buttons: {} } }, 'notList', at('buttons'), undefined, 'error'],
  [{ name: 'a text in the list', n: buttons('Open') }, 'notList', at('buttons/0')],
]);
const test = (title: unknown, android: object = {}) => ({ n: { title, body: 'Hello', importance: 'NORMAL' }, android: { ...android } });
table('test-message', [
  [{ name: 'a test message', ...test('测试', { targetUserType: 1 }) }],
  [{ name: 'real text', ...test('Your test results are ready') }],
  [{ name: 'real Chinese text with the word', ...test('您的体检测试报告已出') }],
  [{ name: 'a data message', wire: { data: 'test' } }],
  [{ name: 'a title that is a number', ...test(7) }],
  ...['测试', 'test', 'Test 123', 'This is a test!', '这是一条测试消息', 'push test 😀', 'testing'].map(
    (title) => [{ name: title, ...test(title) }, 'looksLikeTest', '/android/targetUserType', { max: 1000 }, 'warn'] as const,
  ),
  [{ name: 'type 0 written out', ...test('smoke test', { targetUserType: 0 }) }, 'looksLikeTest'],
  [{ name: 'real marketing', n: { ...text, importance: 'LOW' } }, 'counts', '/android/targetUserType', { max: 1000 }, 'info'],
]);
table('target-user-type', [
  ...[0, 1].map((targetUserType) => [{ name: String(targetUserType), android: { targetUserType } }] as const),
  [{ name: 'nothing' }],
  ...[2, '1', true].map(
    (targetUserType) =>
      [
        { name: JSON.stringify(targetUserType), android: { targetUserType } },
        'unknown',
        '/android/targetUserType',
        undefined,
        'error',
      ] as const,
  ),
]);
const tokens = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
table('token-list', [
  [{ name: 'an open target' }],
  [{ name: 'one', wire: { token: tokens(1) } }],
  [{ name: 'a thousand', wire: { token: tokens(1000) } }],
  [{ name: 'a thousand and one', wire: { token: tokens(1001) } }, 'tooMany', '/token', { count: 1001, max: 1000 }, 'error'],
  [{ name: 'none', wire: { token: [] } }, 'empty', '/token', undefined, 'error'],
  [{ name: 'a text', wire: { token: 't' } }, 'notList', '/token', undefined, 'error'],
  [{ name: 'a number in the list', wire: { token: [7] } }, 'notList'],
]);

const endpoints = (value: Record<string, string>) => ({ account: { ...base, endpoints: value } });
table('old-domain', [
  [{ name: 'no endpoints', account: base }],
  [{ name: 'today’s host', ...endpoints({ send: 'https://push-api.cloud.honor.com' }) }],
  [{ name: 'a look-alike', ...endpoints({ send: 'https://nothihonor.com' }) }],
  [
    { name: 'the old auth host', ...endpoints({ auth: 'https://iam.developer.hihonor.com' }) },
    'old',
    '/endpoints/auth',
    { host: 'iam.developer.hihonor.com' },
    'info',
  ],
  [{ name: 'the old send host', ...endpoints({ send: 'https://push-api.cloud.hihonor.com' }) }, 'old', '/endpoints/send'],
]);
table('wrong-endpoint', [
  [{ name: 'no endpoints', account: base }],
  [{ name: 'HONOR’s two hosts', ...endpoints({ auth: 'https://iam.developer.honor.com', send: 'https://push-api.cloud.honor.com/' }) }],
  [{ name: 'the emulator', ...endpoints({ all: 'http://127.0.0.1:8080' }) }],
  [{ name: 'a relay of one’s own', ...endpoints({ all: 'https://relay.example.com/honor' }) }],
  [
    {
      name: 'all at the auth host but send elsewhere',
      ...endpoints({ all: 'https://iam.developer.honor.com', send: 'https://push-api.cloud.honor.com' }),
    },
  ],
  [
    { name: 'the auth host of HUAWEI, renamed', ...endpoints({ auth: 'https://oauth-login.cloud.honor.com' }) },
    'huaweiLike',
    '/endpoints/auth',
    undefined,
    'error',
  ],
  [{ name: 'another of that kind', ...endpoints({ auth: 'https://hnoauth-login.cloud.honor.com/oauth2/v3/token' }) }, 'huaweiLike'],
  [
    { name: 'the path of HUAWEI', ...endpoints({ send: 'https://push-api.cloud.honor.com/v1/1/messages:send' }) },
    'huaweiLike',
    '/endpoints/send',
  ],
  [
    { name: 'messages to the auth host', ...endpoints({ send: 'https://iam.developer.honor.com' }) },
    'sendToAuth',
    '/endpoints/send',
    { host: 'iam.developer.honor.com' },
    'error',
  ],
  [{ name: 'everything to the auth host', ...endpoints({ all: 'https://iam.developer.hihonor.com' }) }, 'sendToAuth', '/endpoints/all'],
  [
    { name: 'everything to the send host', ...endpoints({ all: 'https://push-api.cloud.honor.com' }) },
    'authToSend',
    '/endpoints/all',
    undefined,
    'error',
  ],
  [
    { name: 'a whole address', ...endpoints({ send: 'https://push-api.cloud.honor.com/api/v1/104436234/sendMessage' }) },
    'fullUrl',
    '/endpoints/send',
    undefined,
    'error',
  ],
  [{ name: 'plain http', ...endpoints({ send: 'http://relay.example.com' }) }, 'plainHttp', '/endpoints/send', undefined, 'error'],
]);
table('secret-kind', [
  [{ name: 'two secrets', account: { ...base, appSecret: 'other' } }],
  [{ name: 'no App Secret', account: base }],
  [{ name: 'the App Secret twice', account: { ...base, appSecret: 's' } }, 'appSecret', '/clientSecret', undefined, 'warn'],
]);
table('app-id', [
  [{ name: 'digits', account: base }],
  ...['com.example', '10443623a', ''].map(
    (appId) => [{ name: `"${appId}"`, account: { ...base, appId } }, 'notNumeric', '/appId', undefined, 'error'] as const,
  ),
]);
const sized = (fill: string) => ({ data: fill });
const frame = JSON.stringify(sized('')).length;
table('body-size', [
  [{ name: '4096 bytes', wire: sized('x'.repeat(4096 - frame)) }],
  [{ name: '4096 bytes, and tokens beside', wire: { ...sized('x'.repeat(4096 - frame)), token: tokens(500) } }],
  [{ name: '1360 Chinese characters', wire: sized('推'.repeat(1360)) }],
  [{ name: '4097 bytes', wire: sized('x'.repeat(4097 - frame)) }, 'tooLarge', '', { bytes: 4097, max: 4096 }, 'warn'],
  [{ name: '1363 Chinese characters', wire: sized('推'.repeat(1363)) }, 'tooLarge'],
  [{ name: '1022 emoji', wire: sized('😀'.repeat(1022)) }, 'tooLarge', '', { bytes: 1022 * 4 + frame }],
]);
const shanghai = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);
table('quiet-hours', [
  [{ name: 'six in the morning', n: text, nowMs: shanghai('06:00:00') }],
  [{ name: 'a second to midnight', n: text, nowMs: shanghai('23:59:59') }],
  [{ name: 'a data message at night', wire: { data: 'x' }, nowMs: shanghai('03:00:00') }],
  [{ name: 'midnight', n: text, nowMs: shanghai('00:00:00') }, 'night', '', { hour: 0 }, 'info'],
  [{ name: 'a second to six', n: text, nowMs: shanghai('05:59:59') }, 'night', '', { hour: 5 }],
]);
table('content-missing', [
  [{ name: 'title and body', n: text }],
  [{ name: 'body among the defaults', wire: { notification: { body: 'x' }, android: { notification: { title: 'x' } } } }],
  [{ name: 'a data message', wire: { data: 'x' } }],
  [{ name: 'data of android', android: { data: 'x' } }],
  [{ name: 'no body', n: { title: 'x' } }, 'text', at('body'), { name: 'body' }, 'error'],
  [{ name: 'a blank title', n: { ...text, title: ' ' } }, 'text', at('title'), { name: 'title' }],
  [{ name: 'nothing at all', wire: {} }, 'nothing', '', undefined, 'error'],
]);
table('data-json', [
  [{ name: 'no data', n: text }],
  [{ name: 'JSON in a notification', wire: { data: '{"a":"b"}', notification: text } }],
  [{ name: 'any text in a data message', wire: { data: 'sync now' } }],
  [{ name: 'plain text in a notification', wire: { data: 'sync', notification: text } }, 'notJson', '/data', undefined, 'warn'],
  [{ name: 'a JSON list in a notification', n: text, android: { data: '[1]' } }, 'notJson', '/android/data'],
  [{ name: 'an object', wire: { data: { a: 'b' } } }, 'notText', '/data', undefined, 'error'],
]);
table('text-length', [
  [{ name: '40 Latin letters', n: { title: 'x'.repeat(40), body: 'x'.repeat(256) } }],
  [{ name: '40 Chinese characters', n: { title: '推'.repeat(40), body: '推'.repeat(256) } }],
  [{ name: '40 emoji', n: { title: '😀'.repeat(40), body: '😀'.repeat(256) } }],
  [{ name: '41 Latin letters', n: { title: 'x'.repeat(41) } }, 'long', at('title'), { name: 'title', count: 41, max: 40 }, 'info'],
  [{ name: '41 Chinese characters', n: { title: '推'.repeat(41) } }, 'long'],
  [{ name: '41 emoji', n: { title: '😀'.repeat(41) } }, 'long'],
  [
    { name: 'a body of 257', wire: { notification: { body: 'x'.repeat(257) } } },
    'long',
    '/notification/body',
    { name: 'body', count: 257, max: 256 },
  ],
]);
