import { describe, expect, it } from 'vitest';
import { receiptFacet } from '../../../src/platforms/tencent-im/receipts.ts';
import { isExplained, receiptContract } from '../../support/receipts.ts';

receiptContract(receiptFacet);

const event = {
  EventType: 1,
  PushID: 'p',
  EventTime: 1763640001,
  To_Account: 'bob',
  PushPlatform: 2,
  PushStage: 1,
  ErrCode: 0,
  ErrInfo: '',
};
const read = (part: object) => receiptFacet.recognise(JSON.stringify({ Events: [{ ...event, ...part }] }))?.[0];

describe('a callback', () => {
  it.each([
    [{ PushStage: 1 }, 'other', 'sent', '1'],
    [{ PushStage: 2 }, 'delivered', 'delivered', '2'],
    [{ PushStage: 3 }, 'clicked', 'clicked', '3'],
    [{ PushStage: 9 }, 'other', 'unknown', '9'],
    [{ ErrCode: '-1' }, 'other', 'dropped', '-1'],
    [{ ErrCode: -2 }, 'other', 'dropped', '-2'],
    [{ ErrCode: 410, ErrInfo: 'Unregistered' }, 'other', 'dropped', '410'],
  ])('with %j is %s and %s', (part, what, stage, code) => {
    const entry = read(part);
    expect(entry).toMatchObject({ event: what, stage, code, messageId: 'p', token: 'bob', timeMs: 1763640001000 });
    if (entry) isExplained(entry);
  });
  it('of a task has the task’s id', () => expect(read({ PushID: undefined, TaskId: 'batch_1' })?.messageId).toBe('batch_1'));
  it('of a group has the PushID, which its answer did not', () =>
    expect(read({ EventType: 2, GroupID: 'team', MsgSeq: 3 })?.messageId).toBe('p'));
  it('has a time in milliseconds as it is', () => expect(read({ EventTime: 1763640001234 })?.timeMs).toBe(1763640001234));
  it('is not taken from something else with Events', () => expect(receiptFacet.recognise('{"Events":[{"type":"x"}]}')).toBeUndefined());
});
