import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'rolldown';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
// The registry is the one place that names vendors.
const vendorIds = [...readFileSync(new URL('src/vendors/names.ts', import.meta.url), 'utf8').matchAll(/\bid: '([a-z]+)'/g)].map((match) => match[1]);

/**
 * undici's entry loads everything it has (fetch, caches, WebSocket: most of a start); the transport needs two of its classes, over HTTP/1.1 and with
 * bodies of text. The version is pinned and bundled, so its inner paths cannot move under us.
 */
const undiciParts = {
  name: 'undici-parts',
  resolveId: (id) => {
    if (id === 'undici') return '\0undici-parts';
    if (/^(\.\/client-h2(\.js)?|\.\.\/web\/fetch\/body(\.js)?|\.\.\/llhttp\/llhttp-wasm(\.js)?)$/.test(id)) return '\0undici-unused';
    return undefined;
  },
  load: (id) => {
    if (id === '\0undici-parts') return `import Client from 'undici/lib/dispatcher/client.js';\nimport Pool from 'undici/lib/dispatcher/pool.js';\nexport { Client, Pool };\n`;
    if (id === '\0undici-unused') return 'export default undefined;\n';
    return undefined;
  },
};

/** commander asks for node:child_process, a fifth of a short start, for executables as sub-commands, which we do not have. */
const commanderParts = {
  name: 'commander-parts',
  resolveId: (id, importer) => (id === 'node:child_process' && importer?.includes('commander') ? '\0commander-unused' : undefined),
  load: (id) => (id === '\0commander-unused' ? 'export default {};\n' : undefined),
};

/** Few files: every module of a start costs more than its bytes. */
const groups = [
  { name: 'core', test: /src\/(core\/(?!config|redact|clock|message-schema|duration|transport-errors|judge|engine|curl|explain|baseline|project|report-schema|service-account)|lib\/(?!x509|der|pkcs12|width|digest)|vendors\/[^/]+\.ts)/ },
  { name: 'sending', test: /src\/(core\/(engine|curl|judge|explain|transport-errors|message-schema|duration)|api\/(send|setup|message|merge|transport|token-id|vendors|deps))/ },
  { name: 'config', test: /src\/(core\/config(-texts)?\.ts|configfile\/(load|find|files|texts)\.ts)/ },
  { name: 'overview', test: /src\/(commands\/index|cli\/overview)/ },
  { name: 'cli', test: /src\/(cli\/(run|progress)|core\/(redact|clock)|commands\/(parse|requests|message-request)|api\/run|reporters\/(output|tee|index))|node_modules\/commander/ },
  { name: 'net', test: /src\/net\/(index|connect|connector|endpoint|errors|exchange)\.ts/ },
  ...vendorIds.flatMap((id) => [
    // What a scan needs of a vendor beside the project's own checks.
    { name: `${id}-message`, test: new RegExp(`src/vendors/${id}/(message|wire|facts|shape)`) },
    { name: `${id}-errors`, test: new RegExp(`src/vendors/${id}/errors`) },
    { name: `${id}-sandbox`, test: new RegExp(`src/vendors/${id}/sandbox/`) },
    { name: `${id}-client`, test: new RegExp(`src/vendors/${id}/(?!errors|sandbox/|project/|index)`) },
  ]),
  { name: 'scanning', test: /src\/(core\/(project|source-index|judge-project|messaging-service)|checks\/project\/|(vendors|platforms)\/[^/]+\/project\/|project\/|api\/scan)/ },
];

const root = import.meta.dirname;

/** Writes what the package carries beside code: the JSON Schemas, the code catalogue, and the licences of what was bundled. */
const packageData = {
  name: 'package-data',
  async writeBundle(_options, bundle) {
    const entry = join(root, 'dist/package-data.js');
    const { packageData: make } = await import(`${pathToFileURL(entry).href}?${Date.now()}`);
    for (const [file, content] of Object.entries(await make())) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `${JSON.stringify(content, undefined, 1)}\n`);
    }
    rmSync(entry);
    const packages = new Set();
    for (const chunk of Object.values(bundle)) for (const id of Object.keys(chunk.modules ?? {})) for (const match of id.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)) packages.add(match[1]);
    writeFileSync(join(root, 'THIRD_PARTY_NOTICES'), notices([...packages].toSorted()));
  },
};

function notices(packages) {
  const parts = packages.map((name) => {
    const folder = join(root, 'node_modules', name);
    if (!existsSync(folder)) return `${name}\n`;
    const { version: used, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${used} (${typeof license === 'string' ? license : 'see below'})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
  });
  return `push-check bundles these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

export default defineConfig({
  plugins: [undiciParts, commanderParts, packageData],
  input: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    sandbox: 'src/sandbox/index.ts',
    'package-data': 'src/api/package-data.ts',
    ...Object.fromEntries(vendorIds.map((id) => [`vendors/${id}`, `src/vendors/${id}/index.ts`])),
  },
  platform: 'node',
  // cosmiconfig names typescript for configs that push-check never loads.
  external: ['typescript'],
  transform: { target: 'node20.19', define: { PUSH_CHECK_VERSION: JSON.stringify(version) } },
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups },
  },
});
