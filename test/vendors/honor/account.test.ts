import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet } from '../../../src/vendors/honor/account.ts';

const given = { appId: '104436234', clientId: 'a1b2c3d4', clientSecret: 'S/e+c=r&t' };
const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs: 0 });

describe('resolve', () => {
  it('takes the three required fields', () => expect(resolve(given)).toEqual({ account: given, problems: [] }));
  it('takes every optional member', () => {
    const optional = {
      appSecret: 'another',
      packageName: 'com.example.chat',
      badgeClass: 'com.example.chat.MainActivity',
      selfClassification: false,
      endpoints: { send: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im', class: 'NORMAL' } },
    };
    expect(resolve({ ...given, ...optional })).toEqual({ account: { ...given, ...optional }, problems: [] });
  });
  it('tolerates a byte-order mark and line ends around a value', () =>
    expect(resolve({ ...given, clientId: `\uFEFF${given.clientId}\r\n`, clientSecret: ` ${given.clientSecret}\n` }).account).toEqual(
      given,
    ));
  it('takes one origin for all endpoints', () =>
    expect(resolve({ ...given, endpoints: 'http://127.0.0.1:1' }).account?.endpoints).toEqual({ all: 'http://127.0.0.1:1' }));

  it.each([
    ['a quoted secret', { clientSecret: '"abc"' }, 'credential-quoted'],
    ['a placeholder', { clientSecret: '<client secret>' }, 'credential-placeholder'],
    ['an unfilled variable', { clientSecret: '${HONOR_SECRET}' }, 'credential-placeholder'],
    ['a line break inside', { clientSecret: 'ab\ncd' }, 'credential-blank'],
    ['a literal \\n', { clientSecret: 'abcd\\n' }, 'credential-blank'],
    ['an invisible character', { clientSecret: 'ab\u200bcd' }, 'credential-not-ascii'],
    ['a PEM key', { clientSecret: '-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----' }, 'credential-is-key'],
    ['the client file mcs-services.json', { clientSecret: '{"app_id":"104436234"}' }, 'credential-is-client-file'],
    ['an empty Client ID', { clientId: ' ' }, 'credential-missing'],
    ['the Client ID as secret', { clientSecret: 'a1b2c3d4' }, 'client-secret-is-id'],
    ['the App ID as secret', { clientSecret: '104436234' }, 'client-secret-is-id'],
  ])('refuses %s', (_, part, problem) => {
    const result = resolve({ ...given, ...part });
    expect(result.account).toBeUndefined();
    expect(result.problems.map(({ id }) => id)).toEqual([problem]);
  });
  it.each([
    ['the App ID as Client ID', { clientId: '104436234' }, 'client-id-is-app-id'],
    ['a secret that is percent-encoded already', { clientSecret: 'S%2Fe%2Bc' }, 'credential-encoded'],
  ])('warns of %s', (_, part, problem) => {
    const result = resolve({ ...given, ...part });
    expect(result.account).toBeDefined();
    expect(result.problems).toMatchObject([{ id: problem, severity: 'warn' }]);
  });
  it('never shows the value in a problem', () =>
    expect(JSON.stringify(resolve({ ...given, clientSecret: '"s3cr3t-value x"' }).problems)).not.toContain('s3cr3t'));
  it('has problem texts in both languages with equal placeholders', () => {
    const values = ['"a"', '<a>', 'a b', 'ä', '{', '-----BEGIN PRIVATE KEY-----', '', 'a1b2c3d4', 'a%2Fb'];
    const problems = values.flatMap((clientSecret) => resolve({ ...given, clientSecret }).problems);
    expect(problems.length).toBeGreaterThanOrEqual(values.length);
    for (const { text, fix, data } of problems)
      for (const each of [text, fix]) {
        expect(each.en).toMatch(/\.$/);
        expect(each.zh).toMatch(/。$/);
        expect(placeholders(each.en)).toEqual(placeholders(each.zh));
        for (const name of placeholders(each.en)) expect(data).toHaveProperty(name);
      }
  });
});

describe('fields', () => {
  it('mark the secrets and only them', () =>
    expect(accountFacet.fields.filter((field) => field.secret).map((field) => field.name)).toEqual(['clientSecret', 'appSecret']));
  it('require App ID, Client ID and Client Secret (README: Client Secret, not App Secret)', () =>
    expect(accountFacet.fields.filter((field) => field.required).map((field) => field.name)).toEqual([
      'appId',
      'clientId',
      'clientSecret',
    ]));
  it('have texts in both languages with equal placeholders', () => {
    for (const field of accountFacet.fields)
      for (const text of [field.title, field.where]) {
        expect(text.en && text.zh).toBeTruthy();
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
});
