/**
 * Gives one stream to several readers in lock-step: the next item is fetched when every reader has asked for it, so the slowest reader sets the pace.
 */
export function tee<Item>(source: AsyncIterable<Item>, readers: number): AsyncIterable<Item>[] {
  const iterator = source[Symbol.asyncIterator]();
  let waiting: ((step: IteratorResult<Item>) => void)[] = [];
  let rejecting: ((error: unknown) => void)[] = [];
  let alive = readers;
  let ended: IteratorResult<Item> | undefined;
  let fetching = false;
  const fetchWhenAllAsk = () => {
    if (fetching || waiting.length < alive || alive === 0) return;
    fetching = true;
    iterator.next().then(
      (step) => {
        fetching = false;
        const resolvers = waiting;
        waiting = [];
        rejecting = [];
        if (step.done) ended = step;
        for (const resolve of resolvers) resolve(step);
      },
      (error: unknown) => {
        fetching = false;
        const rejecters = rejecting;
        waiting = [];
        rejecting = [];
        for (const reject of rejecters) reject(error);
      },
    );
  };
  return Array.from({ length: readers }, () => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        ended
          ? Promise.resolve(ended)
          : new Promise<IteratorResult<Item>>((resolve, reject) => {
              waiting.push(resolve);
              rejecting.push(reject);
              fetchWhenAllAsk();
            }),
      async return(): Promise<IteratorResult<Item>> {
        alive--;
        if (alive === 0) await iterator.return?.();
        else fetchWhenAllAsk();
        return { done: true, value: undefined };
      },
    }),
  }));
}
