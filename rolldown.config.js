import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const vendorIds = ['fcm', 'apns', 'xiaomi', 'oppo'];

export default defineConfig({
  input: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    sandbox: 'src/sandbox/index.ts',
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
  },
});
