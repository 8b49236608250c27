import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/configfile/load.ts';
import { showConfig } from '../../src/configfile/show.ts';
import { demoFacet, filesFacet, temporaryDirectories } from './support.ts';

const directoryOf = temporaryDirectories();
const fields = { demo: demoFacet.fields, files: filesFacet.fields };

describe('showConfig', () => {
  it('shows every effective setting with its source, secrets masked', async () => {
    const directory = directoryOf({
      'push-check.config.yaml': [
        'profiles: { p: { send: { rate: 5 } } }',
        'vendors:',
        '  demo: { appSecret: "${S}", region: "${R:-cn}", appId: 2882303761517123456, channels: { im: 7 } }',
        '  files: { certificate: ./c.p12, passphrase: s3cr3t-canary }',
        'devices: { d: { vendor: demo, token: abcdefghijklmnopqrstuvwxyz } }',
        'messages: { chat: ./chat.yaml }',
        'send: { timeout: 2s, rate: 1, proxy: "http://u:s3cr3t-canary@proxy.example.com" }',
        'platforms: { zego: { appId: 5, serverSecret: s3cr3t-canary } }',
        '',
      ].join('\n'),
      'c.p12': 'x',
    });
    const loaded = await loadConfig({
      cwd: directory,
      env: { S: 's3cr3t-canary', PUSH_CHECK_DEMO_ENDPOINT: 'http://127.0.0.1:1' },
      profile: 'p',
      facets: { demo: async () => demoFacet, files: async () => filesFacet },
      nowMs: 0,
    });
    expect(loaded.problems).toEqual([]);
    const rows = showConfig(loaded, { fields }).map(
      ({ path, value, source }) => `${path} = ${value} (${source.replace(`${directory}/`, '')})`,
    );
    expect(rows).toEqual([
      '/vendors/demo/appSecret = *** (env:S)',
      '/vendors/demo/region = cn (default)',
      '/vendors/demo/appId = 2882303761517123456 (file:push-check.config.yaml:3:57)',
      '/vendors/demo/channels/im/id = 7 (file:push-check.config.yaml:3:94)',
      '/vendors/demo/endpoints/all = http://127.0.0.1:1 (env:PUSH_CHECK_DEMO_ENDPOINT)',
      '/vendors/files/certificate = *** (file:c.p12)',
      '/vendors/files/passphrase = *** (file:push-check.config.yaml:4:46)',
      '/platforms/zego/appId = 5 (file:push-check.config.yaml:8:29)',
      '/platforms/zego/serverSecret = *** (file:push-check.config.yaml:8:46)',
      '/devices/d/vendor = demo (file:push-check.config.yaml:5:25)',
      '/devices/d/token = abcdef…wxyz(26) (file:push-check.config.yaml:5:38)',
      `/messages/chat = ${directory}/chat.yaml (file:push-check.config.yaml:6:19)`,
      '/send/rate = 5 (file:push-check.config.yaml:1:32)',
      '/send/timeout = 2000ms (file:push-check.config.yaml:7:18)',
      '/send/proxy = http://u:***@proxy.example.com/ (file:push-check.config.yaml:7:38)',
    ]);
    expect(showConfig(loaded, { fields, showTokens: true }).find(({ path }) => path.endsWith('/token'))?.value).toBe(
      'abcdefghijklmnopqrstuvwxyz',
    );
  });

  it('hides what an unknown key holds', async () => {
    const directory = directoryOf({ 'push-check.config.yaml': 'vendors: { demo: { appSecrt: s3cr3t-canary } }\n' });
    const loaded = await loadConfig({ cwd: directory, env: {}, facets: { demo: async () => demoFacet }, nowMs: 0 });
    expect(JSON.stringify(showConfig(loaded, { fields }))).not.toContain('s3cr3t-canary');
  });
});
