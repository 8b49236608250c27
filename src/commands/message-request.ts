import type { MessageRequest } from '../api/message.ts';

const names = [
  'title',
  'body',
  'data',
  'kind',
  'channel',
  'category',
  'ttl',
  'priority',
  'click',
  'collapseKey',
  'notifyId',
  'sound',
  'badge',
  'image',
] as const;

/** The message options as an api request. */
export function messageRequest(options: Record<string, unknown>): MessageRequest {
  return {
    ...(options['message'] === undefined ? {} : { file: options['message'] as string }),
    flags: Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]])),
    sets: (options['set'] as string[] | undefined) ?? [],
  };
}
