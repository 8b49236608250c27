import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import type { Via } from '../../../src/core/platform.ts';
import type { ZegoAccount } from '../../../src/platforms/zego/account.ts';
import { toWire, vias } from '../../../src/platforms/zego/message.ts';

const account: ZegoAccount = {
  appId: '1',
  serverSecret: 's',
  sender: 'alice',
  channels: {
    im: { id: 'im_private' },
    order: { id: 'order', template: { id: 't1', title: '${shop}$', content: '${text}$', params: { shop: '{title}', text: '{body}' } } },
    bare: { id: 'bare', template: { id: 't2', params: { who: '{title}', what: '{body}' } } },
  },
};
const options = (part: { via?: Via; from?: string } = {}) => ({
  day: '2026-11-21',
  via: 'message' as const,
  hints: () => undefined,
  ...part,
});
const base: Message = { title: 'Alice', body: 'See you at seven' };
const make = (message: Message, part: { via?: Via; from?: string } = {}, given: ZegoAccount | undefined = account) =>
  toWire(message, given, options(part));
const push = { Enable: 1, Title: 'Alice', Content: 'See you at seven' };

describe('toWire', () => {
  it('has three doors, and none for a push alone', () => expect(vias).toEqual(['message', 'group', 'call']));

  it.each<[string, Message, { via?: Via; from?: string }, object]>([
    [
      'a text message',
      base,
      {},
      { FromUserId: 'alice', MessageType: 1, Priority: 2, MessageBody: { Message: 'See you at seven', OfflinePush: push } },
    ],
    [
      'another sender',
      base,
      { from: 'carol' },
      { FromUserId: 'carol', MessageType: 1, Priority: 2, MessageBody: { Message: 'See you at seven', OfflinePush: push } },
    ],
    [
      'a group message with data and a strategy',
      { ...base, data: { room: '7' }, channel: 'im', priority: 'high' },
      { via: 'group' },
      {
        FromUserId: 'alice',
        MessageType: 1,
        Priority: 3,
        MessageBody: { Message: 'See you at seven', OfflinePush: { ...push, Payload: '{"room":"7"}', PushStrategyId: 'im_private' } },
      },
    ],
    [
      'a call',
      { ...base, data: { room: '7' }, channel: 'im' },
      { via: 'call' },
      { FromUserId: 'alice', OfflinePush: { ...push, Payload: '{"room":"7"}' } },
    ],
    [
      'a title alone as the chat text',
      { title: 'Alice' },
      {},
      { MessageBody: { Message: 'Alice', OfflinePush: { Enable: 1, Title: 'Alice' } } },
    ],
    [
      'a block in ZEGO’s spelling',
      {
        ...base,
        platforms: {
          zego: { OfflinePush: { PushStrategyId: 'mine', EnableBadge: true, BadgeIncrement: 1 }, MessageType: 200, SubMsgType: 3 },
        },
      },
      {},
      {
        MessageType: 200,
        SubMsgType: 3,
        MessageBody: { OfflinePush: { ...push, PushStrategyId: 'mine', EnableBadge: true, BadgeIncrement: 1 } },
      },
    ],
    [
      'a block with small first letters, and the client’s word',
      { ...base, platforms: { zego: { offlinePush: { threadId: 't' }, resourcesID: 'mine', messageBody: { extendedData: 'x' } } } },
      {},
      { MessageBody: { ExtendedData: 'x', OfflinePush: { ThreadId: 't', PushStrategyId: 'mine' } } },
    ],
    [
      'a block that switches the push off',
      { ...base, platforms: { zego: { OfflinePush: { Enable: 0 } } } },
      {},
      { MessageBody: { OfflinePush: { Enable: 0 } } },
    ],
    [
      'a payload object as text',
      { ...base, platforms: { zego: { OfflinePush: { Payload: { a: 1 } } } } },
      {},
      { MessageBody: { OfflinePush: { Payload: '{"a":1}' } } },
    ],
    [
      'the fields of a call at the top',
      { ...base, platforms: { zego: { Timeout: 120, OfflinePush: { Title: 'Ring' } } } },
      { via: 'call' },
      { Timeout: 120, OfflinePush: { Title: 'Ring', Content: 'See you at seven' } },
    ],
    [
      'a template whose texts tell what belongs where',
      { ...base, channel: 'order' },
      {},
      {
        MessageBody: {
          OfflinePush: {
            PushStrategyId: 'order',
            PrivateMessageTemplate: {
              TemplateId: 't1',
              TitleParameters: '{"shop":"Alice"}',
              ContentParameters: '{"text":"See you at seven"}',
            },
          },
        },
      },
    ],
    [
      'a template without texts',
      { ...base, channel: 'bare' },
      {},
      {
        MessageBody: {
          OfflinePush: { PrivateMessageTemplate: { TitleParameters: '{"who":"Alice"}', ContentParameters: '{"what":"See you at seven"}' } },
        },
      },
    ],
  ])('makes %s', (_, message, part, body) => {
    const result = make(message, part);
    expect(result.problems).toEqual([]);
    expect(result.wire).toMatchObject({ via: part.via ?? 'message', body });
  });

  it('leaves a call without strategy, type and chat text', () => {
    const { wire } = make({ ...base, channel: 'im' }, { via: 'call' });
    expect(Object.keys(wire.body).toSorted()).toEqual(['FromUserId', 'OfflinePush']);
    expect(wire.body.OfflinePush).not.toHaveProperty('PushStrategyId');
  });

  it('says where values come from', () => {
    const { origin } = make({ ...base, channel: 'im', data: { a: 'b' } }, { from: 'carol' });
    expect(origin).toMatchObject({
      '/body/FromUserId': 'derived:from',
      '/body/MessageBody/OfflinePush/Enable': 'default',
      '/body/MessageBody/OfflinePush/Title': 'message:/title',
      '/body/MessageBody/OfflinePush/Payload': 'message:/data',
      '/body/MessageBody/OfflinePush/PushStrategyId': 'message:/channel',
    });
    expect(make(base).origin['/body/FromUserId']).toBe('account');
  });

  it.each<[string, Message, { via?: Via }, string[]]>([
    ['nothing of a plain message', base, {}, []],
    ['nothing of a click that opens the app', { ...base, click: { open: 'app' } }, {}, []],
    [
      'what only a strategy or nobody can say',
      {
        ...base,
        kind: 'im',
        priority: 'high',
        ttlSeconds: 60,
        click: { open: 'url', url: 'https://example.com' },
        collapseKey: 'c',
        notifyId: 1,
        sound: 'ding',
        badge: 3,
        image: 'https://example.com/i.png',
      },
      {},
      ['/kind', '/priority', '/click', '/ttlSeconds', '/collapseKey', '/notifyId', '/sound', '/badge', '/image'],
    ],
    ['a channel that the account does not know', { ...base, channel: 'chat' }, {}, ['/channel']],
    ['the channel of a call', { ...base, channel: 'im' }, { via: 'call' }, ['/channel']],
  ])('loses %s', (_, message, part, pointers) => expect(make(message, part).losses.map((loss) => loss.pointer)).toEqual(pointers));

  it('takes no channel from the prototype', () =>
    expect(make({ ...base, channel: 'constructor' }).losses.map((loss) => loss.pointer)).toEqual(['/channel']));
  it('reports unknown fields and wrong types', () =>
    expect(
      make({ ...base, platforms: { zego: { OfflinePush: { Enabled: 1, Title: true } } } }).problems.map(({ id, data }) => [
        id,
        data['name'],
      ]),
    ).toEqual([
      ['unknown-field', 'OfflinePush.Enabled'],
      ['field-type', 'OfflinePush.Title'],
    ]));
});
