import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { rules } from '../../../src/platforms/tencent-im/rules/index.ts';

/** Every lint rule that is known of Tencent IM. */
const known = [
  'TX-SIG-KEY',
  'TX-SIG-EXP',
  'TX-SIG-ADMIN',
  'TX-HOST',
  'TX-EXT-JSON',
  'TX-CUSTOM-DESC',
  'TX-LIFETIME0',
  'TX-PUSHFLAG',
  'TX-OPPO-CH',
  'TX-OPPO-NL',
  'TX-XM-CH',
  'TX-HW-CAT',
  'TX-VIVO',
  'TX-LEN',
  'TX-SOUND',
  'TX-BUZID0',
  'TX-CFG-PKG',
  'TX-VER',
  'TX-G2-EOL',
  'TX-G1-EOL',
  'TX-CLICK',
  'TX-APPKEY',
];

const project = 'Needs a scan of the app’s project.';
const reasons: Record<string, string> = {
  'TX-SIG-EXP': 'Every run signs a UserSig of its own; one that was made elsewhere is read by inspectUserSig.',
  'TX-BUZID0': project,
  'TX-CFG-PKG': project,
  'TX-VER': project,
  'TX-G2-EOL': project,
  'TX-G1-EOL': project,
  'TX-CLICK': project,
  'TX-APPKEY': project,
};

describe('the rules', () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  it.each(known)('%s is a rule or has a reason', (id) => expect(aliases.includes(id) !== id in reasons).toBe(true));
  it('has no alias beyond them and none twice', () => {
    expect(aliases.filter((alias) => !known.includes(alias))).toEqual([]);
    expect(new Set(aliases).size).toBe(aliases.length);
  });
  it('has one file a rule, listed, with the name of the rule', () => {
    const files = readdirSync(new URL('../../../src/platforms/tencent-im/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(files.toSorted()).toEqual(rules.map((rule) => `${rule.name}.ts`).toSorted());
  });
  it('has texts that end with a full stop, equal placeholders and https documents', () => {
    for (const rule of rules) {
      expect(new URL(rule.docs).protocol).toBe('https:');
      for (const message of Object.values(rule.messages))
        for (const text of [message.text, message.fix]) {
          expect(text.en, rule.id).toMatch(/\.$/);
          expect(text.zh, rule.id).toMatch(/。$/);
          expect(placeholders(text.en), rule.id).toEqual(placeholders(text.zh));
        }
    }
  });
});
