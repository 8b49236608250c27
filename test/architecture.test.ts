import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vendorNames } from '../src/vendors/names.ts';
import { vendors } from '../src/vendors/index.ts';

const src = resolve(import.meta.dirname, '../src');

interface Edge {
  from: string;
  to: string;
  kind: 'static' | 'dynamic' | 'type';
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const all = files(src).map((path) => relative(src, path));

/** Every import of a file: static, type-only, `import('…')`, also re-exports. Packages keep their name. */
function edgesOf(file: string): Edge[] {
  const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const edges: Edge[] = [];
  const target = (specifier: string) => (specifier.startsWith('.') ? relative(src, resolve(src, dirname(file), specifier)) : specifier);
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm))
    edges.push({ from: file, to: target(match[2] as string), kind: match[1] ? 'type' : 'static' });
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g))
    edges.push({ from: file, to: target(match[1] as string), kind: 'dynamic' });
  return edges;
}

const edges = all.flatMap(edgesOf);
const internal = edges.filter((edge) => edge.to.endsWith('.ts') && !edge.to.startsWith('..'));

function zoneOf(file: string): string {
  const [first, second, third] = file.split('/') as [string, string?, string?];
  if ((first === 'vendors' || first === 'platforms') && second !== undefined && third !== undefined)
    return third.startsWith('sandbox') ? `${first}/${second}/sandbox` : `${first}/${second}`;
  if (first === 'vendors' || first === 'platforms') return 'registry';
  if (second === undefined) return first;
  return first;
}

const leaves = ['core', 'lib'];
const names = ['vendors/names.ts', 'platforms/names.ts'];
const allowed: Record<string, (to: string, toFile: string) => boolean> = {
  lib: (to) => to === 'lib',
  core: (to) => leaves.includes(to),
  net: (to) => [...leaves, 'net'].includes(to),
  configfile: (to) => [...leaves, 'configfile'].includes(to),
  checks: (to) => [...leaves, 'checks'].includes(to),
  project: (to) => [...leaves, 'project'].includes(to),
  sandbox: (to) => [...leaves, 'sandbox'].includes(to),
  reporters: (to) => [...leaves, 'reporters'].includes(to),
  registry: (to) => leaves.includes(to) || to === 'registry' || to.startsWith('vendors/') || to.startsWith('platforms/'),
  api: (to) => [...leaves, 'net', 'configfile', 'checks', 'project', 'sandbox', 'reporters', 'registry', 'api'].includes(to),
  commands: (to, file) => to === 'api' || to === 'core' || to === 'commands' || names.includes(file),
  cli: (to, file) => ['api', 'core', 'commands', 'reporters', 'cli'].includes(to) || names.includes(file),
  'cli.ts': (to) => ['core', 'commands', 'cli'].includes(to),
  'index.ts': (to, file) => ['api', 'core'].includes(to) || names.includes(file),
};

function isAllowed(edge: Edge): boolean {
  const from = zoneOf(edge.from);
  const to = zoneOf(edge.to);
  const member = /^((?:vendors|platforms)\/[^/]+)(\/sandbox)?$/.exec(from);
  if (!member) return allowed[from]?.(to, edge.to) ?? false;
  if (leaves.includes(to)) return true;
  const [, folder, emulator] = member;
  if (emulator) return to === from || [`${folder}/wire.ts`, `${folder}/errors.ts`].includes(edge.to);
  // Only the table of contents opens the door to the emulator.
  return to === folder || (to === `${from}/sandbox` && edge.from === `${folder}/index.ts`);
}

describe('the arrows', () => {
  it('only point where ARCHITECTURE allows', () => {
    expect(internal.filter((edge) => !isAllowed(edge)).map((edge) => `${edge.from} → ${edge.to}`)).toEqual([]);
  });

  it('lead to files that exist', () => {
    expect(internal.filter((edge) => !all.includes(edge.to)).map((edge) => `${edge.from} → ${edge.to}`)).toEqual([]);
  });

  it('form no cycle, types included', () => {
    const graph = new Map<string, string[]>();
    for (const edge of internal) if (edge.kind !== 'dynamic') graph.set(edge.from, [...(graph.get(edge.from) ?? []), edge.to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of all) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keep the entry light: no undici, inquirer, zod, chalk, yaml or vendor in its static graph', () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const edge of edges) if (edge.from === file && edge.kind === 'static') visit(edge.to);
    };
    visit('cli.ts');
    expect(
      [...reached].filter(
        (file) => /^(undici|inquirer|zod|chalk|yaml|jose|cosmiconfig|node-forge)\b/.test(file) || /^(vendors|platforms)\/.+\//.test(file),
      ),
    ).toEqual([]);
  });

  it('let only core/config-schema use zod, only net use undici and node:http2', () => {
    const users = (specifier: RegExp) => [...new Set(edges.filter((edge) => specifier.test(edge.to)).map((edge) => edge.from))];
    expect(users(/^zod(\/|$)/)).toEqual(['core/config-schema.ts']);
    expect(users(/^undici$/).filter((file) => !file.startsWith('net/'))).toEqual([]);
    expect(users(/^node:http2$/).filter((file) => !file.startsWith('net/') && !file.startsWith('sandbox/'))).toEqual([]);
  });

  it('leave process and console to the edge', () => {
    const offenders = all.filter((file) => {
      if (file === 'cli.ts' || file.startsWith('cli/')) return false;
      const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
      return /\bprocess\.\w|\bconsole\.\w/.test(text);
    });
    expect(offenders).toEqual([]);
  });
});

describe('the registry', () => {
  it('has a folder for every vendor and a vendor for every folder', () => {
    const folders = readdirSync(join(src, 'vendors')).filter((name) => statSync(join(src, 'vendors', name)).isDirectory());
    expect(folders.toSorted()).toEqual(vendorNames.map((vendor) => vendor.id).toSorted());
    expect(Object.keys(vendors).toSorted()).toEqual(folders.toSorted());
  });

  for (const { id, displayName } of vendorNames) {
    it(`lists every rule file of ${id}, under its own name`, async () => {
      const vendor = await vendors[id]();
      expect(vendor.displayName).toBe(displayName);
      const { rules } = await vendor.rules();
      const names = readdirSync(join(src, 'vendors', id, 'rules'))
        .filter((name) => name !== 'index.ts')
        .map((name) => name.replace(/\.ts$/, ''));
      expect(rules.map((rule) => rule.name).toSorted()).toEqual(names.toSorted());
      expect(rules.every((rule) => rule.id === `${id}/${rule.name}` && rule.vendor === id)).toBe(true);
    });

    it(`gives ${id} the shape of its neighbours`, () => {
      for (const file of [
        'index.ts',
        'account.ts',
        'client.ts',
        'message.ts',
        'kinds.ts',
        'wire.ts',
        'errors.ts',
        'token.ts',
        'rule.ts',
        'rules/index.ts',
        'sandbox/index.ts',
      ])
        expect(all, `${id}/${file}`).toContain(`vendors/${id}/${file}`);
    });
  }
});
