import { describe, expect, it } from 'vitest';
import { kinds as allKinds, type Kind } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import { camelCase } from '../../../src/core/wire.ts';
import { severityOn } from '../../../src/core/rule.ts';
import { runRules, wireFindings } from '../../../src/core/lint.ts';
import { kinds, toWire } from '../../../src/vendors/apns/message.ts';
import { rules } from '../../../src/vendors/apns/rules/index.ts';
import { apsKeys, pushTypes, wireFields } from '../../../src/vendors/apns/wire.ts';
import { accountOf, nowMs, values } from './support.ts';

const day = '2026-11-20';
const account = accountOf({ ...values, channels: { im: { id: 'im' } } });
const make = (message: Message, who: typeof account | undefined = account) => toWire(message, who, { day });
const shown = { title: 'Alice', body: 'Hi' } satisfies Message;
const apns = (block: Record<string, unknown>, more: Message = {}): Message => ({ ...shown, ...more, vendors: { apns: block } });
const lost = (message: Message) => make(message).losses.map((loss) => loss.pointer);

const demo: Message = {
  kind: 'im',
  title: 'Alice',
  body: 'Are we still on for dinner at seven?',
  channel: 'im',
  data: { conversationId: '42' },
  click: { open: 'app' },
  ttlSeconds: 86_400,
  priority: 'high',
};

describe('the default demo message', () => {
  it('becomes an alert', () =>
    expect(make(demo).wire).toEqual({
      headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-topic': 'com.example.app' },
      payload: {
        aps: { alert: { title: 'Alice', body: 'Are we still on for dinner at seven?' }, 'interruption-level': 'active' },
        conversationId: '42',
      },
      expiresAfterSeconds: 86_400,
    }));
  for (const date of ['2026-11-20', '2028-11-20'])
    it(`is lint-clean on ${date}`, () => {
      const result = toWire(demo, account, { day: date });
      const given = {
        wire: result.wire,
        message: demo,
        account,
        origin: result.origin,
        losses: result.losses,
        day: date,
        nowMs: Date.parse(`${date}T04:00:00Z`),
        batch: { targets: ['ab'.repeat(32)] },
      };
      const findings = [
        ...wireFindings('apns', demo, result, kinds, { lang: 'en' }),
        ...runRules(rules, ['wire', 'message', 'account', 'batch'], given, { lang: 'en' }),
      ];
      expect(findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
    });
});

describe('neutral fields', () => {
  for (const [name, message, pointer, value, origin] of [
    ['title', { title: '标题' }, '/payload/aps/alert/title', '标题', 'message:/title'],
    ['body', { body: 'Text' }, '/payload/aps/alert/body', 'Text', 'message:/body'],
    ['data', { data: { id: '1', 'a/b~c': '2' } }, '/payload/a~1b~0c', '2', 'message:/data/a~1b~0c'],
    ['ttlSeconds', { ...shown, ttlSeconds: 60 }, '/expiresAfterSeconds', 60, 'message:/ttlSeconds'],
    ['ttlSeconds 0', { ...shown, ttlSeconds: 0 }, '/expiresAfterSeconds', 0, 'message:/ttlSeconds'],
    ['priority high', { ...shown, priority: 'high' }, '/headers/apns-priority', '10', 'message:/priority'],
    ['priority normal', { ...shown, priority: 'normal' }, '/headers/apns-priority', '5', 'message:/priority'],
    ['no priority', shown, '/headers/apns-priority', '10', 'default'],
    ['collapseKey', { ...shown, collapseKey: 'c1' }, '/headers/apns-collapse-id', 'c1', 'message:/collapseKey'],
    ['notifyId', { ...shown, notifyId: 7 }, '/headers/apns-collapse-id', '7', 'message:/notifyId'],
    ['sound', { ...shown, sound: 'default' }, '/payload/aps/sound', 'default', 'message:/sound'],
    ['badge', { ...shown, badge: 0 }, '/payload/aps/badge', 0, 'message:/badge'],
    ['the account', shown, '/headers/apns-topic', 'com.example.app', 'account'],
    ['a visible payload', shown, '/headers/apns-push-type', 'alert', 'derived:payload'],
  ] as const satisfies readonly (readonly [string, Message, string, unknown, string])[])
    it(`puts ${name} at ${pointer}`, () => {
      const { wire, origin: origins, problems } = make(message);
      expect(valueAt(wire, pointer)).toEqual(value);
      expect(origins[pointer]).toBe(origin);
      expect(problems).toEqual([]);
    });

  it('makes a background push of data alone: type, priority 5 and content-available', () =>
    expect(make({ data: { sync: 'orders' } }).wire).toEqual({
      headers: { 'apns-push-type': 'background', 'apns-priority': '5', 'apns-topic': 'com.example.app' },
      payload: { sync: 'orders', aps: { 'content-available': 1 } },
    }));
  it('has no topic without an account', () => expect(toWire(shown, undefined, { day }).wire.headers).not.toHaveProperty('apns-topic'));
  for (const [type, { suffix }] of Object.entries(pushTypes))
    it(`derives the topic of ${type}`, () =>
      expect(make(apns({ pushType: type })).wire.headers?.['apns-topic']).toBe(`com.example.app${suffix}`));
});

describe('losses', () => {
  for (const [pointer, message] of [
    ['/image', { ...shown, image: 'https://img.example.com/a.png' }],
    ['/click', { ...shown, click: { open: 'url', url: 'https://example.com' } }],
    ['/click', { ...shown, click: { open: 'activity', activity: 'a.B' } }],
    ['/click', { ...shown, click: { open: 'intent', intent: 'intent:#Intent;end' } }],
    ['/channel', { ...shown, channel: 'im' }],
    ['/notifyId', { ...shown, collapseKey: 'a', notifyId: 1 }],
    ['/priority', { data: { a: '1' }, priority: 'high' }],
    ['/kind', { data: { a: '1' }, kind: 'order' }],
    ['/data/aps', { ...shown, data: { aps: 'x' } }],
    ['/collapseKey', { ...apns({ channelId: 'YQ==', event: 'update' }), collapseKey: 'a' }],
  ] as const satisfies readonly (readonly [string, Message])[])
    it(`says that ${pointer} cannot be expressed (${JSON.stringify(message).slice(0, 60)})`, () =>
      expect(lost(message)).toEqual([pointer]));
  it('loses nothing of an app click, a normal background priority or a plain alert', () => {
    expect(lost({ ...shown, click: { open: 'app' }, kind: 'im' })).toEqual([]);
    expect(lost({ data: { a: '1' }, priority: 'normal' })).toEqual([]);
  });
  it('never lets data replace aps', () =>
    expect(make({ ...shown, data: { aps: 'x' } }).wire.payload?.aps).toMatchObject({ alert: { title: 'Alice' } }));
});

describe('channels', () => {
  it('reports an unknown name where the account has channels', () =>
    expect(make({ ...shown, channel: 'imm' }).problems).toMatchObject([
      { id: 'unknown-channel', data: { name: 'imm', known: 'im', nearest: 'im' } },
    ]));
  it('reports nothing where it has none: Android channels of a shared message are no mistake here', () =>
    expect(make({ ...shown, channel: 'im' }, accountOf()).problems).toEqual([]));
});

describe('kinds', () => {
  for (const kind of allKinds)
    it(`maps ${kind}, in known fields and values`, () => {
      const { wire, origin } = make({ ...shown, kind });
      for (const [pointer, value] of Object.entries(kinds[kind].fields)) {
        expect(valueAt(wire, pointer)).toBe(value);
        expect(origin[pointer]).toBe('derived:kind');
        expect(wireFields.some((field) => field.pointer === pointer)).toBe(true);
      }
      expect(wire.headers?.['apns-push-type']).toBe('alert');
      const given = { wire, origin, account, day, nowMs };
      for (const rule of rules)
        if (rule.subject === 'wire')
          for (const problem of rule.check(given as never))
            expect(severityOn(rule.messages[problem.messageId]!.severity, day)).toBe('info');
    });
  it('names the entitlement where it derives time-sensitive, and never derives voip or critical', () => {
    for (const mapping of Object.values(kinds)) {
      const level = mapping.fields['/payload/aps/interruption-level'];
      expect(mapping.right?.en.includes('time-sensitive') ?? false).toBe(level === 'time-sensitive');
      expect(level).not.toBe('critical');
      expect(mapping.fields['/headers/apns-push-type']).toBe('alert');
    }
  });
  it('keeps marketing quiet', () =>
    expect(kinds.marketing.fields).toMatchObject({ '/payload/aps/interruption-level': 'passive', '/headers/apns-priority': '5' }));
  it('gives the message’s own priority precedence', () =>
    expect(make({ ...shown, kind: 'marketing' satisfies Kind, priority: 'high' }).wire.headers?.['apns-priority']).toBe('10'));
});

describe('vendor fields', () => {
  const samples: Record<string, unknown> = {
    string: 'text',
    integer: 3,
    number: 0.5,
    boolean: true,
    'string-number': '5',
    object: { a: 1 },
    array: ['a'],
    any: 'any',
  };
  const nest = (path: string[], value: unknown): Record<string, unknown> => {
    const [head, ...rest] = path as [string, ...string[]];
    return { [head]: rest.length === 0 ? value : nest(rest, value) };
  };
  for (const field of wireFields)
    for (const name of [field.name, ...(field.aliases ?? [])])
      it(`reaches ${field.pointer} by ${name} and its camelCase`, () => {
        const value = samples[field.type];
        for (const spelling of [(segment: string) => segment, camelCase]) {
          const segments = name.split('.').map((segment) => (segment === '*' ? 'x-own' : spelling(segment)));
          const { wire, problems } = make(apns(nest(segments, value)));
          expect(problems).toEqual([]);
          expect(valueAt(wire, field.pointer.replace('*', 'x-own'))).toEqual(value);
        }
      });
  it('covers every member of aps that Apple defines', () => {
    const covered = new Set(wireFields.map((field) => /^\/payload\/aps\/([^/]+)/.exec(field.pointer)?.[1]));
    for (const key of apsKeys) expect(covered).toContain(key);
  });
  it('reads a string alert as its body, with the position of the string', () => {
    for (const block of [{ alert: 'Hello' }, { aps: { alert: 'Hello' } }]) {
      const { wire, origin, problems } = make(apns(block));
      expect(problems).toEqual([]);
      expect(wire.payload?.aps?.alert).toEqual({ title: 'Alice', body: 'Hello' });
      expect(origin['/payload/aps/alert/body']).toBe(`message:/vendors/apns${'aps' in block ? '/aps' : ''}/alert`);
    }
  });
  it('takes sound as text or as a dictionary', () => {
    const sound = { critical: 1, name: 'a.caf', volume: 0.5 };
    expect(make(apns({ sound }, { sound: 'default' })).wire.payload?.aps?.sound).toEqual(sound);
  });
  it('reports unknown and ill-typed fields', () => {
    expect(make(apns({ pushTyp: 'alert' })).problems).toMatchObject([{ id: 'unknown-field', data: { nearest: 'pushType' } }]);
    expect(make(apns({ badge: 'three' })).problems).toMatchObject([{ id: 'field-type', pointer: '/vendors/apns/badge' }]);
  });
  it('turns a wire with a channel id into a broadcast: Live Activity, no topic, no collapse id', () =>
    expect(make(apns({ channelId: 'YQ==', event: 'update', timestamp: 1 }, { collapseKey: 'a' })).wire.headers).toEqual({
      'apns-channel-id': 'YQ==',
      'apns-push-type': 'liveactivity',
      'apns-priority': '10',
    }));
});

describe('order of authority', () => {
  const block = { alert: { title: 'block' }, collapseId: 'block' };
  it('neutral over derived', () =>
    expect(make({ ...shown, kind: 'marketing', priority: 'high' }).wire.headers?.['apns-priority']).toBe('10'));
  it('block over neutral', () => expect(make(apns(block)).wire.payload?.aps?.alert).toEqual({ title: 'block', body: 'Hi' }));
  it('flag over block', () =>
    expect(make(apns(block, { authority: { '/title': 'flag' } })).wire.payload?.aps?.alert).toMatchObject({ title: 'Alice' }));
  it('--set over flag', () =>
    expect(
      make(apns(block, { authority: { '/title': 'flag', '/vendors/apns/alert/title': 'set' } })).wire.payload?.aps?.alert,
    ).toMatchObject({ title: 'block' }));
  it('raw last', () => {
    const raw = { headers: { 'apns-priority': '1' }, payload: { aps: { badge: 'x', own: true } } };
    const { wire } = make(apns({ raw }, { priority: 'high', badge: 1, authority: { '/priority': 'set' } }));
    expect(wire.headers?.['apns-priority']).toBe('1');
    expect(wire.payload?.aps).toMatchObject({ badge: 'x', own: true });
  });
  for (const [name, message, wants] of [
    ['a set moment over ttl', apns({ expiration: 1_795_219_200 }, { ttlSeconds: 60 }), 'moment'],
    [
      '--ttl over the moment of the file',
      apns({ expiration: 1_795_219_200 }, { ttlSeconds: 60, authority: { '/ttlSeconds': 'flag' } }),
      'ttl',
    ],
    [
      '--set of the moment over --ttl',
      apns({ expiration: 1_795_219_200 }, { ttlSeconds: 60, authority: { '/ttlSeconds': 'flag', '/vendors/apns/expiration': 'set' } }),
      'moment',
    ],
    [
      'raw over --ttl',
      apns({ raw: { headers: { 'apns-expiration': '5' } } }, { ttlSeconds: 60, authority: { '/ttlSeconds': 'flag' } }),
      'moment',
    ],
  ] as const)
    it(name, () => {
      const { wire, origin } = make(message);
      expect(wire.headers?.['apns-expiration'] !== undefined).toBe(wants === 'moment');
      expect(wire.expiresAfterSeconds !== undefined).toBe(wants === 'ttl');
      expect(origin['/headers/apns-expiration'] !== undefined).toBe(wants === 'moment');
      expect(origin['/expiresAfterSeconds'] !== undefined).toBe(wants === 'ttl');
    });
});

describe('purity', () => {
  const full = apns({ alert: 'x', aps: { badge: 2 }, custom: { a: { b: 1 } }, raw: { headers: { a: 'b' } } }, { ...demo, vendors: {} });
  const freeze = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  it('changes nothing it was given and says the same twice', () => {
    const frozen = freeze(structuredClone(full));
    const first = toWire(frozen, freeze(structuredClone(account)), { day });
    expect(toWire(frozen, account, { day })).toEqual(first);
  });
  it('gives every wire value an origin', () => {
    const { wire, origin } = make(full);
    for (const pointer of Object.keys(origin)) expect(valueAt(wire, pointer)).toBeDefined();
  });
  it('survives whatever raw does', () => {
    for (const raw of [
      5,
      'x',
      [],
      { headers: 'x', payload: 'y' },
      { payload: { aps: 'x' } },
      { headers: { 'apns-push-type': 5 } },
      { expiresAfterSeconds: 'x' },
    ])
      expect(() => make(apns({ raw }))).not.toThrow();
  });
});
