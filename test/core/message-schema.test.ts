import { describe, expect, it } from 'vitest';
import { applyFlags, readClick, readMessage, splitSet, writtenPointer } from '../../src/core/message-schema.ts';
import { placeholders, render } from '../../src/core/text.ts';

const options = { vendors: ['fcm', 'apns', 'xiaomi', 'oppo'] };
const ids = (value: unknown) => readMessage(value, options).problems.map((problem) => `${problem.id} ${problem.path}`);

describe('readMessage', () => {
  it('reads every member', () => {
    const { message, problems } = readMessage(
      {
        $schema: './message.json',
        kind: 'im',
        title: 'Alice',
        body: 42,
        data: { a: 1, b: true, c: 'x', __proto__: undefined },
        click: { open: 'app' },
        channel: 'im',
        ttl: '24h',
        priority: 'high',
        collapseKey: 'conv-42',
        notifyId: '7',
        sound: 'default',
        badge: 0,
        image: 'https://example.com/a.png',
        vendors: { oppo: { category: 'IM', raw: { x: 1 } } },
      },
      options,
    );
    expect(problems).toEqual([]);
    expect(message).toEqual({
      kind: 'im',
      title: 'Alice',
      body: '42',
      data: { a: '1', b: 'true', c: 'x' },
      click: { open: 'app' },
      channel: 'im',
      ttlSeconds: 86_400,
      priority: 'high',
      collapseKey: 'conv-42',
      notifyId: 7,
      sound: 'default',
      badge: 0,
      image: 'https://example.com/a.png',
      vendors: { oppo: { category: 'IM', raw: { x: 1 } } },
    });
  });

  it.each<[string, unknown, string[]]>([
    ['a list', [], ['wrong-type ']],
    ['text', 'Alice', ['wrong-type ']],
    ['nothing', undefined, ['wrong-type ']],
    ['null', null, ['empty-value ']],
    ['an unknown key', { titel: 'x' }, ['unknown-key /titel']],
    ['the inner name of ttl', { ttlSeconds: 1 }, ['unknown-key /ttlSeconds']],
    ['an authority from outside', { authority: { '/title': 'set' } }, ['unknown-key /authority']],
    ['a key of the prototype', JSON.parse('{"__proto__": {}, "constructor": 1}'), ['unknown-key /__proto__', 'unknown-key /constructor']],
    ['an empty value', { title: null }, ['empty-value /title']],
    ['a title that is true', { title: true }, ['wrong-type /title']],
    ['a title that is a list', { title: ['a'] }, ['wrong-type /title']],
    ['a kind nobody has', { kind: 'chat' }, ['wrong-value /kind']],
    ['a kind that is a number', { kind: 1 }, ['wrong-type /kind']],
    ['a wrong priority', { priority: 'urgent' }, ['wrong-value /priority']],
    ['a ttl in words', { ttl: 'soon' }, ['bad-duration /ttl']],
    ['a negative ttl', { ttl: -1 }, ['bad-duration /ttl']],
    ['a ttl below a second', { ttl: '500ms' }, ['ttl-fraction /ttl']],
    ['a ttl that is a mapping', { ttl: {} }, ['wrong-type /ttl']],
    ['a negative badge', { badge: -1 }, ['wrong-type /badge']],
    ['a badge with a fraction', { badge: 1.5 }, ['wrong-type /badge']],
    ['a badge with a leading zero kept as text', { badge: 'one' }, ['wrong-type /badge']],
    ['a notifyId beyond a safe number', { notifyId: '9007199254740993' }, ['wrong-type /notifyId']],
    ['data as text', { data: 'a=1' }, ['wrong-type /data']],
    ['nested data', { data: { a: { b: 1 }, c: [1], d: null } }, ['data-nested /data/a', 'data-nested /data/c', 'empty-value /data/d']],
    ['a data key with a slash', { data: { 'a/b': {} } }, ['data-nested /data/a~1b']],
    ['an unknown vendor', { vendors: { opo: {} } }, ['unknown-vendor /vendors/opo']],
    ['a vendor block that is text', { vendors: { oppo: 'IM' } }, ['wrong-type /vendors/oppo']],
    ['an empty vendor block', { vendors: { oppo: null } }, ['empty-value /vendors/oppo']],
    ['raw that is text', { vendors: { oppo: { raw: 'x' } } }, ['wrong-type /vendors/oppo/raw']],
    ['vendors as a list', { vendors: ['oppo'] }, ['wrong-type /vendors']],
    ['several at once', { titel: 'x', badge: -1, ttl: 'soon' }, ['unknown-key /titel', 'wrong-type /badge', 'bad-duration /ttl']],
  ])('reports %s', (_name, value, expected) => expect(ids(value)).toEqual(expected));

  it('names the nearest key, vendor and kind', () => {
    const { problems } = readMessage({ titel: 'x', kind: 'marketting', vendors: { xaomi: {} } }, options);
    expect(problems.map((problem) => problem.data['nearest'])).toEqual(['title', 'marketing', 'xiaomi']);
    expect(render((problems[0] as (typeof problems)[number]).fix, 'en', problems[0]?.data)).toBe('Did you mean "title"?');
  });

  it('leaves out what is wrong and keeps the rest', () => {
    expect(readMessage({ title: 'Alice', badge: -1, data: { a: 1, b: {} } }, options).message).toEqual({
      title: 'Alice',
      data: { a: '1' },
    });
  });

  it('keeps __proto__ as a name among data', () => {
    const { message } = readMessage({ data: JSON.parse('{"__proto__": "x"}') }, options);
    expect(Object.entries(message.data ?? {})).toEqual([['__proto__', 'x']]);
  });

  it('fills every placeholder in both languages', () => {
    const { problems } = readMessage(
      {
        titel: 1,
        kind: 'x',
        badge: -1,
        ttl: 'soon',
        body: null,
        data: { a: {} },
        click: 'foo',
        vendors: { nothing: {} },
        priority: 'hihg',
      },
      options,
    );
    for (const problem of [...problems, ...readClick('url:', '/click').problems, ...readClick({ open: 'x' }, '/click').problems])
      for (const text of [problem.text, problem.fix])
        for (const lang of ['en', 'zh'] as const)
          for (const name of placeholders(text[lang])) expect(Object.keys(problem.data), `${problem.id} {${name}}`).toContain(name);
  });
});

describe('readClick', () => {
  it.each<[unknown, unknown]>([
    ['app', { open: 'app' }],
    ['activity:.ChatActivity', { open: 'activity', activity: '.ChatActivity' }],
    ['intent:intent://chat#Intent;end', { open: 'intent', intent: 'intent://chat#Intent;end' }],
    ['url:https://example.com/?a=b:c', { open: 'url', url: 'https://example.com/?a=b:c' }],
    [{ open: 'app' }, { open: 'app' }],
    [
      { open: 'activity', activity: 'X' },
      { open: 'activity', activity: 'X' },
    ],
    [
      { open: 'intent', intent: 'X' },
      { open: 'intent', intent: 'X' },
    ],
    [
      { open: 'url', url: 'https://example.com' },
      { open: 'url', url: 'https://example.com' },
    ],
  ])('reads %j', (value, click) => expect(readClick(value, '/click')).toEqual({ click, problems: [] }));

  it.each<[unknown, string]>([
    ['https://example.com', 'click-unknown /click'],
    ['App', 'click-unknown /click'],
    ['url', 'click-target /click'],
    ['activity:', 'click-target /click'],
    ['activity:  ', 'click-target /click'],
    [{}, 'missing-key /click/open'],
    [{ open: 'web' }, 'wrong-value /click/open'],
    [{ open: 1 }, 'wrong-type /click/open'],
    [{ open: 'url' }, 'click-target /click'],
    [{ open: 'url', url: 1 }, 'wrong-type /click/url'],
    [{ open: 'app', url: 'x' }, 'unknown-key /click/url'],
    [{ open: 'constructor' }, 'wrong-value /click/open'],
    [true, 'wrong-type /click'],
    [['app'], 'wrong-type /click'],
  ])('reports %j', (value, expected) => {
    const { click, problems } = readClick(value, '/click');
    expect(click).toBeUndefined();
    expect(problems.map((problem) => `${problem.id} ${problem.path}`)).toEqual([expected]);
  });
});

describe('applyFlags', () => {
  it('lays flags over the file and remembers their authority', () => {
    const file = { title: 'Bob', data: { a: '1' }, vendors: { oppo: { category: 'IM' } } };
    const before = structuredClone(file);
    const { message, problems } = applyFlags(
      file,
      {
        title: 'Alice',
        data: ['b=x=y', 'a=2'],
        channel: 'im',
        category: 'NEWS',
        ttl: '1h',
        click: 'app',
        badge: '3',
        vendors: ['oppo', 'xiaomi'],
        set: [{ vendor: 'oppo', path: 'notification.style', value: 2 }],
      },
      options,
    );
    expect(problems).toEqual([]);
    expect(file).toEqual(before);
    expect(message).toMatchObject({
      title: 'Alice',
      data: { a: '2', b: 'x=y' },
      channel: 'im',
      ttlSeconds: 3600,
      click: { open: 'app' },
      badge: 3,
      vendors: { oppo: { category: 'NEWS', notification: { style: 2 } }, xiaomi: { category: 'NEWS' } },
    });
    expect(message.authority).toMatchObject({
      '/title': 'flag',
      '/data/b': 'flag',
      '/channel': 'flag',
      '/ttlSeconds': 'flag',
      '/vendors/oppo/category': 'flag',
      '/vendors/oppo/notification/style': 'set',
    });
  });

  it('puts --set over --category', () => {
    const { message } = applyFlags(
      {},
      { category: 'A', vendors: ['oppo'], set: [{ vendor: 'oppo', path: 'category', value: 'B' }] },
      options,
    );
    expect(message.vendors).toEqual({ oppo: { category: 'B' } });
    expect(message.authority).toEqual({ '/vendors/oppo/category': 'set' });
  });

  it('sets names with dots, replaces scalars on the way and cannot reach the prototype', () => {
    const { message } = applyFlags(
      { vendors: { fcm: { android: 'x' } } },
      {
        set: [
          { vendor: 'fcm', path: String.raw`android.data.com\.example`, value: true },
          { vendor: 'fcm', path: '__proto__.polluted', value: 1 },
        ],
      },
      options,
    );
    expect(message.vendors?.['fcm']?.['android']).toEqual({ data: { 'com.example': true } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each<[string, Parameters<typeof applyFlags>[1], string, string]>([
    ['data without =', { data: ['a'] }, 'data-pair', '--data'],
    ['data without key', { data: ['=a'] }, 'data-pair', '--data'],
    ['a bad ttl', { ttl: 'soon' }, 'bad-duration', '--ttl'],
    ['a bad kind', { kind: 'chat' }, 'wrong-value', '--kind'],
    ['a bad click', { click: 'https://example.com' }, 'click-unknown', '--click'],
    ['a bad notify id', { notifyId: 'x' }, 'wrong-type', '--notify-id'],
    ['a category without vendor', { category: 'IM' }, 'category-needs-vendor', '--category'],
    ['a set of an unknown vendor', { set: [{ vendor: 'opo', path: 'a', value: 1 }] }, 'unknown-vendor', '--set'],
    ['a set with an empty segment', { set: [{ vendor: 'oppo', path: 'a..b', value: 1 }] }, 'set-path', '--set'],
  ])('reports %s', (_name, flags, id, flag) => {
    const { problems } = applyFlags({}, flags, options);
    expect(problems.map((problem) => [problem.id, problem.data['flag']])).toEqual([[id, flag]]);
  });
});

describe('splitSet', () => {
  it('splits at the first =', () => expect(splitSet('oppo.a.b=c=d')).toEqual({ vendor: 'oppo', path: 'a.b', value: 'c=d' }));
  it.each(['oppo', 'oppo=1', 'oppo.=1', '.a=1', 'oppo.a', ''])('refuses %j', (text) =>
    expect(splitSet(text)).toHaveProperty('problem.id', 'set-path'),
  );
});

it('finds the written name of ttl', () => {
  expect(writtenPointer('/ttlSeconds')).toBe('/ttl');
  expect(writtenPointer('/click/url')).toBe('/click/url');
});

describe('--set of a platform', () => {
  const known = { vendors: ['oppo'], platforms: ['tencent-im', 'zego'] };
  const set = (text: string, value?: unknown) => {
    const split = splitSet(text);
    if ('problem' in split) throw new Error(split.problem.id);
    return { ...split, value: value ?? split.value };
  };

  it.each<[string, unknown, object, string]>([
    [
      'zego.OfflinePush.PushStrategyId=im',
      'im',
      { zego: { OfflinePush: { PushStrategyId: 'im' } } },
      '/platforms/zego/OfflinePush/PushStrategyId',
    ],
    ['tencent-im.MsgLifeTime=0', 0, { 'tencent-im': { MsgLifeTime: 0 } }, '/platforms/tencent-im/MsgLifeTime'],
    ['zego.raw.a\\.b=1', 1, { zego: { raw: { 'a.b': 1 } } }, '/platforms/zego/raw/a.b'],
  ])('%s', (text, value, platforms, pointer) => {
    const { message, problems } = applyFlags({ title: 'a' }, { set: [set(text, value)] }, known);
    expect(problems).toEqual([]);
    expect(message).toEqual({ title: 'a', platforms, authority: { [pointer]: 'set' } });
  });

  it('lies over the file’s block and leaves its neighbours', () => {
    const given = { platforms: { zego: { OfflinePush: { Title: 'file', Content: 'kept' } } }, vendors: { oppo: { category: 'IM' } } };
    const { message } = applyFlags(given, { set: [set('zego.OfflinePush.Title=mine'), set('oppo.notify_level=2', 2)] }, known);
    expect(message.platforms).toEqual({ zego: { OfflinePush: { Title: 'mine', Content: 'kept' } } });
    expect(message.vendors).toEqual({ oppo: { category: 'IM', notify_level: 2 } });
    expect(given.platforms.zego.OfflinePush.Title).toBe('file');
  });

  it.each<[string, string, string]>([
    ['zegoo.a=1', 'unknown-vendor /vendors/zegoo', 'zego'],
    ['tencent_im.a=1', 'unknown-vendor /vendors/tencent_im', 'tencent-im'],
    ['zego.a..b=1', 'set-path /platforms/zego', ''],
  ])('%s is refused with the option’s name', (text, expected, near) => {
    const { message, problems } = applyFlags({}, { set: [set(text)] }, known);
    expect(message.platforms).toBeUndefined();
    expect(problems.map(({ id, path }) => `${id} ${path}`)).toEqual([expected]);
    expect(problems[0]?.data).toMatchObject({ flag: '--set' });
    expect(JSON.stringify(problems[0])).toContain(near);
  });

  it('`--category` has no place at a platform', () => {
    const { problems } = applyFlags({}, { category: 'IM', vendors: [] }, known);
    expect(problems.map(({ id }) => id)).toEqual(['category-needs-vendor']);
  });

  it('a caller without platforms knows none', () =>
    expect(applyFlags({}, { set: [set('zego.a=1')] }, { vendors: ['oppo'] }).problems.map(({ id }) => id)).toEqual(['unknown-vendor']));

  it('`__proto__` sets nothing but a key', () => {
    const { message } = applyFlags({}, { set: [set('zego.__proto__.x=1', 1)] }, known);
    expect(Object.keys(message.platforms?.['zego'] ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
