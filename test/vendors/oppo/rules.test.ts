import { ruleTest, type InvalidRuleCase, type RuleCase } from '../../support/rule-test.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { rules } from '../../../src/vendors/oppo/rules/index.ts';

const rule = (name: string): Rule => rules.find((candidate) => candidate.name === name)!;
/** A wire whose notification has these fields. */
const wire = (notification: Record<string, unknown>, top: Record<string, unknown> = {}) => ({ target_type: 2, notification, ...top });
const at = (field: string) => `/notification/${field}`;
const oldChannel = { appKey: 'k', masterSecret: 's', channels: { chat: { id: 'chat_old', class: 'private' } } };
const hex = '0123456789abcdef0123456789abcdef';

interface Case {
  name: string;
  notification?: Record<string, unknown>;
  top?: Record<string, unknown>;
  account?: unknown;
  message?: unknown;
  target?: string;
}
type Row = readonly [
  given: Case,
  messageId?: string | undefined,
  path?: string | undefined,
  data?: Record<string, unknown> | undefined,
  severity?: string | undefined,
];

/** Runs a wire rule over rows: `[case]` is valid, `[case, messageId, path, data?, severity?]` is not. */
function wireTest(name: string, rows: readonly Row[]): void {
  const valid: RuleCase[] = [];
  const invalid: InvalidRuleCase[] = [];
  for (const [{ notification = {}, top, ...rest }, messageId, path, data, severity] of rows) {
    const given = { ...rest, wire: wire(notification, top) };
    if (messageId === undefined) valid.push(given);
    else
      invalid.push({
        ...given,
        problems: [{ messageId, ...(path ? { path } : {}), ...(data ? { data } : {}), ...(severity ? { severity } : {}) }],
      });
  }
  ruleTest(rule(name), { valid, invalid });
}

wireTest('class-missing', [
  [{ name: 'a category', notification: { category: 'IM' } }],
  [{ name: 'no category', notification: {} }, 'missing', at('category'), undefined, 'warn'],
  [{ name: 'an empty category', notification: { category: '' } }, 'missing', at('category')],
  [{ name: 'a notification that is text', top: { notification: '{}' } }, 'missing'],
  [
    { name: 'an old private channel', notification: { channel_id: 'chat_old' }, account: oldChannel },
    'oldScheme',
    at('category'),
    undefined,
    'warn',
  ],
]);
wireTest('category-unknown', [
  ...['IM', 'ACCOUNT', 'DEVICE_REMINDER', 'ORDER', 'TODO', 'SUBSCRIPTION', 'NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'].map(
    (category) => [{ name: category, notification: { category } }] as const,
  ),
  [{ name: 'no category' }],
  [{ name: 'a foreign category', notification: { category: 'VOIP' } }, 'unknown', at('category'), { category: 'VOIP' }, 'error'],
  [{ name: 'a number', notification: { category: 7 } }, 'unknown'],
  [
    { name: 'the lower case seen in production', notification: { category: 'subscription' } },
    'letterCase',
    at('category'),
    { upper: 'SUBSCRIPTION' },
    'error',
  ],
]);
wireTest('level-without-category', [
  [{ name: 'both', notification: { category: 'IM', notify_level: 2 } }],
  [{ name: 'neither' }],
  [{ name: 'a level alone', notification: { notify_level: 16 } }, 'missing', at('notify_level'), { level: 16 }, 'error'],
]);
wireTest('level-value', [
  ...[1, 2, 16, '2'].map((level) => [{ name: `level ${typeof level} ${level}`, notification: { notify_level: level } }] as const),
  [{ name: 'no level' }],
  ...[0, 3, 15, 17, 'high'].map(
    (level) =>
      [
        { name: `level ${level}`, notification: { notify_level: level } },
        'unknown',
        at('notify_level'),
        { level: String(level) },
        'error',
      ] as const,
  ),
]);
wireTest('level-on-content', [
  [{ name: 'level 1 with news', notification: { category: 'NEWS', notify_level: 1 } }],
  [{ name: 'level 16 with im', notification: { category: 'IM', notify_level: 16 } }],
  [
    { name: 'level 2 with news', notification: { category: 'NEWS', notify_level: 2 } },
    'ignored',
    at('notify_level'),
    { category: 'NEWS' },
    'warn',
  ],
  [{ name: 'level 16 with marketing', notification: { category: 'MARKETING', notify_level: 16 } }, 'ignored'],
]);
wireTest('level-16', [
  [{ name: 'level 2', notification: { notify_level: 2 } }],
  [{ name: 'level 16', notification: { notify_level: 16 } }, 'approval', at('notify_level'), undefined, 'info'],
]);
const enforced = { appKey: 'k', masterSecret: 's', templatesEnforced: true };
wireTest('private-template-missing', [
  [{ name: 'a template', notification: { category: 'IM', private_msg_template_id: 't' }, account: enforced }],
  [{ name: 'a content category', notification: { category: 'NEWS' }, account: enforced }],
  [{ name: 'no category', account: enforced }],
  [
    { name: 'im without (README: may answer 54)', notification: { category: 'IM' } },
    'missing',
    at('private_msg_template_id'),
    { category: 'IM' },
    'warn',
  ],
  [{ name: 'order with an empty id', notification: { category: 'ORDER', private_msg_template_id: '' } }, 'missing'],
  [
    { name: 'im without where templates are enforced', notification: { category: 'IM' }, account: enforced },
    'enforced',
    at('private_msg_template_id'),
    undefined,
    'error',
  ],
]);
wireTest('private-template-on-content', [
  [{ name: 'a service category', notification: { category: 'IM', private_msg_template_id: 't' } }],
  [{ name: 'content without template', notification: { category: 'NEWS' } }],
  [
    { name: 'content with template', notification: { category: 'NEWS', private_msg_template_id: 't' } },
    'ignored',
    at('private_msg_template_id'),
    undefined,
    'info',
  ],
]);
const templated = {
  appKey: 'k',
  masterSecret: 's',
  channels: {
    im: { id: 'im', template: { id: 't', title: '${sender}$', content: '${text}$', params: { sender: '{title}', text: '{body}' } } },
  },
};
const title = at('private_title_parameters');
const content = at('private_content_parameters');
const filled = { private_msg_template_id: 't', private_title_parameters: '{"sender":"Anna"}', private_content_parameters: '{"text":"Hi"}' };
wireTest('template-params-json', [
  [{ name: 'filled parameters', notification: filled, account: templated, message: { title: 'Anna', body: 'Hi' } }],
  [
    {
      name: 'an object in place of the text',
      notification: { ...filled, private_title_parameters: { sender: 'Anna' } },
      account: templated,
    },
  ],
  [{ name: 'no template' }],
  [
    {
      name: 'a body that happens to read like a reference',
      notification: { ...filled, private_content_parameters: '{"text":"{body}"}' },
      account: templated,
      message: { title: 'Anna', body: '{body}' },
    },
  ],
  ...['Anna', '["Anna"]', '"Anna"', 'null', ''].map(
    (value) =>
      [
        { name: `the text ${value}`, notification: { private_title_parameters: value } },
        'notObject',
        title,
        { field: 'private_title_parameters' },
        'error',
      ] as const,
  ),
  [{ name: 'a number', notification: { private_content_parameters: 7 } }, 'notObject', content],
  [
    {
      name: 'another name than the template',
      notification: { ...filled, private_content_parameters: '{"body":"Hi"}' },
      account: templated,
    },
    'missingName',
    content,
    { name: 'text' },
    'warn',
  ],
  [
    {
      name: 'no title parameters',
      notification: { private_msg_template_id: 't', private_content_parameters: '{"text":"Hi"}' },
      account: templated,
    },
    'missingName',
    title,
    { name: 'sender' },
  ],
  [
    {
      name: 'an unfilled reference',
      notification: { ...filled, private_content_parameters: '{"text":"{body}"}' },
      account: templated,
      message: { title: 'Anna' },
    },
    'unfilled',
    content,
    { name: 'text', reference: 'body' },
    'warn',
  ],
]);
wireTest('mixed-schemes', [
  [{ name: 'an old channel alone', notification: { channel_id: 'chat_old' }, account: oldChannel }],
  [{ name: 'a category with another channel', notification: { channel_id: 'chat', category: 'IM' }, account: oldChannel }],
  [{ name: 'a category without account', notification: { channel_id: 'chat_old', category: 'IM' } }],
  [
    { name: 'old channel and category (README: 67)', notification: { channel_id: 'chat_old', category: 'IM' }, account: oldChannel },
    'mixed',
    at('category'),
    { channel: 'chat_old' },
    'warn',
  ],
  [
    {
      name: 'a private channel of the new scheme',
      notification: { channel_id: 'im', category: 'IM' },
      account: { ...oldChannel, channels: { im: { id: 'im', class: 'private', scene: 'IM' } } },
    },
  ],
  [
    { name: 'old channel and level', notification: { channel_id: 'chat_old', notify_level: 2 }, account: oldChannel },
    'mixed',
    at('notify_level'),
  ],
]);
wireTest('channel-missing', [
  [{ name: 'a channel', notification: { channel_id: 'im' } }],
  [{ name: 'no channel' }, 'missing', at('channel_id'), undefined, 'warn'],
  [{ name: 'an empty channel', notification: { channel_id: '' } }, 'missing'],
]);
for (const [name, field] of [
  ['title-empty', 'title'],
  ['content-empty', 'content'],
] as const)
  wireTest(name, [
    [{ name: 'ASCII', notification: { [field]: 'a' } }],
    [{ name: 'an emoji', notification: { [field]: '😀' } }],
    [{ name: 'nothing' }, 'empty', at(field), undefined, 'error'],
    [{ name: 'empty text', notification: { [field]: '' } }, 'empty'],
    [{ name: 'an ideographic blank', notification: { [field]: '\u3000 ' } }, 'empty'],
    [{ name: 'a number', notification: { [field]: 7 } }, 'empty'],
  ]);
const letters = ['a', '你', '😀'];
wireTest('title-length', [
  [{ name: 'no title' }],
  ...letters.flatMap((letter) => [
    [{ name: `50 × ${letter}`, notification: { title: letter.repeat(50) } }] as const,
    [
      { name: `51 × ${letter}`, notification: { title: letter.repeat(51) } },
      'long',
      at('title'),
      { chars: 51, limit: 50 },
      'error',
    ] as const,
  ]),
]);
wireTest('subtitle-length', [
  [{ name: 'no subtitle' }],
  ...letters.flatMap((letter) => [
    [{ name: `10 × ${letter}`, notification: { sub_title: letter.repeat(10) } }] as const,
    [
      { name: `11 × ${letter}`, notification: { sub_title: letter.repeat(11) } },
      'long',
      at('sub_title'),
      { chars: 11, limit: 10 },
      'error',
    ] as const,
  ]),
]);
wireTest('content-length', [
  [{ name: 'no content' }],
  ...letters.flatMap((letter) => [
    [{ name: `50 × ${letter} (README: 50 characters in the standard style)`, notification: { content: letter.repeat(50) } }] as const,
    [
      { name: `51 × ${letter}`, notification: { content: letter.repeat(51) } },
      'olderLimit',
      at('content'),
      { chars: 51, limit: 50 },
      'warn',
    ] as const,
    [{ name: `200 × ${letter}`, notification: { content: letter.repeat(200) } }, 'olderLimit'] as const,
    [
      { name: `201 × ${letter}`, notification: { content: letter.repeat(201) } },
      'long',
      at('content'),
      { chars: 201, limit: 50 },
      'error',
    ] as const,
    [{ name: `128 × ${letter} in the long style`, notification: { style: 2, content: letter.repeat(128) } }] as const,
    [
      { name: `129 × ${letter} in the long style`, notification: { style: 2, content: letter.repeat(129) } },
      'long',
      at('content'),
      { limit: 128 },
      'error',
    ] as const,
  ]),
  [{ name: '51 in the big picture style', notification: { style: 3, content: 'a'.repeat(51) } }, 'long', at('content'), { limit: 50 }],
]);
ruleTest(rule('style3-unicast'), {
  valid: [
    { name: 'style 1', wire: wire({ style: 1 }) },
    { name: 'style 2', wire: wire({ style: 2 }) },
    { name: 'no style', wire: wire({}) },
  ],
  invalid: [
    {
      name: 'a big picture',
      wire: wire({ style: 3, big_picture_id: 'p' }),
      problems: [{ messageId: 'unicast', path: at('style'), severity: 'error' }],
    },
    {
      name: 'a big picture without picture',
      wire: wire({ style: 3 }),
      problems: [{ messageId: 'unicast' }, { messageId: 'noPicture', path: at('big_picture_id'), severity: 'error' }],
    },
  ],
});
const typed = (type: number | string, more: Record<string, unknown> = {}) => ({ click_action_type: type, ...more });
wireTest('click-fields', [
  [{ name: 'nothing' }],
  [{ name: 'the app', notification: typed(0) }],
  ...[1, 4].flatMap((type) => [
    [{ name: `type ${type} with activity`, notification: typed(type, { click_action_activity: 'a'.repeat(500) }) }] as const,
    [
      { name: `type ${type} without`, notification: typed(type) },
      'missingActivity',
      at('click_action_activity'),
      { type },
      'error',
    ] as const,
  ]),
  ...[2, 5].flatMap((type) => [
    [{ name: `type ${type} with URL`, notification: typed(type, { click_action_url: 'u'.repeat(2000) }) }] as const,
    [{ name: `type ${type} without`, notification: typed(type) }, 'missingUrl', at('click_action_url'), { type }, 'error'] as const,
  ]),
  ...[3, 6, -1, 'app'].map(
    (type) =>
      [
        { name: `type ${type}`, notification: typed(type) },
        'unknownType',
        at('click_action_type'),
        { type: String(type) },
        'error',
      ] as const,
  ),
  [{ name: 'a URL without type', notification: { click_action_url: 'u' } }, 'ignored', at('click_action_url'), undefined, 'warn'],
  [{ name: 'an activity with type 0', notification: typed(0, { click_action_activity: 'a' }) }, 'ignored', at('click_action_activity')],
  [
    { name: 'an activity of 501 characters', notification: typed(4, { click_action_activity: 'a'.repeat(501) }) },
    'tooLong',
    at('click_action_activity'),
    { limit: 500 },
    'error',
  ],
  [
    { name: 'a URL of 2001 characters', notification: typed(2, { click_action_url: 'u'.repeat(2001) }) },
    'tooLong',
    at('click_action_url'),
    { limit: 2000 },
  ],
]);
const parameters = (chars: number) => `{"a":"${'中'.repeat(chars - 8)}"}`;
wireTest('action-params', [
  [{ name: 'nothing' }],
  [{ name: 'an object of 4000 characters', notification: { action_parameters: parameters(4000) } }],
  [
    { name: '4001 characters', notification: { action_parameters: parameters(4001) } },
    'long',
    at('action_parameters'),
    { chars: 4001, limit: 4000 },
    'error',
  ],
  ...['a=1', '[1]', '7', ''].map(
    (value) =>
      [
        { name: `the text ${value}`, notification: { action_parameters: value } },
        'notObject',
        at('action_parameters'),
        undefined,
        'error',
      ] as const,
  ),
  [{ name: 'an object that is not text', notification: { action_parameters: { a: 1 } } }, 'notObject'],
]);
wireTest('ttl', [
  [{ name: 'ten days', notification: { off_line_ttl: 864000 } }],
  [{ name: 'one second', notification: { off_line: true, off_line_ttl: 1 } }],
  [{ name: 'ten days and a second', notification: { off_line_ttl: 864001 } }, 'cut', at('off_line_ttl'), { seconds: 864001 }, 'warn'],
  [{ name: 'a message that is not kept', notification: { off_line: false } }, 'notKept', at('off_line'), undefined, 'warn'],
  [{ name: 'no ttl (README: default TTL 1 h)' }, 'default', at('off_line_ttl'), undefined, 'info'],
]);
wireTest('callback-url', [
  [{ name: 'nothing' }],
  [{ name: '200 characters', notification: { call_back_url: 'u'.repeat(200) } }],
  [{ name: '201 characters', notification: { call_back_url: 'u'.repeat(201) } }, 'long', at('call_back_url'), { chars: 201 }, 'error'],
  [
    { name: 'an alias', notification: { call_back_url: 'u' }, top: { target_type: 5 } },
    'otherTarget',
    at('call_back_url'),
    undefined,
    'warn',
  ],
]);
wireTest('callback-param', [
  [{ name: 'nothing' }],
  [{ name: '50 characters', notification: { call_back_parameter: '中'.repeat(50) } }],
  [
    { name: '51 characters', notification: { call_back_parameter: '中'.repeat(51) } },
    'olderLimit',
    at('call_back_parameter'),
    { chars: 51, limit: 50 },
    'warn',
  ],
  [{ name: '100 characters', notification: { call_back_parameter: 'a'.repeat(100) } }, 'olderLimit'],
  [
    { name: '101 characters', notification: { call_back_parameter: 'a'.repeat(101) } },
    'long',
    at('call_back_parameter'),
    { chars: 101, limit: 100 },
    'error',
  ],
]);
wireTest('regid-format', [
  [{ name: 'no target' }],
  ...[`CN_${hex}`, `OPPO_CN_${hex}`, `EUEX_${hex}`, hex, hex.slice(8)].map((target) => [{ name: target, target }] as const),
  [{ name: 'an alias of any form', top: { target_type: 5, target_value: 'bob, the builder' }, target: 'alias:bob' }],
  ...[`CN_${hex}0`, `cn_${hex}`, 'v2-abc', hex + hex].map(
    (target) => [{ name: target, target }, 'format', '/target_value', undefined, 'error'] as const,
  ),
  [{ name: 'a wrong id in the wire', top: { target_value: 'x' } }, 'format'],
  [{ name: 'two ids', target: `CN_${hex};CN_${hex}` }, 'separator', '/target_value', undefined, 'error'],
  [{ name: 'two aliases', top: { target_type: 5, target_value: 'bob;alice' } }, 'separator'],
]);
const intl = { appKey: 'k', masterSecret: 's', region: 'intl' };
const cn = { appKey: 'k', masterSecret: 's' };
wireTest('regid-region', [
  [{ name: 'no target', account: cn }],
  [{ name: 'no account', target: `US_${hex}` }],
  [{ name: 'a mainland id on the mainland host', target: `CN_${hex}`, account: cn }],
  [{ name: 'a plain id on the mainland host', target: hex, account: cn }],
  [{ name: 'an overseas id on the overseas host', target: `OPPO_IN_${hex}`, account: intl }],
  [{ name: 'an id of unknown region', target: hex.slice(8), account: intl }],
  [{ name: 'a foreign host without region', target: `US_${hex}`, account: { ...cn, endpoints: { all: 'http://127.0.0.1:1' } } }],
  [
    { name: 'an overseas id on the mainland host (README: the prefix decides)', target: `US_${hex}`, account: cn },
    'overseas',
    '/target_value',
    undefined,
    'error',
  ],
  [
    {
      name: 'an overseas id on the old mainland host',
      target: `US_${hex}`,
      account: { ...cn, endpoints: { all: 'https://api.push.oppomobile.com' } },
    },
    'overseas',
  ],
  [
    { name: 'a mainland id on the overseas host', target: `OPPO_CN_${hex}`, account: intl },
    'mainland',
    '/target_value',
    undefined,
    'error',
  ],
]);
wireTest('camel-case', [
  [{ name: 'snake case and auditResponse', notification: { channel_id: 'a', auditResponse: {}, title: 'b' } }],
  [
    { name: 'camel case', notification: { clickActionType: 0 } },
    'camel',
    at('clickActionType'),
    { key: 'clickActionType', snake: 'click_action_type' },
    'warn',
  ],
]);
ruleTest(rule('master-secret-equals-app-secret'), {
  valid: [
    { name: 'no AppSecret', account: { appKey: 'k', masterSecret: 's' } },
    { name: 'two secrets', account: { appKey: 'k', masterSecret: 's', appSecret: 'a' } },
  ],
  invalid: [
    {
      name: 'the same secret (README: the signature uses MasterSecret)',
      account: { appKey: 'k', masterSecret: 's', appSecret: 's' },
      problems: [{ messageId: 'equal', path: '/masterSecret', severity: 'error' }],
    },
  ],
});
const serverMs = Date.parse('2026-11-20T04:00:00Z');
const clock = (name: string, offMs: number, headers: Record<string, string> = { date: new Date(serverMs).toUTCString() }) => ({
  name,
  response: { endpoint: 'auth', status: 200, headers, body: '', receivedAtMs: serverMs + offMs, mode: 'send' },
});
ruleTest(rule('clock-skew'), {
  valid: [
    clock('equal clocks', 0),
    clock('five minutes', 300_000),
    clock('no Date', 9e9, {}),
    clock('a broken Date', 9e9, { date: 'soon' }),
  ],
  invalid: [
    {
      ...clock('a second more than five minutes ahead', 301_000),
      problems: [{ messageId: 'ahead', data: { minutes: 5 }, severity: 'error' }],
    },
    { ...clock('an hour behind', -3_600_000), problems: [{ messageId: 'behind', data: { minutes: 60 }, severity: 'error' }] },
  ],
});
wireTest('broadcast-private', [
  [{ name: 'im to a registration id', notification: { category: 'IM' } }],
  [{ name: 'im to an alias', notification: { category: 'IM' }, top: { target_type: 5 } }],
  [{ name: 'broadcast fields at their defaults', notification: { fix_speed: false, push_time_type: 0 } }],
  [
    { name: 'im to all', notification: { category: 'IM' }, top: { target_type: 1 } },
    'private',
    '/target_type',
    { category: 'IM' },
    'error',
  ],
  [{ name: 'im to tags', notification: { category: 'IM' }, top: { target_type: 6 } }, 'private'],
  [{ name: 'news to all', notification: { category: 'NEWS' }, top: { target_type: 1 } }, 'notSent', '/target_type', undefined, 'error'],
  [{ name: 'a fixed speed', notification: { fix_speed: true } }, 'noEffect', at('fix_speed'), undefined, 'warn'],
]);
ruleTest(rule('host-legacy'), {
  valid: [
    { name: 'no endpoints', account: cn },
    { name: 'the new host', account: { ...cn, endpoints: { all: 'https://api-push-cn.heytapmobi.com' } } },
    { name: 'a host that only begins alike', account: { ...cn, endpoints: { all: 'https://api.push.oppomobile.com.example' } } },
  ],
  invalid: [
    {
      name: 'the old host (README: a new mainland host beside the old one)',
      account: { ...cn, endpoints: { send: 'https://api.push.oppomobile.com/' } },
      problems: [{ messageId: 'legacy', path: '/endpoints/send', data: { endpoint: 'send' }, severity: 'info' }],
    },
  ],
});
wireTest('show-ttl', [
  [{ name: 'nothing' }],
  [{ name: '12 hours without category', notification: { show_ttl: 43200 } }],
  [{ name: '24 hours of im', notification: { category: 'IM', show_ttl: 86400 } }],
  [{ name: '24 hours in an old private channel', notification: { channel_id: 'chat_old', show_ttl: 86400 }, account: oldChannel }],
  [
    { name: 'more than 12 hours of news', notification: { category: 'NEWS', show_ttl: 43201 } },
    'content',
    at('show_ttl'),
    { limit: 43200 },
    'warn',
  ],
  [
    { name: 'more than 24 hours of im', notification: { category: 'IM', show_ttl: 86401 } },
    'service',
    at('show_ttl'),
    { limit: 86400 },
    'warn',
  ],
]);
