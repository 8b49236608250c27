import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deps } from '../../src/api/deps.ts';
import { scan } from '../../src/api/scan.ts';
import type { Event } from '../../src/core/events.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { reporters } from '../../src/reporters/index.ts';
import { fakeClock } from '../support/fake-clock.ts';

const fixture = resolve(import.meta.dirname, '../../fixtures/projects/everything-wrong');
const java = join(fixture, 'app/src/main/java/com/example/bazaar');
const frame = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../fixtures/reports/scan-events.json'), 'utf8')) as Event[];

/** Keys and secrets in every place from which a scan tells something. */
const awkward: Record<string, string> = {
  'settings.gradle': "include ':app'\n",
  'app/build.gradle': `
apply plugin: 'com.android.application'
android {
  namespace 'com.shop.app'
  defaultConfig {
    applicationId 'com.shop.app'
    manifestPlaceholders = [VIVO_APPKEY: project.hasProperty('ci') ? "e1f2a3b4c5d6e7f8" : findProperty("VIVO_APPKEY"), VIVO_APPID: findProperty("VIVO_APPID") ?: 'zq9x8w7v6u5t4s3r']
  }
}
dependencies {
  implementation 'io.hyphenate:hyphenate-chat:4.5.0'
  implementation 'im.zego:zpns:2.8.0'
}
`,
  'app/src/main/AndroidManifest.xml': `<manifest xmlns:android="http://schemas.android.com/apk/res/android"><application>
<meta-data android:name="EASEMOB_APPKEY" android:value="k7j6h5g4f3d2s1a0"/>
<meta-data android:name="com.vivo.push.api_key" android:value="\${VIVO_APPKEY}"/>
</application></manifest>
`,
  'app/src/main/java/com/shop/app/Start.java': `package com.shop.app;
import com.hyphenate.chat.EMClient;
import com.hyphenate.push.EMPushConfig;
public class Start {
  void start() {
    new EMPushConfig.Builder(this).enableMiPush(decode("m9n8b7v6c5x4z3l2"), decode("m9n8b7v6c5x4z3l2")).enableFCM("AAAAk5kWf1Y:APA91bServerKey").build();
    MiPushClient.with(Keys.of("p0o9i8u7y6t5r4e3")).registerPush(this, "5000000000002", "w2q1a2s3d4f5g6h7");
  }
}
`,
};

const secrets = {
  fixture: [
    'throw-away-app-key',
    'throw-away-master-secret',
    'throw-away-push-app-key',
    'signature-of-your-server',
    'token-of-yesterday',
    '5000000000001',
    '0123456789abcdef0123456789abcdef',
    'not-a-real-key',
  ],
  awkward: [
    'e1f2a3b4c5d6e7f8',
    'zq9x8w7v6u5t4s3r',
    'k7j6h5g4f3d2s1a0',
    'm9n8b7v6c5x4z3l2',
    'AAAAk5kWf1Y:APA91bServerKey',
    'p0o9i8u7y6t5r4e3',
    '5000000000002',
    'w2q1a2s3d4f5g6h7',
  ],
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'push-check-secrets-'));
  for (const [name, content] of Object.entries({ ...awkward, 'push-check.config.yaml': 'vendors: {}\n' })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function eventsOf(dir: string): Promise<Event[]> {
  const deps: Deps = {
    clock: fakeClock(Date.parse('2026-11-20T04:00:00Z')),
    env: {},
    cwd: folder,
    lang: 'en',
    random: () => 0.5,
    redactor: createRedactor(),
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  const events: Event[] = [frame[0] as Event];
  const routes = [{ brand: 'xiaomi', gms: false, forceFcm: false }];
  for await (const event of scan({ dir, config: { allowCode: false }, vendors: [], platforms: [], release: true, routes }, deps))
    events.push(event);
  return [...events, frame.at(-1) as Event];
}

async function* stream(events: readonly Event[]): AsyncGenerator<Event> {
  yield* events;
}

async function textOf(format: string, events: readonly Event[]): Promise<string> {
  const reporter = await reporters[format]!();
  let text = '';
  for await (const part of reporter(stream(events), { lang: 'en', color: false, width: 1000, verbose: true, quiet: false })) text += part;
  return text;
}

describe.each(Object.keys(reporters))('a scan as %s', (format) => {
  it('of the fixture with everything wrong prints no key and no secret', async () => {
    const text = await textOf(format, await eventsOf(fixture));
    expect(text).toContain('xiaomi');
    expect(secrets.fixture.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('of a project with keys in awkward places prints none of them', async () => {
    const text = await textOf(format, await eventsOf(folder));
    expect(text).toContain('easemob');
    expect(secrets.awkward.filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe('the secrets', () => {
  it('stand in the projects', async () => {
    const own = ['BazaarApplication.java', 'StallActivity.java'].map((name) => join(java, name));
    const files = [...own, join(fixture, 'app/build.gradle'), join(fixture, 'app/google-services.json')];
    const text = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
    expect(secrets.fixture.filter((secret) => !text.includes(secret))).toEqual([]);
    expect(secrets.awkward.filter((secret) => !Object.values(awkward).some((content) => content.includes(secret)))).toEqual([]);
  });
});
