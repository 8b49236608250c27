import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMessage, readMessageFile } from '../../src/configfile/message-file.ts';
import { temporaryDirectories } from './support.ts';

const cwd = new URL('../../fixtures/messages/', import.meta.url).pathname;
const options = { cwd, vendors: ['fcm', 'apns', 'xiaomi', 'oppo'] };
const directoryOf = temporaryDirectories();

describe('readMessageFile', () => {
  it('reads YAML, and knows where everything stands', async () => {
    const file = await readMessageFile('chat.yaml', options);
    expect(file.problems).toEqual([]);
    expect(file.message).toMatchObject({
      kind: 'im',
      title: 'Alice',
      ttlSeconds: 86_400,
      vendors: { oppo: { category: 'IM', notifyLevel: 16 } },
    });
    expect(file.locate('/ttlSeconds')).toEqual({ file: 'chat.yaml', line: 8, column: 6 });
    expect(file.locate('/vendors/oppo/notifyLevel')).toEqual({ file: 'chat.yaml', line: 14, column: 38 });
  });

  it('reads JSON and keeps the digits of ids', async () => {
    const file = await readMessageFile(path.join(cwd, 'order.json'), options);
    expect(file.problems).toEqual([]);
    expect(file.message).toMatchObject({
      data: { orderId: '2882303761517123456', express: 'true', items: '3' },
      click: { open: 'url' },
      ttlSeconds: 259_200,
      notifyId: 20_261_120,
    });
  });

  it('reads a byte order mark and CRLF', async () =>
    expect((await readMessageFile('bom-crlf.yaml', options)).message).toEqual({
      kind: 'im',
      title: '你好',
      body: 'Are you coming tonight?',
    }));

  it.each<[string, string[]]>([
    [
      'types.yaml',
      [
        '1:7 wrong-value',
        '2:1 unknown-key',
        '3:1 wrong-type',
        '5:3 data-nested',
        '6:3 empty-value',
        '7:1 click-target',
        '8:6 bad-duration',
        '9:11 wrong-value',
        '10:8 wrong-type',
        '11:11 wrong-type',
        '12:1 empty-value',
        '14:3 unknown-vendor',
        '15:11 wrong-type',
        '16:15 wrong-type',
      ],
    ],
    ['duplicate.yaml', ['3:1 duplicate-key', '6:3 duplicate-key']],
    ['comment.json', ['2:21 syntax']],
    ['trailing-comma.json', ['4:1 syntax']],
    ['list.yaml', ['1:1 root-not-mapping']],
    ['empty.yaml', ['undefined:undefined document-empty']],
    ['gbk.yaml', ['2:7 file-not-utf8']],
    ['utf16.yaml', ['1:1 file-utf16']],
    ['bomb.yaml', ['4:36 alias-bomb']],
    ['cycle.yaml', ['2:9 alias-cycle']],
    ['nope.yaml', ['undefined:undefined file-missing']],
    ['../bad', ['undefined:undefined file-directory']],
  ])('reports bad/%s', async (name, expected) => {
    const { problems } = await readMessageFile(`bad/${name}`, options);
    expect(problems.map(({ line, column, id }) => `${line}:${column} ${id}`)).toEqual(expected);
    expect(problems.every((problem) => problem.file === `bad/${name}`)).toBe(true);
  });

  it('reports an unclosed text without a message', async () => {
    const file = await readMessageFile('bad/syntax.yaml', options);
    expect(file.message).toBeUndefined();
    expect(file.problems.length).toBeGreaterThan(0);
    expect(file.problems.every(({ id, line }) => id === 'syntax' && line !== undefined)).toBe(true);
  });

  it('reports a file above 1 MiB and an empty one', async () => {
    const directory = directoryOf({ 'large.json': new Uint8Array(1_048_577).fill(0x20), 'empty.json': '' });
    expect((await readMessageFile('large.json', { ...options, cwd: directory })).problems.map(({ id }) => id)).toEqual(['file-too-large']);
    expect((await readMessageFile('empty.json', { ...options, cwd: directory })).problems.map(({ id }) => id)).toEqual(['file-empty']);
  });

  it('reads standard input by the format that is said', () => {
    expect(parseMessage('{"title": "x",}', { ...options, file: '<stdin>' }).message).toEqual({ title: 'x' });
    expect(parseMessage('{"title": "x",}', { ...options, file: '<stdin>', format: 'json' }).problems.map(({ id }) => id)).toEqual([
      'syntax',
    ]);
  });
});

describe('the block of a platform', () => {
  const known = { ...options, platforms: ['tencent-im', 'easemob', 'zego'] };
  const places = (text: string) =>
    parseMessage(text, { ...known, file: 'push.yaml' }).problems.map(({ line, column, id, path }) => `${line}:${column} ${id} ${path}`);

  it('is read as it stands, and known by its place', () => {
    const text = ['title: a', 'platforms:', '  zego:', '    OfflinePush: { PushStrategyId: im }', '    raw: { Priority: 3 }', ''].join(
      '\n',
    );
    const file = parseMessage(text, { ...known, file: 'push.yaml' });
    expect(file.problems).toEqual([]);
    expect(file.message?.platforms).toEqual({ zego: { OfflinePush: { PushStrategyId: 'im' }, raw: { Priority: 3 } } });
    expect(file.locate('/platforms/zego/OfflinePush/PushStrategyId')).toEqual({ file: 'push.yaml', line: 4, column: 36 });
    expect(file.locate('/platforms/zego/raw/Priority')).toEqual({ file: 'push.yaml', line: 5, column: 22 });
  });

  it.each<[string, string, string[]]>([
    ['an unknown platform', 'platforms:\n  zegoo: {}\n', ['2:3 unknown-platform /platforms/zegoo']],
    ['a vendor among the platforms', 'platforms:\n  zego: {}\n  oppo: {}\n', ['3:3 unknown-platform /platforms/oppo']],
    ['a platform among the vendors', 'vendors:\n  zego: {}\n', ['2:3 unknown-vendor /vendors/zego']],
    ['an alias', 'platforms:\n  ZEGO: {}\n', ['2:3 unknown-platform /platforms/ZEGO']],
    ['a block that is text', 'platforms:\n  zego: im\n', ['2:9 wrong-type /platforms/zego']],
    ['a block that is a list', 'platforms:\n  zego: [im]\n', ['2:3 wrong-type /platforms/zego']],
    ['a block that is empty', 'platforms:\n  zego:\n', ['2:3 empty-value /platforms/zego']],
    ['raw that is text', 'platforms:\n  zego: { raw: x }\n', ['2:16 wrong-type /platforms/zego/raw']],
    ['platforms that are a list', 'platforms: [zego]\n', ['1:1 wrong-type /platforms']],
    ['platforms that are empty', 'platforms:\n', ['1:1 empty-value /platforms']],
    [
      'several at once, in the order of the file',
      'platforms:\n  b: {}\n  zego: 1\nvendors:\n  a: {}\n',
      ['2:3 unknown-platform /platforms/b', '3:9 wrong-type /platforms/zego', '5:3 unknown-vendor /vendors/a'],
    ],
  ])('%s', (_name, text, expected) => expect(places(text)).toEqual(expected));

  it('says which platform was meant', () => {
    const [problem] = parseMessage('platforms:\n  easemobb: {}\n', { ...known, file: 'push.yaml' }).problems;
    expect(JSON.stringify(problem)).toContain('easemob');
    expect(problem).toMatchObject({ file: 'push.yaml', severity: 'error' });
  });

  it('of a broken raw the rest is kept', () => {
    const { message } = parseMessage('platforms:\n  zego: { raw: x, Priority: 2 }\n', { ...known, file: 'push.yaml' });
    expect(message?.platforms).toEqual({ zego: { Priority: 2 } });
  });

  it('in JSON too', () =>
    expect(
      parseMessage('{"platforms": {"zegoo": {}}}', { ...known, file: 'push.json', format: 'json' }).problems.map(
        ({ line, column, id }) => `${line}:${column} ${id}`,
      ),
    ).toEqual(['1:16 unknown-platform']));
});
