/** How many items a stream may be ahead of the one whose turn it is. */
const maxAhead = 1000;

interface Source<Item> {
  iterator: AsyncIterator<Item>;
  /** Items of it that wait for their turn. */
  ahead: number;
  /** Lets it read on, when it is held back. */
  resume: (() => void) | undefined;
}

/**
 * Runs several streams side by side and gives their items out by index; those without one come last, so that results stand together.
 * Indexes over all streams are 0 … n-1 and ascend within a stream; when a stream ends early its missing indexes are passed over. A stream that
 * is far ahead of the reader is not read on. When one throws or the reader goes away, the others are closed; what had come is given out before
 * the error.
 */
export async function* mergeByIndex<Item>(
  streams: readonly AsyncIterable<Item>[],
  indexOf: (item: Item) => number | undefined,
): AsyncGenerator<Item> {
  const sources = streams.map((stream): Source<Item> => ({ iterator: stream[Symbol.asyncIterator](), ahead: 0, resume: undefined }));
  const waiting = new Map<number, { item: Item; source: Source<Item> }>();
  const last: Item[] = [];
  let next = 0;
  let open = sources.length;
  let closed = false;
  let failure: { error: unknown } | undefined;
  let wake: (() => void) | undefined;
  const pump = async (source: Source<Item>) => {
    try {
      while (!closed) {
        const step = await source.iterator.next();
        if (step.done) break;
        const index = indexOf(step.value);
        if (index === undefined) last.push(step.value);
        else {
          waiting.set(index, { item: step.value, source });
          source.ahead++;
        }
        wake?.();
        if (source.ahead >= maxAhead && !closed)
          await new Promise<void>((resolve) => {
            source.resume = resolve;
          });
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      open--;
      wake?.();
    }
  };
  const resume = (source: Source<Item>) => {
    source.resume?.();
    source.resume = undefined;
  };
  for (const source of sources) void pump(source);
  try {
    while (!failure) {
      const found = waiting.get(next);
      if (found) {
        waiting.delete(next++);
        found.source.ahead--;
        resume(found.source);
        yield found.item;
        continue;
      }
      if (open === 0) break;
      // An index is missing and everybody waits for it: all read on.
      if (sources.filter((source) => source.resume).length === open) for (const source of sources) resume(source);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    for (const index of [...waiting.keys()].toSorted((a, b) => a - b)) yield (waiting.get(index) as { item: Item }).item;
    yield* last;
    if (failure) throw failure.error;
  } finally {
    closed = true;
    for (const source of sources) {
      resume(source);
      source.iterator.return?.().catch(() => undefined);
    }
  }
}
