import { PushCheckError } from '../core/errors.ts';
import type { InputProblem } from '../core/config-texts.ts';
import type { Locate } from '../core/lint.ts';
import type { Message } from '../core/message.ts';
import { applyFlags, splitSet, type MessageFlags, type SetFlag } from '../core/message-schema.ts';
import type { Deps } from './deps.ts';
import { platformNames } from './platforms.ts';
import type { Setup } from './setup.ts';
import { vendorNames } from './vendors.ts';

export interface MessageRequest {
  /** A file, or a name of the config's `messages`. */
  file?: string;
  /** As typed. */
  flags: MessageFlags;
  /** `--set`, as typed. */
  sets: readonly string[];
}

export interface ReadMessage {
  message: Message;
  locate: Locate;
}

/** What the sandbox sends when nothing else was asked: realistic, and clean for every vendor's rules. */
export const demoMessage: Message = {
  kind: 'im',
  title: 'Alice Wang',
  body: 'Are we still on for dinner at seven?',
  channel: 'im',
  data: { conversationId: '42' },
  click: { open: 'app' },
  ttlSeconds: 86_400,
  priority: 'high',
};

/**
 * Reads the message: file, then flags, then `--set`; in the sandbox the demo message when none of them is given.
 *
 * @throws {PushCheckError} `ERR_INPUT_INVALID` with every problem of the file, `ERR_USAGE` for flags.
 */
export async function readMessageFor(
  request: MessageRequest,
  setup: Pick<Setup, 'messages' | 'sandbox'>,
  deps: Pick<Deps, 'cwd'>,
  vendorIds: readonly string[] = [],
): Promise<ReadMessage> {
  const known = { vendors: vendorNames.map((vendor) => vendor.id), platforms: platformNames.map((platform) => platform.id) };
  let message: Message = {};
  let locate: Locate = () => undefined;
  if (request.file !== undefined) {
    const { readMessageFile } = await import('../configfile/message-file.ts');
    const named = Object.hasOwn(setup.messages, request.file) ? setup.messages[request.file] : undefined;
    const file = await readMessageFile(named ?? request.file, { ...known, cwd: deps.cwd });
    refuse(
      file.problems,
      'ERR_INPUT_INVALID',
      { en: 'The message file has {count} errors.', zh: '消息文件有 {count} 个错误。' },
      { en: 'The message file has an error.', zh: '消息文件有一个错误。' },
    );
    if (file.message) message = file.message;
    locate = (pointer) => file.locate(pointer);
  }
  const sets: SetFlag[] = [];
  const problems: InputProblem[] = [];
  for (const text of request.sets) {
    const split = splitSet(text);
    if ('problem' in split) {
      problems.push(split.problem);
      continue;
    }
    const { parseYamlValue } = await import('../configfile/source.ts');
    sets.push({ ...split, value: parseYamlValue(split.value)?.value ?? split.value });
  }
  const applied = applyFlags(message, { ...request.flags, vendors: vendorIds, set: sets }, known);
  refuse(
    [...problems, ...applied.problems],
    'ERR_USAGE',
    { en: 'The message options have {count} errors.', zh: '消息选项有 {count} 个错误。' },
    { en: 'A message option is wrong.', zh: '消息选项有误。' },
  );
  message = applied.message;
  const { authority: _authority, vendors: _vendors, platforms: _platforms, ...neutral } = message;
  if (request.file === undefined && setup.sandbox) message = { ...demoMessage, ...message };
  else if (Object.keys(neutral).length === 0 && Object.keys({ ...message.vendors, ...message.platforms }).length === 0)
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'There is no message to send.', zh: '没有要发送的消息。' },
      {
        fix: {
          en: 'Give `--message <file>`, or at least `--title` and `--body`.',
          zh: '请给出 `--message <文件>`，或至少给出 `--title` 与 `--body`。',
        },
      },
    );
  return { message, locate };
}

function refuse(
  problems: readonly InputProblem[],
  code: 'ERR_INPUT_INVALID' | 'ERR_USAGE',
  many: { en: string; zh: string },
  one: { en: string; zh: string },
): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0)
    throw new PushCheckError(code, errors.length === 1 ? one : many, { data: { count: errors.length }, problems: errors });
}

/** As `readMessageFor`; where nothing was given the demo text without its channel, since some commands need no message of one's own. */
export async function readOrDemo(
  request: MessageRequest,
  setup: Setup,
  deps: Pick<Deps, 'cwd'>,
  vendorIds: readonly string[] = [],
): Promise<ReadMessage & { isDemo: boolean }> {
  try {
    return { ...(await readMessageFor(request, setup, deps, vendorIds)), isDemo: false };
  } catch (error) {
    const nothingGiven = request.file === undefined && Object.keys(request.flags).length === 0;
    if (!(error instanceof PushCheckError) || error.code !== 'ERR_USAGE' || !nothingGiven) throw error;
    const { channel: _channel, ...message } = demoMessage;
    return { message, locate: () => undefined, isDemo: true };
  }
}
