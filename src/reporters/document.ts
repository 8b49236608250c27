import type { Reporter } from './reporter.ts';

/** The documents a command made, and nothing else: for formats that the command writes itself (markdown, html). */
export const document: Reporter = async function* (events) {
  for await (const event of events)
    if (event.type === 'result' && event.result.kind === 'document' && typeof event.result.content === 'string')
      yield `${event.result.content}\n`;
};
