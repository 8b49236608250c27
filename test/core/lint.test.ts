import { describe, expect, it } from 'vitest';
import { kinds, type KindMap, type KindMapping } from '../../src/core/kind.ts';
import { isActive, messagePointerOf, messageRules, ruleTexts, runRules, wireFindings, type LintContext } from '../../src/core/lint.ts';
import { ruleFactory, type Rule, type RuleContext, type RuleSubject, type SeverityByDay } from '../../src/core/rule.ts';
import { placeholders } from '../../src/core/text.ts';
import type { WireResult } from '../../src/core/wire.ts';

const en: LintContext = { lang: 'en', displayName: 'Acme' };
const located: LintContext = {
  ...en,
  locate: (pointer) => ({ file: 'message.yaml', line: pointer === '' ? 1 : pointer.length, column: 3 }),
  locateAccount: (pointer) => ({ file: 'config.yaml', line: pointer.length, column: 5 }),
};
const result = (given: Partial<WireResult<object>> = {}): WireResult<object> => ({
  wire: {},
  origin: {},
  losses: [],
  problems: [],
  ...given,
});

const plain: KindMapping = { fields: {}, quotaClass: 'none', confidence: 'A' };
const kindMap = Object.fromEntries(kinds.map((kind) => [kind, plain])) as KindMap;

describe('wireFindings', () => {
  it('has nothing to say about a message that fits', () =>
    expect(wireFindings('acme', { title: 'a', kind: 'im' }, result(), kindMap, en)).toEqual([]));

  it.each<[string, Parameters<typeof result>[0], object]>([
    [
      'an unknown field',
      { problems: [{ id: 'unknown-field', pointer: '/vendors/acme/foo', data: { vendor: 'acme', name: 'foo', nearest: '' } }] },
      {
        ruleId: 'message/unknown-field',
        severity: 'error',
        where: { path: '/vendors/acme/foo' },
        message: '`foo` is not a field of Acme.',
      },
    ],
    [
      'a mistyped field',
      { problems: [{ id: 'unknown-field', pointer: '/vendors/acme/titel', data: { vendor: 'acme', name: 'titel', nearest: 'title' } }] },
      {
        ruleId: 'message/unknown-field',
        severity: 'error',
        message: '`titel` is not a field of Acme; did you mean `title`?',
        fix: 'Write `title`, or put an undocumented field under `raw`.',
      },
    ],
    [
      'a value of the wrong type',
      {
        problems: [
          { id: 'field-type', pointer: '/vendors/acme/ttl', data: { vendor: 'acme', name: 'ttl', expected: 'integer', got: 'array' } },
        ],
      },
      {
        ruleId: 'message/field-type',
        severity: 'error',
        message: '`ttl` of Acme must be integer; this is array.',
        fix: 'Change the value to integer.',
      },
    ],
    [
      'a channel that is not configured',
      {
        problems: [{ id: 'unknown-channel', pointer: '/channel', data: { vendor: 'acme', name: 'im', known: 'news, order', nearest: '' } }],
      },
      {
        ruleId: 'message/unknown-channel',
        severity: 'error',
        where: { path: '/channel' },
        message: 'No channel is called `im` in `vendors.acme.channels` (known: news, order).',
      },
    ],
    [
      'a channel where none is configured',
      { problems: [{ id: 'unknown-channel', pointer: '/channel', data: { vendor: 'acme', name: 'im', known: '', nearest: '' } }] },
      { message: 'No channel is called `im` in `vendors.acme.channels` (known: -).' },
    ],
    [
      'what the vendor cannot express',
      { losses: [{ pointer: '/badge', text: { en: 'no badge.', zh: '没有角标。' } }] },
      { ruleId: 'message/not-expressible', severity: 'info', where: { path: '/badge' }, message: 'Acme has no way to say this: no badge.' },
    ],
  ])('tells %s', (_name, given, finding) => {
    const findings = wireFindings('acme', {}, result(given), kindMap, en);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ vendor: 'acme', ...finding });
    expect(findings[0]?.docs).toMatch(/^https:/);
  });

  it('tells when a kind is collapsed, with the confidence of the mapping', () => {
    const collapsed: KindMap = { ...kindMap, im: { ...plain, collapsed: true, confidence: 'C' } };
    expect(wireFindings('acme', { kind: 'im' }, result(), collapsed, located)).toMatchObject([
      {
        ruleId: 'message/kind-collapsed',
        severity: 'info',
        where: { file: 'message.yaml', line: 5, column: 3, path: '/kind' },
        message: expect.stringContaining('confidence C') as string,
      },
    ]);
    expect(wireFindings('acme', { kind: 'news' }, result(), collapsed, en)).toEqual([]);
    expect(wireFindings('acme', {}, result(), collapsed, en)).toEqual([]);
  });

  it('points into the file', () => {
    const [finding] = wireFindings('acme', {}, result({ losses: [{ pointer: '/badge', text: { en: 'a', zh: 'b' } }] }), kindMap, located);
    expect(finding?.where).toEqual({ file: 'message.yaml', line: 6, column: 3, path: '/badge' });
  });

  it('speaks Chinese, and calls a vendor without a name by its id', () => {
    const [finding] = wireFindings(
      'acme',
      {},
      result({ losses: [{ pointer: '/badge', text: { en: 'no badge.', zh: '没有角标。' } }] }),
      kindMap,
      { lang: 'zh' },
    );
    expect(finding?.message).toBe('acme 无法表达此项：没有角标。');
  });

  it('leaves no placeholder open', () => {
    const data: Record<string, Record<string, string>> = {
      'unknown-field': { vendor: 'acme', name: 'foo', nearest: '' },
      'field-type': { vendor: 'acme', name: 'ttl', expected: 'integer', got: 'array' },
      'unknown-channel': { vendor: 'acme', name: 'im', known: 'a', nearest: '' },
    };
    for (const lang of ['en', 'zh'] as const) {
      const problems = Object.entries(data).map(([id, values]) => ({ id: id as 'field-type', pointer: '/a', data: values }));
      const findings = wireFindings(
        'acme',
        { kind: 'im' },
        result({
          problems: [...problems, { id: 'unknown-field', pointer: '/a', data: { vendor: 'acme', name: 'titel', nearest: 'title' } }],
          losses: [{ pointer: '/badge', text: { en: 'a', zh: 'b' } }],
        }),
        { ...kindMap, im: { ...plain, collapsed: true } },
        { ...en, lang },
      );
      expect(findings).toHaveLength(Object.keys(messageRules).length);
      for (const finding of findings) expect([...placeholders(finding.message), ...placeholders(finding.fix)], finding.ruleId).toEqual([]);
    }
  });
});

type Wire = { title?: string; extra?: { a?: string } };
const defineRule = ruleFactory<{ appId: string }, Wire>('acme');

function rule(
  subject: RuleSubject,
  given: {
    path?: string;
    severity?: Rule['messages'][string]['severity'];
    from?: string;
    until?: string;
    data?: Record<string, string>;
  } = {},
): Rule {
  return defineRule({
    name: `about-${subject}`,
    subject,
    title: { en: 'Title.', zh: '标题。' },
    docs: 'https://example.com/docs',
    confidence: 'A',
    aliases: [],
    ...(given.from === undefined ? {} : { from: given.from }),
    ...(given.until === undefined ? {} : { until: given.until }),
    messages: {
      bad: {
        severity: given.severity ?? 'error',
        text: { en: 'Bad {what}.', zh: '{what} 不好。' },
        fix: { en: 'Fix {what}.', zh: '修改 {what}。' },
      },
    },
    *check() {
      yield { messageId: 'bad', data: given.data ?? { what: subject }, ...(given.path === undefined ? {} : { path: given.path }) };
    },
  });
}

const everySubject: RuleSubject[] = ['message', 'wire', 'account', 'request', 'response', 'batch', 'project'];
const day = '2026-11-20';
const full: RuleContext<{ appId: string }, Wire> = {
  day,
  nowMs: 0,
  wire: {},
  message: {},
  account: { appId: '1' },
  request: { endpoint: 'send', method: 'POST', url: 'https://a.example', headers: {}, protocol: 'h1' },
  response: { endpoint: 'send', status: 200, headers: {}, body: '', receivedAtMs: 0, mode: 'send' },
  batch: { targets: ['t'] },
  project: {},
};

describe('runRules', () => {
  it('makes a finding of a problem', () => {
    expect(runRules([rule('wire')], ['wire'], full, en)).toEqual([
      {
        ruleId: 'acme/about-wire',
        severity: 'error',
        vendor: 'acme',
        where: {},
        message: 'Bad wire.',
        fix: 'Fix wire.',
        docs: 'https://example.com/docs',
      },
    ]);
    expect(runRules([rule('wire')], ['wire'], full, { lang: 'zh' })[0]).toMatchObject({ message: 'wire 不好。', fix: '修改 wire。' });
  });

  it('runs the rules of the subjects asked for, in their order', () => {
    const rules = everySubject.map((subject) => rule(subject));
    expect(runRules(rules, ['account', 'wire'], full, en).map((finding) => finding.ruleId)).toEqual([
      'acme/about-wire',
      'acme/about-account',
    ]);
    expect(runRules(rules, everySubject, full, en)).toHaveLength(everySubject.length);
    expect(runRules(rules, [], full, en)).toEqual([]);
  });

  it.each<[RuleSubject, keyof typeof full]>([
    ['message', 'message'],
    ['wire', 'wire'],
    ['account', 'account'],
    ['request', 'request'],
    ['request', 'wire'],
    ['response', 'response'],
    ['batch', 'batch'],
    ['project', 'project'],
  ])('does not run a rule about %s without %s', (subject, missing) => {
    const { [missing]: _, ...rest } = full;
    expect(runRules([rule(subject)], everySubject, rest as typeof full, en)).toEqual([]);
  });

  it('runs a rule about a wire that somebody else built: without message and account', () => {
    expect(runRules([rule('wire', { path: '/title' })], ['wire'], { day, nowMs: 0, wire: {} }, en)).toMatchObject([
      { where: { path: '/title' } },
    ]);
  });

  it.each<[string, boolean]>([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-30', true],
    ['2026-12-31', false],
  ])('on %s a rule from 2026-01-01 until 2026-12-31 speaks: %s', (when, speaks) => {
    const dated = rule('wire', { from: '2026-01-01', until: '2026-12-31' });
    expect(isActive(dated, when)).toBe(speaks);
    expect(runRules([dated], ['wire'], { ...full, day: when }, en)).toHaveLength(speaks ? 1 : 0);
  });

  const byDay: SeverityByDay = [{ until: '2026-06-01', value: 'off' }, { until: '2026-12-31', value: 'warn' }, { value: 'error' }];
  it.each<[string, string[]]>([
    ['2026-05-31', []],
    ['2026-06-01', ['warn']],
    ['2026-12-31', ['error']],
  ])('on %s the severity is %j', (when, severities) => {
    expect(runRules([rule('wire', { severity: byDay })], ['wire'], { ...full, day: when }, en).map((finding) => finding.severity)).toEqual(
      severities,
    );
  });

  it('leaves a placeholder without a value visible', () =>
    expect(runRules([rule('wire', { data: {} })], ['wire'], full, en)[0]?.message).toBe('Bad {what}.'));

  describe('where', () => {
    const where = (given: Rule, more: Partial<typeof full> = {}) =>
      runRules([given], everySubject, { ...full, ...more }, located)[0]?.where;
    const origin = {
      '/title': 'message:/vendors/acme/title',
      '/extra/a': 'message:/data/a',
      '/category': 'derived:kind',
      '/package': 'account',
    };

    it('a message pointer is a place in the file', () =>
      expect(where(rule('message', { path: '/title' }))).toEqual({ file: 'message.yaml', line: 6, column: 3, path: '/title' }));
    it('a message as a whole is the file’s beginning', () =>
      expect(where(rule('message'))).toEqual({ file: 'message.yaml', line: 1, column: 3 }));
    it('a wire pointer is where it came from', () =>
      expect(where(rule('wire', { path: '/title' }), { origin })).toEqual({
        file: 'message.yaml',
        line: '/vendors/acme/title'.length,
        column: 3,
        path: '/title',
      }));
    it('a value around what came from the message is the first of it', () =>
      expect(where(rule('wire', { path: '/extra' }), { origin })).toEqual({
        file: 'message.yaml',
        line: '/data/a'.length,
        column: 3,
        path: '/extra',
      }));
    it('a value inside what came from the message is that', () =>
      expect(where(rule('wire', { path: '/title/x' }), { origin })?.line).toBe('/vendors/acme/title'.length));
    it('a derived value has no line, but the file and the wire pointer', () =>
      expect(where(rule('wire', { path: '/category' }), { origin })).toEqual({ file: 'message.yaml', path: '/category' }));
    it('a value that is missing has no line either', () =>
      expect(where(rule('wire', { path: '/missing' }), { origin })).toEqual({ file: 'message.yaml', path: '/missing' }));
    it('a wire as a whole is the file’s beginning', () =>
      expect(where(rule('wire'), { origin })).toEqual({ file: 'message.yaml', line: 1, column: 3 }));
    it('an account’s field is a place in the config', () =>
      expect(where(rule('account', { path: '/appId' }))).toEqual({
        file: 'config.yaml',
        line: '/vendors/acme/appId'.length,
        column: 5,
        path: '/vendors/acme/appId',
      }));
    it('an account as a whole too', () =>
      expect(where(rule('account'))).toEqual({ file: 'config.yaml', line: '/vendors/acme'.length, column: 5, path: '/vendors/acme' }));
    it('without files there are pointers only', () =>
      expect(runRules([rule('wire', { path: '/title' })], ['wire'], { ...full, origin }, en)[0]?.where).toEqual({ path: '/title' }));
  });
});

describe('messagePointerOf', () => {
  const origin = {
    '/a': 'message:/x',
    '/b/c': 'message:/y',
    '/b/d': 'message:/z',
    '/e': 'derived:kind',
    '/e/f': 'message:/inside',
    '/a b/~1': 'message:/w',
    '/n': 'message:/x',
    '/n/d': 'derived:kind',
    '': 'default',
  };
  it.each<[string, string | undefined]>([
    ['/a', '/x'],
    ['/a/deep/er', '/x'],
    ['/ab', undefined],
    ['/b', '/y'],
    ['/b/d', '/z'],
    ['/e', '/inside'],
    ['/e/f', '/inside'],
    ['/e/g', undefined],
    ['/a b/~1', '/w'],
    // What was derived inside does not come from the message around it.
    ['/n/d/deep', undefined],
    ['/n/other', '/x'],
    ['/nothing', undefined],
  ])('%s → %s', (path, pointer) => expect(messagePointerOf(path, origin)).toBe(pointer));
  it('knows nothing without origins', () => expect(messagePointerOf('/a/b', {})).toBeUndefined());
});

describe('ruleTexts', () => {
  it('gives title and messages in one language', () => {
    expect(ruleTexts(rule('wire'), 'zh')).toEqual({
      title: '标题。',
      messages: [{ id: 'bad', text: '… 不好。', fix: '修改 …。' }],
    });
  });
});
