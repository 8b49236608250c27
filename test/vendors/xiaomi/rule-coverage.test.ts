import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { rules } from '../../../src/vendors/xiaomi/rules/index.ts';

/** Every lint rule of the reference's §7.6. */
const reference = (
  'XM-CH-001 XM-CH-002 XM-CH-003 XM-CH-004 XM-CH-005 XM-CH-006 XM-CH-007 XM-CH-008 XM-TP-001 XM-TP-002 XM-TP-003 XM-TP-004 XM-TP-005 XM-EF-001 XM-EF-002 ' +
  'XM-EF-003 XM-EF-004 XM-PL-001 XM-PL-002 XM-PL-003 XM-PL-004 XM-PL-005 XM-PL-006 XM-TTL-001 XM-TTL-002 XM-SCH-001 XM-CB-001 XM-CB-002 XM-CB-003 XM-CB-004 ' +
  'XM-JK-001 XM-NI-001 XM-NI-002 XM-TG-001 XM-TG-002 XM-HO-001 XM-HO-002 XM-HO-003 XM-AU-001 XM-AU-002 XM-PK-001 XM-RV-001 XM-FB-001 XM-SN-001'
).split(' ');

const notWritten: Record<string, string> = {
  'XM-CH-008':
    'needs the number of installs with notifications on and the planned volume of the day, which neither a message nor the config holds',
  'XM-NI-002': 'needs the history of sends: one message alone cannot tell whether its notify_id was used for something else',
};

describe('rules', () => {
  it('cover every rule of the reference or say why not', () => {
    const aliases = rules.flatMap((rule) => rule.aliases);
    expect(reference).toHaveLength(44);
    expect([...aliases, ...Object.keys(notWritten)].toSorted()).toEqual(reference.toSorted());
    for (const reason of Object.values(notWritten)) expect(reason.length).toBeGreaterThan(20);
  });

  it('are one file each, named as the file', () => {
    const files = readdirSync(new URL('../../../src/vendors/xiaomi/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(rules.map((rule) => `${rule.name}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s has whole texts', (id, rule) => {
    expect(id).toBe(`xiaomi/${rule.name}`);
    expect(rule.docs).toMatch(/^https:\/\//);
    expect(rule.title.en).not.toBe('');
    expect(rule.title.zh).not.toBe('');
    for (const { text, fix } of Object.values(rule.messages))
      for (const words of [text, fix]) {
        expect(words.en).toMatch(/\.$/);
        expect(words.zh).toMatch(/。$/);
        expect(placeholders(words.zh)).toEqual(placeholders(words.en));
      }
  });
});
