import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import { severityOn } from '../../../src/core/rule.ts';
import { placeholders } from '../../../src/core/text.ts';
import type { VivoAccount } from '../../../src/vendors/vivo/account.ts';
import { toWire } from '../../../src/vendors/vivo/message.ts';
import { rules } from '../../../src/vendors/vivo/rules/index.ts';

/** Every lint rule of reference/vivo.md §7.3. */
const reference = [
  'vivo/category-missing',
  'vivo/category-unknown',
  'vivo/category-mismatch',
  'vivo/classification-type',
  'vivo/operational-hours',
  'vivo/test-copy',
  'vivo/pushmode-test',
  'vivo/pushmode-formal-unreviewed',
  'vivo/title-length',
  'vivo/content-length',
  'vivo/skip',
  'vivo/requestid',
  'vivo/ttl',
  'vivo/custom-map',
  'vivo/callback',
  'vivo/regid-format',
  'vivo/appid-type',
  'vivo/list-size',
  'vivo/notifytype',
  'vivo/clock-skew',
  'vivo/timed-display',
  'vivo/appsecret-in-apk',
  'vivo/sdk-old',
];

const reasons: Record<string, string> = {
  'vivo/list-size':
    'push-check sends every regId by the single push (maxBatch 1), so no list leaves it; `listRequest` refuses sizes outside 2 to 1000 by itself.',
  'vivo/appsecret-in-apk': 'Needs a scan of the Android project: it looks for the appSecret in sources.',
  'vivo/sdk-old': 'Needs a scan of the server project: it looks for vpush-server-sdk up to 2.x among the dependencies.',
};

describe('the rules of the reference', () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  it.each(reference)('%s is a rule or has a reason', (id) => expect(aliases.includes(id) !== id in reasons).toBe(true));
  it('has no alias beyond the reference and none twice', () => {
    expect(aliases.filter((alias) => !reference.includes(alias))).toEqual([]);
    expect(new Set(aliases).size).toBe(aliases.length);
  });
  it('has one file a rule, listed, with the name of the rule', () => {
    const files = readdirSync(new URL('../../../src/vendors/vivo/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
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
  const template = { id: 't', title: 'x', content: 'y', params: { sender: '{title}', text: '{body}' } };
  const channels: Record<string, NonNullable<VivoAccount['channels']>> = {
    'an id': { im: { id: 'im' } },
    'class, scene and template': { im: { id: 'im', class: 'system', scene: 'IM', template } },
  };
  for (const day of ['2026-11-20', '2028-11-20'])
    for (const target of ['15985112220221500102621', `v2-${'a'.repeat(60)}`])
      it.each(Object.entries(channels))(`is lint-clean on ${day}, at night too, to ${target.slice(0, 3)}… with %s`, (_, given) => {
        const account: VivoAccount = {
          appId: '100012345',
          appKey: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
          appSecret: '5d41402a-bc4b-2a76-b971-9d911017c592',
          channels: given,
        };
        const { wire, origin, losses, problems } = toWire(message, account, { day });
        expect(problems).toEqual([]);
        const context = {
          wire,
          origin,
          losses,
          message,
          account,
          target,
          day,
          nowMs: Date.parse(`${day}T18:00:00Z`),
          batch: { targets: [target] },
        };
        const found = rules
          .filter((rule) => rule.subject !== 'response')
          .flatMap((rule) =>
            [...rule.check(context as never)].map((problem) => `${rule.id} ${severityOn(rule.messages[problem.messageId]!.severity, day)}`),
          );
        expect(found.filter((line) => !line.endsWith(' info'))).toEqual([]);
      });
});
