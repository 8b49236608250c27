import { describe, expect, it } from 'vitest';
import { placeholders, render } from '../../src/core/text.ts';
import { FaultList, faultProblems, formatFault, parseFault, readFault, type Fault } from '../../src/sandbox/faults.ts';
import { fake } from './fake-vendor.ts';

describe('parseFault', () => {
  it.each<[string, Fault]>([
    ['oppo=33', { vendor: 'oppo', code: '33' }],
    ['oppo.auth=16', { vendor: 'oppo', endpoint: 'auth', code: '16' }],
    ['oppo=-1', { vendor: 'oppo', code: '-1' }],
    ['fcm=INVALID_ARGUMENT*2', { vendor: 'fcm', code: 'INVALID_ARGUMENT', times: 2 }],
    ['apns=BadDeviceToken', { vendor: 'apns', code: 'BadDeviceToken' }],
    ['fcm.send=http:503*3', { vendor: 'fcm', endpoint: 'send', status: 503, times: 3 }],
    ['xiaomi=delay:2s', { vendor: 'xiaomi', delayMs: 2000 }],
    ['xiaomi=delay:500ms*1', { vendor: 'xiaomi', delayMs: 500, times: 1 }],
    ['tencent-im=drop', { vendor: 'tencent-im', drop: true }],
    ['xiaomi.send=drop*2', { vendor: 'xiaomi', endpoint: 'send', drop: true, times: 2 }],
    ['easemob=no push binding', { vendor: 'easemob', code: 'no push binding' }],
    ['easemob.send=no push binding*2', { vendor: 'easemob', endpoint: 'send', code: 'no push binding', times: 2 }],
    ['clock=+1h', { clockMs: 3_600_000 }],
    ['clock=-1m30s', { clockMs: -90_000 }],
    ['clock=1.5d', { clockMs: 129_600_000 }],
  ])('reads %s', (text, fault) => {
    expect(parseFault(text)).toEqual({ ok: true, fault });
    expect(parseFault(formatFault(fault))).toEqual({ ok: true, fault });
  });

  it.each([
    ['', 'fault-syntax'],
    ['oppo', 'fault-syntax'],
    ['oppo=', 'fault-syntax'],
    ['OPPO=33', 'fault-syntax'],
    ['oppo=33*', 'fault-syntax'],
    ['oppo= 33', 'fault-syntax'],
    ['oppo=33 *2', 'fault-syntax'],
    ['oppo=33\n34', 'fault-syntax'],
    ['oppo=33*0', 'fault-times'],
    ['oppo=http:99', 'fault-status'],
    ['oppo=http:600', 'fault-status'],
    ['oppo=http:', 'fault-status'],
    ['oppo=delay:soon', 'fault-duration'],
    ['oppo=delay:', 'fault-duration'],
    ['oppo=delay:-2s', 'fault-delay'],
    ['oppo=delay:61m', 'fault-delay'],
    ['clock=soon', 'fault-duration'],
    ['clock=+1h*2', 'fault-syntax'],
    ['clock.send=+1h', 'fault-syntax'],
  ])('says what is wrong with "%s"', (text, id) => {
    const result = parseFault(text);
    expect(result.ok ? undefined : result.problem.id).toBe(id);
    if (result.ok) return;
    const { problem } = result;
    for (const lang of ['en', 'zh'] as const)
      for (const part of [problem.text, problem.fix!]) expect(render(part, lang, problem.data), lang).not.toMatch(/\{[a-z]+\}/);
  });
});

describe('readFault', () => {
  it('takes JSON with a numeric code, and the command-line form as a string', () => {
    expect(readFault({ vendor: 'oppo', endpoint: 'send', code: 33, times: 1 })).toEqual({
      ok: true,
      fault: { vendor: 'oppo', endpoint: 'send', code: '33', times: 1 },
    });
    expect(readFault('oppo=drop')).toEqual({ ok: true, fault: { vendor: 'oppo', drop: true } });
    expect(readFault({ clockMs: -1 })).toEqual({ ok: true, fault: { clockMs: -1 } });
  });

  it.each<[unknown, string]>([
    [undefined, 'fault-syntax'],
    [null, 'fault-syntax'],
    [7, 'fault-syntax'],
    [{}, 'fault-effect'],
    [{ vendor: 'oppo' }, 'fault-effect'],
    [{ vendor: 'oppo', code: '33', status: 503 }, 'fault-effect'],
    [{ code: '33' }, 'fault-field'],
    [{ vendor: 'oppo', code: '33', colour: 'red' }, 'fault-field'],
    [{ vendor: 'oppo', drop: false }, 'fault-field'],
    [{ vendor: 'oppo', code: true }, 'fault-field'],
    [{ vendor: 'oppo', code: '33', constructor: 1 }, 'fault-field'],
    [{ vendor: 'oppo', clockMs: 1 }, 'fault-field'],
    [{ vendor: 'oppo', status: 199 }, 'fault-status'],
    [{ vendor: 'oppo', delayMs: 3_600_001 }, 'fault-delay'],
    [{ vendor: 'oppo', drop: true, times: 0 }, 'fault-times'],
  ])('refuses %j', (value, id) => {
    const result = readFault(value);
    expect(result.ok ? undefined : result.problem.id).toBe(id);
  });
});

describe('the texts of fault problems', () => {
  it.each(Object.entries(faultProblems))('%s has equal placeholders and full stops', (_id, { text, fix }) => {
    for (const part of [text, fix]) {
      expect(placeholders(part.en)).toEqual(placeholders(part.zh));
      expect(part.en).toMatch(/\.$/);
      expect(part.zh).toMatch(/。$/);
    }
  });
});

describe('FaultList', () => {
  const create = () =>
    new FaultList([fake], (_vendor, endpoint, code) => fake.refuse(endpoint, code, {} as never, {} as never, {} as never) !== undefined);

  it('hits send when no endpoint is named', () => {
    const list = create();
    expect(list.add({ vendor: 'fake', status: 503 })).toBeUndefined();
    expect(list.take('fake', 'auth')).toBeUndefined();
    expect(list.take('fake', 'send')?.status).toBe(503);
    expect(list.take('other', 'send')).toBeUndefined();
  });

  it('sends a code to the endpoints that know it', () => {
    const list = create();
    for (const code of ['16', '404', '-1']) expect(list.add({ vendor: 'fake', code })).toBeUndefined();
    expect(list.take('fake', 'auth')?.code).toBe('16');
    expect(list.take('fake', 'query')?.code).toBe('404');
    expect(list.take('fake', 'send')?.code).toBe('-1');
  });

  it('adds up delays and lets the first other effect win', () => {
    const list = create();
    list.add({ vendor: 'fake', delayMs: 10 });
    list.add({ vendor: 'fake', code: '33', times: 1 });
    list.add({ vendor: 'fake', delayMs: 5 });
    list.add({ vendor: 'fake', drop: true, times: 1 });
    expect(list.take('fake', 'send')).toEqual({ delayMs: 15, code: '33', status: undefined, drop: false });
    expect(list.take('fake', 'send')).toEqual({ delayMs: 15, code: undefined, status: undefined, drop: true });
    expect(list.take('fake', 'send')).toEqual({ delayMs: 15, code: undefined, status: undefined, drop: false });
  });

  it('counts down and lists what is left', () => {
    const list = create();
    list.add({ vendor: 'fake', drop: true, times: 2 });
    list.add({ clockMs: 1000 });
    list.take('fake', 'send');
    expect(list.list()).toEqual([{ clockMs: 1000 }, { vendor: 'fake', drop: true, times: 1 }]);
    list.take('fake', 'send');
    expect(list.list()).toEqual([{ clockMs: 1000 }]);
    list.clear();
    expect(list.list()).toEqual([]);
  });

  it.each<[Fault, string, string]>([
    [{ vendor: 'fkae', drop: true }, 'fault-vendor', 'fake'],
    [{ vendor: 'fake', endpoint: 'sned', drop: true }, 'fault-endpoint', 'send'],
    [{ vendor: 'fake', code: '99' }, 'fault-code', ''],
    [{ vendor: 'fake', endpoint: 'auth', code: '33' }, 'fault-code', ''],
  ])('refuses %j', (fault, id, nearest) => {
    const list = create();
    const problem = list.add(fault);
    expect(problem?.id).toBe(id);
    if (nearest) expect(problem?.data?.['nearest']).toBe(nearest);
    expect(list.list()).toEqual([]);
  });
});
