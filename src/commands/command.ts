import type { Deps } from '../api/deps.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Mode } from '../core/result.ts';
import type { FailOn } from '../core/summary.ts';
import type { Text } from '../core/text.ts';

export interface Parse {
  (value: string): { ok: true; value: unknown } | { ok: false; expected: Text };
  /** All that it takes, where it is a list. */
  values?: readonly string[];
}

export interface OptionSpec {
  /** As commander reads it: `--vendor <id>`, `--no-send`. */
  flags: string;
  text: Text;
  /** May be given several times; the value is a list. */
  repeatable?: boolean;
  /** How the text of the value becomes a value; the reason is shown when it does not. */
  parse?: Parse;
  /** What shells offer as its value, beside what `parse` knows. */
  values?: readonly string[];
}

/** The options every command has, read once. */
export interface GlobalOptions {
  config?: string;
  profile?: string;
  allowCodeConfig: boolean;
  failOn: FailOn;
  /** False when prompting is impossible or unwanted. */
  input: boolean;
  verbose: boolean;
  quiet: boolean;
}

export interface CommandInput {
  /** Positional arguments; a variadic one is a list. */
  args: readonly (string | string[] | undefined)[];
  /** Option values by commander's camelCase attribute names. */
  options: Record<string, unknown>;
  global: GlobalOptions;
  /** `--format`. */
  format: string;
}

/** Asks a person; made only when prompting is possible. */
export interface Prompter {
  select(question: string, choices: readonly { name: string; value: string }[]): Promise<string>;
  checkbox(question: string, choices: readonly { name: string; value: string }[]): Promise<string[]>;
  input(question: string, options?: { default?: string; validate?: (value: string) => true | string }): Promise<string>;
  password(question: string, options?: { validate?: (value: string) => true | string }): Promise<string>;
  confirm(question: string, initial: boolean): Promise<boolean>;
}

/** What a command needs beyond an api verb's dependencies: the terminal and standard input. */
export interface CommandDeps extends Deps {
  version: string;
  pid: number;
  /** e.g. `v20.20.2`. */
  nodeVersion: string;
  /** Standard input to its end, or a little more than `maxBytes`, or what came until the run was interrupted. */
  readStdin(maxBytes: number): Promise<Buffer>;
  prompter(): Promise<Prompter>;
}

export interface CommandRun {
  mode: Mode;
  events: AsyncIterable<BodyEvent>;
  failOn?: FailOn;
  /** It runs until a signal ends it, which is no interruption. */
  untilSignal?: boolean;
}

/** A command: flags → api call. It parses nothing twice, prints nothing, exits nothing. */
export interface Command {
  /** Commander's argument syntax, e.g. `[token...]`. */
  args?: string;
  /** What shells offer for an argument, by its name in `args`. */
  argumentValues?: Readonly<Record<string, readonly string[]>>;
  description: Text;
  /** Formats beyond those of every command, which this command writes itself. */
  formats?: readonly string[];
  options: readonly OptionSpec[];
  /** At least two: command line and what it does. */
  examples: readonly { line: string; text: Text }[];
  /** Sub-commands, e.g. `config show`. */
  subcommands?: Record<string, Omit<Command, 'subcommands'>>;
  run(input: CommandInput, deps: CommandDeps): CommandRun;
}
