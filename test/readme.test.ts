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

  describe('the table of the guides', () => {
    const table = /### What the platforms[^]*?\n## /.exec(readme)?.[0] ?? '';
    const cells = [...table.matchAll(/^\| .* \| (.+) \|$/gm)].map((match) => match[1] ?? '');

    it('has a command in every row', () => {
      expect(cells.length).toBeGreaterThan(20);
      const known = commands.map(({ name }) => name).join('|');
      const rows = cells.filter((cell) => !/^(command|-+)$/.test(cell.trim()) && cell.trim() !== '');
      for (const cell of rows) expect(cell).toMatch(new RegExp(`(${known})\\b`));
    });

    it('names steps and options that there are', async () => {
      const { steps } = await import('../src/checks/index.ts');
      const ids = new Set(steps.map(({ id }) => id));
      for (const [id] of table.matchAll(/\b[A-N]\d{1,2}\b/g)) expect([...ids]).toContain(id);
      const flags = new Set(
        (await Promise.all(commands.map(({ load }) => load()))).flatMap(({ options }) =>
          (options ?? []).flatMap(({ flags: text }) => text.match(/--[a-z-]+/g) ?? []),
        ),
      );
      for (const [flag] of table.matchAll(/--[a-z][a-z-]*/g)) expect([...flags]).toContain(flag);
    });
  });

  it('lists the libraries that are bundled', () => {
    const listed = /: ([a-z, -]+ and zod) are bundled/.exec(readme)?.[1]?.split(/, | and /) ?? [];
    const bundled = readFileSync(resolve(import.meta.dirname, '../src/../package.json'), 'utf8');
    for (const name of listed) expect(bundled).toContain(`"${name}"`);
  });
});
