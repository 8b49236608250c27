import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { severityOn } from '../../../src/core/rule.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { toWire } from '../../../src/platforms/zego/message.ts';
import { rules } from '../../../src/platforms/zego/rules/index.ts';
import { ruleTest, type InvalidRuleCase, type RuleCase } from '../../support/rule-test.ts';

const push = { Enable: 1, Title: 'Alice', Content: 'Hi', PushStrategyId: 'im_private' };
const message = (body: object = {}, more: object = {}, config: object = {}) => ({
  via: 'message',
  body: {
    FromUserId: 'alice',
    MessageType: 1,
    Priority: 2,
    MessageBody: { Message: 'Hi', OfflinePush: { ...push, ...config }, ...more },
    ...body,
  },
});
const callPush = { Enable: 1, Title: 'Alice', Content: 'Calls you' };
const call = (body: object = {}) => ({ via: 'call', body: { FromUserId: 'alice', OfflinePush: callPush, ...body } });
const at = '/body/MessageBody/OfflinePush';
const response = (minutes: number) => ({
  headers: { date: 'Sat, 21 Nov 2026 04:00:00 GMT' },
  receivedAtMs: Date.parse('2026-11-21T04:00:00Z') + minutes * 60_000,
});
const good: RuleCase[] = [
  { name: 'a plain message', wire: message(), target: 'bob' },
  { name: 'a call', wire: call(), target: 'bob' },
];

const cases: Record<string, { valid?: RuleCase[]; invalid: InvalidRuleCase[] }> = {
  'push-enabled': {
    invalid: [
      {
        name: 'Enable 0',
        wire: message({}, {}, { Enable: 0 }),
        problems: [{ messageId: 'off', path: `${at}/Enable`, data: { value: '0' }, severity: 'error' }],
      },
      {
        name: 'no push config',
        wire: message({ MessageBody: { Message: 'Hi' } }),
        problems: [{ messageId: 'off', data: { value: 'null' } }],
      },
      {
        name: 'a call with Enable as a boolean',
        wire: call({ OfflinePush: { ...callPush, Enable: true } }),
        problems: [{ messageId: 'off', path: '/body/OfflinePush/Enable' }],
      },
      { name: 'a body that is nothing', wire: { via: 'message', body: null }, problems: [{ messageId: 'off' }] },
    ],
  },
  'text-empty': {
    invalid: [
      {
        name: 'no title',
        wire: message({}, {}, { Title: undefined }),
        problems: [{ messageId: 'title', path: `${at}/Title`, severity: 'error' }],
      },
      { name: 'a blank content', wire: message({}, {}, { Content: ' ' }), problems: [{ messageId: 'content' }] },
      { name: 'a number for a title', wire: message({}, {}, { Title: 7 }), problems: [{ messageId: 'title' }] },
    ],
  },
  'strategy-missing': {
    valid: [
      { name: 'a message with a strategy', wire: message() },
      { name: 'a call, which cannot name one', wire: call() },
    ],
    invalid: [
      {
        name: 'no strategy',
        wire: message({}, {}, { PushStrategyId: undefined }),
        problems: [{ messageId: 'missing', path: `${at}/PushStrategyId`, severity: 'warn' }],
      },
    ],
  },
  'call-strategy': {
    valid: [{ name: 'a message', wire: message() }],
    invalid: [
      { name: 'a call', wire: call(), problems: [{ messageId: 'refused', path: '/body/OfflinePush', severity: 'warn' }] },
      { name: 'a call before', wire: call(), day: '2026-07-31', problems: [{ messageId: 'early', severity: 'warn' }] },
    ],
  },
  'strategy-length': {
    valid: [{ name: '32 characters', wire: message({}, {}, { PushStrategyId: '策'.repeat(32) }) }],
    invalid: [
      {
        name: '33 characters',
        wire: message({}, {}, { PushStrategyId: 'x'.repeat(33) }),
        problems: [{ messageId: 'long', data: { length: 33, max: 32 } }],
      },
    ],
  },
  'message-type': {
    valid: [{ name: 'custom', wire: message({ MessageType: 200 }) }],
    invalid: [
      {
        name: 'signalling',
        wire: message({ MessageType: 2 }),
        problems: [{ messageId: 'signalling', path: '/body/MessageType', severity: 'error' }],
      },
      { name: 'barrage', wire: message({ MessageType: 20 }), problems: [{ messageId: 'barrage' }] },
    ],
  },
  'sender-is-receiver': {
    valid: [{ name: 'a group of the same name', wire: { ...message(), via: 'group' }, target: 'alice' }],
    invalid: [
      {
        name: 'oneself',
        wire: message(),
        target: 'alice',
        problems: [{ messageId: 'same', path: '/body/FromUserId', data: { user: 'alice' } }],
      },
      { name: 'calling oneself', wire: call(), target: 'alice', problems: [{ messageId: 'same', severity: 'error' }] },
      {
        name: 'oneself among others',
        wire: message(),
        target: 'alice',
        batch: { targets: ['bob', 'alice'] },
        problems: [{ messageId: 'among', path: '/body/FromUserId', data: { user: 'alice' }, severity: 'warn' }],
      },
    ],
  },
  'sender-missing': {
    invalid: [
      {
        name: 'no sender',
        wire: message({ FromUserId: undefined }),
        problems: [{ messageId: 'missing', path: '/body/FromUserId', severity: 'error' }],
      },
    ],
  },
  'user-id': {
    valid: [
      { name: '32 bytes', wire: message(), target: 'x'.repeat(32) },
      { name: 'all that is allowed', wire: message({ FromUserId: '!#$%&()+-:;<=.>?@[]^_ {}|~' }), target: 'A9' },
    ],
    invalid: [
      {
        name: '33 bytes',
        wire: message(),
        target: 'x'.repeat(33),
        problems: [{ messageId: 'long', path: '/target', data: { role: 'target', bytes: 33, max: 32 } }],
      },
      {
        name: 'eleven CJK characters',
        wire: message({ FromUserId: '用'.repeat(11) }),
        problems: [{ messageId: 'long', path: '/body/FromUserId' }, { messageId: 'characters' }],
      },
      ...['a"b', 'a,b', 'a/b', 'a\\b', 'a*b', "a'b", 'a`b'].map((target) => ({
        name: target,
        wire: message(),
        target,
        problems: [{ messageId: 'characters', path: '/target' }],
      })),
    ],
  },
  'clock-skew': {
    valid: [
      { name: 'five minutes', response: response(5) },
      { name: 'no date', response: { headers: {}, receivedAtMs: 0 } },
    ],
    invalid: [
      {
        name: 'eleven minutes ahead',
        response: response(11),
        problems: [{ messageId: 'ahead', data: { minutes: 11 }, severity: 'error' }],
      },
      { name: 'six minutes behind', response: response(-6), problems: [{ messageId: 'behind', data: { minutes: 6 } }] },
    ],
  },
  'oppo-template': {
    valid: [
      {
        name: 'a template with JSON for a chat message',
        wire: message({}, {}, { PrivateMessageTemplate: { TemplateId: 't', TitleParameters: '{}' } }),
        message: { kind: 'im' },
      },
    ],
    invalid: [
      {
        name: 'marketing',
        wire: message({}, {}, { PrivateMessageTemplate: { TemplateId: 't' } }),
        message: { kind: 'marketing' },
        problems: [{ messageId: 'marketing', severity: 'warn', data: { kind: 'marketing' } }],
      },
      { name: 'no id', wire: message({}, {}, { PrivateMessageTemplate: { TitleParameters: '{}' } }), problems: [{ messageId: 'id' }] },
      {
        name: 'parameters that are no JSON object',
        wire: message({}, {}, { PrivateMessageTemplate: { TemplateId: 't', TitleParameters: '[]', ContentParameters: '{' } }),
        problems: [
          { messageId: 'parameters', data: { name: 'TitleParameters' } },
          { messageId: 'parameters', data: { name: 'ContentParameters' } },
        ],
      },
    ],
  },
  'message-size': {
    valid: [
      { name: '2048 bytes', wire: message({}, { Message: 'x'.repeat(2048) }) },
      { name: '5120 bytes of a multi-part message', wire: message({ MessageType: 10 }, { Message: 'x'.repeat(5120) }) },
    ],
    invalid: [
      { name: 'no text', wire: message({}, { Message: undefined }), problems: [{ messageId: 'empty', severity: 'error' }] },
      {
        name: '2049 bytes',
        wire: message({}, { Message: 'x'.repeat(2049) }),
        problems: [{ messageId: 'raised', severity: 'warn', data: { bytes: 2049, max: 2048 } }],
      },
      {
        name: 'more than ZEGO ever allows',
        wire: message({}, { Message: '中'.repeat(10923) }),
        problems: [{ messageId: 'large', severity: 'error', data: { bytes: 32769 } }],
      },
      {
        name: '1025 bytes of extended data',
        wire: message({}, { ExtendedData: 'x'.repeat(1025) }),
        problems: [{ messageId: 'large', data: { max: 1024 } }],
      },
      {
        name: '2049 bytes of a call’s',
        wire: call({ ExtendedData: 'x'.repeat(2049) }),
        problems: [{ messageId: 'large', data: { max: 2048 } }],
      },
    ],
  },
  'badge-increment': {
    valid: [{ name: '99', wire: message({}, {}, { BadgeIncrement: 99 }) }],
    invalid: [
      { name: '100', wire: message({}, {}, { BadgeIncrement: 100 }), problems: [{ messageId: 'range', data: { value: 100, max: 99 } }] },
      { name: '-1', wire: message({}, {}, { BadgeIncrement: -1 }), problems: [{ messageId: 'range' }] },
    ],
  },
  'custom-type': {
    valid: [{ name: 'sub-type 0', wire: message({ MessageType: 200, SubMsgType: 0 }) }],
    invalid: [
      { name: 'no sub-type', wire: message({ MessageType: 200 }), problems: [{ messageId: 'missing', path: '/body/SubMsgType' }] },
      { name: 'sub-type 201', wire: message({ MessageType: 200, SubMsgType: 201 }), problems: [{ messageId: 'missing' }] },
    ],
  },
  'call-timeout': {
    valid: [
      { name: '0, which means 90', wire: call({ Timeout: 0 }) },
      { name: '600', wire: call({ Timeout: 600 }) },
    ],
    invalid: [
      { name: '601', wire: call({ Timeout: 601 }), problems: [{ messageId: 'range', data: { value: 601, max: 600, default: 90 } }] },
      { name: '5', wire: call({ Timeout: 5 }), problems: [{ messageId: 'short', severity: 'warn' }] },
    ],
  },
  'call-fields': {
    valid: [{ name: 'a call with a timeout', wire: call({ Timeout: 60, ExtendedData: 'x' }) }],
    invalid: [
      {
        name: 'a strategy in a call',
        wire: call({ OfflinePush: { ...callPush, PushStrategyId: 's' } }),
        problems: [{ messageId: 'call', path: '/body/OfflinePush/PushStrategyId' }],
      },
      { name: 'a type in a call', wire: call({ MessageType: 1 }), problems: [{ messageId: 'call', path: '/body/MessageType' }] },
      {
        name: 'a timeout in a message',
        wire: message({ Timeout: 60 }),
        problems: [{ messageId: 'message', path: '/body/Timeout', data: { name: 'Timeout' } }],
      },
    ],
  },
  'image-broadcast': {
    invalid: [
      {
        name: 'a picture',
        wire: message({}, {}, { PushImageInfo: {} }),
        problems: [{ messageId: 'elsewhere', path: `${at}/PushImageInfo` }],
      },
    ],
  },
};

for (const rule of rules) {
  const { valid, invalid } = cases[rule.name]!;
  // What is right in general must be right for every rule that looks at the wire.
  const both = rule.subject === 'wire' && rule.name !== 'call-strategy' ? good : [];
  ruleTest(rule, { valid: [...both, ...(valid ?? [])], invalid });
}

/** The lint rules of ZEGO’s table, with the reason where one is not here. */
const reasons: Record<string, string> = {
  'ZG-NONCE': 'push-check makes the nonce itself, always 16 hex digits.',
  'ZG-TS-MS': 'push-check makes the timestamp itself, always seconds; the code 100000003 explains the mistake of others.',
  'ZG-FCM-EXCL': 'needs the app’s project',
  'ZG-VENDOR-PKG': 'needs the app’s project',
  'ZG-APPTYPE': 'needs the app’s project',
  'ZG-RECEIVER': 'needs the app’s project',
  'ZG-CLICK-VER': 'needs the app’s project',
  'ZG-TRAMP': 'needs the app’s project',
};
const here = ['ZG-ENABLE', 'ZG-EMPTY', 'ZG-STRATEGY', 'ZG-RID-LEN', 'ZG-TYPE2', 'ZG-SELF', 'ZG-CLOCK', 'ZG-OPPO-TPL', 'ZG-USERID'];

describe('the rules', () => {
  it('cover the table', () => {
    expect(rules.flatMap(({ aliases }) => aliases).toSorted()).toEqual(here.toSorted());
    expect(Object.keys(reasons).filter((id) => here.includes(id))).toEqual([]);
  });
  it('stand one in a file of its name', () => {
    const files = readdirSync(new URL('../../../src/platforms/zego/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(files.toSorted()).toEqual(rules.map(({ name }) => `${name}.ts`).toSorted());
  });
  it('say in whole sentences what is wrong and what to do, with a source', () => {
    for (const rule of rules) {
      expect(rule.id).toBe(`zego/${rule.name}`);
      expect(rule.docs).toMatch(/^https:/);
      for (const { text, fix } of Object.values(rule.messages))
        for (const said of [text, fix]) {
          expect(said.en, rule.id).toMatch(/\.$/);
          expect(said.zh, rule.id).toMatch(/。$/);
        }
    }
  });
  it.each(['2026-11-21', '2028-11-21'])('have nothing against an ordinary message on %s', (day) => {
    const account = { appId: '1', serverSecret: 's', sender: 'alice', channels: { im: { id: 'im_private' } } };
    const given = { kind: 'im' as const, title: 'Alice', body: 'Are we still on for dinner?', channel: 'im', data: { room: '42' } };
    const { wire } = toWire(given, account, { day, via: 'message', hints: () => undefined });
    const context = { wire, message: given, account, target: 'bob', day, nowMs: 0 };
    const found = rules
      .filter(({ subject }) => subject === 'wire')
      .flatMap((rule: Rule) =>
        [...rule.check(context as never)].map(({ messageId }) => `${rule.id} ${severityOn(rule.messages[messageId]!.severity, day)}`),
      );
    expect(found).toEqual([]);
  });
});
