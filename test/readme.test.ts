import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { vendorNames, vendors } from '../src/vendors/index.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');

/** The README's vendor table as the registry has it. */
async function vendorTable(): Promise<string> {
  const rows = await Promise.all(
    vendorNames.map(async ({ id, displayName }) => {
      const vendor = await vendors[id]();
      const [{ catalogue }, { rules }, { wireFields }, { adapter }, { sandbox }] = await Promise.all([
        vendor.errors(),
        vendor.rules(),
        vendor.wire(),
        vendor.client(),
        vendor.sandbox(),
      ]);
      return `| ${displayName} | \`${id}\` | ${wireFields.length} | ${rules.length} | ${catalogue.entries.length} | ${adapter.meta.validateOnly ? 'yes' : 'no'} | ${sandbox.devices.length} |`;
    }),
  );
  return [
    '| vendor | id | message fields | lint rules | codes explained | validate-only | sandbox devices |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

describe('README', () => {
  it('has the vendor table of the registry', async () => {
    expect(readme).toContain(await vendorTable());
  });

  it('names every command', () => {
    for (const { name } of commands) expect(readme).toContain(`| \`${name}`);
  });

  it('lists the libraries that are bundled', () => {
    const listed = /: ([a-z, -]+ and zod) are bundled/.exec(readme)?.[1]?.split(/, | and /) ?? [];
    const bundled = readFileSync(resolve(import.meta.dirname, '../src/../package.json'), 'utf8');
    for (const name of listed) expect(bundled).toContain(`"${name}"`);
  });
});
