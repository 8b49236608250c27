import { describe, expect, it } from 'vitest';
import { ruleFactory, severityOn, type SeverityByDay } from '../../src/core/rule.ts';

describe('severityOn', () => {
  const byDay: SeverityByDay = [{ until: '2026-06-01', value: 'off' }, { until: '2026-12-31', value: 'warn' }, { value: 'error' }];
  it.each<[Parameters<typeof severityOn>[0], string, string]>([
    ['error', '2026-11-20', 'error'],
    ['info', '1999-01-01', 'info'],
    [byDay, '2026-05-31', 'off'],
    [byDay, '2026-06-01', 'warn'],
    [byDay, '2026-12-30', 'warn'],
    [byDay, '2026-12-31', 'error'],
    [byDay, '2036-01-01', 'error'],
    [[{ until: '2026-12-31', value: 'warn' }], '2026-12-30', 'warn'],
    [[{ until: '2026-12-31', value: 'warn' }], '2026-12-31', 'off'],
    [[], '2026-11-20', 'off'],
  ])('%j on %s is %s', (severity, day, expected) => expect(severityOn(severity, day)).toBe(expected));
});

describe('ruleFactory', () => {
  const defineRule = ruleFactory<{ appId: string }, { title?: string }>('acme');
  const rule = defineRule({
    name: 'title-missing',
    subject: 'wire',
    title: { en: 'A title is needed.', zh: '需要标题。' },
    docs: 'https://example.com/docs',
    confidence: 'A',
    aliases: ['AC-01'],
    from: '2026-01-01',
    messages: { missing: { severity: 'error', text: { en: 'No title.', zh: '没有标题。' }, fix: { en: 'Give one.', zh: '请填写。' } } },
    *check({ wire }) {
      if (wire.title === undefined) yield { messageId: 'missing', path: '/title' };
    },
  });

  it('names the rule by vendor and name', () =>
    expect(rule).toMatchObject({ id: 'acme/title-missing', vendor: 'acme', name: 'title-missing' }));
  it('keeps everything that was declared', () =>
    expect(rule).toMatchObject({
      subject: 'wire',
      docs: 'https://example.com/docs',
      confidence: 'A',
      aliases: ['AC-01'],
      from: '2026-01-01',
    }));
  it('checks as written', () => {
    expect([...rule.check({ wire: {} } as never)]).toEqual([{ messageId: 'missing', path: '/title' }]);
    expect([...rule.check({ wire: { title: 'a' } } as never)]).toEqual([]);
  });
});
