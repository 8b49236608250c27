import { describe, expect, it } from 'vitest';
import type { VivoAccount } from '../../../src/vendors/vivo/account.ts';
import { listRequest, readList, readSaveList, saveListRequest } from '../../../src/vendors/vivo/list.ts';
import type { VivoWire } from '../../../src/vendors/vivo/wire.ts';
import { response } from './vectors.ts';

const account: VivoAccount = { appId: '100012345', appKey: 'k', appSecret: 's' };
const access = { value: 't', expiresAtMs: Infinity };
const context = { nowMs: 1763640000000 };
const wire: VivoWire = {
  notifyType: 4,
  title: 'Alice',
  content: 'Hello there',
  skipType: 1,
  classification: 1,
  category: 'IM',
  pushMode: 1,
};
const id = (number: number) => `v2-${String(number).padStart(56, '0')}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => id(index));
const body = (request: { body?: string | Uint8Array }) => JSON.parse(String(request.body)) as Record<string, unknown>;

describe('saveListRequest', () => {
  it('stores the message without target and profileId', () => {
    const request = saveListRequest({ ...wire, regId: id(1), alias: 'bob', profileId: 'u' }, account, access, context);
    expect(request).toMatchObject({ endpoint: 'save', method: 'POST', url: 'https://api-push.vivo.com.cn/message/saveListPayload' });
    expect(request.headers['authtoken']).toBe('t');
    expect(body(request)).toEqual({ appId: 100012345, ...wire, requestId: expect.stringMatching(/^pc-[0-9a-f]{32}$/) as string });
  });
  it('keeps the requestId of the message', () =>
    expect(body(saveListRequest({ ...wire, requestId: 'r' }, account, access, context))['requestId']).toBe('r'));
});

describe('readSaveList', () => {
  it.each([
    ['the taskId', '{"result":0,"taskId":"9"}', 200, { ok: true, taskId: '9' }],
    ['a refusal', '{"result":10252,"desc":"x"}', 200, { ok: false, code: '10252', vendorMessage: 'x' }],
    ['result 0 without taskId as unreadable', '{"result":0}', 200, { ok: 'unreadable' }],
    ['HTML as unreadable', '<html>', 502, { ok: 'unreadable' }],
  ])('reads %s', (_, text, status, want) => expect(readSaveList(response(text, { status }))).toEqual(want));
});

describe('listRequest', () => {
  it('pushes the stored message to 2 and to 1000 regIds', () => {
    for (const count of [2, 1000]) {
      const request = listRequest('9', ids(count), wire, account, access, context);
      expect(request).toMatchObject({ endpoint: 'list', url: 'https://api-push.vivo.com.cn/message/pushToList' });
      expect(body(request)).toEqual({
        appId: 100012345,
        regIds: ids(count),
        taskId: '9',
        requestId: expect.stringMatching(/^pc-/) as string,
        pushMode: 1,
      });
    }
  });
  it.each([0, 1, 1001])('refuses %i targets', (count) =>
    expect(() => listRequest('9', ids(count), wire, account, access, context)).toThrow(RangeError),
  );
});

describe('readList', () => {
  it('finds failed targets under result 0, in the order of the targets', () =>
    expect(
      readList(
        response({
          result: 0,
          invalidUsers: [
            { userid: id(3), status: 4 },
            { userid: id(1), status: 1 },
            { userid: id(2), status: 9 },
          ],
        }),
        [id(0), id(1), id(2), id(3)],
        '9',
      ),
    ).toEqual([
      { ok: true, messageId: '9' },
      { ok: false, code: '10302', subCode: 'status-1' },
      { ok: false, code: '10302' },
      { ok: false, code: '10302', subCode: 'status-4' },
    ]));
  it.each([
    ['a refusal', '{"result":10153}', { ok: false, code: '10153' }],
    ['garbage', '<html>', { ok: 'unreadable' }],
    ['invalidUsers that are no list', '{"result":0,"invalidUsers":"x"}', { ok: 'unreadable' }],
    ['invalidUsers null', '{"result":0,"invalidUsers":null}', { ok: true, messageId: '9' }],
    ['an invalid user who is no target', '{"result":0,"invalidUsers":[{"userid":"x","status":1}]}', { ok: 'unreadable' }],
    ['invalidUsers with null inside', '{"result":0,"invalidUsers":[null,{"userid":7}]}', { ok: 'unreadable' }],
  ])('gives %s to each target', (_, text, want) => expect(readList(response(text), [id(1), id(2)], '9')).toEqual([want, want]));
});
