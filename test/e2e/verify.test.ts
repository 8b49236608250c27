import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorNames } from '../../src/vendors/names.ts';
import { cliFixture, reportOf, runCli, sandboxFixture, type Report, type SandboxConfig } from '../support/run-cli.ts';

const fixture = cliFixture();
const sandbox = sandboxFixture();
const ids = vendorNames.map(({ id }) => id);

let accounts: SandboxConfig;
let proxy: { server: HttpServer; url: string; tunnels: string[] };
let silent: Server;

const asFile = (config: object) => JSON.stringify(config).replaceAll(/\$+\{/g, () => '$${');
/** The served config with every endpoint at an origin, and other values for some fields. */
const configAt = (origin: string, more: Record<string, Record<string, unknown>> = {}) =>
  asFile({
    vendors: Object.fromEntries(Object.entries(accounts.vendors).map(([id, block]) => [id, { ...block, endpoints: origin, ...more[id] }])),
  });

beforeAll(async () => {
  accounts = await sandbox.accounts();
  // A CONNECT proxy that wants a password.
  const tunnels: string[] = [];
  const server = createHttpServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, socket, head) => {
    socket.on('error', () => undefined);
    const given = request.headers['proxy-authorization'];
    if (given !== `Basic ${Buffer.from('user:pa%ss word').toString('base64')}`) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
      return;
    }
    tunnels.push(request.url ?? '');
    const port = Number((request.url ?? '').split(':')[1]);
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = { server, url: `127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
  // Takes connections and says nothing.
  silent = createTcpServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { url, httpsUrl } = sandbox.ready;
  await fixture.write({
    'good.json': configAt(url),
    'tls.json': configAt(httpsUrl),
    'dead.json': configAt('http://127.0.0.1:9'),
    'no-host.json': configAt('https://push-check-test.invalid'),
    'silent.json': configAt(`https://127.0.0.1:${(silent.address() as AddressInfo).port}`),
    'wrong.json': configAt(url, {
      xiaomi: { appSecret: 'd3JvbmctYnV0LXdlbGwtZm9ybWVk' },
      oppo: { masterSecret: 'f'.repeat(32) },
      honor: { clientSecret: 'wrong-but-well-formed' },
      vivo: { appSecret: '00000000-0000-0000-0000-000000000000' },
      meizu: { appSecret: 'f'.repeat(32) },
      apns: { keyId: 'ZZZZZZZZZZ' },
    }),
    'untrusted.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  });
}, 60_000);

afterAll(() => {
  proxy?.server.closeAllConnections();
  proxy?.server.close();
  silent?.close();
});

const verify = async (config: string, args: string[] = []): Promise<Report> =>
  reportOf(await runCli(['verify', '-c', config, '--timeout', '3s', '--format', 'json', ...args], { cwd: fixture.path }));
const failed = (report: Report) =>
  report.checks.filter((check) => check.state === 'fail').map((check) => [check.vendor, check.stage, check.code]);
const passed = (report: Report, vendor: string) =>
  report.checks.filter((check) => check.vendor === vendor && check.state === 'pass').map((check) => check.stage);

describe.concurrent('verify', () => {
  it('passes every vendor of the sandbox, with times, and says that the probe is one', async () => {
    const report = await verify('good.json');
    expect(failed(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
    for (const id of ids) expect(passed(report, id)).toEqual(expect.arrayContaining(['config', 'tcp']));
    expect(report.checks.find((check) => check.id === 'apns/probe')).toMatchObject({
      state: 'pass',
      title: expect.stringContaining('cannot exist'),
      ms: expect.any(Number),
    });
  });

  it('names the auth stage for a wrong secret, with the code and what to do', async () => {
    const report = await verify('wrong.json', ['xiaomi', 'oppo', 'honor', 'vivo', 'meizu', 'apns']);
    expect(report.exitCode).toBe(1);
    for (const id of ['xiaomi', 'oppo', 'honor', 'vivo', 'meizu', 'apns']) {
      const check = report.checks.find((one) => one.vendor === id && one.state === 'fail');
      expect({ id, ...check }).toMatchObject({
        id: expect.any(String),
        stage: id === 'apns' ? 'probe' : 'auth',
        code: expect.any(String),
        cause: expect.stringContaining(' '),
        fix: expect.stringContaining(' '),
      });
    }
  });

  it('names the tcp stage for a dead port, and looks no further', async () => {
    const report = await verify('dead.json', ['oppo']);
    expect(report.exitCode).toBe(4);
    expect(failed(report)).toEqual([['oppo', 'tcp', 'ERR_REFUSED']]);
    expect(report.checks.filter((check) => check.state === 'not-looked').map((check) => check.stage)).toEqual(['clock', 'auth']);
  });

  it('names the dns stage for a host that does not exist', async () => {
    const report = await verify('no-host.json', ['oppo']);
    expect(report.exitCode).toBe(4);
    expect(failed(report)).toEqual([['oppo', 'dns', expect.stringMatching(/^ERR_DNS/)]]);
  });

  it('names the tls stage and the issuer when the certificate is not trusted, as behind a TLS-inspecting proxy', async () => {
    for (const id of ['oppo', 'apns']) {
      const report = await verify('tls.json', [id]);
      expect(report.exitCode).toBe(4);
      expect(failed(report)).toEqual([[id, 'tls', 'ERR_TLS_UNTRUSTED']]);
      const check = report.checks.find((one) => one.stage === 'tls');
      expect(check).toMatchObject({ detail: expect.stringContaining('push-check sandbox'), fix: expect.stringContaining('--ca') });
      expect(check?.detail?.match(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });

  it('passes with --ca, over HTTP/1.1 and HTTP/2, and shows the certificate', async () => {
    const report = await verify('tls.json', ['--ca', sandbox.ready.caFile]);
    expect(failed(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(report.checks.find((check) => check.vendor === 'apns' && check.stage === 'tls')?.detail).toMatch(
      /TLSv1\.\d, h2, .*issued by push-check sandbox/,
    );
    const send = reportOf(
      await runCli(['send', '-c', 'tls.json', '--ca', sandbox.ready.caFile, '--sandbox', '--vendor', 'apns', '--format', 'json'], {
        cwd: fixture.path,
      }),
    );
    expect(send.exitCode).toBe(0);
  });

  it('names the tls stage when the port takes connections and says nothing', async () => {
    const report = await verify('silent.json', ['oppo', '--timeout', '500ms']);
    expect(report.exitCode).toBe(4);
    expect(failed(report)).toEqual([['oppo', 'tls', expect.stringMatching(/TIMEOUT/)]]);
  });

  it.concurrent.each(['oppo', 'fcm', 'vivo'])('names the clock stage for a clock an hour off: %s', async (id) => {
    const report = reportOf(await runCli(['verify', '--sandbox', id, '--fault', 'clock=+1h', '--format', 'json'], { cwd: fixture.path }));
    expect(report.checks.find((check) => check.stage === 'clock')).toMatchObject({
      state: 'fail',
      detail: expect.stringMatching(/3(599|600|601) s behind/),
    });
    expect(report.exitCode).toBe(1);
  });

  it('refuses a CA file that holds no usable certificate', async () => {
    const run = await runCli(['verify', '-c', 'tls.json', 'oppo', '--ca', 'untrusted.pem', '--format', 'json'], { cwd: fixture.path });
    expect(reportOf(run).error?.code ?? reportOf(run).checks.find((check) => check.state === 'fail')?.code).toBeDefined();
    expect(run.code).not.toBe(70);
    expect(run.code).not.toBe(0);
  });

  it('--offline looks at the form alone', async () => {
    const report = await verify('dead.json', ['--offline', 'oppo']);
    expect(report).toMatchObject({ exitCode: 0, mode: 'offline' });
    expect(report.checks.filter((check) => check.state === 'pass').map((check) => check.stage)).toEqual(['config']);
  });
});

describe.concurrent('a CONNECT proxy', () => {
  const password = encodeURIComponent('pa%ss word');

  it('carries HTTP/1.1 and HTTP/2 vendors, by option and by variable', async () => {
    const byOption = await verify('tls.json', [
      'oppo',
      'apns',
      '--ca',
      sandbox.ready.caFile,
      '--proxy',
      `http://user:${password}@${proxy.url}`,
    ]);
    expect(failed(byOption)).toEqual([]);
    expect(byOption.exitCode).toBe(0);
    expect(passed(byOption, 'apns')).toContain('proxy');
    expect(proxy.tunnels).toContain(new URL(sandbox.ready.httpsUrl).host);
    const before = proxy.tunnels.length;
    const byVariable = await runCli(['verify', '-c', 'tls.json', 'oppo', '--ca', sandbox.ready.caFile, '--format', 'json'], {
      cwd: fixture.path,
      env: { PUSH_CHECK_PROXY: `http://user:${password}@${proxy.url}` },
    });
    expect(byVariable.code).toBe(0);
    expect(proxy.tunnels.length).toBeGreaterThan(before);
  });

  it('that refuses the password is the stage that failed', async () => {
    const report = await verify('tls.json', ['oppo', '--ca', sandbox.ready.caFile, '--proxy', `http://user:wrong-password@${proxy.url}`]);
    expect(failed(report)).toEqual([['oppo', 'proxy', 'ERR_PROXY']]);
    expect(report.exitCode).toBe(4);
    expect(JSON.stringify(report)).not.toContain('wrong-password');
  });

  it('that nobody runs is the stage that failed, and not the way to the vendor', async () => {
    const report = await verify('tls.json', ['oppo', '--proxy', 'http://127.0.0.1:9']);
    expect(report.exitCode).toBe(4);
    const check = report.checks.find((one) => one.state === 'fail');
    expect(check?.code).toBe('ERR_PROXY');
    expect(check?.title).not.toContain(`connection to ${new URL(sandbox.ready.httpsUrl).host}`);
  });
});
