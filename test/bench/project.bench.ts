// Reads a project of 5,000 files against plainly reading the same files, in the same run. Prints; asserts nothing.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

public class ${name} extends BaseLoader implements Loader<Item> {
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
    `plugins { id("com.android.${kind}") }\nandroid {\n  namespace = "com.example.shop.m${index}"\n  compileSdk = 35\n  defaultConfig {\n    minSdk = 24\n    manifestPlaceholders["KEY"] = "k"\n  }\n}\ndependencies {\n  implementation(libs.push)\n}\n`,
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

function allFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? allFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** The yardstick: every file listed and read to text. */
function plainly(): number {
  let bytes = 0;
  for (const file of allFiles(root)) bytes += readFileSync(file, 'utf8').length;
  return bytes;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

try {
  const bytes = plainly();
  const plain: number[] = [];
  const scanned: number[] = [];
  const cpu: number[] = [];
  const plainCpu: number[] = [];
  const cpuMs = () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  let first = 0;
  let firstRss = 0;
  let summary = '';
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    let used = cpuMs();
    plainly();
    plain.push(performance.now() - start);
    plainCpu.push(cpuMs() - used);
    start = performance.now();
    used = cpuMs();
    const { modules: read, counts, problems } = await readProject({ files: diskProject(root), root });
    scanned.push(performance.now() - start);
    cpu.push(cpuMs() - used);
    const sources = read.flatMap((module) => module.sources);
    summary = `${counts.files} files (${(bytes / 1e6).toFixed(1)} MB), ${sources.length} sources, ${sources.flatMap(({ calls }) => calls).length} calls, ${problems.length} problems`;
    if (round === 0) [first, firstRss] = [scanned[0] as number, process.memoryUsage().rss];
  }
  console.log(`${summary}; ${rounds} rounds, medians, node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`);
  console.log(
    `first reading ${first.toFixed(0)} ms (aim 2000), RSS behind it ${(firstRss / 1e6).toFixed(0)} MB (aim 200), highest ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`,
  );
  console.log(
    `reading ${median(scanned).toFixed(0)} ms, ${((count * 1000) / median(scanned)).toFixed(0)} files/s; plainly ${median(plain).toFixed(0)} ms; ${(median(scanned) / median(plain)).toFixed(1)} ×`,
  );
  console.log(
    `CPU: first ${(cpu[0] ?? 0).toFixed(0)} ms, reading ${median(cpu).toFixed(0)} ms; plainly ${median(plainCpu).toFixed(0)} ms; ${(median(cpu) / median(plainCpu)).toFixed(1)} ×`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
