import type { Event } from '../core/events.ts';
import type { Lang } from '../core/text.ts';

export interface ReporterOptions {
  lang: Lang;
  color: boolean;
  /** Terminal columns. */
  width: number;
  verbose: boolean;
  quiet: boolean;
}

/** From events to text; opens no stream, prints nothing. */
export type Reporter = (events: AsyncIterable<Event>, options: ReporterOptions) => AsyncIterable<string>;
