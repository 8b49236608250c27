import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRules, wireFindings } from '../../../src/core/lint.ts';
import type { Message } from '../../../src/core/message.ts';
import { placeholders } from '../../../src/core/text.ts';
import type { HonorAccount } from '../../../src/vendors/honor/account.ts';
import { adapter } from '../../../src/vendors/honor/client.ts';
import { kinds, toWire } from '../../../src/vendors/honor/message.ts';
import { rules } from '../../../src/vendors/honor/rules/index.ts';

/** Every lint rule of reference/honor.md §7. */
const reference = [
  'HN-IMP-MISSING',
  'HN-IMP-VALUE',
  'HN-IMP-NORIGHT',
  'HN-IMAGE-LOW',
  'HN-IMAGE-HTTPS',
  'HN-FIELD-HUAWEI',
  'HN-CASE',
  'HN-TS',
  'HN-BEARER',
  'HN-CLICK',
  'HN-INTENT-BROWSABLE',
  'HN-INTENT-COMPONENT',
  'HN-TTL',
  'HN-BADGE',
  'HN-STYLE',
  'HN-BUTTONS',
  'HN-TEST',
  'HN-TOKENS',
  'HN-DOMAIN',
  'HN-WRONG-ENDPOINT',
  'HN-SECRET-KIND',
  'HN-APPID',
  'HN-SIZE',
  'HN-QUIET',
];

const reasons: Record<string, string> = {};

/** Rules of which a part needs what a message alone does not show. */
const partly: Record<string, string> = {
  'HN-INTENT-BROWSABLE': 'Whether the target activity declares BROWSABLE needs a scan of the Android project; the intent itself is judged.',
  'HN-APPID': 'Equality with mcs-services.json and the manifest needs a scan of the Android project; the form is judged.',
};

describe('the rules of the reference', () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  it.each(reference)('%s is a rule or has a reason', (id) => expect(aliases.includes(id) !== id in reasons).toBe(true));
  it('has no alias beyond the reference and none twice', () => {
    expect(aliases.filter((alias) => !reference.includes(alias))).toEqual([]);
    expect(new Set(aliases).size).toBe(aliases.length);
    expect(Object.keys(partly).filter((id) => !aliases.includes(id))).toEqual([]);
  });
  it('has one file a rule, listed, with the name of the rule', () => {
    const files = readdirSync(new URL('../../../src/vendors/honor/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
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

describe('the demo message', () => {
  const message: Message = {
    kind: 'im',
    title: 'Alice',
    body: 'Are we still on for dinner at seven?',
    channel: 'im',
    data: { conversationId: '42' },
    click: { open: 'app' },
    ttlSeconds: 86400,
    priority: 'high',
  };
  const base: HonorAccount = { appId: '104436234', clientId: 'a1b2c3d4', clientSecret: 'secret' };
  const accounts: Record<string, HonorAccount> = {
    'no channels': base,
    'a channel and the right': { ...base, selfClassification: true, channels: { im: { id: 'im', class: 'NORMAL', scene: '即时聊天' } } },
  };
  for (const day of ['2026-11-20', '2028-11-20'])
    it.each(Object.entries(accounts))(`is lint-clean on ${day} with %s`, (_, account) => {
      const nowMs = Date.parse(`${day}T04:00:00Z`);
      const result = toWire(message, account, { day });
      const { wire } = result;
      const request = adapter.prepareSend(wire, account, { validateOnly: false })(['t'], { value: 'x', expiresAtMs: Infinity }, { nowMs });
      const given = { wire, message, account, request, batch: { targets: ['t'] }, day, nowMs };
      const found = [
        ...wireFindings('honor', message, result, kinds, { lang: 'en' }),
        ...runRules(rules, ['message', 'wire', 'account', 'request', 'batch'], given, { lang: 'en' }),
      ];
      expect(found.filter((finding) => finding.severity !== 'info')).toEqual([]);
    });
});
