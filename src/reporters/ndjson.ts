import type { Reporter } from './reporter.ts';

/** One event a line, as it comes. */
export const ndjson: Reporter = async function* (events) {
  for await (const event of events) {
    if (event.type === 'result') yield `{"type":"result",${JSON.stringify(event.result).slice(1)}\n`;
    else if (event.type === 'finding') yield `${JSON.stringify({ type: 'finding', ...event.finding })}\n`;
    else if (event.type === 'check') yield `${JSON.stringify({ type: 'check', ...event.check })}\n`;
    else yield `${JSON.stringify(event)}\n`;
  }
};
