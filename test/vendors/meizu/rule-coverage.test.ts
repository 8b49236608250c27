import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRules, wireFindings } from '../../../src/core/lint.ts';
import type { Message } from '../../../src/core/message.ts';
import { placeholders } from '../../../src/core/text.ts';
import { adapter } from '../../../src/vendors/meizu/client.ts';
import { kinds, toWire } from '../../../src/vendors/meizu/message.ts';
import { rules } from '../../../src/vendors/meizu/rules/index.ts';
import { account, pushIds } from './support.ts';

/** Every lint rule of reference/meizu.md §7. */
const reference = (
  'MZ-CL-001 MZ-CL-002 MZ-CL-003 MZ-CL-004 MZ-PL-001 MZ-PL-002 MZ-PL-003 MZ-PL-004 MZ-PL-005 MZ-CK-001 MZ-CK-002 MZ-CK-003 MZ-CK-004 MZ-CK-005 MZ-CK-006 ' +
  'MZ-TM-001 MZ-TM-002 MZ-TM-003 MZ-NK-001 MZ-NK-002 MZ-VI-001 MZ-VI-002 MZ-VI-003 MZ-CB-001 MZ-CB-002 MZ-CB-003 MZ-CB-004 MZ-TG-001 MZ-TG-002 MZ-PT-001 ' +
  'MZ-AU-001 MZ-AU-002 MZ-AU-003 MZ-HO-001 MZ-HO-002 MZ-SG-001 MZ-RT-001 MZ-FX-001 MZ-RS-001'
).split(' ');

const notWritten: Record<string, string> = {
  'MZ-NK-002': 'Needs the history of sends: one message alone cannot tell whether its notifyKey was used for something else.',
};

describe('the rules', () => {
  it('cover every rule of the reference or say why not', () => {
    const aliases = rules.flatMap((rule) => rule.aliases);
    expect(reference).toHaveLength(39);
    expect([...aliases, ...Object.keys(notWritten)].toSorted()).toEqual(reference.toSorted());
    for (const reason of Object.values(notWritten)) expect(reason.length).toBeGreaterThan(20);
  });
  it('are one file each, listed, with the name of the rule', () => {
    const files = readdirSync(new URL('../../../src/vendors/meizu/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(files.toSorted()).toEqual(rules.map((rule) => `${rule.name}.ts`).toSorted());
  });
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s has whole texts and an https document', (id, rule) => {
    expect(id).toBe(`meizu/${rule.name}`);
    expect(new URL(rule.docs).protocol).toBe('https:');
    expect(rule.title.en && rule.title.zh).toBeTruthy();
    for (const message of Object.values(rule.messages))
      for (const text of [message.text, message.fix]) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
});

describe('the demo message', () => {
  const message: Message = {
    kind: 'im',
    title: 'Alice',
    body: 'Are we still on for dinner at seven?',
    channel: 'im',
    data: { conversationId: '42' },
    click: { open: 'app' },
    ttlSeconds: 86_400,
    priority: 'high',
  };
  const lint = (given: Message, day: string, endpoints = { all: 'http://127.0.0.1:8080' }) => {
    const nowMs = Date.parse(`${day}T04:00:00Z`);
    const own = { ...account, endpoints };
    const result = toWire(given, own, { day });
    const request = adapter.prepareSend(result.wire, own, { validateOnly: false })([pushIds[0]], undefined, { nowMs });
    return [
      ...wireFindings('meizu', given, result, kinds, { lang: 'en' }),
      ...runRules(
        rules,
        ['message', 'wire', 'account', 'request', 'batch'],
        { wire: result.wire, message: given, account: own, origin: result.origin, request, batch: { targets: [pushIds[0]] }, day, nowMs },
        { lang: 'en', locate: (path) => ({ file: 'chat.yaml', line: path.length }) },
      ),
    ];
  };
  it.each(['2026-11-20', '2028-11-20'])('is clean on %s', (day) =>
    expect(lint(message, day).filter(({ severity }) => severity !== 'info')).toEqual([]),
  );
  it('leads to the place in the file when the body is too long', () =>
    expect(lint({ ...message, body: 'x'.repeat(101) }, '2026-11-20').filter(({ severity }) => severity === 'error')).toMatchObject([
      { ruleId: 'meizu/content-length', where: { file: 'chat.yaml', path: '/messageJson/noticeBarInfo/content' } },
    ]));
});
