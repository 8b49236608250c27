// Start-up of the built command against `node -e 0`: interleaved runs, medians, ratios. Prints; asserts nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const runs = Number(process.argv[2] ?? 15);
const bin = resolve(import.meta.dirname, '../../bin/push-check.js');
const folder = mkdtempSync(join(tmpdir(), 'push-check-bench-'));
const message = join(folder, 'chat.yaml');
writeFileSync(message, 'kind: im\ntitle: Alice\nbody: Are we still on for dinner at seven?\nttl: 24h\n');
const env = { ...process.env, CI: 'true', LANG: 'C', LC_ALL: 'C' };

const rows = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: '--version', args: [bin, '--version'], aim: 1.35 },
  { name: '--help', args: [bin, '--help'], aim: 1.35 },
  { name: 'explain apns BadDeviceToken', args: [bin, 'explain', 'apns', 'BadDeviceToken'], aim: 1.6 },
  { name: 'lint one file', args: [bin, 'lint', message, '--vendor', 'oppo'], aim: 2 },
  { name: 'send --sandbox --vendor xiaomi', args: [bin, 'send', '--sandbox', '--vendor', 'xiaomi'], aim: 2.75 },
];
const times = rows.map(() => []);
for (let run = 0; run < runs; run++)
  for (const [index, row] of rows.entries()) {
    const start = process.hrtime.bigint();
    const done = spawnSync(process.execPath, row.args, { cwd: folder, env, stdio: 'ignore' });
    times[index].push(Number(process.hrtime.bigint() - start) / 1e6);
    if (done.status !== 0) console.log(`${row.name}: exit ${done.status}`);
  }
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const base = median(times[0]);
console.log(`start-up, ${runs} interleaved runs, medians, node ${process.version}, load ${loadavg()[0].toFixed(2)}`);
for (const [index, row] of rows.entries()) {
  const ms = median(times[index]);
  console.log(
    `${row.name.padEnd(32)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / base).toFixed(2)} ×${row.aim ? `  (aim ${row.aim} ×)` : ''}`,
  );
}
