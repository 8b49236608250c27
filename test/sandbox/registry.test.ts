import { describe, expect, it } from 'vitest';
import { dayIn } from '../../src/core/clock.ts';
import { findOverlaps } from '../../src/sandbox/router.ts';
import { vendors } from '../../src/vendors/index.ts';

const sandboxes = await Promise.all(Object.values(vendors).map(async (load) => (await (await load()).sandbox()).sandbox));

describe('the registered emulators', () => {
  it('have routes that no request can confuse', () => {
    // Within one vendor a literal path may stand before a pattern; between vendors nothing may meet.
    const shown = findOverlaps(sandboxes)
      .filter(({ first, second, kind }) => kind === 'ambiguous' || first.vendor !== second.vendor)
      .map(({ first, second, kind }) => `${first.vendor} ${first.route.path} | ${second.vendor} ${second.route.path} | ${kind}`);
    expect(shown).toEqual([]);
  });

  it('own their hosts alone', () => {
    const hosts = sandboxes.flatMap((sandbox) => sandbox.hosts);
    expect(hosts).toEqual([...new Set(hosts)]);
  });

  it.each(sandboxes.map((sandbox) => [sandbox.id, sandbox] as const))(
    '%s has the four devices, a zone and lower-case hosts',
    (_id, sandbox) => {
      expect(sandbox.devices.map((device) => device.name)).toEqual(expect.arrayContaining(['ok', 'dead', 'other-app', 'throttled']));
      expect(new Set(sandbox.devices.map((device) => device.token)).size).toBe(sandbox.devices.length);
      expect(dayIn(sandbox.zone, 0)).toMatch(/^\d{4}-\d\d-\d\d$/);
      for (const host of sandbox.hosts) expect(host).toMatch(/^[a-z0-9.-]+$/);
    },
  );
});
