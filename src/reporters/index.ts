import type { Reporter } from './reporter.ts';

/** The formats, each loaded when it is asked for. */
export const reporters: Record<string, () => Promise<Reporter>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  junit: async () => (await import('./junit.ts')).junit,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
};

export type { Reporter, ReporterOptions } from './reporter.ts';
