import { describe, expect, it } from 'vitest';
import { lint, type LintRequest } from '../../src/api/lint.ts';
import { demoMessage } from '../../src/api/message.ts';
import { chooseVia, hintsFor } from '../../src/api/platform-message.ts';
import { findPlatform, loadPlatform, platformId, platformNames } from '../../src/api/platforms.ts';
import { findService, loadService, serviceId, serviceName, serviceNames } from '../../src/api/services.ts';
import { kinds } from '../../src/core/kind.ts';
import type { Message } from '../../src/core/message.ts';
import type { MatrixResult } from '../../src/core/result.ts';
import { vendorNames } from '../../src/vendors/index.ts';
import { openPlatformBench } from '../support/platform-bench.ts';
import { collect, sent, testDeps } from './platform-support.ts';

describe('chooseVia', () => {
  it.each<[string, string | undefined, boolean, string]>([
    ['tencent-im', undefined, false, 'push'],
    ['easemob', undefined, false, 'push'],
    ['zego', undefined, false, 'message'],
    ['tencent-im', undefined, true, 'group'],
    ['zego', undefined, true, 'group'],
    ['tencent-im', 'message', false, 'message'],
    ['zego', 'call', false, 'call'],
    ['easemob', 'group', false, 'group'],
  ])('%s asked for %s (group: %s): %s', async (id, asked, group, via) =>
    expect(chooseVia(await loadPlatform(platformId(id)), asked, group)).toBe(via),
  );

  it.each([
    ['zego', 'push', 'message, group, call'],
    ['easemob', 'call', 'push, message, group'],
    ['tencent-im', 'call', 'push, message, group'],
    ['tencent-im', 'sms', 'push, message, group'],
    ['tencent-im', '', 'push, message, group'],
    ['tencent-im', 'Push', 'push, message, group'],
  ])('%s has no way %j, and names those that it has', async (id, asked, known) => {
    const facets = await loadPlatform(platformId(id));
    expect(() => chooseVia(facets, asked, false)).toThrow(
      expect.objectContaining({ code: 'ERR_USAGE', data: { platform: facets.platform.displayName, via: asked, known } }) as Error,
    );
  });
});

describe('hintsFor', () => {
  const channels = {
    im: { id: 'chan-1', template: { id: 'T1', params: { sender: '{title}', text: '{body}' } } },
    plain: { id: 'chan-2' },
  };
  const accounts = {
    oppo: { account: { channels }, secrets: [] },
    xiaomi: { account: { channels: { plain: { id: 'mi-2' } } }, secrets: [] },
  };
  const message = (more: Message): Message => ({ title: 'Alice', body: 'Coming?', ...more });

  it('a message without kind and channel: nothing is known of any vendor', async () => {
    const hints = await hintsFor(message({}), accounts);
    expect(vendorNames.map(({ id }) => hints(id))).toEqual(vendorNames.map(() => undefined));
  });

  it('a kind: the vendor’s own field names, without the path to them', async () => {
    const hints = await hintsFor(message({ kind: 'im' }), {});
    expect(hints('oppo')?.fields).toMatchObject({ category: 'IM' });
    expect(hints('vivo')?.fields).toMatchObject({ category: 'IM', classification: 1 });
    expect(hints('huawei')?.fields).toMatchObject({ category: 'IM' });
    expect(hints('honor')?.fields).toMatchObject({ importance: 'NORMAL' });
    expect(hints('meizu')?.fields).toMatchObject({ noticeMsgType: 1 });
    for (const { id } of vendorNames) expect(hints(id)).toMatchObject({ quotaClass: expect.any(String) as string });
    expect(hints('oppo')).not.toHaveProperty('channelId');
    expect(hints('nobody')).toBeUndefined();
  });

  it.each(kinds)('kind %s: every vendor has a mapping, and no field name is a path', async (kind) => {
    const hints = await hintsFor(message({ kind }), {});
    for (const { id } of vendorNames) for (const name of Object.keys(hints(id)?.fields ?? {})) expect(name).toMatch(/^[A-Za-z_][\w.-]*$/);
  });

  it('a channel: its id at each vendor that has it, and nothing at the others', async () => {
    const hints = await hintsFor(message({ channel: 'plain' }), accounts);
    expect(hints('oppo')).toEqual({ fields: {}, confidence: 'A', channelId: 'chan-2' });
    expect(hints('xiaomi')).toMatchObject({ channelId: 'mi-2' });
    expect(hints('vivo')).toBeUndefined();
  });

  it.each(['nowhere', 'constructor', '__proto__'])('a channel %s that no config has', async (channel) =>
    expect((await hintsFor(message({ channel }), accounts))('oppo')).toBeUndefined(),
  );

  it('kind, channel and template together: the parameters are filled from the message', async () => {
    const hint = (await hintsFor(message({ kind: 'im', channel: 'im' }), accounts))('oppo');
    expect(hint).toMatchObject({ channelId: 'chan-1', fields: { category: 'IM' }, template: { id: 'T1' } });
    expect(JSON.stringify(hint?.template)).toContain('Alice');
    expect(JSON.stringify(hint?.template)).toContain('Coming?');
  });

  it('a channel without template has none', async () =>
    expect((await hintsFor(message({ kind: 'im', channel: 'plain' }), accounts))('oppo')).not.toHaveProperty('template'));

  it.each(['tencent-im', 'easemob', 'zego'] as const)('%s: a field of the message beats the hint', async (id) => {
    const bench = await openPlatformBench(id, 'in process');
    const own = {
      'tencent-im': { OfflinePushInfo: { AndroidInfo: { HuaWeiCategory: 'MARKETING' } } },
      easemob: { raw: { pushMessage: { huawei: { message: { android: { category: 'MARKETING' } } } } } },
      zego: { OfflinePush: { PushStrategyId: 'own_strategy' } },
    }[id];
    const plain = JSON.stringify((await bench.drafted(demoMessage)).result.wire);
    const made = JSON.stringify((await bench.drafted({ ...demoMessage, platforms: { [id]: own } })).result.wire);
    expect(plain).not.toMatch(/MARKETING|own_strategy/);
    expect(made).toMatch(/MARKETING|own_strategy/);
  });
});

describe('vendors and platforms by name', () => {
  it('are all there, vendors first, no name twice', () => {
    expect(serviceNames.map(({ id }) => id)).toEqual([...vendorNames, ...platformNames].map(({ id }) => id));
    const names = serviceNames.flatMap(({ id, aliases }) => [id, ...aliases] as string[]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(serviceNames.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name as string, id as string] as const)))(
    '%s is %s, in any capitalisation',
    async (name, id) => {
      expect([findService(name), serviceId(name.toUpperCase()), serviceId(name)]).toEqual([id, id, id]);
      const service = await loadService(serviceId(name));
      expect([service.id, service.displayName]).toEqual([id, serviceName(id)]);
    },
  );

  it.each<[string, string]>([
    ['easemobb', 'easemob'],
    ['zgo', 'zego'],
    ['opo', 'oppo'],
    ['tencent', 'tencent-im'],
  ])('%s: did you mean %s', (name, near) => {
    if (findService(name) !== undefined) return;
    expect(() => serviceId(name)).toThrow(
      expect.objectContaining({ code: 'ERR_USAGE', data: expect.objectContaining({ name, near }) as object }) as Error,
    );
  });

  it.each(['', 'whatsapp-business', '__proto__', 'constructor'])('%j is nobody, and nobody is near', (name) => {
    expect([findService(name), findPlatform(name)]).toEqual([undefined, undefined]);
    expect(() => serviceId(name)).toThrow(expect.objectContaining({ code: 'ERR_USAGE' }) as Error);
    expect(() => platformId(name)).toThrow(expect.objectContaining({ code: 'ERR_USAGE' }) as Error);
    expect(serviceName(name)).toBe(name);
  });

  it('a vendor is no platform', () => expect(findPlatform('oppo')).toBeUndefined());
});

describe('lint with a platform', () => {
  const base: LintRequest = {
    config: { allowCode: false },
    sandbox: true,
    faults: [],
    files: [],
    message: { flags: {}, sets: [] },
    vendors: [],
    matrix: false,
  };
  const run = (more: Partial<LintRequest>, lang: 'en' | 'zh' = 'en') => collect(lint({ ...base, ...more }, testDeps({ lang })));
  const ids = platformNames.map(({ id }) => id);
  const { title, body, kind, channel } = demoMessage;
  const demo = { flags: { title, body, kind, channel }, sets: [] };
  const text = { message: { flags: { title: 'Alice', body: 'Coming?' }, sets: [] } };

  it.each(ids)('%s: the demo message is clean by its default way', async (id) => {
    const { findings } = await run({ platforms: [id], message: demo });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.every(({ ruleId }) => ruleId.startsWith(`${id}/`) || ruleId.startsWith('message/') || ruleId.includes('/'))).toBe(true);
  });

  it('who asks about a platform is not told about vendors', async () => {
    const { findings } = await run({ platforms: ['zego'], ...text });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ ruleId }) => ruleId.split('/')[0]).filter((owner) => owner !== 'zego' && owner !== 'message')).toEqual([]);
  });

  it('who asks about vendors is not told about platforms', async () => {
    const { findings } = await run({ vendors: ['oppo'], ...text });
    expect(findings.filter(({ ruleId }) => ids.some((id) => ruleId.startsWith(`${id}/`)))).toEqual([]);
  });

  it('the way decides which rules speak', async () => {
    const seen = await Promise.all(
      (['push', 'message'] as const).map(async (via) =>
        (await run({ platforms: ['easemob'], via, ...text })).findings.map(({ ruleId }) => ruleId),
      ),
    );
    expect(seen[0]).not.toEqual(seen[1]);
  });

  it.each<[Partial<LintRequest>, RegExp]>([
    [{ platforms: ['zegoo'] }, /no platform/],
    [{ platforms: ['zego'], via: 'push' }, /no way/],
  ])('%j is refused', async (more, message) => expect(run({ ...more, ...text })).rejects.toThrow(message));

  describe('as a matrix', () => {
    it.each(ids)('%s: one row, and what the phone will show', async (id) => {
      const { results } = await run({ platforms: [id], matrix: true, message: demo });
      const rows = results as MatrixResult[];
      expect(rows.map(({ vendor }) => vendor)).toEqual([id]);
      expect(rows[0]).toMatchObject({ kind: 'matrix', messageKind: 'im', quotaClass: '-', collapsed: false });
      expect(rows[0]?.shows).toMatchObject({ title: 'Alice Wang', content: expect.stringContaining('dinner') as string });
      expect(rows[0]?.shows?.titleFrom).toBeTruthy();
      expect(rows[0]?.shows).not.toHaveProperty('silent');
      expect(rows[0]?.findings.every(({ severity }) => severity !== 'info')).toBe(true);
    });

    it.each(ids)('%s agrees with what a send says the phone will show', async (id) => {
      const { results } = await run({ platforms: [id], matrix: true, message: demo });
      const { pushes } = await sent({ platform: id, dryRun: true, message: demo });
      const { title = '', content = '' } = (results[0] as MatrixResult).shows ?? {};
      expect(pushes[0]?.notes?.join('\n')).toContain(`${title} / ${content}`);
    });

    it.each(['en', 'zh'] as const)('tencent-im: a custom message without Desc makes no push, and the row says why (%s)', async (lang) => {
      const sets = ['tencent-im.MsgBody=[{MsgType: TIMCustomElem, MsgContent: {Data: x}}]'];
      const { results } = await run(
        { platforms: ['tencent-im'], via: 'message', matrix: true, message: { flags: { title: 'a', body: '' }, sets } },
        lang,
      );
      expect((results[0] as MatrixResult).shows?.silent).toMatch(lang === 'en' ? /Desc|custom/i : /自定义|Desc/);
    });

    it('rows of vendors stand before those of platforms', async () => {
      const { results } = await run({ vendors: ['oppo', 'vivo'], platforms: ['zego'], matrix: true, message: demo });
      expect((results as MatrixResult[]).map(({ vendor }) => vendor)).toEqual(['oppo', 'vivo', 'zego']);
    });

    it('a message that speaks to a platform gets its row unasked', async () => {
      const message = { flags: { title: 'a', body: 'b' }, sets: ['zego.OfflinePush.Title=Mine'] };
      const { results } = await run({ matrix: true, message });
      const rows = results as MatrixResult[];
      expect(rows.map(({ vendor }) => vendor)).toEqual([...vendorNames.map(({ id }) => id), 'zego']);
      expect(rows.at(-1)?.shows?.title).toBe('Mine');
    });
  });
});
