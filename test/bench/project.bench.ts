// `scan` of a project of 5,000 files, start-up included, against a process that plainly reads the same files; interleaved, in the same run. Prints; asserts nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { diskProject, readProject } from '../../src/project/index.ts';

const count = Number(process.argv[2] ?? 5000);
const rounds = Number(process.argv[3] ?? 5);
const modules = ['app', 'core', 'feature/chat', 'feature/shop'];
const root = mkdtempSync(join(tmpdir(), 'push-check-bench-'));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const method = (index: number, body: string) => `
  /** Loads page ${index} and tells the listener. */
  public Result<List<Item>> load${index}(Context context, String query, int page) throws IOException {
    if (query == null || query.isEmpty()) { return Result.empty("nothing to look for"); }
    for (int i = 0; i < page * ${index}; i++) {
      client.newCall(new Request.Builder().url(BASE + "/items?page=" + i).header("Accept", "application/json").build()).enqueue(callback);
    }
    ${body}
    return Result.of(cache.get(query, page));
  }
`;

/** A class of some 4 KB; one in ten is about push. */
function javaClass(name: string, index: number): string {
  const push = index % 10 === 0;
  const body = push
    ? `if (isMainProcess(context)) { PushManager.getInstance().registerPush(context, APP_ID, "key-${index}"); }`
    : 'tracker.log(query);';
  return `package com.example.shop.part${index % 40};

import android.content.Context;
import java.io.IOException;
import java.util.List;

public class ${name} extends ${push ? 'PushMessageReceiver' : index % 6 === 0 ? 'com.sdk.UnknownLoader' : 'BaseLoader'} implements Loader<Item> {
  private static final String BASE = "https://api.example.com/v${index % 3}";
  public static final int APP_ID = ${index};
${Array.from({ length: 6 }, (_, part) => method(part, body)).join('')}
}
`;
}

function kotlinClass(name: string, index: number): string {
  const push = index % 10 === 1;
  const body = push ? 'if (enabled) PushManager.getInstance().registerPush(context, APP_ID, null)' : 'tracker.log(query)';
  return `package com.example.shop.part${index % 40}

import android.content.Context

class ${name}(private val client: Client) : BaseLoader(), Loader<Item> {
${Array.from(
  { length: 8 },
  (_, part) => `  /** Loads page ${part}. */
  override suspend fun load${part}(context: Context, query: String): List<Item> = withContext(Dispatchers.IO) {
    val url = "$BASE/items?page=\${query.trim().length + ${part}}"
    when (val answer = client.get(url) { header("Accept", "application/json") }) {
      is Answer.Good -> answer.items.map { Item(it.id, it.title.orEmpty()) }
      else -> emptyList()
    }.also { ${body} }
  }
`,
).join('\n')}
  companion object {
    const val BASE = "https://api.example.com"
    const val APP_ID = ${index}
  }
}
`;
}

/** Of several vendors and platforms, so that their checks run too. */
const vendorDependencies = [
  'com.google.firebase:firebase-messaging:24.0.0',
  'com.huawei.hms:push:6.12.0.300',
  'com.hihonor.mcs:push:8.0.12.307',
  'com.meizu.flyme.internet:push-internal:4.2.3',
  'com.tencent.timpush:timpush:8.8.7357',
  'com.tencent.timpush:xiaomi:8.8.7357',
  'com.tencent.timpush:oppo:8.8.7357',
  'com.tencent.timpush:vivo:8.8.7357',
  'io.hyphenate:hyphenate-chat:4.5.0',
  'im.zego:zpns:2.8.0',
]
  .map((name) => `  implementation("${name}")\n`)
  .join('');

write('settings.gradle.kts', `include(${modules.map((name) => `":${name.replace('/', ':')}"`).join(', ')})\n`);
write('build.gradle.kts', 'plugins {\n  id("com.android.application") version "8.5.0" apply false\n}\n');
write(
  'gradle/libs.versions.toml',
  '[versions]\npush = "1.2.3"\n[libraries]\npush = { module = "com.example:push", version.ref = "push" }\n',
);
for (const [index, name] of modules.entries()) {
  const kind = index === 0 ? 'application' : 'library';
  write(
    `${name}/build.gradle.kts`,
    `plugins { id("com.android.${kind}") }\nandroid {\n  namespace = "com.example.shop.m${index}"\n  compileSdk = 35\n  defaultConfig {\n    minSdk = 24\n    manifestPlaceholders["KEY"] = "k"\n  }\n}\ndependencies {\n  implementation(libs.push)\n${index === 0 ? vendorDependencies : ''}}\n`,
  );
  write(
    `${name}/src/main/AndroidManifest.xml`,
    `<manifest xmlns:android="http://schemas.android.com/apk/res/android"><application android:label="@string/app">${'<service android:name=".S"/><meta-data android:name="k" android:value="@string/app"/>'.repeat(10)}</application></manifest>`,
  );
  write(
    `${name}/src/main/res/values/strings.xml`,
    `<resources>${Array.from({ length: 300 }, (_, at) => `<string name="s${at}">Text ${at}</string>`).join('\n')}</resources>`,
  );
}
// Three in four are sources, the others layouts and pictures, which are only listed.
for (let index = 0; index < count - 20; index++) {
  const module = modules[index % modules.length] as string;
  const name = `Loader${index}`;
  const folder = `${module}/src/main`;
  if (index % 4 === 3) write(`${folder}/res/layout${index % 9 === 0 ? '-land' : ''}/item_${index}.xml`, '<FrameLayout/>\n'.repeat(60));
  else if (index % 2 === 0) write(`${folder}/java/com/example/shop/part${index % 40}/${name}.java`, javaClass(name, index));
  else write(`${folder}/kotlin/com/example/shop/part${index % 40}/${name}.kt`, kotlinClass(name, index));
}

interface Measured {
  ms: number;
  cpuMs: number;
  maxRssMb: number;
}

/** Every child tells what it took as it ends. */
const report = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); process.stderr.write('\\n' + JSON.stringify([userCPUTime + systemCPUTime, maxRSS])); });",
)}`;

function child(args: readonly string[], expected: number): Measured {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--import', report, ...args], {
    cwd: tmpdir(),
    // Certificates of the machine's own take every Node a tenth of a second to load, and nothing here asks the network.
    env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, CI: 'true', LANG: 'C', LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== expected) throw new Error(`exit ${status}: ${stderr}`);
  const [cpuMicros, maxRssKb] = JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))) as [number, number];
  return { ms, cpuMs: cpuMicros / 1000, maxRssMb: maxRssKb / 1000 };
}

/** The yardstick: every file listed and read to text. */
const plainly = `const { readdirSync, readFileSync } = require('node:fs');
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
  if (entry.isFile()) readFileSync(entry.parentPath + '/' + entry.name, 'utf8');`;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

try {
  const bin = resolve(import.meta.dirname, '../bin/push-check.js');
  const plain: Measured[] = [];
  const scanned: Measured[] = [];
  const reading: number[] = [];
  let summary = '';
  for (let round = 0; round < rounds; round++) {
    plain.push(child(['-e', plainly, root], 0));
    // An application without an applicationId is a finding.
    scanned.push(child([bin, 'scan', root], 1));
    const start = performance.now();
    const { modules: read, counts, problems } = await readProject({ files: diskProject(root), root });
    reading.push(performance.now() - start);
    const sources = read.flatMap((module) => module.sources);
    summary = `${counts.files} files, ${sources.length} sources, ${sources.flatMap(({ calls }) => calls).length} calls, ${problems.length} problems`;
  }
  const row = (name: string, list: readonly Measured[], more = '') => {
    const [ms, cpuMs] = [median(list.map((one) => one.ms)), median(list.map((one) => one.cpuMs))];
    const rss = Math.max(...list.map(({ maxRssMb }) => maxRssMb));
    console.log(
      `${name.padEnd(24)} ${ms.toFixed(0).padStart(5)} ms  CPU ${cpuMs.toFixed(0).padStart(5)} ms  peak RSS ${rss.toFixed(0).padStart(4)} MB${more}`,
    );
    return { ms, cpuMs };
  };
  console.log(`${summary}; ${rounds} interleaved rounds, medians, node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`);
  const base = row('plainly reading', plain);
  const scan = row('push-check scan', scanned, '  (aim 2000 ms, 200 MB)');
  console.log(
    `${' '.repeat(24)} ${(scan.ms / base.ms).toFixed(1).padStart(5)} ×   CPU ${(scan.cpuMs / base.cpuMs).toFixed(1).padStart(5)} ×`,
  );
  console.log(`in one process: first reading ${reading[0]?.toFixed(0)} ms, then ${median(reading).toFixed(0)} ms`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
