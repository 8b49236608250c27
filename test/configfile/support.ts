import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { AccountBase, AccountFacet } from '../../src/core/account.ts';

/** Directories that are gone after the tests of a file. */
export function temporaryDirectories(): (files?: Record<string, string | Uint8Array>) => string {
  const made: string[] = [];
  afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));
  return (files = {}) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'push-check-'));
    made.push(directory);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
      writeFileSync(path.join(directory, name), content);
    }
    return directory;
  };
}

export interface DemoAccount extends AccountBase {
  values: Record<string, unknown>;
}

const text = (en: string) => ({ en, zh: en });

/** An account with a field of every type. */
export const demoFacet: AccountFacet<DemoAccount> = {
  fields: [
    { name: 'appId', type: 'id', pattern: /^\d{19}$/, title: text('App id'), where: text('Console, App.') },
    {
      name: 'appSecret',
      type: 'string',
      required: true,
      secret: true,
      pattern: /^[A-Za-z0-9-]{8,}$/,
      title: text('App secret'),
      where: text('Console, Keys.'),
      mistakes: [{ pattern: /^\d{19}$/, text: text('This is the app id.') }],
    },
    { name: 'region', type: 'enum', values: ['cn', 'eu'], title: text('Region'), where: text('Console.') },
    { name: 'environment', type: 'enum', values: ['production', 'sandbox'], title: text('Environment'), where: text('Console.') },
    { name: 'retries', type: 'integer', title: text('Retries'), where: text('Yours.') },
    { name: 'debug', type: 'boolean', title: text('Debug'), where: text('Yours.') },
    { name: 'hint', type: 'string', pattern: /^h/, patternIsHint: true, title: text('Hint'), where: text('Console.') },
    { name: 'extra', type: 'json', title: text('Extra'), where: text('Yours.') },
  ],
  resolve: (values) =>
    values['appSecret'] === 'refused-by-resolve'
      ? { problems: [{ field: 'appSecret', id: 'secret-refused', text: text('It is refused.'), fix: text('Take another.') }] }
      : {
          account: { values },
          problems:
            values['region'] === 'eu'
              ? [{ field: 'region', id: 'region-old', severity: 'warn', text: text('Old.'), fix: text('Move.') }]
              : [],
        },
};

/** An account of files, with two ways in. */
export const filesFacet: AccountFacet<DemoAccount> = {
  fields: [
    {
      name: 'serviceAccount',
      type: 'json-file',
      secret: true,
      title: text('Service account'),
      where: text('Console.'),
      mistakes: [{ pattern: /^AIza/, text: text('This is an API key.') }],
    },
    { name: 'key', type: 'file', secret: true, title: text('Key'), where: text('Console.') },
    { name: 'keyId', type: 'id', title: text('Key id'), where: text('Console.') },
    { name: 'certificate', type: 'binary-file', secret: true, title: text('Certificate'), where: text('Console.') },
    { name: 'passphrase', type: 'string', secret: true, title: text('Passphrase'), where: text('Yours.') },
  ],
  oneOf: [['key', 'keyId'], ['certificate'], ['serviceAccount']],
  resolve: (values) => ({ account: { values }, problems: [] }),
};
