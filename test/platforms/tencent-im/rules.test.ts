import { ruleTest } from '../../support/rule-test.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { rules } from '../../../src/platforms/tencent-im/rules/index.ts';
import { account } from './vectors.ts';

const rule = (name: string): Rule => {
  const found = rules.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no rule ${name}`);
  return found;
};
const info = (fields: object, body: object = {}, via = 'push') => ({
  via,
  body: { From_Account: 'alice', ...body, OfflinePushInfo: fields },
});
const android = (fields: object) => info({ AndroidInfo: fields });
const at = (field: string) => `/body/OfflinePushInfo/${field}`;
const answered = (code: unknown) => ({
  endpoint: 'send',
  status: 200,
  headers: {},
  body: JSON.stringify({ ErrorCode: code }),
  receivedAtMs: 0,
  mode: 'send',
});
const custom = [{ MsgType: 'TIMCustomElem', MsgContent: { Data: 'x' } }];
const text = [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hi' } }];

ruleTest(rule('secret-key-shape'), {
  valid: [{ name: '64 hex digits', account }],
  invalid: [
    { name: 'a short key', account: { ...account, secretKey: 'abc' }, problems: [{ messageId: 'shape', path: '/secretKey' }] },
    { name: 'capitals', account: { ...account, secretKey: account.secretKey.toUpperCase() }, problems: [{ messageId: 'shape' }] },
  ],
});
ruleTest(rule('identifier-not-admin'), {
  valid: [
    { name: 'a good answer', account, response: answered(0) },
    { name: 'no JSON', account, response: { ...answered(0), body: '<html>' } },
  ],
  invalid: [60010, 90009, 70403].map((code) => ({
    name: String(code),
    account: { ...account, identifier: 'bob' },
    response: answered(code),
    problems: [{ messageId: 'refused', data: { code: String(code), identifier: 'bob' } }],
  })),
});
ruleTest(rule('region-host'), {
  valid: [
    { name: 'a good answer', account, response: answered(0) },
    { name: 'an SDKAppID that cannot be right', account: { ...account, sdkAppId: 7 }, response: answered(70020) },
  ],
  invalid: [60006, 70020].map((code) => ({
    name: String(code),
    account,
    response: answered(code),
    problems: [{ messageId: 'unknownApp', data: { code: String(code), region: 'cn' }, severity: 'warn' }],
  })),
});
ruleTest(rule('ext-json'), {
  valid: [
    { name: 'none', wire: info({}) },
    { name: 'an object', wire: info({ Ext: '{"k":1}' }) },
  ],
  invalid: [
    { name: 'plain text', wire: info({ Ext: 'plain' }), problems: [{ messageId: 'notJson', path: at('Ext'), severity: 'error' }] },
    { name: 'an object that is no text', wire: info({ Ext: { k: 1 } }), problems: [{ messageId: 'notJson' }] },
  ],
});
ruleTest(rule('custom-desc'), {
  valid: [
    { name: 'a push', wire: info({ Desc: 'D' }) },
    { name: 'Desc in OfflinePushInfo', wire: info({ Desc: 'D' }, { MsgBody: custom }, 'message') },
    {
      name: 'Desc in the element',
      wire: info({}, { MsgBody: [{ MsgType: 'TIMCustomElem', MsgContent: { Desc: 'D' } }] }, 'message'),
    },
    { name: 'another element beside it', wire: info({}, { MsgBody: [...text, ...custom] }, 'message') },
  ],
  invalid: [
    {
      name: 'no Desc',
      wire: info({ Title: 'T' }, { MsgBody: custom }, 'message'),
      problems: [{ messageId: 'missing', severity: 'error' }],
    },
    { name: 'no Desc in a group', wire: info({ Desc: '' }, { MsgBody: custom }, 'group'), problems: [{ messageId: 'missing' }] },
  ],
});
ruleTest(rule('nothing-to-show'), {
  valid: [
    { name: 'a title', wire: info({ Title: 'T' }) },
    { name: 'an element', wire: info({}, { MsgBody: text }, 'message') },
    { name: 'a custom element, which has a rule of its own', wire: info({}, { MsgBody: custom }, 'message') },
    { name: 'a template', wire: info({ PushTemplateId: '1400000000-1' }) },
  ],
  invalid: [
    { name: 'nothing', wire: info({}), problems: [{ messageId: 'empty' }] },
    { name: 'an element that a push does not have', wire: info({}, { MsgBody: text }), problems: [{ messageId: 'empty' }] },
    { name: 'a body that is no object', wire: { via: 'push', body: 7 }, problems: [{ messageId: 'empty' }] },
  ],
});
ruleTest(rule('life-time-zero'), {
  valid: [{ name: 'a minute', wire: info({}, { MsgLifeTime: 60, OnlineOnlyFlag: 0 }) }],
  invalid: [
    { name: 'zero', wire: info({}, { MsgLifeTime: 0 }), problems: [{ messageId: 'zero', path: '/body/MsgLifeTime', severity: 'error' }] },
    { name: 'online only', wire: info({}, { OnlineOnlyFlag: 1 }, 'group'), problems: [{ messageId: 'onlineOnly' }] },
  ],
});
ruleTest(rule('push-flag'), {
  valid: [
    { name: 'zero', wire: info({ PushFlag: 0 }) },
    { name: 'none', wire: info({}) },
  ],
  invalid: [{ name: 'one', wire: info({ PushFlag: 1 }), problems: [{ messageId: 'off', path: at('PushFlag'), severity: 'error' }] }],
});
ruleTest(rule('same-account'), {
  valid: [
    { name: 'another user', wire: info({}), target: 'bob' },
    { name: 'no target', wire: info({}) },
    { name: 'a group of that name', wire: info({}, {}, 'group'), target: 'alice' },
  ],
  invalid: [
    {
      name: 'oneself',
      wire: info({}),
      target: 'alice',
      batch: { targets: ['alice'] },
      problems: [{ messageId: 'same', path: '/body/From_Account', severity: 'error' }],
    },
    {
      name: 'oneself among others',
      wire: info({}),
      target: 'alice',
      batch: { targets: ['bob', 'alice'] },
      problems: [{ messageId: 'among', path: '/body/From_Account', data: { user: 'alice' }, severity: 'warn' }],
    },
  ],
});
ruleTest(rule('oppo-channel-missing'), {
  valid: [{ name: 'a channel', wire: android({ OPPOChannelID: 'im', OPPOCategory: 'IM' }) }],
  invalid: [
    { name: 'OPPO in use without one', wire: android({ OPPOCategory: 'IM' }), problems: [{ messageId: 'used', severity: 'error' }] },
    {
      name: 'a category that the message names itself',
      wire: android({ OPPOCategory: 'IM' }),
      origin: { [at('AndroidInfo/OPPOCategory')]: 'message:/platforms/tencent-im/OPPOCategory' },
      problems: [{ messageId: 'used', severity: 'error' }],
    },
    {
      name: 'what the kind brought',
      wire: android({ OPPOCategory: 'IM', OPPONotifyLevel: 2 }),
      origin: { [at('AndroidInfo/OPPOCategory')]: 'derived:kind', [at('AndroidInfo/OPPONotifyLevel')]: 'derived:kind' },
      problems: [{ messageId: 'absent', severity: 'warn' }],
    },
    { name: 'nothing of OPPO', wire: android({}), problems: [{ messageId: 'absent', severity: 'warn' }] },
  ],
});
ruleTest(rule('do-not-disturb'), {
  valid: [
    { name: 'a push', wire: info({}) },
    { name: 'one that obeys it', wire: info({}, { SendMsgControl: ['WithMuteNotifications'] }, 'message') },
  ],
  invalid: [
    { name: 'a message', wire: info({}, {}, 'message'), problems: [{ messageId: 'message', severity: 'info' }] },
    {
      name: 'a group message with other words',
      wire: info({}, { SendMsgControl: ['NoUnread'] }, 'group'),
      problems: [{ messageId: 'message', path: '/body/SendMsgControl' }],
    },
  ],
});
ruleTest(rule('console-fields'), {
  valid: [
    { name: 'nothing', wire: android({}) },
    {
      name: 'what the kind and the channel brought',
      wire: android({ OPPOChannelID: 'im', HuaWeiCategory: 'IM' }),
      origin: { [at('AndroidInfo/OPPOChannelID')]: 'derived:channel', [at('AndroidInfo/HuaWeiCategory')]: 'derived:kind' },
    },
  ],
  invalid: [
    {
      name: 'values of the message',
      wire: android({ OPPOChannelID: 'im', HuaWeiCategory: 'IM' }),
      problems: [
        {
          messageId: 'wins',
          path: at('AndroidInfo/OPPOChannelID'),
          data: { fields: '`OPPOChannelID`, `HuaWeiCategory`' },
          severity: 'info',
        },
      ],
    },
    {
      name: 'an empty one',
      wire: android({ OPPOChannelID: '' }),
      problems: [{ messageId: 'empty', data: { field: 'OPPOChannelID' }, severity: 'warn' }],
    },
  ],
});
ruleTest(rule('template'), {
  valid: [
    { name: 'none', wire: info({}), account },
    { name: 'one of the application', wire: info({ PushTemplateId: '1400000000-1', PushTemplateParam: { city: 'x' } }), account },
  ],
  invalid: [
    { name: 'parameters alone', wire: info({ PushTemplateParam: { a: 'b' } }), problems: [{ messageId: 'lonely', severity: 'warn' }] },
    { name: 'another shape', wire: info({ PushTemplateId: 'welcome' }), problems: [{ messageId: 'id', data: { id: 'welcome' } }] },
    {
      name: 'another application’s',
      wire: info({ PushTemplateId: '1400000001-1' }),
      account,
      problems: [{ messageId: 'otherApp', severity: 'error', path: at('PushTemplateId') }],
    },
    {
      name: 'a reserved key',
      wire: info({ PushTemplateId: '1400000000-1', PushTemplateParam: { timTitle: 'x' } }),
      problems: [{ messageId: 'reserved', data: { names: 'timTitle' } }],
    },
  ],
});
ruleTest(rule('oppo-category'), {
  valid: [
    { name: 'nothing', wire: android({}) },
    { name: 'all of a service message', wire: android({ OPPOCategory: 'IM', OPPONotifyLevel: 16, OPPOPrivateMsgTemplateId: 'x' }) },
  ],
  invalid: [
    { name: 'a level alone', wire: android({ OPPONotifyLevel: 2 }), problems: [{ messageId: 'level', data: { level: 2 } }] },
    ...['NEWS', 'CONTENT', 'MARKETING'].map((category) => ({
      name: `a template with ${category}`,
      wire: android({ OPPOCategory: category, OPPOPrivateMsgTemplateId: 'x' }),
      problems: [{ messageId: 'template', data: { category }, severity: 'error' }],
    })),
  ],
});
for (const [name, field] of [
  ['xiaomi-channel-missing', 'XiaoMiChannelID'],
  ['huawei-category-missing', 'HuaWeiCategory'],
] as const)
  ruleTest(rule(name), {
    valid: [{ name: 'a value', wire: android({ [field]: 'x' }) }],
    invalid: [
      { name: 'none', wire: info({}), problems: [{ messageId: 'missing', path: at(`AndroidInfo/${field}`), severity: 'warn' }] },
      { name: 'an empty one', wire: android({ [field]: '' }), problems: [{ messageId: 'missing' }] },
    ],
  });
ruleTest(rule('vivo-category-missing'), {
  valid: [
    { name: 'nothing of vivo', wire: android({}) },
    { name: 'both', wire: android({ VIVOClassification: 1, VIVOCategory: 'IM' }) },
  ],
  invalid: [{ name: 'the class alone', wire: android({ VIVOClassification: 0 }), problems: [{ messageId: 'missing', severity: 'warn' }] }],
});
ruleTest(rule('text-length'), {
  valid: [
    { name: 'what fits all', wire: info({ Title: 'T'.repeat(32), Desc: 'D'.repeat(50) }) },
    { name: 'the big style', wire: info({ Desc: 'D'.repeat(100), AndroidInfo: { PushStyle: 1 } }) },
  ],
  invalid: [
    {
      name: 'a title for Meizu and vivo',
      wire: info({ Title: 'T'.repeat(41) }),
      problems: [{ messageId: 'title', data: { units: 41, vendors: 'vivo (40), meizu (32)' }, severity: 'warn' }],
    },
    { name: 'a text for OPPO', wire: info({ Desc: 'D'.repeat(51) }), problems: [{ messageId: 'desc', data: { vendors: 'oppo (50)' } }] },
    { name: 'emoji, which count two', wire: info({ Title: '😀'.repeat(17) }), problems: [{ messageId: 'title', data: { units: 34 } }] },
  ],
});
ruleTest(rule('sound-suffix'), {
  valid: [{ name: 'each in its form', wire: info({ AndroidInfo: { Sound: 'ring' }, ApnsInfo: { Sound: 'ring.caf' } }) }],
  invalid: [
    { name: 'a suffix for Android', wire: android({ Sound: 'ring.mp3' }), problems: [{ messageId: 'android', severity: 'warn' }] },
    { name: 'none for iOS', wire: info({ ApnsInfo: { Sound: 'ring' } }), problems: [{ messageId: 'ios', path: at('ApnsInfo/Sound') }] },
  ],
});
ruleTest(rule('body-size'), {
  valid: [
    { name: 'a small push', wire: info({ Desc: 'D' }, { DataId: 'x'.repeat(64) }) },
    { name: '11 KB as a message', wire: info({}, { CloudCustomData: 'x'.repeat(11_000) }, 'message') },
  ],
  invalid: [
    { name: '11 KB as a push', wire: info({}, { CloudCustomData: 'x'.repeat(11_000) }), problems: [{ messageId: 'tooBig' }] },
    { name: 'a long Ext', wire: info({ Ext: `{"k":"${'汉'.repeat(1100)}"}` }), problems: [{ messageId: 'payload', severity: 'warn' }] },
    { name: 'a long DataId', wire: info({}, { DataId: '汉'.repeat(22) }), problems: [{ messageId: 'dataId', data: { bytes: 66 } }] },
  ],
});
