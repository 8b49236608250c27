import { PushCheckError } from '../core/errors.ts';
import { reportSchema, type BodyEvent, type Event, type ReportError } from '../core/events.ts';
import type { Mode } from '../core/result.ts';
import { cleanText } from '../core/redact.ts';
import { emptySummary, exitCode, summarise, type FailOn } from '../core/summary.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import type { Deps } from './deps.ts';

const toolName = 'push-check';

export interface RunOptions {
  command: string;
  mode: Mode;
  failOn: FailOn;
  version: string;
  /** The verb runs until a signal ends it (the sandbox): being stopped is its normal end. */
  untilSignal?: boolean;
}

/**
 * Puts `start` and `end` around what a verb tells. `end` always comes: with the error when the verb threw, with exit code 130 when it was
 * interrupted.
 */
export async function* runVerb(
  options: RunOptions,
  body: AsyncIterable<BodyEvent>,
  deps: Pick<Deps, 'clock' | 'lang' | 'signal' | 'redactor'>,
): AsyncGenerator<Event> {
  yield {
    type: 'start',
    schema: reportSchema,
    tool: { name: toolName, version: options.version },
    command: options.command,
    mode: options.mode,
    startedAt: new Date(deps.clock.now()).toISOString(),
  };
  const summary = emptySummary();
  let error: ReportError | undefined;
  let code: number | undefined;
  try {
    for await (const event of body) {
      summarise(summary, event);
      yield printable(event);
    }
  } catch (thrown) {
    error = reportError(thrown, deps.lang, (text) => deps.redactor.redact(text));
    code = thrown instanceof PushCheckError ? thrown.exitCode : 70;
  }
  summary.interrupted = deps.signal.aborted && !options.untilSignal;
  // 2, 3 and 70 stand before 130; an interruption stands before everything that was found.
  yield { type: 'end', summary, exitCode: code ?? exitCode(summary, options.failOn), ...(error ? { error } : {}) };
}

/** Findings and checks quote what was typed or answered; results clean their own texts. */
function printable(event: BodyEvent): BodyEvent {
  if (event.type === 'finding') return { ...event, finding: cleaned(event.finding, ['message', 'fix', 'title']) };
  if (event.type === 'check') return { ...event, check: cleaned(event.check, ['title', 'detail', 'cause', 'fix']) };
  return event;
}

/** A record with some of its texts made safe to print; the same object where they are. */
function cleaned<Item extends object>(item: Item, names: readonly (keyof Item)[]): Item {
  const unsafe = names.filter((name) => {
    const value = item[name];
    return typeof value === 'string' && controls.test(value);
  });
  return unsafe.length === 0 ? item : { ...item, ...Object.fromEntries(unsafe.map((name) => [name, cleanText(String(item[name]))])) };
}

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const bug: { text: Text; fix: Text } = {
  text: { en: 'A bug in push-check: {message}.', zh: 'push-check 出现缺陷：{message}。' },
  fix: {
    en: 'Please report it with the command line (secrets removed), the version and this place: {place}.',
    zh: '请连同命令行（去掉密钥）、版本以及此位置一并反馈：{place}。',
  },
};

/** A thrown value as data in the user's language; anything unexpected is a bug of ours and says where it happened. */
export function reportError(thrown: unknown, lang: Lang, redact: (text: string) => string): ReportError {
  if (thrown instanceof PushCheckError)
    return {
      code: thrown.code,
      message: cleanText(redact(render(thrown.text, lang, thrown.data))),
      ...(thrown.fix ? { fix: redact(render(thrown.fix, lang, thrown.data)) } : {}),
      problems: thrown.problems.map(({ text, fix, data, ...problem }) => ({
        ...problem,
        message: redact(render(text, lang, data)),
        ...(fix ? { fix: redact(render(fix, lang, data)) } : {}),
      })),
    };
  const message = (thrown instanceof Error ? thrown.message : String(thrown)).replace(/[.。]+$/, '');
  const place = thrown instanceof Error ? placeOf(thrown.stack ?? '') : '?';
  return {
    code: 'ERR_INTERNAL',
    message: redact(render(bug.text, lang, { message })),
    fix: render(bug.fix, lang, { place }),
    problems: [],
  };
}

/** The first place of ours in a stack, else its first place: file name, line and column, no folder. */
function placeOf(stack: string): string {
  // Helpers of a test runner live in folders called dist too; ours are named by the package.
  const frames = [...stack.matchAll(/\n\s+at (?:.*?\()?(?:file:\/\/)?([^\s()]+:\d+:\d+)\)?/g)].map((match) => match[1] as string);
  const frame = frames.find((path) => /\/(dist|src)\//.test(path) && !path.includes('node_modules')) ?? frames[0];
  return frame?.split('/').at(-1) ?? '?';
}
