import { describe, expect, it } from 'vitest';
import { cliFixture, startCli } from '../support/run-cli.ts';

const fixture = cliFixture();
const TOKEN = 'IQAAAACy0a1bAAB7madeUpDeviceToken4Receipts';

async function listening(...more: string[]) {
  const running = startCli(['receipts', '--listen', '--lang', 'en', '--no-color', ...more], { cwd: fixture.path });
  await running.until('http://127.0.0.1:');
  await running.until('Ctrl-C');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.output.stdout + running.output.stderr)?.[0];
  if (!url) throw new Error(`no address in: ${running.output.stdout}`);
  return { running, url };
}

describe('push-check receipts --listen', () => {
  it('explains a receipt, masks its token, survives garbage and ends with 0 on SIGINT', async () => {
    const { running, url } = await listening();
    const garbage = await fetch(`${url}/xiaomi`, { method: 'POST', body: 'garbage' });
    expect(garbage.status).toBe(200);
    const statuses = [{ status: 0, token: TOKEN, appid: '1', biTag: 'x', requestId: 'r-arrived', timestamp: 1_700_000_000_000 }];
    const answer = await fetch(`${url}/huawei`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ statuses }),
    });
    expect(answer.status).toBe(200);
    await running.until('r-arrived');
    const { code, stdout, stderr } = await running.end('SIGINT');
    expect(code).toBe(0);
    expect(stdout).toContain('receipts/not-recognised');
    expect(stdout + stderr).not.toContain(TOKEN);
    expect(stdout + stderr).not.toContain('Interrupted');
    await expect(fetch(url)).rejects.toThrow();
  });

  it.each([
    [1, 0],
    [2, 130],
  ])('with --count %i and one receipt ends with %i', async (count, code) => {
    const { running, url } = await listening('--count', String(count));
    const body = JSON.stringify({
      statuses: [{ status: 0, token: TOKEN, appid: '1', biTag: 'x', requestId: 'r-one', timestamp: 1_700_000_000_000 }],
    });
    await fetch(`${url}/huawei`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await running.until('r-one');
    expect((count === 1 ? await running.done : await running.end('SIGINT')).code).toBe(code);
  });
});
