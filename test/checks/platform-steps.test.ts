import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformVerdicts } from '../../src/checks/facts/platform.ts';
import { certificateName, mismatchOf } from '../../src/checks/facts/platform-mismatch.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Rule } from '../../src/core/rule.ts';
import type { Step } from '../../src/core/step.ts';
import { placeholders } from '../../src/core/text.ts';
import { platforms } from '../../src/platforms/index.ts';
import { evidence, platformEvidence } from '../support/evidence.ts';

const folder = resolve(import.meta.dirname, '../../src/checks/steps');
const names = Object.keys(platforms) as (keyof typeof platforms)[];

/** Every word that stands in quotes in a piece of source. */
const quoted = (source: string): string[] => [...source.matchAll(/'([^']+)'/g)].map((match) => match[1] as string);

const units = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const { default: step } = (await import(join(folder, file))) as { default: Step };
    // A list stands in the call or in a constant of the same file.
    const list = (text: string): string[] => {
      if (text.startsWith('[')) return quoted(text);
      return quoted(new RegExp(`const ${text} = (\\[[^\\]]*\\])`).exec(source)?.[1] ?? '');
    };
    const lists = (pattern: RegExp) => [...source.matchAll(pattern)].flatMap((match) => list(match[1] as string));
    return {
      step,
      rules: lists(/platformRules\(\s*evidence,\s*(\[[^\]]*\]|\w+)/g),
      codes: source.includes('platformRefusal(') ? lists(/(?:codes|except): (\[[^\]]*\]|\w+)/g) : [],
    };
  }),
);

const known = new Map(
  await Promise.all(
    names.map(async (id) => {
      const platform = await platforms[id]();
      const { catalogue } = (await platform.errors()) as { catalogue: Catalogue };
      const { rules } = (await platform.rules()) as { rules: readonly Rule[] };
      return [
        id as string,
        {
          rules: new Set(rules.map((rule) => rule.id)),
          codes: new Set(catalogue.entries.flatMap((entry) => [entry.code, ...(entry.aliases ?? [])])),
        },
      ] as const;
    }),
  ),
);

const platformsOf = (step: Step): readonly string[] => step.platforms ?? names;

describe('what the steps take from the platforms', () => {
  it('is looked for in all of them', () => {
    expect(units.flatMap(({ rules }) => rules).length).toBeGreaterThan(20);
    expect(units.flatMap(({ codes }) => codes).length).toBeGreaterThan(30);
  });

  it.each(units.filter(({ rules }) => rules.length > 0).map((unit) => [unit.step.id, unit] as const))(
    '%s names rules that one of its platforms has',
    (_id, { step, rules }) => {
      const homeless = rules.filter((name) => !platformsOf(step).some((id) => known.get(id)?.rules.has(`${id}/${name}`)));
      expect(homeless).toEqual([]);
    },
  );

  it.each(['A5', 'F1', 'F2', 'F10', 'F14'])('%s, whose PASS rests on rules, has one of each of its platforms', (wanted) => {
    const unit = units.find(({ step }) => step.id === wanted);
    for (const id of unit?.step.platforms ?? [])
      expect(
        unit?.rules.some((name) => known.get(id)?.rules.has(`${id}/${name}`)),
        id,
      ).toBe(true);
  });

  it.each(units.filter(({ codes }) => codes.length > 0).map((unit) => [unit.step.id, unit] as const))(
    '%s names codes that the catalogue of one of its platforms has',
    (_id, { step, codes }) => {
      expect(codes.filter((code) => !platformsOf(step).some((id) => known.get(id)?.codes.has(code)))).toEqual([]);
    },
  );

  it('gives verdicts to codes that the catalogues have', () => {
    for (const [id, codes] of Object.entries(platformVerdicts))
      expect(
        Object.keys(codes).filter((code) => !known.get(id)?.codes.has(code)),
        id,
      ).toEqual([]);
  });
});

describe('the name of a certificate', () => {
  const named = (vendor: string, account: object, certificate: string, token = 'tok') =>
    certificateName(
      evidence({ vendor, account, token, platform: platformEvidence({ facts: { bindings: [{ certificate, token: 'tok' }] } }) }),
    )?.fit;

  it.each([
    ['huawei', { appId: '10' }, '10', 'equal'],
    ['huawei', { clientId: '10' }, '10', 'equal'],
    ['huawei', { appId: '10' }, '11', 'differs'],
    ['oppo', { appKey: 'k' }, 'k', 'equal'],
    ['oppo', { appKey: 'k', appId: '30' }, '30', 'differs'],
    ['vivo', { appId: '1', appKey: 'k' }, '1#k', 'equal'],
    ['vivo', { appId: '1', appKey: 'k' }, '1', 'equal'],
    ['vivo', { appId: '1', appKey: 'k' }, '2#k', 'differs'],
    ['meizu', { appId: '1' }, '1', 'equal'],
    ['xiaomi', { appId: '2882' }, '2882', 'equal'],
    ['xiaomi', { packageName: 'com.example' }, '2882', undefined],
    ['honor', { appId: '1' }, '2', 'unsure'],
    ['fcm', { projectId: 'p' }, '123', undefined],
    ['apns', { bundleId: 'b' }, 'any', undefined],
  ])('%s %j under %s: %s', (vendor, account, certificate, fit) => expect(named(vendor, account, certificate)).toBe(fit));

  it('of a token that is not the one given may be another vendor’s', () =>
    expect(named('huawei', { appId: '10' }, '11', 'other')).toBe('unsure'));
});

describe('the difference between direct and through the platform', () => {
  const direct = { push: { status: 'accepted' } } as const;

  it('is told with every value filled in, in both languages', () => {
    const platform = platformEvidence({ push: { status: 'rejected', code: '16', vendorMessage: 'Invalid AppKey' } });
    const found = mismatchOf(evidence({ ...direct, platform }));
    expect(found).toMatchObject({ of: 'unknown', verdict: 'credential', data: { code: '16', said: 'Invalid AppKey' } });
    for (const lang of ['en', 'zh'] as const)
      expect(placeholders(found?.text[lang] ?? '').filter((name) => !Object.hasOwn(found?.data ?? {}, name))).toEqual([]);
  });

  it('is none without a direct push that was taken, and none for a way that was not reached', () => {
    const platform = platformEvidence({ push: { status: 'rejected', code: '16' } });
    expect(mismatchOf(evidence({ platform }))).toBeUndefined();
    expect(
      mismatchOf(evidence({ ...direct, platform: platformEvidence({ push: { status: 'unreachable', code: 'ERR_TIMEOUT' } }) })),
    ).toBeUndefined();
  });
});
