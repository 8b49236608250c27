import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/vendors/fcm/rules/index.ts';

/** Rules of the reference (section 7) that are not in this folder, and why. */
const elsewhere: Record<string, string> = {
  'FCM-L14': 'Needs the channel ids that a project scan finds in the app sources.',
  'FCM-L18': 'Needs the intent-filters of the manifest that a project scan reads.',
  'FCM-L19': 'Needs google-services.json of the scanned project; a projectId that differs inside the config is an account problem.',
  'FCM-L20':
    'No account comes of such a credential, so account.ts names it (server-key, api-key, google-services-json; see account.test.ts).',
  'FCM-L21':
    'No account comes of such a key, so account.ts names it (key-literal-backslash-n, key-not-pkcs8, key-not-rsa; see account.test.ts).',
  'FCM-L23': 'Needs the history of collapse keys per device; a batch has one message.',
  'FCM-L26': 'Needs to know when the device was last seen; a token does not say it.',
};

const reference = Array.from({ length: 27 }, (_, index) => `FCM-L${String(index + 1).padStart(2, '0')}`);

describe('fcm rule coverage', () => {
  for (const id of reference)
    it(`${id} has a rule or a reason`, () => {
      const covered = rules.filter(({ aliases }) => aliases.includes(id)).length;
      expect(covered + (elsewhere[id] ? 1 : 0)).toBe(1);
    });

  it('has no alias that the reference does not know', () => {
    for (const { aliases } of rules) for (const alias of aliases) expect(reference).toContain(alias);
  });

  it('has one file per rule, named like it', () => {
    const files = readdirSync(new URL('../../../src/vendors/fcm/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(rules.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  });
});
