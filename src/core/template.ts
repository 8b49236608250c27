import type { ChannelConfig, Message } from './message.ts';
import { valueAt } from './pointer.ts';

/** A private message template of a vendor, ready to be sent: parameters by name. */
export interface FilledTemplate {
  id: string;
  title?: Record<string, string>;
  content?: Record<string, string>;
}

/**
 * Fills a configured template's parameters from the message: `params: { sender: '{title}', text: '{body}', id: '{data.orderId}' }`.
 * @returns name → value, or undefined when the template has no parameters.
 */
export function templateParams(template: NonNullable<ChannelConfig['template']>, message: Message): Record<string, string> | undefined {
  if (!template.params) return undefined;
  return Object.fromEntries(
    Object.entries(template.params).map(([name, pattern]) => [
      name,
      pattern.replace(/\{([A-Za-z][\w.]*)\}/g, (whole, path: string) => {
        const value = valueAt(message, `/${path.replaceAll('.', '/')}`);
        return value === undefined ? whole : String(value);
      }),
    ]),
  );
}
