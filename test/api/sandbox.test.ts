import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/api/deps.ts';
import { sandbox, type SandboxRequest } from '../../src/api/sandbox.ts';
import { platformNames } from '../../src/api/platforms.ts';
import { vendorNames } from '../../src/vendors/index.ts';
import { testDeps } from './platform-support.ts';

/** Runs the verb until `use` is through with it. */
async function running(
  request: Partial<SandboxRequest>,
  use: (get: (path: string, init?: RequestInit) => Promise<Response>) => Promise<void>,
  lang: 'en' | 'zh' = 'en',
) {
  const controller = new AbortController();
  const notes: string[] = [];
  const progress = (one: Progress) => one.type === 'note' && notes.push(one.text);
  const events = sandbox({ vendors: [], faults: [], ...request }, { ...testDeps({ signal: controller.signal, progress, lang }), pid: 42 });
  const { value: ready } = await events.next();
  if (ready?.type !== 'ready') throw new Error('not ready');
  await use((path, init) => fetch(`${ready.url}${path}`, init)).finally(() => controller.abort());
  expect((await events.next()).done).toBe(true);
  return { ready, notes };
}

const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('the sandbox as a server', () => {
  const everyVendor = vendorNames.map(({ id }) => id as string);
  it.each<[string, string[], string[], string[]]>([
    ['nobody named: everybody', [], everyVendor, platformNames.map(({ id }) => id)],
    ['a vendor: it alone', ['oppo'], ['oppo'], []],
    ['a platform: behind it stands every vendor', ['ZEGO'], everyVendor, ['zego']],
    ['both', ['oppo', 'easemob'], everyVendor, ['easemob']],
  ])('%s', async (_name, vendors, expectedVendors, expectedPlatforms) => {
    await running({ vendors }, async (get) => {
      const accounts = await json(await get('/_sandbox/accounts'));
      expect(Object.keys(accounts['vendors'] ?? {}).toSorted()).toEqual(expectedVendors.toSorted());
      expect(Object.keys(accounts['platforms'] ?? {}).toSorted()).toEqual(expectedPlatforms.toSorted());
      const { users } = (await json(await get('/_sandbox/users'))) as { users: { platform: string }[] };
      expect([...new Set(users.map(({ platform }) => platform))].toSorted()).toEqual(expectedPlatforms.toSorted());
    });
  });

  it('says where it is, and cleans up after itself', async () => {
    const { ready } = await running({ vendors: ['oppo'] }, async () => {});
    expect(ready).toMatchObject({
      schema: 'push-check/sandbox@1',
      pid: 42,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
    await expect(stat(ready.caFile)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(fetch(`${ready.url}/_sandbox/accounts`)).rejects.toThrow();
  });

  it.each(['en', 'zh'] as const)('takes users over the wire, and its log shows each message’s way (%s)', async (lang) => {
    const { notes } = await running(
      { vendors: ['zego'] },
      async (get) => {
        const put = await get('/_sandbox/users', {
          method: 'POST',
          body: JSON.stringify({ platform: 'zego', user: 'carol', scenario: 'kicked', vendor: 'oppo' }),
        });
        expect(put.status).toBe(200);
        expect(((await json(put))['users'] as object[]).at(-1)).toEqual({ platform: 'zego', user: 'carol', scenario: 'kicked' });
        const { platforms } = (await json(await get('/_sandbox/accounts'))) as {
          platforms: { zego: { appId: string; serverSecret: string } };
        };
        const { createHash } = await import('node:crypto');
        const [time, nonce] = [String(Date.parse('2026-11-20T04:00:00Z') / 1000), '0123456789abcdef'];
        const { appId, serverSecret } = platforms.zego;
        const query = new URLSearchParams({
          Action: 'SendPeerMessage',
          AppId: appId,
          SignatureNonce: nonce,
          Timestamp: time,
          Signature: createHash('md5').update(`${appId}${nonce}${serverSecret}${time}`).digest('hex'),
          SignatureVersion: '2.0',
        });
        const body = {
          FromUserId: 'alice',
          ToUserId: ['carol'],
          MessageType: 1,
          Priority: 1,
          MessageBody: { Message: 'hi', OfflinePush: { Enable: 1, Title: 't', Content: 'c' } },
        };
        expect(await json(await get(`/?${query}`, { method: 'POST', body: JSON.stringify(body) }))).toMatchObject({ Code: 0 });
        const { flows } = (await json(await get('/_sandbox/flows'))) as { flows: { user: string }[] };
        expect(flows.map(({ user }) => user)).toEqual(['carol']);
        expect(await json(await get('/_sandbox/flows', { method: 'DELETE' }))).toEqual({ flows: [] });
      },
      lang,
    );
    const at = notes.indexOf('2026-11-20T04:00:00.000Z zego → carol');
    const steps = notes.slice(at + 1).filter((note) => note.startsWith('  '));
    expect(at).toBeGreaterThanOrEqual(0);
    expect(steps.map((step) => step.trim().slice(0, 5))).toEqual(['✓ 1/8', '✓ 2/8', '✓ 3/8', '✓ 4/8', '✗ 5/8', '- 6/8', '- 7/8', '- 8/8']);
    expect(steps[4]).toMatch(lang === 'en' ? /carol is not logged in/ : /carol 未登录/);
  });

  it.each<[Partial<SandboxRequest>, RegExp]>([
    [{ vendors: ['opo'] }, /no vendor or platform/],
    [{ faults: ['zego'] }, /not usable/],
    [{ vendors: ['zego'], faults: ['easemob=drop'] }, /faults/],
  ])('%j is refused', async (request, message) => {
    const events = sandbox({ vendors: [], faults: [], ...request }, { ...testDeps(), pid: 1 });
    await expect(events.next()).rejects.toMatchObject({ code: 'ERR_USAGE' });
    const again = sandbox({ vendors: [], faults: [], ...request }, { ...testDeps(), pid: 1 });
    await expect(again.next()).rejects.toThrow(message);
  });
});
