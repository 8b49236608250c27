import type { Reporter } from './reporter.ts';

/** The formats, each loaded when it is asked for. */
export const reporters: Record<string, () => Promise<Reporter>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  markdown: async () => (await import('./document.ts')).document,
  html: async () => (await import('./document.ts')).document,
  junit: async () => (await import('./junit.ts')).junit,
};

export type { Reporter, ReporterOptions } from './reporter.ts';
