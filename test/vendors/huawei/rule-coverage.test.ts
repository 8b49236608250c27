import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import { severityOn } from '../../../src/core/rule.ts';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet, type HuaweiAccount } from '../../../src/vendors/huawei/account.ts';
import { adapter } from '../../../src/vendors/huawei/client.ts';
import { toWire } from '../../../src/vendors/huawei/message.ts';
import { rules } from '../../../src/vendors/huawei/rules/index.ts';

/** Every lint rule of reference/huawei.md §7.5, in its order. */
const reference = [
  'HW-CAT-MISSING',
  'HW-CAT-UNKNOWN',
  'HW-CAT-OBSOLETE',
  'HW-CAT-NORIGHT',
  'HW-CAT-PLAYVOICE-AND',
  'HW-CAT-PLAYVOICE-HOS',
  'HW-CAT-CASE',
  'HW-IMP-HIGH',
  'HW-IMP-LOW-SERVICE',
  'HW-IMP-MKT',
  'HW-CHAN-CN',
  'HW-CHAN-SOUND',
  'HW-URG-HIGH',
  'HW-URG-NOTIF',
  'HW-TEST-TYPE',
  'HW-TARGET-ONE',
  'HW-TOKEN-COUNT',
  'HW-CLICK-MISSING',
  'HW-CLICK-TYPE1',
  'HW-CLICK-URL',
  'HW-INTENT-FORM',
  'HW-TTL',
  'HW-TTL-VOIP',
  'HW-SIZE',
  'HW-COLLAPSE',
  'HW-BADGE',
  'HW-STYLE',
  'HW-COLOR',
  'HW-IMAGE-HTTPS',
  'HW-VIBRATE',
  'HW-BUTTONS',
  'HW-VER-MIX',
  'HW-AUTH-MIX',
  'HW-PUSHTYPE',
  'HW-JWT-EXP',
  'HW-JWT-ALG',
  'HW-SECRET-ESC',
  'HW-LEGACY-NSP',
  'HW-NOTIFYID-REVOKE',
  'HW-BITAG',
];

/** None is left out: the reference's list concerns messages, accounts and requests only. */
const reasons: Record<string, string> = {};

describe('the rules of the reference', () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  it('are forty', () => expect(new Set(reference).size).toBe(40));
  it.each(reference)('%s is a rule or has a reason', (id) => expect(aliases.includes(id) !== id in reasons).toBe(true));
  it('has no alias beyond the reference and none twice', () => {
    expect(aliases.filter((alias) => !reference.includes(alias))).toEqual([]);
    expect(new Set(aliases).size).toBe(aliases.length);
  });
  it('has one file a rule, listed, with the name of the rule', () => {
    const files = readdirSync(new URL('../../../src/vendors/huawei/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
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
  const channels: Record<string, NonNullable<HuaweiAccount['channels']>> = {
    'an id alone': { im: { id: 'im' } },
    'class and scene': { im: { id: 'im', class: 'service', scene: 'IM' } },
    'a template, which HUAWEI has not': { im: { id: 'im', template: { id: 't', params: { sender: '{title}', text: '{body}' } } } },
  };
  const values = {
    appId: '100000001',
    clientSecret: '0123456789abcdef'.repeat(4),
    projectId: '736430079244623001',
    selfClassification: true,
  };
  for (const day of ['2026-11-20', '2028-11-20'])
    for (const region of [undefined, 'cn', 'intl'])
      for (const variant of ['android', 'harmony'])
        it.each(Object.entries(channels))(`is lint-clean on ${day}, ${variant}, region ${region ?? 'not said'}, with %s`, (_, given) => {
          const { account: configured } = accountFacet.resolve(
            { ...values, channels: given, ...(region === undefined ? {} : { region }) },
            { nowMs: 0 },
          );
          const serviceAccount = { keyId: 'k', subAccount: 's', privateKey: 'p', tokenUri: 't', projectId: values.projectId };
          const account = adapter.variants!.apply({ ...configured!, serviceAccount }, variant);
          const result = toWire(message, account, { day });
          expect(result.problems).toEqual([]);
          const target = variant === 'android' ? `IQAAAA${'x'.repeat(124)}` : `MAMA${'x'.repeat(108)}`;
          const nowMs = Date.parse(`${day}T04:00:00Z`);
          const request = adapter.prepareSend(result.wire, account, { validateOnly: false })(
            [target],
            { value: 't', expiresAtMs: 0 },
            { nowMs },
          );
          const context = { wire: result.wire, message, account, target, request, batch: { targets: [target] }, day, nowMs };
          const found = rules
            .filter((rule) => rule.subject !== 'response')
            .flatMap((rule) =>
              [...rule.check(context as never)].map(
                (problem) => `${rule.id} ${severityOn(rule.messages[problem.messageId]!.severity, day)}`,
              ),
            );
          expect(found.filter((line) => !line.endsWith(' info'))).toEqual([]);
        });
});
