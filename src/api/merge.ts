/**
 * Runs several streams side by side and gives their items out by index: an item with an index waits for its turn, one without comes at once.
 * Indexes over all streams are 0 … n-1; when a stream ends early its missing indexes are passed over.
 */
export async function* mergeByIndex<Item>(streams: readonly AsyncIterable<Item>[], indexOf: (item: Item) => number | undefined): AsyncGenerator<Item> {
  const waiting = new Map<number, Item>();
  const ready: Item[] = [];
  let next = 0;
  let open = streams.length;
  let failure: { error: unknown } | undefined;
  let wake: (() => void) | undefined;
  const pump = async (stream: AsyncIterable<Item>) => {
    try {
      for await (const item of stream) {
        const index = indexOf(item);
        if (index === undefined) ready.push(item);
        else waiting.set(index, item);
        wake?.();
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      open--;
      wake?.();
    }
  };
  for (const stream of streams) void pump(stream);
  // Items without an index (findings about answers) come after all that have one, so that results stand together.
  for (;;) {
    const item = waiting.get(next);
    if (item !== undefined) {
      waiting.delete(next++);
      yield item;
      continue;
    }
    if (failure) throw failure.error;
    if (open === 0) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  for (const index of [...waiting.keys()].toSorted((a, b) => a - b)) yield waiting.get(index) as Item;
  yield* ready;
}
