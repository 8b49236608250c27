import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeByIndex } from '../../src/api/merge.ts';

interface Item {
  index?: number;
  from: string;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const indexOf = (item: Item) => item.index;

async function* stream(from: string, indexes: readonly (number | undefined)[], before?: () => Promise<unknown>): AsyncGenerator<Item> {
  for (const index of indexes) {
    await before?.();
    yield index === undefined ? { from } : { index, from };
  }
}

async function collect(merged: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of merged) items.push(item);
  return items;
}

const indexesOf = async (...streams: AsyncIterable<Item>[]) => (await collect(mergeByIndex(streams, indexOf))).map((item) => item.index);

describe('mergeByIndex', () => {
  it.each<[string, (number | undefined)[][], (number | undefined)[]]>([
    ['no stream', [], []],
    ['one stream', [[0, 1, 2]], [0, 1, 2]],
    ['empty streams', [[], []], []],
    ['an empty stream beside another', [[], [0, 1]], [0, 1]],
    [
      'turn by turn',
      [
        [0, 2, 4],
        [1, 3, 5],
      ],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      'one after the other',
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      'the later stream first',
      [
        [3, 4, 5],
        [0, 1, 2],
      ],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      'a stream that ends early',
      [
        [0, 4],
        [1, 3],
      ],
      [0, 1, 3, 4],
    ],
    ['a first index that never comes', [[1], [2]], [1, 2]],
    [
      'items without an index come last',
      [
        [0, undefined],
        [undefined, 1],
      ],
      [0, 1, undefined, undefined],
    ],
    ['only items without an index', [[undefined], [undefined]], [undefined, undefined]],
  ])('%s', async (_name, lists, expected) =>
    expect(await indexesOf(...lists.map((list, at) => stream(String(at), list)))).toEqual(expected),
  );

  it('gives every item once and in order, whichever stream is slow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.nat({ max: 3 }), { maxLength: 60 }), async (scheduler, owners) => {
        const streams = [0, 1, 2, 3].map((owner) =>
          stream(
            String(owner),
            owners.flatMap((given, index) => (given === owner ? [index] : [])),
            () => scheduler.schedule(Promise.resolve()),
          ),
        );
        const items = await scheduler.waitFor(collect(mergeByIndex(streams, indexOf)));
        expect(items).toEqual(owners.map((owner, index) => ({ index, from: String(owner) })));
      }),
    );
  });

  it('gives an item out as soon as it is its turn', async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const merged = mergeByIndex([stream('fast', [0, 2]), stream('slow', [1], () => held)], indexOf);
    expect((await merged.next()).value).toEqual({ index: 0, from: 'fast' });
    const second = merged.next();
    await settle();
    release?.();
    expect((await second).value).toEqual({ index: 1, from: 'slow' });
    expect((await merged.next()).value).toEqual({ index: 2, from: 'fast' });
    expect((await merged.next()).done).toBe(true);
  });

  it('does not read a stream to its end while another has its turn', async () => {
    let read = 0;
    async function* long(): AsyncGenerator<Item> {
      while (read < 20_000) yield { index: 1 + read++, from: 'fast' };
    }
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const merged = mergeByIndex([long(), stream('slow', [0], () => held)], indexOf);
    const first = merged.next();
    for (let turn = 0; turn < 50; turn++) await settle();
    expect(read).toBe(1000);
    release?.();
    expect((await first).value).toEqual({ index: 0, from: 'slow' });
    for (let taken = 1; taken <= 5000; taken++) expect((await merged.next()).value).toEqual({ index: taken, from: 'fast' });
    expect(read).toBeLessThanOrEqual(6001);
    await merged.return(undefined);
  });

  it('does not read on while the reader is slow', async () => {
    let read = 0;
    async function* long(): AsyncGenerator<Item> {
      while (read < 20_000) yield { index: read++, from: 'a' };
    }
    const merged = mergeByIndex([long()], indexOf);
    await merged.next();
    for (let turn = 0; turn < 50; turn++) await settle();
    expect(read).toBeLessThanOrEqual(1001);
    await merged.return(undefined);
  });

  it('comes to an end when all streams are far ahead of an index that never comes', async () => {
    const many = (first: number) => Array.from({ length: 3000 }, (_, at) => first + at * 2);
    expect(await indexesOf(stream('odd', many(1)), stream('even', many(2)))).toEqual(Array.from({ length: 6000 }, (_, at) => at + 1));
  });

  it('closes all streams when the reader goes away, and reads none further', async () => {
    const closed: string[] = [];
    let read = 0;
    const endless = (from: string, first: number): AsyncIterable<Item> => ({
      [Symbol.asyncIterator]: () => {
        let index = first - 2;
        return {
          next: async () => {
            read++;
            await settle();
            return { done: false, value: { index: (index += 2), from } };
          },
          return: async () => {
            closed.push(from);
            return { done: true, value: undefined };
          },
        };
      },
    });
    for await (const item of mergeByIndex([endless('even', 0), endless('odd', 1)], indexOf)) if (item.index === 3) break;
    expect(closed).toEqual(['even', 'odd']);
    const atRest = read;
    for (let turn = 0; turn < 10; turn++) await settle();
    expect(read).toBe(atRest);
  });

  it('gives out what had come before the error of a stream, and closes the others', async () => {
    let closed = false;
    async function* broken(): AsyncGenerator<Item> {
      yield { index: 0, from: 'broken' };
      await settle();
      throw new Error('a bug');
    }
    async function* other(): AsyncGenerator<Item> {
      try {
        yield { index: 2, from: 'other' };
        yield { from: 'other' };
        yield { index: 5, from: 'other' };
        for (;;) {
          await settle();
          yield { from: 'other' };
        }
      } finally {
        closed = true;
      }
    }
    const seen: (number | undefined)[] = [];
    await expect(
      (async () => {
        for await (const item of mergeByIndex([broken(), other()], indexOf)) seen.push(item.index);
      })(),
    ).rejects.toThrow('a bug');
    expect(seen.slice(0, 4)).toEqual([0, 2, 5, undefined]);
    for (let turn = 0; turn < 5; turn++) await settle();
    expect(closed).toBe(true);
  });

  it('throws even what is no error', async () => {
    const bad: AsyncIterable<Item> = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(undefined as unknown as Error) }) };
    await expect(collect(mergeByIndex([bad], indexOf))).rejects.toBeUndefined();
  });
});
