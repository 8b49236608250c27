import { Command as Commander, CommanderError, Option } from 'commander';
import { runVerb, reportError } from '../api/run.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent, ReportError } from '../core/events.ts';
import { nearest } from '../core/nearest.ts';
import type { Mode } from '../core/result.ts';
import type { FailOn } from '../core/summary.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import { writeReports, type ReportTarget } from '../reporters/output.ts';
import type { Command, CommandDeps, CommandRun, GlobalOptions, OptionSpec } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { formats, withFormats } from './options.ts';

export interface Terminal {
  stdout(text: string): Promise<void> | void;
  stderr(text: string): void;
  /** Prompts are possible. */
  interactive: boolean;
  stdoutIsTty: boolean;
  columns: number;
  color: boolean;
}

const helpWords = {
  usage: { en: 'Usage:', zh: '用法：' },
  options: { en: 'Options:', zh: '选项：' },
  globalOptions: { en: 'Options of every command:', zh: '所有命令通用的选项：' },
  commands: { en: 'Commands:', zh: '命令：' },
  arguments: { en: 'Arguments:', zh: '参数：' },
  help: { en: 'show this help', zh: '显示帮助' },
  version: { en: 'show the version', zh: '显示版本' },
  examples: { en: 'Examples:', zh: '示例：' },
} satisfies Record<string, Text>;

/**
 * Runs a command line and gives the exit code. Results go to standard output in the chosen format; everything else to standard error; a failure
 * in a machine format is a document of that format too.
 */
export async function runCommandLine(given: readonly string[], deps: CommandDeps, terminal: Terminal): Promise<number> {
  const { lang } = deps;
  const argv = commandFirst(given);
  let chosen:
    | { name: string; global: GlobalOptions; format: string; reports: ReportTarget[]; run: () => ReturnType<Command['run']> }
    | undefined;
  const program = new Commander();
  let help = '';
  configure(program, lang, (text) => (help += text));
  program.name('push-check').usage('<command> [options]').version(deps.version, '-V, --version', helpWords.version[lang]);
  const typed = commandName(argv);
  for (const entry of commands) {
    const sub = program.command(entry.name).summary(entry.summary[lang]);
    configure(sub, lang, (text) => (help += text));
    if (entry.name !== typed) {
      sub.allowUnknownOption().allowExcessArguments();
      continue;
    }
    const command = await entry.load();
    const declare = (target: Commander, unit: Omit<Command, 'subcommands'>, name: string) => {
      target.description(unit.description[lang]);
      if (unit.args) for (const argument of unit.args.split(' ')) target.argument(argument);
      addOptions(target, unit.options, lang);
      addOptions(target, withFormats(unit.formats), lang, helpWords.globalOptions[lang]);
      target.addHelpText('after', examplesText(unit, lang));
      target.action((...received: unknown[]) => {
        const options = received.at(-2) as Record<string, unknown>;
        const global = readGlobal(options, terminal);
        const args = received.slice(0, -2) as (string | string[] | undefined)[];
        chosen = {
          name,
          global,
          format: (options['format'] as string | undefined) ?? 'pretty',
          reports: (options['report'] as ReportTarget[] | undefined) ?? [],
          run: () => unit.run({ args, options, global, format: (options['format'] as string | undefined) ?? 'pretty' }, deps),
        };
      });
    };
    if (command.subcommands) {
      sub.description(command.description[lang]);
      sub.addHelpText('after', examplesText(command, lang));
      for (const [name, unit] of Object.entries(command.subcommands)) {
        const target = sub.command(name).summary(unit.description[lang]);
        configure(target, lang, (text) => (help += text));
        declare(target, unit, `${entry.name} ${name}`);
      }
    } else declare(sub, command, entry.name);
  }
  const format = formatOf(argv);
  try {
    program.exitOverride();
    await program.parseAsync(argv as string[], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) {
        await terminal.stdout(help);
        return 0;
      }
      return await fail(usageError(error, program, typed), typed ?? '', format);
    }
    return await fail(error, typed ?? '', format);
  }
  if (!chosen)
    return await fail(
      new PushCheckError(
        'ERR_USAGE',
        { en: 'No command was given.', zh: '没有给出命令。' },
        { fix: { en: 'See `push-check --help`.', zh: '请看 `push-check --help`。' } },
      ),
      '',
      format,
    );
  const selected = chosen;
  let started: CommandRun;
  try {
    started = selected.run();
  } catch (error) {
    return await fail(error, selected.name, selected.format, selected.reports, selected.global);
  }
  return await report(selected.name, started.mode, started.events, selected.format, selected.reports, selected.global, started);

  async function fail(
    error: unknown,
    name: string,
    usedFormat: string,
    reports: ReportTarget[] = [],
    global?: GlobalOptions,
  ): Promise<number> {
    return await report(
      name,
      'offline',
      failing(error),
      usedFormat,
      reports,
      global ?? { allowCodeConfig: false, failOn: 'error', input: false, verbose: false, quiet: false },
    );
  }

  async function report(
    name: string,
    mode: Mode,
    events: AsyncIterable<BodyEvent>,
    usedFormat: string,
    reports: ReportTarget[],
    global: GlobalOptions,
    started?: Pick<CommandRun, 'failOn' | 'untilSignal'>,
  ): Promise<number> {
    let exit = 70;
    const all = runVerb(
      {
        command: name,
        mode,
        failOn: started?.failOn ?? global.failOn,
        version: deps.version,
        untilSignal: started?.untilSignal ?? false,
      },
      events,
      deps,
    );
    const watched = (async function* () {
      for await (const event of all) {
        if (event.type === 'end') {
          exit = event.exitCode;
          if (event.error) terminal.stderr(errorText(event.error, lang));
        }
        yield event;
      }
    })();
    try {
      await writeReports(
        watched,
        { format: usedFormat, reports, cwd: deps.cwd },
        { lang, color: terminal.color, width: Math.min(Math.max(terminal.columns, 60), 140), verbose: global.verbose, quiet: global.quiet },
        async (text) => {
          await terminal.stdout(deps.redactor.redact(text));
        },
        (text) => deps.redactor.redact(text),
      );
    } catch (error) {
      // A report that cannot be written is found before anything runs: the failure itself is still a document of the chosen format.
      if (reports.length > 0 && error instanceof PushCheckError)
        return await report(name, 'offline', failing(error), usedFormat, [], global);
      terminal.stderr(
        errorText(
          reportError(error, lang, (text) => deps.redactor.redact(text)),
          lang,
        ),
      );
      return error instanceof PushCheckError ? error.exitCode : 70;
    }
    return exit;
  }
}

function failing(error: unknown): AsyncIterable<BodyEvent> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}

function examplesText(unit: Pick<Command, 'examples'>, lang: Lang): string {
  return `\n${helpWords.examples[lang]}\n${unit.examples.map((example) => `  ${example.line}\n      ${example.text[lang]}`).join('\n')}`;
}

/** Options before the command are those of every command: they are moved behind it, where commander looks for them. */
function commandFirst(argv: readonly string[]): readonly string[] {
  const name = commandName(argv);
  const at = name === undefined ? -1 : argv.indexOf(name);
  return at <= 0 ? argv : [...argv.slice(at), ...argv.slice(0, at)];
}

/** The first word that is no option and no option's value. */
function commandName(argv: readonly string[]): string | undefined {
  const valued = new Set(['-c', '--config', '--profile', '--lang', '--format', '--report', '--fail-on']);
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    if (valued.has(word)) index++;
    else if (!word.startsWith('-')) return word === 'help' ? argv[index + 1] : word;
  }
  return undefined;
}

function formatOf(argv: readonly string[]): string {
  const at = argv.findIndex((word) => word === '--format' || word.startsWith('--format='));
  const value = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.slice('--format='.length) : argv[at + 1];
  return formats.includes(value as (typeof formats)[number]) ? (value as string) : 'pretty';
}

function readGlobal(options: Record<string, unknown>, terminal: Terminal): GlobalOptions {
  return {
    ...(options['config'] === undefined ? {} : { config: options['config'] as string }),
    ...(options['profile'] === undefined ? {} : { profile: options['profile'] as string }),
    allowCodeConfig: options['allowCodeConfig'] === true,
    failOn: (options['failOn'] as FailOn | undefined) ?? 'error',
    input: options['input'] !== false && terminal.interactive,
    verbose: options['verbose'] === true,
    quiet: options['quiet'] === true,
  };
}

function addOptions(target: Commander, specs: readonly OptionSpec[], lang: Lang, group?: string): void {
  if (group !== undefined) target.optionsGroup(group);
  for (const spec of specs) {
    const option = new Option(spec.flags, spec.text[lang]);
    const { parse, repeatable } = spec;
    if (parse || repeatable)
      option.argParser((value: string, previous: unknown) => {
        const parsed = parse?.(value) ?? { ok: true as const, value };
        if (!parsed.ok)
          throw new PushCheckError(
            'ERR_USAGE',
            { en: '`{flag}` wants {expected}.', zh: '`{flag}` 需要 {expected}。' },
            { data: { flag: option.long ?? spec.flags, expected: parsed.expected[lang] } },
          );
        return repeatable ? [...((previous as unknown[] | undefined) ?? []), parsed.value] : parsed.value;
      });
    target.addOption(option);
  }
}

function configure(command: Commander, lang: Lang, write: (text: string) => void): void {
  command.exitOverride();
  command.configureOutput({ writeOut: write, writeErr: () => undefined, outputError: () => undefined });
  command.helpOption('-h, --help', helpWords.help[lang]);
  command.helpCommand(false);
  command.configureHelp({
    styleTitle: (title) => {
      const words: Record<string, Text> = {
        'Usage:': helpWords.usage,
        'Options:': helpWords.options,
        'Commands:': helpWords.commands,
        'Arguments:': helpWords.arguments,
      };
      return words[title]?.[lang] ?? title;
    },
  });
}

/** Commander's complaint in our words, by its code. */
function usageError(error: CommanderError, program: Commander, typed: string | undefined): PushCheckError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const name = quoted.split(' ')[0] ?? '';
  const known = commands.some((entry) => entry.name === typed) ? ` ${typed}` : '';
  const seeHelp: Text = { en: `See \`push-check${known} --help\`.`, zh: `请看 \`push-check${known} --help\`。` };
  const make = (text: Text, data: Record<string, string> = {}) => new PushCheckError('ERR_USAGE', text, { data, fix: seeHelp });
  switch (error.code) {
    case 'commander.unknownCommand': {
      const near = nearest(
        name,
        commands.map((entry) => entry.name),
      );
      return near === undefined
        ? make({ en: 'There is no command `{name}`.', zh: '没有命令 `{name}`。' }, { name })
        : make(
            { en: 'There is no command `{name}`; did you mean `{near}`?', zh: '没有命令 `{name}`；是否想写 `{near}`？' },
            { name, near },
          );
    }
    case 'commander.unknownOption': {
      const known = (program.commands.find((command) => command.name() === typed) ?? program).options
        .map((option) => option.long ?? '')
        .filter((long) => long !== '');
      const near = nearest(name, known);
      return near === undefined
        ? make({ en: 'There is no option `{name}`.', zh: '没有选项 `{name}`。' }, { name })
        : make({ en: 'There is no option `{name}`; did you mean `{near}`?', zh: '没有选项 `{name}`；是否想写 `{near}`？' }, { name, near });
    }
    case 'commander.missingArgument':
      return make({ en: 'The argument `{name}` is missing.', zh: '缺少参数 `{name}`。' }, { name });
    case 'commander.optionMissingArgument':
      return make({ en: 'The option `{name}` wants a value.', zh: '选项 `{name}` 需要一个值。' }, { name: quoted });
    case 'commander.excessArguments':
      return make({ en: 'There are more arguments than the command takes.', zh: '参数多于该命令所需。' });
    case 'commander.help':
      return make({ en: 'A command is missing.', zh: '缺少命令。' });
    default:
      return make(
        { en: 'The command line is wrong: {message}', zh: '命令行有误：{message}' },
        { message: error.message.replace(/^error: /, '') },
      );
  }
}

const errorWords = { next: { en: 'next', zh: '处理' } } satisfies Record<string, Text>;

/** An error for people: what, where, next step. */
function errorText(error: ReportError, lang: Lang): string {
  const lines = [`push-check: ${error.message}`];
  for (const problem of error.problems) {
    const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
    lines.push(
      `  ${[place, problem.path].filter((part) => part !== undefined && part !== '').join(' ')}  ${problem.message}`.replace(/^ {4}/, '  '),
    );
    if (problem.fix !== undefined) lines.push(`      ${render(errorWords.next, lang)}  ${problem.fix}`);
  }
  if (error.fix !== undefined) lines.push(`  ${render(errorWords.next, lang)}  ${error.fix}`);
  return `${lines.join('\n')}\n`;
}
