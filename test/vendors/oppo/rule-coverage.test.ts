import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import { severityOn } from '../../../src/core/rule.ts';
import { placeholders } from '../../../src/core/text.ts';
import type { OppoAccount } from '../../../src/vendors/oppo/account.ts';
import { toWire } from '../../../src/vendors/oppo/message.ts';
import { rules } from '../../../src/vendors/oppo/rules/index.ts';

/** Every lint rule of reference/oppo.md §7.6. */
const reference = [
  'oppo/class-missing',
  'oppo/category-unknown',
  'oppo/level-without-category',
  'oppo/level-value',
  'oppo/level-on-content',
  'oppo/level-16',
  'oppo/private-template-missing',
  'oppo/private-template-on-content',
  'oppo/template-params-json',
  'oppo/mixed-schemes',
  'oppo/channel-missing',
  'oppo/channel-not-in-app',
  'oppo/title-empty',
  'oppo/content-empty',
  'oppo/title-length',
  'oppo/subtitle-length',
  'oppo/content-length',
  'oppo/style3-unicast',
  'oppo/click-fields',
  'oppo/action-params',
  'oppo/ttl',
  'oppo/callback-url',
  'oppo/callback-param',
  'oppo/regid-format',
  'oppo/regid-region',
  'oppo/camel-case',
  'oppo/master-secret-equals-app-secret',
  'oppo/clock-skew',
  'oppo/broadcast-private',
  'oppo/host-legacy',
  'oppo/show-ttl',
];

const reasons: Record<string, string> = {
  'oppo/channel-not-in-app':
    'Needs a scan of the Android project: it compares the configured channel id with the NotificationChannel objects in the app.',
};

describe('the rules of the reference', () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  it.each(reference)('%s is a rule or has a reason', (id) => expect(aliases.includes(id) !== id in reasons).toBe(true));
  it('has no alias beyond the reference and none twice', () => {
    expect(aliases.filter((alias) => !reference.includes(alias))).toEqual([]);
    expect(new Set(aliases).size).toBe(aliases.length);
  });
  it('has one file a rule, listed, with the name of the rule', () => {
    const files = readdirSync(new URL('../../../src/vendors/oppo/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
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
  const template = { id: '68839785d6fbd5012f05b090', params: { sender: '{title}', text: '{body}' } };
  const channels: Record<string, NonNullable<OppoAccount['channels']>> = {
    'a template': { im: { id: 'im_message', template } },
    'a template with its texts': { im: { id: 'im_message', template: { ...template, title: '${sender}$', content: '${text}$' } } },
    'class, scene and template': { im: { id: 'im_message', class: 'private', scene: 'IM', template } },
  };
  for (const day of ['2026-11-20', '2028-11-20'])
    it.each(Object.entries(channels))(`is lint-clean on ${day} with %s`, (_, given) => {
      const account: OppoAccount = {
        appKey: 'c5d4b3a2918070615243f4e5d6c7b8a9',
        masterSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
        templatesEnforced: true,
        channels: given,
      };
      const { wire } = toWire(message, account, { day });
      const context = { wire, message, account, target: 'CN_0123456789abcdef0123456789abcdef', day, nowMs: Date.parse(`${day}T04:00:00Z`) };
      const found = rules
        .filter((rule) => rule.subject === 'wire' || rule.subject === 'account')
        .flatMap((rule) =>
          [...rule.check(context as never)].map((problem) => `${rule.id} ${severityOn(rule.messages[problem.messageId]!.severity, day)}`),
        );
      expect(found.filter((line) => !line.endsWith(' info'))).toEqual([]);
    });
});
