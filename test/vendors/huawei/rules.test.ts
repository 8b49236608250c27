import { ruleTest, type InvalidRuleCase, type RuleCase } from '../../support/rule-test.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { rules } from '../../../src/vendors/huawei/rules/index.ts';
import { ttlMaxSeconds } from '../../../src/vendors/huawei/wire.ts';

const rule = (name: string): Rule => rules.find((candidate) => candidate.name === name)!;
type Fields = Record<string, unknown>;

/** A v1 push whose android.notification has these fields. */
const shows = (notification: Fields = {}, android: Fields = {}, message: Fields = {}, body: Fields = {}) => ({
  api: 'v1',
  body: { ...body, message: { ...message, android: { ...android, notification } } },
});
/** A v1 data message. */
const data = (android: Fields = {}, message: Fields = {}) => ({ api: 'v1', body: { message: { data: '{}', ...message, android } } });
/** A v3 push whose notification has these fields. */
const alert = (notification: Fields = {}, body: Fields = {}, pushType: unknown = 0) => ({
  api: 'v3',
  ...(pushType === undefined ? {} : { pushType }),
  body: { payload: { notification }, ...body },
});
const background = (body: Fields = {}, pushType: unknown = 6) => ({ api: 'v3', pushType, body: { payload: { extraData: 'x' }, ...body } });
const note = (field: string) => `/body/message/android/notification/${field}`;
const hos = (field: string) => `/body/payload/notification/${field}`;

type Expected = readonly [messageId: string, path?: string | undefined, data?: Fields | undefined, severity?: string | undefined];
type Row = readonly [
  name: string,
  wire: unknown,
  problems?: readonly Expected[] | undefined,
  more?: Omit<RuleCase, 'name' | 'wire'> | undefined,
];

/** Runs a rule over rows: without problems a row is valid. */
function wireTest(name: string, rows: readonly Row[]): void {
  const valid: RuleCase[] = [];
  const invalid: InvalidRuleCase[] = [];
  for (const [title, wire, problems, more] of rows) {
    const given = { name: title, wire, ...more };
    if (!problems) valid.push(given);
    else
      invalid.push({
        ...given,
        problems: problems.map(([messageId, path, values, severity]) => ({
          messageId,
          ...(path === undefined ? {} : { path }),
          ...(values ? { data: values } : {}),
          ...(severity ? { severity } : {}),
        })),
      });
  }
  ruleTest(rule(name), { valid, invalid });
}

wireTest('category-missing', [
  ['a category', shows({ title: 'a' }, { category: 'IM' })],
  ['a data message', data()],
  ['a background push', background()],
  ['a v3 category', alert({ category: 'IM' })],
  ['a badge refresh', alert({ badge: { setNum: 3 } })],
  ['no category', shows({ title: 'a' }), [['android', '/body/message/android/category', undefined, 'warn']]],
  ['an empty category', shows({ title: 'a' }, { category: '' }), [['android']]],
  ['only message.notification', { api: 'v2', body: { message: { notification: { title: 'a' } } } }, [['android']]],
  ['no v3 category', alert({ title: 'a' }), [['harmony', hos('category'), undefined, 'error']]],
  ['no v3 category in an extension push', alert({ title: 'a' }, {}, 2), [['harmony']]],
  ['a wire without a body', { api: 'v1' }],
]);
wireTest('category-unknown', [
  ...[
    'IM',
    'VOIP',
    'SUBSCRIPTION',
    'TRAVEL',
    'HEALTH',
    'WORK',
    'ACCOUNT',
    'EXPRESS',
    'FINANCE',
    'DEVICE_REMINDER',
    'MAIL',
    'PLAY_VOICE',
    'MARKETING',
  ].flatMap((category): Row[] => [
    [`${category} on Android`, shows({}, { category })],
    [`${category} on HarmonyOS`, alert({ category })],
  ]),
  ['MISS_CALL on HarmonyOS', alert({ category: 'MISS_CALL' })],
  ['none', shows()],
  [
    'MISS_CALL on Android',
    shows({}, { category: 'MISS_CALL' }),
    [['otherPlatform', '/body/message/android/category', { category: 'MISS_CALL' }, 'error']],
  ],
  ['an unknown one', shows({}, { category: 'CHAT' }), [['unknown', undefined, { category: 'CHAT' }, 'error']]],
  ['Chinese text', alert({ category: '即时消息' }), [['unknown', hos('category')]]],
  ['an emoji', shows({}, { category: '💬' }), [['unknown']]],
  ['a number', shows({}, { category: 7 }), [['unknown', undefined, { category: '7' }]]],
  ['lower case', shows({}, { category: 'im' }), [['letterCase', undefined, { upper: 'IM' }, 'error']]],
  ...['NEWS', 'CONTENT_RECOMMENDATION', 'SOCIAL_DYNAMICS', 'PROMO'].map((category): Row => [
    category,
    shows({}, { category }),
    [['obsolete', undefined, { marketing: 'MARKETING' }, 'warn']],
  ]),
  ['SYSTEM_REMINDER', shows({}, { category: 'SYSTEM_REMINDER' }), [['doubtful', undefined, undefined, 'info']]],
  ['CUSTOMER_SERVICE on HarmonyOS', alert({ category: 'CUSTOMER_SERVICE' }), [['doubtful']]],
]);
wireTest('category-right', [
  ['a right that is granted', shows({}, { category: 'IM' }), undefined, { account: { selfClassification: true } }],
  ['a right that is not spoken of', shows({}, { category: 'IM' }), undefined, { account: {} }],
  ['MARKETING without the right', shows({}, { category: 'MARKETING' }), undefined, { account: { selfClassification: false } }],
  ['no category without the right', shows(), undefined, { account: { selfClassification: false } }],
  [
    'IM without the right (README: accepted and treated as MARKETING)',
    shows({}, { category: 'IM' }),
    [['missing', '/body/message/android/category', { category: 'IM' }, 'warn']],
    { account: { selfClassification: false } },
  ],
  [
    'MISS_CALL without the right',
    alert({ category: 'MISS_CALL' }),
    [['missing', hos('category')]],
    { account: { selfClassification: false } },
  ],
]);
wireTest('play-voice', [
  ['a data message', data({ category: 'PLAY_VOICE' })],
  ['push type 2', alert({ category: 'PLAY_VOICE' }, {}, 2)],
  ['another category', shows({}, { category: 'IM' })],
  [
    'a notification',
    shows({ title: 'a' }, { category: 'PLAY_VOICE' }),
    [['notification', '/body/message/android/category', undefined, 'error']],
  ],
  ['push type 0', alert({ category: 'PLAY_VOICE' }), [['pushType', hos('category'), undefined, 'error']]],
]);
wireTest('importance', [
  ['none', shows({}, { category: 'IM' })],
  ['NORMAL with a service category', shows({ importance: 'NORMAL' }, { category: 'IM' })],
  ['LOW with MARKETING', shows({ importance: 'LOW' }, { category: 'MARKETING' })],
  ['a v3 push', alert({ importance: 'HIGH' })],
  ['HIGH', shows({ importance: 'HIGH' }, { category: 'IM' }), [['high', note('importance'), undefined, 'warn']]],
  [
    'LOW with a service category',
    shows({ importance: 'LOW' }, { category: 'IM' }),
    [['lowService', note('importance'), { category: 'IM' }, 'info']],
  ],
  [
    'NORMAL with MARKETING',
    shows({ importance: 'NORMAL' }, { category: 'MARKETING' }),
    [['marketing', note('importance'), undefined, 'info']],
  ],
  ['HIGH with MARKETING', shows({ importance: 'HIGH' }, { category: 'MARKETING' }), [['high'], ['marketing']]],
]);
wireTest('channel-china', [
  ['no channel', shows(), undefined, { account: { region: 'cn' } }],
  ['a channel abroad', shows({ channel_id: 'orders' }), undefined, { account: { region: 'intl' } }],
  [
    'a channel in China',
    shows({ channel_id: 'orders' }),
    [['china', note('channel_id'), { channel: 'orders' }, 'warn']],
    { account: { region: 'cn' } },
  ],
  ['a channel somewhere', shows({ channel_id: 'orders' }), [['unknown', note('channel_id'), undefined, 'warn']], { account: {} }],
]);
wireTest('channel-sound', [
  ['no sound', shows({ default_sound: false })],
  ['sound, default off, a channel', shows({ sound: '/raw/ding', default_sound: false, channel_id: 'orders' })],
  ['a v3 sound', alert({ sound: 'ding.mp3' })],
  [
    'sound without default_sound',
    shows({ sound: '/raw/ding', channel_id: 'orders' }),
    [['defaultSound', note('sound'), undefined, 'warn']],
  ],
  ['sound with default_sound on', shows({ sound: '/raw/ding', default_sound: true, channel_id: 'orders' }), [['defaultSound']]],
  ['sound without channel', shows({ sound: '/raw/ding', default_sound: false }), [['channel', note('sound'), undefined, 'warn']]],
]);
wireTest('urgency', [
  ['none', shows()],
  ['NORMAL on a data message', data({ urgency: 'NORMAL' })],
  ['HIGH on a data message', data({ urgency: 'HIGH' }), [['high', '/body/message/android/urgency', undefined, 'warn']]],
  ['NORMAL on a notification', shows({}, { urgency: 'NORMAL' }), [['notification', undefined, undefined, 'info']]],
  ['HIGH on a notification', shows({}, { urgency: 'HIGH' }), [['high'], ['notification']]],
]);
wireTest('test-message', [
  ['a service message', shows({}, { category: 'IM' })],
  ['a test message', shows({}, { category: 'MARKETING', target_user_type: 1 })],
  ['a validated message', shows({}, { category: 'MARKETING' }, {}, { validate_only: true })],
  ['a data message', data()],
  ['a v3 test message', alert({ category: 'MARKETING' }, { pushOptions: { testMessage: true } })],
  ['a badge refresh', alert({ badge: { setNum: 1 } })],
  [
    'marketing for real',
    shows({}, { category: 'MARKETING', target_user_type: 0 }),
    [['android', '/body/message/android/target_user_type', undefined, 'warn']],
  ],
  ['no category', shows(), [['android']]],
  ['an obsolete category', shows({}, { category: 'NEWS' }), [['android']]],
  ['a service category without the right', shows({}, { category: 'IM' }), [['android']], { account: { selfClassification: false } }],
  [
    'v3 marketing for real',
    alert({ category: 'MARKETING' }, { pushOptions: { testMessage: false } }),
    [['harmony', '/body/pushOptions/testMessage', undefined, 'warn']],
  ],
]);
wireTest('target-one', [
  ['no target yet', shows()],
  ['a topic', shows({}, {}, { topic: 'news' })],
  [
    'a topic and tokens',
    shows({}, {}, { topic: 'news', token: ['a'] }),
    [['several', '/body/message/topic', { given: 'token, topic' }, 'error']],
  ],
  ['all three', shows({}, {}, { topic: 'news', token: ['a'], condition: 'x' }), [['several', '/body/message/condition']]],
]);
const tokens = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
wireTest('token-count', [
  ['no list', shows()],
  ['1000 tokens', shows({}, {}, { token: tokens(1000) })],
  ['1000 v3 tokens', alert({}, { target: { token: tokens(1000) } })],
  ['10 test tokens', alert({}, { target: { token: tokens(10) }, pushOptions: { testMessage: true } })],
  ['one token of a form', background({ target: { token: tokens(1) } }, 1)],
  ['an empty list', shows({}, {}, { token: [] }), [['none', '/body/message/token', undefined, 'error']]],
  ['1001 tokens', shows({}, {}, { token: tokens(1001) }), [['many', '/body/message/token', { count: 1001, limit: 1000 }, 'error']]],
  ['1001 v3 tokens', alert({}, { target: { token: tokens(1001) } }), [['many', '/body/target/token']]],
  [
    '11 test tokens',
    alert({}, { target: { token: tokens(11) }, pushOptions: { testMessage: true } }),
    [['test', '/body/target/token', { count: 11, limit: 10 }, 'error']],
  ],
  [
    'two tokens of a form',
    background({ target: { token: tokens(2) } }, 1),
    [['form', '/body/target/token', { count: 2, limit: 1 }, 'error']],
  ],
]);
wireTest('batch-size', [
  ['an ordinary push', alert(), undefined, { batch: { targets: tokens(1000) } }],
  ['an Android test message', shows({}, { target_user_type: 1 }), undefined, { batch: { targets: tokens(11) } }],
  ['10 targets of a test message', alert({}, { pushOptions: { testMessage: true } }), undefined, { batch: { targets: tokens(10) } }],
  ['one target of a form', background({}, 1), undefined, { batch: { targets: tokens(1) } }],
  [
    '11 targets of a test message',
    alert({}, { pushOptions: { testMessage: true } }),
    [['test', undefined, { count: 11, limit: 10 }, 'info']],
    { batch: { targets: tokens(11) } },
  ],
  ['two targets of a form', background({}, 1), [['form', undefined, { count: 2, limit: 1 }, 'info']], { batch: { targets: tokens(2) } }],
]);
const [androidToken, harmonyToken] = [`IQAAAA${'x'.repeat(124)}`, `MAMA${'x'.repeat(108)}`];
wireTest('token-platform', [
  ['Android tokens for v1', shows(), undefined, { batch: { targets: [androidToken, 'x'.repeat(120)] } }],
  ['HarmonyOS tokens for v3', alert(), undefined, { batch: { targets: [harmonyToken] } }],
  [
    'a HarmonyOS token for v1 (README: v3 reaches only HarmonyOS 5+)',
    shows(),
    [['harmonyToken', undefined, { count: 1 }, 'warn']],
    { batch: { targets: [harmonyToken, androidToken] } },
  ],
  [
    'Android tokens for v3',
    alert(),
    [['androidToken', undefined, { count: 2 }, 'warn']],
    { batch: { targets: [androidToken, androidToken] } },
  ],
]);
wireTest('click-missing', [
  ['a click', shows({ click_action: { type: 3 } })],
  ['a data message', data()],
  ['a v3 click', alert({ clickAction: { actionType: 0 } })],
  ['a badge refresh', alert({ badge: { addNum: 1 } })],
  ['no click', shows({ title: 'a' }), [['missing', note('click_action'), { field: 'click_action' }, 'error']]],
  ['no v3 click', alert({ title: 'a' }), [['missing', hos('clickAction'), { field: 'clickAction' }, 'error']]],
]);
const click = (action: Fields) => shows({ click_action: action });
const tap = (action: Fields) => alert({ clickAction: action });
wireTest('click-fields', [
  ['an intent', click({ type: 1, intent: 'intent:#Intent;end' })],
  ['an action', click({ type: 1, action: 'com.x.A' })],
  ['https', click({ type: 2, url: 'https://x.example/ä' })],
  ['the app', click({ type: 3 })],
  ['a rich resource', click({ type: 4, rich_resource: 'x' })],
  ['a uri', tap({ actionType: 1, uri: 'shop://a' })],
  ['a v3 action', tap({ actionType: 1, action: 'com.x.A' })],
  ['the v3 app', tap({ actionType: 0 })],
  ['a phone number', tap({ actionType: 5, data: { tel: '1' } })],
  ['a page without intent and action', click({ type: 1 }), [['page', note('click_action'), { first: 'intent' }, 'error']]],
  ['http', click({ type: 2, url: 'http://x.example' }), [['url', note('click_action/url'), undefined, 'error']]],
  ['no url', click({ type: 2 }), [['url']]],
  ['type 0', click({ type: 0 }), [['type', note('click_action/type'), { given: '0' }, 'error']]],
  ['no type', click({ intent: 'x' }), [['type', undefined, { given: '' }]]],
  ['a v3 page without uri and action', tap({ actionType: 1 }), [['page', hos('clickAction'), { first: 'uri' }, 'error']]],
  ['action type 2', tap({ actionType: 2 }), [['type', hos('clickAction/actionType'), { given: '2', allowed: '0, 1, 5' }]]],
]);
const intent = (text: unknown) => click({ type: 1, intent: text });
wireTest('intent-form', [
  ['the vendor’s form', intent('intent://order/42#Intent;scheme=shop;launchFlags=0x4000000;S.key=v;end')],
  ['zeros before the flag', intent('intent:#Intent;launchFlags=0x04000000;component=a/.B;end')],
  ['no intent', click({ type: 3 })],
  ['no flags', intent('intent://order/42#Intent;scheme=shop;end'), [['flags', note('click_action/intent'), undefined, 'warn']]],
  ['an action in its place', intent('com.x.A'), [['form', note('click_action/intent'), undefined, 'warn']]],
  ['no end', intent('intent://order/42#Intent;scheme=shop;launchFlags=0x4000000'), [['form']]],
  ['a blank inside', intent('intent://order 42#Intent;launchFlags=0x4000000;end'), [['form']]],
]);
const ttl = (value: unknown, android: Fields = {}) => data({ ttl: value, ...android });
const hosTtl = (value: unknown, pushType = 0) => background({ pushOptions: { ttl: value } }, pushType);
wireTest('ttl', [
  ...['1s', '86400', '1296000s', '0.5s', '1.123456789S'].map((value): Row => [value, ttl(value)]),
  ['none', shows()],
  ['a v3 number', hosTtl(ttlMaxSeconds)],
  ['a call of 60 s', ttl('60s', { category: 'VOIP' })],
  ['a v3 call of 60 s', hosTtl(60, 10)],
  ['a second too long', ttl('1296001s'), [['long', '/body/message/android/ttl', { seconds: 1296001, limit: 1296000 }, 'error']]],
  ['a v3 second too long', hosTtl(ttlMaxSeconds + 1), [['long', '/body/pushOptions/ttl']]],
  ...['1h', '-1s', '86400ss', ' 1s', '1.1234567890s', '1d', '十秒', '⏰', 3600].map((value): Row => [
    `${typeof value} ${value}`,
    ttl(value),
    [['format', undefined, { given: String(value) }, 'error']],
  ]),
  ...['3600', 1.5, -1].map((value): Row => [
    `v3 ${typeof value} ${value}`,
    hosTtl(value),
    [['integer', '/body/pushOptions/ttl', { given: String(value) }, 'error']],
  ]),
  ['zero', ttl('0s'), [['zero', undefined, undefined, 'warn']]],
  ['a call of 61 s', ttl('61s', { category: 'VOIP' }), [['call', undefined, { seconds: 61, limit: 60 }, 'warn']]],
  ['a v3 call of 61 s', hosTtl(61, 10), [['call']]],
]);
const sized = (bytes: number, letter = 'x') => {
  const base = Buffer.byteLength(JSON.stringify(data({}, { data: '' }).body));
  const letters = Math.floor((bytes - base) / Buffer.byteLength(letter));
  return data({}, { data: letter.repeat(letters) + 'x'.repeat(bytes - base - letters * Buffer.byteLength(letter)), token: tokens(1000) });
};
wireTest('size', [
  ['3600 bytes beside a thousand tokens', sized(3600)],
  ['3600 bytes of Chinese', sized(3600, '汉')],
  ['a small v3 push to many', alert({}, { target: { token: tokens(1000) } })],
  ['a wire without a body', { api: 'v3' }],
  ['3601 bytes', sized(3601), [['near', '/body', { bytes: 3601, limit: 4096 }, 'warn']]],
  ['4096 bytes of emoji', sized(4096, '😀'), [['near', undefined, { bytes: 4096 }]]],
  ['4097 bytes', sized(4097), [['large', '/body', { bytes: 4097, limit: 4096 }, 'error']]],
  ['4097 bytes of emoji', sized(4097, '😀'), [['large']]],
]);
wireTest('collapse-key', [
  ...[-1, 0, 1, 100].map((key): Row => [`${key}`, data({ collapse_key: key })]),
  ['100 on v3', alert({}, { pushOptions: { collapseKey: 100 } })],
  ['push type 2', alert({}, { pushOptions: { collapseKey: 1 } }, 2)],
  ['none', shows()],
  ...[-2, 101, 1.5, '7'].map((key): Row => [
    `${typeof key} ${key}`,
    data({ collapse_key: key }),
    [['range', '/body/message/android/collapse_key', { given: String(key), min: -1, max: 100 }, 'error']],
  ]),
  ['101 on v3', alert({}, { pushOptions: { collapseKey: 101 } }), [['range', '/body/pushOptions/collapseKey']]],
  [
    'push type 6',
    background({ pushOptions: { collapseKey: 1 } }),
    [['pushType', '/body/pushOptions/collapseKey', { pushType: '6' }, 'warn']],
  ],
]);
wireTest('badge', [
  ...[1, 99].map((add_num): Row => [`add ${add_num}`, shows({ badge: { add_num, class: 'a.B' } })]),
  ...[0, 99].map((set_num): Row => [`set ${set_num}`, shows({ badge: { set_num, class: 'a.B' } })]),
  ['a v3 badge needs no class', alert({ badge: { setNum: 0 } })],
  ['none', shows()],
  ...[0, 100, 1.5].map((add_num): Row => [
    `add ${add_num}`,
    shows({ badge: { add_num, class: 'a.B' } }),
    [['range', note('badge/add_num'), { given: String(add_num), min: 1, max: 99 }, 'error']],
  ]),
  ...[-1, 100].map((set_num): Row => [
    `set ${set_num}`,
    shows({ badge: { set_num, class: 'a.B' } }),
    [['range', note('badge/set_num'), { min: 0, max: 99 }]],
  ]),
  ['v3 add 0', alert({ badge: { addNum: 0 } }), [['range', hos('badge/addNum'), { field: 'addNum' }]]],
  ['no class', shows({ badge: { add_num: 1 } }), [['noClass', note('badge/class'), undefined, 'warn']]],
]);
wireTest('style', [
  ['none', shows()],
  ['0', shows({ style: 0 })],
  ['big text', shows({ style: 1, big_title: 'a', big_body: 'b' })],
  ['five lines', shows({ style: 3, inbox_content: tokens(5) })],
  ['a line of 1024 emoji', shows({ style: 3, inbox_content: ['😀'.repeat(1024)] })],
  ['v3 lines', alert({ style: 3, inboxContent: ['a'] })],
  [
    'big text without body',
    shows({ style: 1, big_title: 'a' }),
    [['bigText', note('style'), { title: 'big_title', body: 'big_body' }, 'error']],
  ],
  ['v3 big text without title', alert({ style: 1, bigBody: 'a' }), [['bigText', hos('style'), { title: 'bigTitle' }]]],
  ['no lines', shows({ style: 3 }), [['inbox', note('style'), { count: 0, limit: 5 }, 'error']]],
  ['six lines', alert({ style: 3, inboxContent: tokens(6) }), [['inbox', hos('style'), { count: 6 }]]],
  [
    'a line of 1025 Chinese characters',
    shows({ style: 3, inbox_content: ['汉'.repeat(1025)] }),
    [['line', note('inbox_content'), { chars: 1025, limit: 1024 }, 'error']],
  ],
  ['the old big picture', shows({ style: 2 }), [['other', note('style'), { style: '2' }, 'error']]],
]);
wireTest('color', [
  ['upper and lower case', shows({ color: '#1A73e8' })],
  ['none', shows()],
  ...['1A73E8', '#1A73E', '#1A73E800', 'red', '红', 7].map((color): Row => [
    String(color),
    shows({ color }),
    [['format', note('color'), { given: String(color) }, 'error']],
  ]),
]);
wireTest('image-https', [
  ['https', shows({ image: 'https://x.example/a.png' })],
  ['none', alert()],
  ['http', shows({ image: 'http://x.example/a.png' }), [['notHttps', note('image'), undefined, 'error']]],
  ['http in the common part', shows({}, {}, { notification: { image: 'x.png' } }), [['notHttps', '/body/message/notification/image']]],
  ['http on v3', alert({ image: 'http://x.example/a.png' }), [['notHttps', hos('image')]]],
  [
    'https on v3, whose size is not known',
    alert({ image: 'https://x.example/a.png' }),
    [['pixels', hos('image'), { limit: 49152 }, 'info']],
  ],
]);
wireTest('vibrate', [
  ['ten steps', shows({ vibrate_config: Array.from({ length: 10 }, () => '1s') })],
  ['the edges', shows({ vibrate_config: ['0.000000001s', '60s'] })],
  ['none', shows()],
  [
    'eleven steps',
    shows({ vibrate_config: Array.from({ length: 11 }, () => '1s') }),
    [['many', note('vibrate_config'), { count: 11, limit: 10 }, 'error']],
  ],
  ...['0s', '60.5s', '61', 'x', 1].map((step): Row => [
    `${typeof step} ${step}`,
    shows({ vibrate_config: ['1s', step] }),
    [['step', note('vibrate_config/1'), { given: String(step) }, 'error']],
  ]),
]);
const button = { name: 'x'.repeat(40), action_type: 1, intent_type: 0, data: 'x'.repeat(1024) };
wireTest('buttons', [
  ['three full ones', shows({ buttons: [button, button, button] })],
  ['a share button', shows({ buttons: [{ name: '分享', action_type: 4, data: '{}' }] })],
  ['40 emoji', shows({ buttons: [{ ...button, name: '😀'.repeat(40) }] })],
  ['four', shows({ buttons: [button, button, button, button] }), [['many', note('buttons'), { count: 4, limit: 3 }, 'error']]],
  [
    'a name of 41 Chinese characters',
    shows({ buttons: [{ ...button, name: '汉'.repeat(41) }] }),
    [['name', note('buttons/0/name'), { chars: 41, limit: 40 }, 'error']],
  ],
  [
    'data of 1025 characters',
    shows({ buttons: [{ ...button, data: 'x'.repeat(1025) }] }),
    [['data', note('buttons/0/data'), { chars: 1025, limit: 1024 }, 'error']],
  ],
  [
    'a page without intent_type',
    shows({ buttons: [button, { name: 'a', action_type: 1 }] }),
    [['intentType', note('buttons/1'), undefined, 'error']],
  ],
]);
wireTest('version-mix', [
  ['v1 names for v1', shows({ click_action: { type: 3 } })],
  ['v3 names for v3', alert({ clickAction: { actionType: 0 } }, { target: {} })],
  ['message for v3', alert({}, { message: {} }), [['android', '/body/message', { name: 'message' }, 'error']]],
  ['validate_only for v3', alert({}, { validate_only: true }), [['android', '/body/validate_only']]],
  ['click_action for v3', alert({ click_action: {} }), [['android', hos('click_action')]]],
  [
    'payload and target for v2',
    { api: 'v2', body: { payload: {}, target: {} } },
    [
      ['harmony', '/body/payload', { name: 'payload', api: 'v2' }, 'error'],
      ['harmony', '/body/target'],
    ],
  ],
  ['clickAction for v1', shows({ clickAction: {} }), [['harmony', note('clickAction')]]],
]);
wireTest('push-type', [
  ...[0, 1, 6].map((pushType): Row => [`${pushType}`, alert({}, {}, pushType)]),
  ['an Android push', shows()],
  ['none', { api: 'v3', body: {} }, [['missing', '/pushType', undefined, 'error']]],
  ...[3, 5, 8, 12, '0'].map((pushType): Row => [
    `${typeof pushType} ${pushType}`,
    alert({}, {}, pushType),
    [['unknown', '/pushType', { given: String(pushType) }, 'error']],
  ]),
  ['11', alert({}, {}, 11), [['mdm', '/pushType', undefined, 'warn']]],
  ...[2, 7, 10].map((pushType): Row => [
    `${pushType}`,
    alert({}, {}, pushType),
    [['right', '/pushType', { given: String(pushType) }, 'info']],
  ]),
]);
wireTest('notify-id-revoke', [
  ['an id', alert({ title: 'a', notifyId: 0 })],
  ['an Android push', shows()],
  ['a background push', background()],
  ['a badge refresh', alert({ badge: { setNum: 1 } })],
  ['no id', alert({ title: 'a' }), [['missing', hos('notifyId'), undefined, 'info']]],
]);
wireTest('bi-tag', [
  ['64 letters', alert({}, { pushOptions: { biTag: 'x'.repeat(64) } })],
  ['16 emoji', alert({}, { pushOptions: { biTag: '😀'.repeat(16) } })],
  ['an Android tag, whose limit is not known', data({ bi_tag: 'x'.repeat(100) })],
  [
    '65 letters',
    alert({}, { pushOptions: { biTag: 'x'.repeat(65) } }),
    [['long', '/body/pushOptions/biTag', { bytes: 65, limit: 64 }, 'error']],
  ],
  ['22 Chinese characters', alert({}, { pushOptions: { biTag: '汉'.repeat(22) } }), [['long', undefined, { bytes: 66 }]]],
]);

const account = { platform: 'android', apiVersion: 'v1', appId: '1', clientSecret: 'x' };
const serviceAccount = { projectId: '77', keyId: 'k', subAccount: 's', privateKey: 'p', tokenUri: 't' };
ruleTest(rule('auth-mix'), {
  valid: [
    { name: 'OAuth for Android', account },
    { name: 'a service account for HarmonyOS', account: { ...account, variant: 'harmony', serviceAccount } },
    { name: 'the same project twice', account: { ...account, projectId: '77', serviceAccount } },
  ],
  invalid: [
    {
      name: 'OAuth for HarmonyOS',
      account: { ...account, variant: 'harmony' },
      problems: [{ messageId: 'oauth', path: '/serviceAccount', severity: 'error' }],
    },
    {
      name: 'another project',
      account: { ...account, projectId: '78', serviceAccount },
      problems: [{ messageId: 'project', path: '/projectId', data: { configured: '78', own: '77' }, severity: 'error' }],
    },
  ],
});
ruleTest(rule('secret-escaped'), {
  valid: [
    { name: 'a plain secret', account: { ...account, clientSecret: 'a1/b2+c3=' } },
    { name: 'no secret', account: { serviceAccount } },
  ],
  invalid: [
    {
      name: 'a secret out of JSON text',
      account: { ...account, clientSecret: 'a1\\/b2' },
      problems: [{ messageId: 'escaped', path: '/clientSecret', severity: 'error' }],
    },
    { name: 'a blank at the end', account: { ...account, clientSecret: 'abc ' }, problems: [{ messageId: 'blank', severity: 'error' }] },
  ],
});
ruleTest(rule('legacy-nsp'), {
  valid: [
    { name: 'no endpoints', account },
    {
      name: 'hosts of today',
      account: { ...account, endpoints: { auth: 'https://oauth-login.cloud.huawei.com', send: 'https://push-api.cloud.huawei.com' } },
    },
    { name: 'a host of our own', account: { ...account, endpoints: { all: 'http://127.0.0.1:1' } } },
  ],
  invalid: ['https://api.push.hicloud.com', 'https://login.vmall.com/oauth2', 'https://login.cloud.huawei.com'].map((send) => ({
    name: send,
    account: { ...account, endpoints: { send } },
    problems: [{ messageId: 'host', path: '/endpoints/send', data: { name: 'send', host: new URL(send).hostname }, severity: 'error' }],
  })),
});
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (alg: string, life: number) => ({
  headers: { authorization: `Bearer ${part({ alg })}.${part({ iat: 1000, exp: 1000 + life })}.c2ln` },
});
ruleTest(rule('jwt'), {
  valid: [
    { name: 'an hour of PS256', request: jwt('PS256', 3600) },
    { name: 'an OAuth token', request: { headers: { authorization: 'Bearer CgB6e3x9/zh+Ag==' } } },
    { name: 'dots without JSON', request: { headers: { authorization: 'Bearer a.b.c' } } },
    { name: 'no authorization', request: { headers: {} } },
  ],
  invalid: [
    {
      name: 'RS256',
      request: jwt('RS256', 3600),
      problems: [{ messageId: 'alg', path: '/headers/authorization', data: { alg: 'RS256' }, severity: 'error' }],
    },
    {
      name: 'a day',
      request: jwt('PS256', 86400),
      problems: [{ messageId: 'unusual', data: { seconds: 86400, usual: 3600 }, severity: 'info' }],
    },
    {
      name: 'a day and a second',
      request: jwt('PS256', 86401),
      problems: [{ messageId: 'long', data: { seconds: 86401, limit: 86400 }, severity: 'error' }],
    },
  ],
});
