import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/core/message-schema.ts';
import { phases, symptoms, verdictClasses, type VerdictClass } from '../../src/core/step.ts';
import { Emulator, parseFault } from '../../src/sandbox/index.ts';
import { vendors } from '../../src/vendors/index.ts';
import { vendorNames, type VendorId } from '../../src/vendors/names.ts';

type Fields = Record<string, unknown>;

const folder = new URL('../../fixtures/diagnosis/', import.meta.url);
const fileNames = readdirSync(folder).filter((name) => name !== 'README.md');
const documents: { name: string; document: Fields }[] = fileNames.map((name) => {
  const document: unknown = parse(readFileSync(new URL(name, folder), 'utf8'));
  return { name, document: isMapping(document) ? document : {} };
});
const vendorIds: readonly string[] = vendorNames.map(({ id }) => id);
const platformVerdict: VerdictClass = 'binding';

const caseKeys = ['title', 'vendor', 'symptom', 'device', 'token', 'phone', 'account', 'message', 'faults', 'answers', 'expect', 'why'];
const phoneKeys = ['android', 'ios', 'harmony', 'model', 'rom'];
const expectKeys = ['verdict', 'step', 'alsoAcceptable'];

/** How many steps each phase of the checklist has: 147 in all. */
const stepsOfPhase: Record<(typeof phases)[number], number> = {
  A: 7,
  B: 9,
  C: 8,
  D: 9,
  E: 14,
  F: 14,
  G: 11,
  H: 13,
  I: 12,
  J: 24,
  K: 10,
  L: 5,
  M: 3,
  N: 8,
};
const stepIds = new Set(phases.flatMap((phase) => Array.from({ length: stepsOfPhase[phase] }, (_, index) => `${phase}${index + 1}`)));

function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const at = (fields: Fields, key: string): Fields => {
  const value = fields[key];
  return isMapping(value) ? value : {};
};

const listAt = (fields: Fields, key: string): readonly unknown[] => {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
};

const optional = (fields: Fields, key: string, isFine: (value: unknown) => boolean) => fields[key] === undefined || isFine(fields[key]);
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isHeld = ({ name }: { name: string }) => name.startsWith('held-');
const verdictOf = ({ document }: { document: Fields }) => at(document, 'expect')['verdict'];
const isVendor = (id: unknown): id is VendorId => typeof id === 'string' && vendorIds.includes(id);

/** What is wrong with a case as far as its form goes. */
function problemsOf(name: string, document: Fields): string[] {
  const problems: string[] = [];
  const demand = (isFine: boolean, what: string) => {
    if (!isFine) problems.push(what);
  };
  const { title, vendor, device, token, why } = document;
  for (const key of Object.keys(document)) demand(caseKeys.includes(key), `unknown key ${key}`);
  demand(/^(?:held-)?[a-z]+(?:-[a-z0-9]+)+\.yaml$/.test(name), 'file name');
  demand(isVendor(vendor), 'vendor');
  demand(name.replace(/^held-/, '').startsWith(`${String(vendor)}-`), 'file name names another vendor');
  demand(typeof title === 'string' && /^[^\n.]+$/.test(title), 'title');
  demand(typeof why === 'string' && /^[A-Z0-9][^\n]*\.$/i.test(why), 'why');
  demand(isText(device) !== isText(token), 'exactly one of device and token');
  demand(
    optional(document, 'symptom', (value) => (symptoms as readonly unknown[]).includes(value)),
    'symptom',
  );
  for (const key of ['phone', 'account', 'message', 'answers']) demand(optional(document, key, isMapping), key);
  const phone = at(document, 'phone');
  for (const key of Object.keys(phone)) demand(phoneKeys.includes(key), `unknown key phone.${key}`);
  demand(optional(phone, 'android', Number.isInteger), 'phone.android');
  for (const key of ['ios', 'harmony', 'model', 'rom']) demand(optional(phone, key, isText), `phone.${key}`);
  for (const [id, answer] of Object.entries(at(document, 'answers'))) {
    demand(stepIds.has(id), `unknown step ${id}`);
    demand(['yes', 'no', 'unknown'].includes(String(answer)) && typeof answer === 'string', `answer of ${id}`);
  }
  problems.push(...expectProblems(document));
  return problems;
}

function expectProblems(document: Fields): string[] {
  const problems: string[] = [];
  const wanted = at(document, 'expect');
  for (const key of Object.keys(wanted)) if (!expectKeys.includes(key)) problems.push(`unknown key expect.${key}`);
  const { verdict, step } = wanted;
  if (!(verdictClasses as readonly unknown[]).includes(verdict)) problems.push('expect.verdict');
  if ((verdict === 'none-found') !== (step === undefined)) problems.push('a step belongs to every verdict but none-found');
  const steps = [...(step === undefined ? [] : [step]), ...listAt(wanted, 'alsoAcceptable')];
  for (const id of steps) if (typeof id !== 'string' || !stepIds.has(id)) problems.push(`unknown step ${String(id)}`);
  if (new Set(steps).size < steps.length) problems.push('a step is named twice');
  return problems;
}

describe('the fault corpus', () => {
  it.each(documents)('$name has the form of a case', ({ name, document }) => {
    expect(problemsOf(name, document)).toEqual([]);
  });

  it.each(documents.filter(({ document }) => document['message'] !== undefined))('$name has a readable message', ({ document }) => {
    expect(readMessage(document['message'], { vendors: vendorIds }).problems).toEqual([]);
  });

  it.each(documents)('$name has faults, device and account fields that its vendor knows', async ({ document }) => {
    const faults = listAt(document, 'faults').map((text) => parseFault(String(text)));
    expect(faults.filter((fault) => !fault.ok)).toEqual([]);
    const { vendor: id } = document;
    if (!isVendor(id)) return;
    const vendor = await vendors[id]();
    const { sandbox } = await vendor.sandbox();
    const given = faults.flatMap((fault) => (fault.ok ? [fault.fault] : []));
    expect(
      () =>
        new Emulator({
          vendors: [sandbox],
          now: () => 0,
          seed: 1,
          identities: {},
          faults: given,
          keptPushes: 1,
          onPush: undefined,
          onError: undefined,
        }),
    ).not.toThrow();
    if (document['device'] !== undefined) expect(sandbox.devices.map(({ name }) => name)).toContain(document['device']);
    const fields = (await vendor.account()).accountFacet.fields.map(({ name }) => name);
    expect([...fields, 'channels', 'endpoints']).toEqual(expect.arrayContaining(Object.keys(at(document, 'account'))));
  });

  it('is large enough and reaches every vendor', () => {
    expect(documents.length).toBeGreaterThanOrEqual(60);
    for (const id of vendorIds) {
      const own = documents.filter(({ document }) => document['vendor'] === id);
      expect(own.length, id).toBeGreaterThanOrEqual(9);
      expect(own.filter(isHeld).length, id).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([
    ['for tuning', documents.filter((entry) => !isHeld(entry))],
    ['held out', documents.filter(isHeld)],
  ])('has every verdict but the one that needs a platform, %s', (_, some) => {
    expect(new Set(some.map(verdictOf))).toEqual(new Set(verdictClasses.filter((verdict) => verdict !== platformVerdict)));
  });

  it('holds a third out', () => {
    const share = documents.filter(isHeld).length / documents.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.37);
  });

  it('has no title twice', () => {
    const titles = documents.map(({ document }) => document['title']);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });
});
