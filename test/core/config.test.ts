import { describe, expect, it } from 'vitest';
import {
  environmentName,
  environmentPrefix,
  fillReferences,
  mergeProfile,
  secretTexts,
  secretVariable,
  sourcePointer,
  suspectedSecrets,
} from '../../src/core/config.ts';
import { checkConfig, jsonSchemaOf } from '../../src/core/config-schema.ts';
import { demoFacet, filesFacet } from '../configfile/support.ts';

describe('mergeProfile', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
    ['mappings in depth', { a: { b: 1, c: 2 } }, { a: { c: 3, d: 4 } }, { a: { b: 1, c: 3, d: 4 } }],
    ['lists by replacing', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['a mapping over text', { a: 'x' }, { a: { b: 1 } }, { a: { b: 1 } }],
    ['text over a mapping', { a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
    ['nothing, to take something away', { a: 1 }, { a: null }, { a: null }],
  ])('merges %s', (_name, base, over, expected) => {
    const before = structuredClone({ base, over });
    expect(mergeProfile(base, over)).toEqual(expected);
    expect({ base, over }).toEqual(before);
  });

  it('cannot reach the prototype', () => {
    mergeProfile({}, JSON.parse('{"__proto__": {"polluted": 1}}') as Record<string, unknown>);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('fillReferences', () => {
  const lookup = (name: string) => ({ A: 'x', EMPTY: '' })[name];
  it.each<[string, string | undefined, string[]]>([
    ['${A}', 'x', []],
    ['a-${A}-${A}', 'a-x-x', []],
    ['${B:-d}', 'd', []],
    ['${EMPTY:-d}', 'd', []],
    ['${B:-}', '', []],
    ['$A $ {A} {title}', '$A $ {A} {title}', []],
    ['$${A}', '${A}', []],
    ['${B}', undefined, ['env-missing']],
    ['${EMPTY}', undefined, ['env-empty']],
    ['${B} ${C}', undefined, ['env-missing', 'env-missing']],
    ['${}', undefined, ['env-syntax']],
    ['${1A}', undefined, ['env-syntax']],
    ['${A:?x}', undefined, ['env-syntax']],
    ['${A', undefined, ['env-syntax']],
  ])('fills %j', (text, value, ids) => {
    const filled = fillReferences({ k: [text] }, lookup);
    expect(filled.value).toEqual({ k: [value] });
    expect(filled.problems.map(({ id, path }) => `${id} ${path}`)).toEqual(ids.map((id) => `${id} /k/0`));
  });

  it('does not fill what a variable brought in', () => {
    expect(fillReferences('${A}', () => '${B}')).toMatchObject({ value: '${B}', problems: [] });
  });
});

describe('names of variables', () => {
  it.each([
    ['xiaomi', 'appSecret', 'PUSH_CHECK_XIAOMI_APP_SECRET'],
    ['tencent-im', 'sdkAppId', 'PUSH_CHECK_TENCENT_IM_SDK_APP_ID'],
    ['fcm', 'serviceAccount', 'PUSH_CHECK_FCM_SERVICE_ACCOUNT'],
    ['apns', 'key', 'PUSH_CHECK_APNS_KEY'],
  ])('%s %s', (id, field, name) => {
    expect(environmentName(id, field)).toBe(name);
    expect(name.startsWith(environmentPrefix(id))).toBe(true);
    expect(secretVariable(id, field)).toBe(name.replace('PUSH_CHECK_', ''));
  });
});

describe('secrets', () => {
  it('finds the bodies of keys and the secrets inside JSON', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nAAAA\nBBBB\n-----END PRIVATE KEY-----\n';
    expect(secretTexts(pem)).toEqual([pem, pem.trim(), 'AAAA\nBBBB', 'AAAABBBB']);
    expect(secretTexts(JSON.stringify({ private_key: pem, client_email: 'a@b', private_key_id: 'id' }))).toEqual(
      expect.arrayContaining([pem, 'AAAABBBB']),
    );
    expect(secretTexts(JSON.stringify({ client_email: 'a@b', private_key_id: 'id' }))).not.toContain('id');
    expect(secretTexts(' x ')).toEqual([' x ', 'x']);
    expect(secretTexts(new Uint8Array([1, 2, 3]))).toEqual(['AQID']);
    for (const nothing of ['', ' ', undefined, null, true]) expect(secretTexts(nothing)).toEqual([]);
  });
  it('suspects keys that sound secret', () => {
    expect(
      suspectedSecrets({ a: { appSecret: 's1', clientId: 'c', list: [{ password: 's2' }] }, key: 's3', sdkAppId: 1, secretKey: 4 }),
    ).toEqual(['s1', 's2', 's3', '4']);
  });
});

it('finds the source of a merged value', () => {
  const top = { vendors: { demo: { a: 1 } } };
  const profile = { name: 'a/b', value: { vendors: { demo: { b: 2 } } } };
  expect(sourcePointer('/vendors/demo/a', top, profile)).toBe('/vendors/demo/a');
  expect(sourcePointer('/vendors/demo/b', top, profile)).toBe('/profiles/a~1b/vendors/demo/b');
  expect(sourcePointer('/vendors/demo/c', top, undefined)).toBe('/vendors/demo');
  expect(sourcePointer('/nothing', top, profile)).toBeUndefined();
  expect(sourcePointer('', top, profile)).toBe('');
});

describe('checkConfig', () => {
  const input = { facets: { demo: demoFacet }, vendorIds: ['demo', 'files'] };
  it('never uses words of the validator, nor the value', () => {
    const problems = checkConfig(
      {
        vendors: { demo: { appSecret: ['s3cr3t-canary'], region: 's3cr3t-canary', retries: 'x', debug: 'x' } },
        send: { concurrency: 1.5, timeout: {} },
      },
      input,
      new Set(),
    );
    expect(problems).toHaveLength(6);
    expect(JSON.stringify(problems)).not.toMatch(/s3cr3t-canary|Invalid|expected string|received/);
  });
  it('is quiet about what could not be read', () => {
    expect(checkConfig({ vendors: { demo: {} } }, input, new Set(['/vendors/demo/appSecret']))).toEqual([]);
  });
});

describe('jsonSchemaOf', () => {
  const schema = jsonSchemaOf({ demo: demoFacet, files: filesFacet }) as unknown as {
    properties: {
      vendors: { properties: Record<string, { properties: Record<string, unknown>; required?: string[]; additionalProperties: boolean }> };
      profiles: unknown;
      devices: unknown;
    };
  };
  const demo = schema.properties.vendors.properties['demo'];
  const lookUp = (name: string) => JSON.stringify(demo?.properties[name]);

  it('carries titles, descriptions and the mark of secrets', () => {
    expect(demo?.properties['appSecret']).toMatchObject({ title: 'App secret', description: 'Console, Keys.', secret: true });
    expect(lookUp('appId')).not.toContain('"secret"');
    expect(lookUp('region')).toContain('"enum":["cn","eu"]');
  });

  it('accepts what a person may write: references, files, short forms', () => {
    expect(lookUp('retries')).toContain(String.raw`\\$\\{`);
    expect(lookUp('appSecret')).toContain('"file"');
    expect(lookUp('channels')).toContain('"anyOf"');
    expect(demo?.required).toBeUndefined();
    expect(demo?.additionalProperties).toBe(false);
    expect(JSON.stringify(schema.properties.profiles)).toContain('demo');
  });

  it('speaks the language asked for, and can be made twice', () => {
    const zh = JSON.stringify(jsonSchemaOf({ demo: demoFacet }, { lang: 'zh', platformFacets: { zego: filesFacet } }));
    expect(zh).toContain('各厂商的账号');
    expect(zh).toContain('zego');
    expect(JSON.stringify(jsonSchemaOf({ demo: demoFacet }))).toContain('Accounts at the vendors');
  });
});
