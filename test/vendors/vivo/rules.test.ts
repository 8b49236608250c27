import { describe, expect, it } from 'vitest';
import { severityOn, type Rule } from '../../../src/core/rule.ts';
import { rules } from '../../../src/vendors/vivo/rules/index.ts';
import { ruleTest, type InvalidRuleCase, type RuleCase } from '../../support/rule-test.ts';

const rule = (name: string): Rule => rules.find((candidate) => candidate.name === name)!;
const account = { appId: '100012345', appKey: 'k', appSecret: 's' };
const legacy = '15985112220221500102621';
const v2 = (length: number) => `v2-${'a'.repeat(length)}`.slice(0, length);
/** An instant of 2026-11-20 by the clock of China. */
const china = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);

interface Case extends RuleCase {
  name: string;
}
type Row = readonly [
  given: Case,
  messageId?: string | readonly string[] | undefined,
  path?: string | undefined,
  data?: Record<string, unknown> | undefined,
  severity?: string | undefined,
];

/** Runs a wire rule over rows: `[case]` is valid, `[case, messageId, path, data?, severity?]` is not. */
function wireTest(name: string, rows: readonly Row[]): void {
  const valid: RuleCase[] = [];
  const invalid: InvalidRuleCase[] = [];
  for (const [given, messageId, path, data, severity] of rows) {
    const { wire = {}, ...rest } = given;
    if (messageId === undefined) valid.push({ ...rest, wire });
    else if (typeof messageId !== 'string') invalid.push({ ...rest, wire, problems: messageId.map((id) => ({ messageId: id })) });
    else
      invalid.push({
        ...rest,
        wire,
        problems: [{ messageId, ...(path ? { path } : {}), ...(data ? { data } : {}), ...(severity ? { severity } : {}) }],
      });
  }
  ruleTest(rule(name), { valid, invalid });
}

wireTest('category-missing', [
  [{ name: 'both', wire: { classification: 1, category: 'IM' }, origin: { '/category': 'derived:kind' } }],
  [{ name: 'both by the account of somebody else', wire: { classification: 0, category: 'NEWS' } }],
  [{ name: 'neither', wire: {} }, ['defaultOperational', 'defaultSystem']],
  [{ name: 'null for both', wire: { classification: null, category: null } }, ['defaultOperational', 'defaultSystem']],
  [{ name: 'no category', wire: { classification: 1 } }, 'categoryMissing', '/category', undefined, 'warn'],
  [{ name: 'no classification', wire: { category: 'IM' } }, 'classificationMissing', '/classification', undefined, 'warn'],
  [
    { name: 'both chosen by push-check', wire: { classification: 0, category: 'MARKETING' }, origin: { '/category': 'default' } },
    'chosen',
    '/category',
    { classification: '0', category: 'MARKETING' },
    'warn',
  ],
]);
describe('the dated defaults (README: defaults moved between 2024 and 2025)', () => {
  const severity = (name: string, messageId: string, day: string) => severityOn(rule(name).messages[messageId]!.severity, day);
  it.each([
    ['category-missing', 'defaultOperational', '2024-04-30', 'warn'],
    ['category-missing', 'defaultOperational', '2025-09-30', 'warn'],
    ['category-missing', 'defaultOperational', '2025-10-01', 'off'],
    ['category-missing', 'defaultSystem', '2025-09-30', 'off'],
    ['category-missing', 'defaultSystem', '2025-10-01', 'warn'],
    ['ttl', 'cutToDay', '2024-04-30', 'off'],
    ['ttl', 'cutToDay', '2024-05-01', 'warn'],
    ['ttl', 'beyondWeek', '2024-04-30', 'warn'],
    ['skip', 'dropped', '2024-04-30', 'off'],
    ['skip', 'dropped', '2024-05-01', 'warn'],
    ['skip', 'longForOldDocs', '2025-09-30', 'error'],
    ['skip', 'longForOldDocs', '2025-10-01', 'warn'],
    ['category-unknown', 'news', '2025-09-30', 'off'],
    ['category-unknown', 'news', '2025-10-01', 'info'],
    ['title-length', 'longByOldCount', '2025-09-30', 'warn'],
    ['title-length', 'longByOldCount', '2025-10-01', 'info'],
    ['content-length', 'longByOldCount', '2025-10-01', 'info'],
  ])('%s %s on %s is %s', (name, messageId, day, want) => expect(severity(name, messageId, day)).toBe(want));
});
wireTest('category-unknown', [
  ...['IM', 'ACCOUNT', 'TODO', 'DEVICE_REMINDER', 'ORDER', 'SUBSCRIPTION', 'CONTENT', 'MARKETING', 'SOCIAL'].map(
    (category) => [{ name: category, wire: { category } }] as const,
  ),
  [{ name: 'no category' }],
  [{ name: 'NEWS', wire: { category: 'NEWS' } }, 'news', '/category', undefined, 'info'],
  [{ name: 'a foreign category', wire: { category: 'VOIP' } }, 'unknown', '/category', { category: 'VOIP' }, 'error'],
  [{ name: 'a number', wire: { category: 7 } }, 'unknown'],
  [{ name: 'lower case', wire: { category: 'im' } }, 'letterCase', '/category', { upper: 'IM' }, 'error'],
]);
wireTest('category-mismatch', [
  ...['IM', 'ACCOUNT', 'TODO', 'DEVICE_REMINDER', 'ORDER', 'SUBSCRIPTION'].flatMap((category): Row[] => [
    [{ name: `${category} with 1`, wire: { category, classification: 1 } }],
    [{ name: `${category} with 0`, wire: { category, classification: 0 } }, 'system', '/classification', { category }, 'error'],
  ]),
  ...['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'].flatMap((category): Row[] => [
    [{ name: `${category} with 0`, wire: { category, classification: 0 } }],
    [{ name: `${category} with 1`, wire: { category, classification: 1 } }, 'operational', '/classification', { category }, 'error'],
  ]),
  [{ name: 'digits as text', wire: { category: 'IM', classification: '0' } }, 'system'],
  [{ name: 'an unknown category', wire: { category: 'VOIP', classification: 1 } }],
  [{ name: 'an unknown class', wire: { category: 'IM', classification: 2 } }],
  [{ name: 'one of the two', wire: { category: 'IM' } }],
]);
wireTest('classification-type', [
  [{ name: 'number 0', wire: { classification: 0 } }],
  [{ name: 'number 1', wire: { classification: 1 } }],
  [{ name: 'none' }],
  [{ name: 'digits as text', wire: { classification: '1' } }, 'text', '/classification', { value: '1' }, 'warn'],
  ...['IM', 2, -1, true, [1]].map((classification): Row => [
    { name: `${JSON.stringify(classification)} (README: HTTP 400)`, wire: { classification } },
    'value',
    '/classification',
    undefined,
    'error',
  ]),
]);
wireTest('operational-hours', [
  [{ name: '07:00', wire: { classification: 0 }, nowMs: china('07:00:00') }],
  [{ name: '22:59', wire: { classification: 0 }, nowMs: china('22:59:59') }],
  [{ name: 'a system message at night', wire: { classification: 1 }, nowMs: china('03:00:00') }],
  [{ name: 'no class at night', wire: {}, nowMs: china('03:00:00') }],
  [{ name: '06:59', wire: { classification: 0 }, nowMs: china('06:59:59') }, 'night', '/classification', { time: '06:59' }, 'warn'],
  [{ name: '23:00', wire: { classification: 0 }, nowMs: china('23:00:00') }, 'night', '/classification', { time: '23:00' }, 'warn'],
]);
wireTest('test-copy', [
  ...[
    'Are we still on for dinner at seven?',
    '您的包裹已寄出',
    'The latest contest',
    'Order 1042 left the depot',
    'Hi 😀',
    '(3) new messages',
    'Hello there',
    '',
  ].map((content): Row => [{ name: JSON.stringify(content), wire: { title: '订单通知', content } }]),
  [{ name: 'test mode', wire: { pushMode: 1, title: '测试', content: '123' } }],
  [{ name: 'no text' }],
  [{ name: 'a name as title', wire: { title: 'Alice', content: 'Are you there?' } }, 'name', '/title', undefined, 'info'],
  [{ name: 'the word 测试', wire: { title: '这是测试消息' } }, 'word', '/title', { field: 'title', word: '测试' }, 'error'],
  ...['test', 'A Test message', 'testing 1, 2, 3', 'push-test'].map((content): Row => [
    { name: content, wire: { content } },
    'word',
    '/content',
    { field: 'content' },
    'error',
  ]),
  ...['Hi {name}', 'a}', '[图片]', 'x[]'].map((content): Row => [
    { name: content, wire: { content } },
    'brackets',
    '/content',
    undefined,
    'error',
  ]),
  ...['123', '!!!', '12:30', '￥9.90', '……'].map((content): Row => [
    { name: content, wire: { content } },
    'digits',
    '/content',
    undefined,
    'error',
  ]),
  ...['abc', 'Hello', 'ABC'].map((content): Row => [{ name: content, wire: { content } }, 'letters', '/content', undefined, 'error']),
  ...['hello', 'ABC', 'aB'].map((title): Row => [{ name: `title ${title}`, wire: { title } }, 'letters', '/title', undefined, 'error']),
  ...['😀', '👍🏽 👨‍👩‍👧', '🇨🇳'].map((content): Row => [{ name: content, wire: { content } }, 'emoji', '/content', undefined, 'warn']),
  [{ name: 'both texts', wire: { title: '123', content: 'abc', pushMode: 0 } }, ['digits', 'letters']],
]);
wireTest('pushmode-test', [
  [{ name: 'none' }],
  [{ name: 'formal', wire: { pushMode: 0 } }],
  [{ name: 'test', wire: { pushMode: 1 } }, 'test', '/pushMode', { limit: 20 }, 'info'],
  [{ name: '2', wire: { pushMode: 2 } }, 'value', '/pushMode', { value: '2' }, 'error'],
  [{ name: 'true', wire: { pushMode: true } }, 'value'],
]);
wireTest('pushmode-formal-unreviewed', [
  [{ name: 'a live app', account }],
  [{ name: 'no account' }],
  [{ name: 'test mode', wire: { pushMode: 1 }, account: { ...account, underReview: true } }],
  [{ name: 'no mode', wire: {}, account: { ...account, underReview: true } }, 'formal', '/pushMode', undefined, 'error'],
  [{ name: 'formal mode', wire: { pushMode: 0 }, account: { ...account, underReview: true } }, 'formal'],
]);
for (const [name, field, limit] of [
  ['title-length', 'title', 40],
  ['content-length', 'content', 100],
] as const)
  wireTest(name, [
    [{ name: `${limit} ASCII characters`, wire: { [field]: 'a'.repeat(limit) } }],
    [{ name: `${limit / 2} Chinese characters`, wire: { [field]: '单'.repeat(limit / 2) } }],
    [{ name: `${limit / 2} emoji`, wire: { [field]: '😀'.repeat(limit / 2) } }],
    [{ name: 'nothing', wire: {} }, 'empty', `/${field}`, undefined, 'error'],
    [{ name: 'blanks', wire: { [field]: '  ' } }, 'empty'],
    [{ name: 'text that is no text', wire: { [field]: 7 } }, 'empty'],
    [
      { name: `${limit + 1} ASCII characters`, wire: { [field]: 'a'.repeat(limit + 1) } },
      'long',
      `/${field}`,
      { chars: limit + 1, limit },
      'error',
    ],
    [{ name: `${limit + 1} Chinese characters`, wire: { [field]: '单'.repeat(limit + 1) } }, 'long', `/${field}`, { chars: limit + 1 }],
    [
      { name: `${limit / 2 + 1} Chinese characters`, wire: { [field]: '单'.repeat(limit / 2 + 1) } },
      'longByOldCount',
      `/${field}`,
      { chars: limit + 2 },
    ],
    [
      { name: `${limit} full-width characters`, wire: { [field]: 'Ａ'.repeat(limit) } },
      'longByOldCount',
      `/${field}`,
      { chars: 2 * limit },
    ],
    [{ name: `${limit / 2 + 1} emoji`, wire: { [field]: '😀'.repeat(limit / 2 + 1) } }, 'longByOldCount'],
    [{ name: `${limit + 1} emoji`, wire: { [field]: '😀'.repeat(limit + 1) } }, 'long', `/${field}`, { chars: limit + 1 }],
  ]);
wireTest('skip', [
  [{ name: 'the app', wire: { skipType: 1 } }],
  [{ name: 'the app with content that is not used', wire: { skipType: 1, skipContent: 'x'.repeat(3000) } }],
  [{ name: 'a link', wire: { skipType: 2, skipContent: 'https://x.example' } }],
  [{ name: 'digits as text', wire: { skipType: '4', skipContent: 'myapp://x' } }],
  [{ name: '1024 characters', wire: { skipType: 4, skipContent: '单'.repeat(1024) } }],
  [{ name: 'no type', wire: {} }, 'unknownType', '/skipType', undefined, 'error'],
  [{ name: 'type 5', wire: { skipType: 5 } }, 'unknownType', '/skipType', { type: '5' }],
  [{ name: 'type 3', wire: { skipType: 3, skipContent: 'x' } }, 'dropped', '/skipType', undefined, 'warn'],
  [{ name: 'type 3 without content', wire: { skipType: 3 } }, ['dropped', 'missingContent']],
  [{ name: 'type 2 without content', wire: { skipType: 2 } }, 'missingContent', '/skipContent', { code: 10061 }, 'error'],
  [{ name: 'type 4 with a blank', wire: { skipType: 4, skipContent: ' ' } }, 'missingContent', '/skipContent', { code: 10068 }],
  [
    { name: '1025 characters', wire: { skipType: 4, skipContent: 'x'.repeat(1025) } },
    'longForOldDocs',
    '/skipContent',
    { chars: 1025 },
    'warn',
  ],
  [{ name: '2048 characters', wire: { skipType: 4, skipContent: 'x'.repeat(2048) } }, 'longForOldDocs'],
  [{ name: '2049 characters', wire: { skipType: 2, skipContent: 'x'.repeat(2049) } }, 'long', '/skipContent', { limit: 2048 }, 'error'],
]);
wireTest('requestid', [
  [{ name: 'none: the client makes one', batch: { targets: ['a', 'b'] } }],
  [{ name: '64 characters', wire: { requestId: 'x'.repeat(64) }, batch: { targets: ['a'] } }],
  [{ name: 'the same target twice', wire: { requestId: 'x' }, batch: { targets: ['a', 'a'] } }],
  [{ name: 'an empty one', wire: { requestId: '' } }, 'empty', '/requestId', undefined, 'error'],
  [{ name: 'null', wire: { requestId: null } }, 'empty'],
  [{ name: '65 characters', wire: { requestId: 'x'.repeat(65) } }, 'long', '/requestId', { chars: 65, limit: 64 }, 'error'],
  [
    { name: 'one for two targets', wire: { requestId: 'x' }, batch: { targets: ['a', 'b'] } },
    'constant',
    '/requestId',
    { targets: 2 },
    'warn',
  ],
]);
wireTest('ttl', [
  [{ name: '60', wire: { timeToLive: 60 } }],
  [{ name: '86400', wire: { timeToLive: 86400 } }],
  [{ name: 'none', wire: {} }, 'default', '/timeToLive', undefined, 'info'],
  [{ name: '59', wire: { timeToLive: 59 } }, 'short', '/timeToLive', { seconds: 59, limit: 60 }, 'error'],
  [{ name: '86401', wire: { timeToLive: 86401 } }, 'cutToDay', '/timeToLive', { limit: 86400 }, 'warn'],
  [{ name: '604800', wire: { timeToLive: 604800 } }, 'cutToDay'],
  [{ name: '604801', wire: { timeToLive: 604801 } }, 'beyondWeek', '/timeToLive', { limit: 604800 }, 'warn'],
  [{ name: 'sendOnline', wire: { sendOnline: true } }, 'notKept', '/sendOnline', undefined, 'warn'],
]);
const pairs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
wireTest('custom-map', [
  [{ name: 'none' }],
  [{ name: 'ten pairs', wire: { clientCustomMap: pairs(10) } }],
  [{ name: '1024 characters', wire: { clientCustomMap: { key: '单'.repeat(1021) } } }],
  [
    { name: '1025 characters', wire: { clientCustomMap: { key: '😀'.repeat(1022) } } },
    'long',
    '/clientCustomMap',
    { chars: 1025 },
    'error',
  ],
  [{ name: 'eleven pairs', wire: { clientCustomMap: pairs(11) } }, 'manyPairs', '/clientCustomMap', { pairs: 11 }, 'warn'],
  [{ name: 'a number', wire: { clientCustomMap: { a: 1 } } }, 'notText', '/clientCustomMap', { key: 'a' }, 'error'],
  [{ name: 'text', wire: { clientCustomMap: '{}' } }, 'notMap', '/clientCustomMap', undefined, 'error'],
  [{ name: 'a list', wire: { clientCustomMap: [] } }, 'notMap'],
]);
wireTest('callback', [
  [{ name: 'none' }],
  [{ name: '128 and 64 characters', wire: { extra: { callback: 'x'.repeat(128), 'callback.param': '单'.repeat(64) } } }],
  [{ name: 'an id', wire: { extra: { 'callback.id': '1' } } }],
  [{ name: 'extra that is text', wire: { extra: 'x' } }],
  [{ name: '129 characters', wire: { extra: { callback: 'x'.repeat(129) } } }, 'long', '/extra/callback', { chars: 129 }, 'error'],
  [
    { name: '65 characters', wire: { extra: { 'callback.param': 'x'.repeat(65) } } },
    'paramDoubtful',
    '/extra/callback.param',
    { limit: 64 },
    'warn',
  ],
  [{ name: '192 characters', wire: { extra: { 'callback.param': 'x'.repeat(192) } } }, 'paramDoubtful'],
  [
    { name: '193 characters', wire: { extra: { 'callback.param': 'x'.repeat(193) } } },
    'paramLong',
    '/extra/callback.param',
    { limit: 192 },
    'error',
  ],
  [{ name: 'both ways', wire: { extra: { callback: 'x', 'callback.id': '1' } } }, 'both', '/extra/callback', undefined, 'warn'],
]);
wireTest('regid-format', [
  [{ name: 'no target' }],
  [{ name: 'the first generation (README: two generations)', target: legacy }],
  [{ name: 'the second generation, 51 characters', target: v2(51) }],
  [{ name: 'an alias, whatever the target is called', wire: { alias: 'x'.repeat(40) }, target: 'alias:bob' }],
  [{ name: 'the second generation, 50 characters', target: v2(50) }, 'format', '/regId', undefined, 'error'],
  [{ name: '22 digits', target: legacy.slice(1) }, 'format'],
  [{ name: '24 digits', target: `${legacy}1` }, 'format'],
  [{ name: 'a regId of the wire', wire: { regId: 'x', alias: 'bob' }, target: legacy }, 'format'],
  [{ name: 'another generation', target: `v3-${'a'.repeat(50)}` }, 'otherGeneration', '/regId', undefined, 'warn'],
  [{ name: 'an alias of 41 characters', wire: { alias: '名'.repeat(41) } }, 'aliasLongForOldSdk', '/alias', { chars: 41 }, 'warn'],
  [{ name: 'an alias of 70 characters', wire: { alias: 'x'.repeat(70) } }, 'aliasLongForOldSdk'],
  [{ name: 'an alias of 71 characters', wire: { alias: 'x'.repeat(71) } }, 'aliasLong', '/alias', { chars: 71, limit: 70 }, 'error'],
]);
wireTest('appid-type', [
  [{ name: 'the appId of the account', wire: { appId: 100012345 }, account }],
  [{ name: 'digits as text', wire: { appId: '100012345' }, account }],
  [{ name: 'none without an account' }],
  [{ name: 'none with an account', wire: {}, account }, 'missing', '/appId', undefined, 'warn'],
  [{ name: 'text', wire: { appId: 'app' }, account }, 'notNumeric', '/appId', { value: 'app' }, 'error'],
  [{ name: 'another app', wire: { appId: 7 }, account }, 'otherApp', '/appId', { value: 7, appId: '100012345' }, 'error'],
]);
wireTest('notifytype', [
  ...[1, 2, 3, 4, '4'].map((notifyType): Row => [{ name: `${typeof notifyType} ${notifyType}`, wire: { notifyType, classification: 1 } }]),
  [{ name: 'silence with an operational message', wire: { notifyType: 1, classification: 0 } }],
  [{ name: 'what push-check filled in', wire: { notifyType: 4, classification: 0 }, origin: { '/notifyType': 'default' } }],
  ...[0, 5, 'loud', undefined].map((notifyType): Row => [
    { name: `${notifyType}`, wire: { notifyType } },
    'value',
    '/notifyType',
    undefined,
    'error',
  ]),
  [
    { name: 'ringing of an operational message', wire: { notifyType: 2, classification: 0 } },
    'ignored',
    '/notifyType',
    { value: 2 },
    'info',
  ],
]);
const minutes = (count: number) => count * 60_000;
const timed = (from: string, to: string, part: object = {}) => ({
  timedDisplay: { showStartTime: china(from), showEndTime: china(to) },
  ...part,
});
const noon = china('12:00:00');
wireTest('timed-display', [
  [{ name: 'none' }],
  [{ name: 'ten minutes from now', wire: timed('12:10:00', '14:09:59'), nowMs: noon }],
  [{ name: 'an operational message until 23:00', wire: timed('21:30:00', '23:00:00', { classification: 0 }), nowMs: noon }],
  [{ name: 'a system message at night', wire: timed('23:10:00', '23:50:00', { classification: 1 }), nowMs: noon }],
  [{ name: 'no times', wire: { timedDisplay: { overtimeDisplay: true } } }, 'incomplete', '/timedDisplay', undefined, 'error'],
  [{ name: 'an end before the start', wire: timed('13:00:00', '12:30:00'), nowMs: noon }, 'incomplete'],
  [{ name: 'less than ten minutes', wire: timed('12:09:59', '13:00:00'), nowMs: noon }, 'soon', '/timedDisplay/showStartTime'],
  [
    {
      name: 'more than 24 hours',
      wire: { timedDisplay: { showStartTime: noon + minutes(1439), showEndTime: noon + minutes(1441) } },
      nowMs: noon,
    },
    'late',
    '/timedDisplay/showEndTime',
  ],
  [{ name: '120 minutes', wire: timed('13:00:00', '15:00:00'), nowMs: noon }, 'span', '/timedDisplay', { minutes: 120 }],
  [
    {
      name: 'midnight inside',
      wire: { timedDisplay: { showStartTime: china('23:30:00'), showEndTime: china('23:30:00') + minutes(60) } },
      nowMs: noon,
    },
    'twoDays',
  ],
  [
    { name: 'an operational message at 06:59', wire: timed('06:59:00', '08:00:00', { classification: 0 }), nowMs: china('06:00:00') },
    'night',
  ],
  [{ name: 'an operational message until 23:01', wire: timed('22:00:00', '23:01:00', { classification: 0 }), nowMs: noon }, 'night'],
]);
wireTest('json-kinds', [
  [
    {
      name: 'a whole message',
      wire: { title: 'a', content: 'b', timeToLive: 60, sendOnline: true, extra: { callback: 'x' }, auditReview: [] },
    },
  ],
  [{ name: 'digits as text', wire: { timeToLive: '60', notifyId: '42' } }],
  [{ name: 'fields that nobody knows', wire: { newField: { deep: true } } }],
  [
    { name: 'a ttl in words (README: HTTP 400)', wire: { timeToLive: '24h' } },
    'kind',
    '/timeToLive',
    { got: 'string', expected: 'integer' },
    'error',
  ],
  [{ name: 'a fraction', wire: { notifyId: 1.5 } }, 'kind', '/notifyId'],
  [{ name: 'a boolean as text', wire: { addBadge: 'true' } }, 'kind', '/addBadge', { expected: 'boolean' }],
  [{ name: 'null', wire: { title: null } }, 'kind', '/title', { got: 'null' }],
  [{ name: 'a list', wire: { auditReview: {} } }, 'kind', '/auditReview', { expected: 'array' }],
  [{ name: 'a member', wire: { timedDisplay: { overtimeDisplay: 1 } } }, 'kind', '/timedDisplay/overtimeDisplay'],
  [{ name: 'extra as text', wire: { extra: '{}' } }, 'kind', '/extra', { expected: 'object' }],
]);

const response = (skewMinutes: number, headers?: Record<string, string>) => ({
  response: {
    endpoint: 'auth',
    status: 200,
    body: '',
    mode: 'send',
    receivedAtMs: noon,
    headers: headers ?? { date: new Date(noon - minutes(skewMinutes)).toUTCString() },
  },
});
ruleTest(rule('clock-skew'), {
  valid: [
    { name: 'five minutes', ...response(5) },
    { name: 'no date', ...response(0, {}) },
    { name: 'a date that is none', ...response(0, { date: 'soon' }) },
  ],
  invalid: [
    { name: 'six minutes ahead', ...response(6), problems: [{ messageId: 'near', data: { minutes: 6 }, severity: 'warn' }] },
    { name: 'ten minutes behind', ...response(-10), problems: [{ messageId: 'near', data: { minutes: 10 } }] },
    { name: 'eleven minutes behind', ...response(-11), problems: [{ messageId: 'beyond', data: { minutes: 11 }, severity: 'error' }] },
  ],
});
