import { describe, expect, it } from 'vitest';
import { tee } from '../../src/reporters/tee.ts';

function counted(count: number, failAt = Infinity) {
  const state = { asked: 0, returned: false };
  const source: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (state.asked >= failAt) throw new Error('broken');
        return state.asked < count ? { done: false, value: state.asked++ } : { done: true, value: undefined };
      },
      async return() {
        state.returned = true;
        return { done: true, value: undefined };
      },
    }),
  };
  return { state, source };
}

async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

describe('tee', () => {
  it.each([1, 2, 5])('gives every item to each of %i readers', async (readers) => {
    const { source } = counted(4);
    expect(await Promise.all(tee(source, readers).map(collect))).toEqual(Array.from({ length: readers }, () => [0, 1, 2, 3]));
  });

  it('goes at the pace of the slowest reader', async () => {
    const { source, state } = counted(100);
    const [fast, slow] = tee(source, 2).map((stream) => stream[Symbol.asyncIterator]());
    const first = fast?.next();
    expect(state.asked).toBe(0);
    await slow?.next();
    expect(await first).toEqual({ done: false, value: 0 });
    void fast?.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.asked).toBe(1);
  });

  it('goes on for the others when one reader leaves', async () => {
    const { source, state } = counted(3);
    const [leaving, staying] = tee(source, 2);
    const rest = collect(staying as AsyncIterable<number>);
    for await (const item of leaving as AsyncIterable<number>) {
      expect(item).toBe(0);
      break;
    }
    expect(await rest).toEqual([0, 1, 2]);
    expect(state.returned).toBe(false);
  });

  it('ends the source when every reader has left', async () => {
    const { source, state } = counted(100);
    await Promise.all(
      tee(source, 2).map(async (stream) => {
        for await (const _item of stream) break;
      }),
    );
    expect(state.returned).toBe(true);
  });

  it('tells every reader of a failure', async () => {
    const { source } = counted(10, 2);
    const ended = await Promise.allSettled(tee(source, 3).map(collect));
    expect(ended.map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('keeps saying that it ended', async () => {
    const { source } = counted(0);
    const [iterator] = tee(source, 1).map((stream) => stream[Symbol.asyncIterator]());
    expect(await iterator?.next()).toMatchObject({ done: true });
    expect(await iterator?.next()).toMatchObject({ done: true });
  });
});
