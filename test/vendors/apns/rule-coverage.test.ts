import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/vendors/apns/rules/index.ts';

/** The lint rules of the reference's §7. */
const reference = Array.from({ length: 26 }, (_, index) => `APNS-L${String(index + 1).padStart(2, '0')}`);

/** Rules of the reference that no file covers, with the reason. Empty: each has one. */
const reasons: Record<string, string> = {};

/** What a covered rule leaves out, with the reason. */
const partly: Record<string, string> = {
  'APNS-L22': 'environment-host compares host and environment; the entitlement itself is read by a project scan',
  'APNS-L23': 'the 20-minute interval needs the history of a connection; the client keeps a token for 50 minutes by itself',
  'APNS-L24': 'the storage policy of a channel is not part of a publish request, so a lifetime is an info',
  'APNS-L26': 'repeated-device sees one run; the pace between runs needs history',
};

describe('lint rules of the reference', () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  for (const id of reference) it(`${id} has a rule or a reason`, () => expect(aliases.includes(id) || id in reasons).toBe(true));
  it('names no rule that the reference does not have', () => {
    for (const id of [...aliases, ...Object.keys(reasons), ...Object.keys(partly)]) expect(reference).toContain(id);
  });
  it('lists every rule file once, under its own name', () => {
    const files = readdirSync(new URL('../../../src/vendors/apns/rules/', import.meta.url)).filter((name) => name !== 'index.ts');
    expect(rules.map((rule) => `${rule.name}.ts`).toSorted()).toEqual(files.toSorted());
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });
});
