import type { Deps } from '../api/deps.ts';
import type { Lang, Text } from '../core/text.ts';
import type { Command, OptionSpec } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { platformNames } from '../platforms/names.ts';
import { vendorNames } from '../vendors/names.ts';
import { globalOptions, withFormats } from './options.ts';

/** What may stand at the cursor. */
export interface Candidate {
  value: string;
  description: string;
}

export type Completion = 'files' | 'folders' | readonly Candidate[];

/** Names that only the config knows. */
export interface ConfigNames {
  devices: readonly string[];
  messages: readonly string[];
}

const words = { help: { en: 'show help', zh: '显示帮助' } } satisfies Record<string, Text>;

/**
 * What may stand at the cursor of a command line.
 * @param typed the words behind `push-check`, the last being the one under the cursor (empty behind a blank). bash gives `--format=json` as three words.
 */
export async function completionOf(typed: readonly string[], lang: Lang, namesOf: () => Promise<ConfigNames>): Promise<Completion> {
  const current = typed.at(-1) ?? '';
  const before = typed.slice(0, -1).filter((word) => word !== '=');
  // `--format=` and `--format=js`, as one word or as bash splits it.
  const split = current === '=' || typed.at(-2) === '=';
  const [, flag, begun] = (/^(--[\w-]+)=(.*)$/.exec(current) ?? []) as (string | undefined)[];
  const start = flag === undefined ? (current === '=' ? '' : current) : (begun as string);

  const { words: positional, open } = readWords(before, globalOptions);
  const entry = commands.find(({ name }) => name === positional[0]);
  const command = entry && (await entry.load());
  const sub = command?.subcommands && positional[1] !== undefined ? command.subcommands[positional[1]] : undefined;
  const unit: Omit<Command, 'subcommands'> | undefined = sub ?? command;
  const options = [...(unit?.options ?? []), ...withFormats(unit?.formats)];

  const read = readWords(before, options);
  const asked = flag === undefined ? (read.open ?? open) : options.find((option) => longOf(option) === flag);
  if (asked) {
    const found = await valuesOf(asked, lang, namesOf);
    const shown = flag === undefined || split ? found : prefixed(found, `${flag}=`);
    return startingWith(shown, flag === undefined || split ? start : current);
  }
  if (flag !== undefined) return [];
  if (current.startsWith('-')) return startingWith(flagsOf(options, before, lang), current);
  const isHelp = positional[0] === 'help' && positional.length === 1;
  if (!entry)
    return positional.length > 0 && !isHelp
      ? []
      : startingWith(
          [
            ...commands.map(({ name, summary }) => ({ value: name, description: summary[lang] })),
            { value: 'help', description: words.help[lang] },
          ],
          current,
        );
  if (command?.subcommands && !sub)
    return read.words.length > 1
      ? []
      : startingWith(
          Object.entries(command.subcommands).map(([value, { description }]) => ({ value, description: description[lang] })),
          current,
        );
  return startingWith(await argumentsAt(unit, read.words.length - (sub ? 2 : 1), namesOf), current);
}

/** Words that are no option and no option's value; `open` is the option that still waits for its value. */
function readWords(typed: readonly string[], options: readonly OptionSpec[]): { words: string[]; open?: OptionSpec } {
  const plain: string[] = [];
  let open: OptionSpec | undefined;
  for (const word of typed) {
    if (open) open = undefined;
    else if (word.startsWith('-')) {
      const option = options.find(({ flags }) => flagNames(flags).includes(word));
      if (option && placeholderOf(option) !== undefined) open = option;
    } else plain.push(word);
  }
  return { words: plain, ...(open ? { open } : {}) };
}

const flagNames = (flags: string) => flags.split(/[ ,]+/).filter((part) => part.startsWith('-'));
const longOf = ({ flags }: OptionSpec) => flagNames(flags).find((name) => name.startsWith('--'));
const placeholderOf = ({ flags }: OptionSpec) => /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1];

/** Long options; those that were given and may not be repeated are left out. */
function flagsOf(options: readonly OptionSpec[], before: readonly string[], lang: Lang): Candidate[] {
  return [
    ...options
      .filter(
        ({ flags, repeatable }) =>
          repeatable === true || !flagNames(flags).some((name) => before.some((word) => word === name || word.startsWith(`${name}=`))),
      )
      .map((option) => ({ value: longOf(option) ?? '', description: option.text[lang] })),
    { value: '--help', description: words.help[lang] },
  ];
}

async function valuesOf(option: OptionSpec, lang: Lang, namesOf: () => Promise<ConfigNames>): Promise<Completion> {
  const listed = option.values ?? option.parse?.values;
  if (listed) return asCandidates(listed);
  const placeholder = placeholderOf(option) ?? '';
  const flag = longOf(option);
  if (flag === '--vendor' || flag === '--user-vendor') return named(vendorNames);
  if (flag === '--platform') return named(platformNames);
  if (flag === '--device') return asCandidates((await namesOf()).devices);
  if (flag === '--message') {
    const { messages } = await namesOf();
    return messages.length > 0 ? asCandidates(messages) : 'files';
  }
  if (placeholder === 'dir') return 'folders';
  return /^(?:file|path|format=path)$/.test(placeholder) ? 'files' : [];
}

/** What an argument may be, by its place among the plain words behind the command. */
async function argumentsAt(
  unit: Omit<Command, 'subcommands'> | undefined,
  place: number,
  namesOf: () => Promise<ConfigNames>,
): Promise<Completion> {
  const all = unit?.args?.split(' ') ?? [];
  const last = all.at(-1);
  const argument = all[place] ?? (last?.includes('...') ? last : undefined);
  if (argument === undefined) return [];
  const name = argument.replaceAll(/[<>[\].]/g, '');
  const listed = unit?.argumentValues?.[name];
  if (listed) return asCandidates(listed);
  switch (name) {
    case 'vendor':
      return named(vendorNames);
    case 'platform':
      return named(platformNames);
    case 'vendor|platform':
    case 'subject':
      return [...named(vendorNames), ...named(platformNames)];
    case 'device':
      return asCandidates((await namesOf()).devices);
    case 'file':
      return 'files';
    case 'dir':
      return 'folders';
    default:
      return [];
  }
}

const asCandidates = (values: readonly string[]): Candidate[] => values.map((value) => ({ value, description: '' }));
const named = (list: readonly { id: string; displayName: string }[]): Candidate[] =>
  list.map(({ id, displayName }) => ({ value: id, description: displayName }));

function prefixed(found: Completion, prefix: string): Completion {
  return typeof found === 'string' ? found : found.map(({ value, description }) => ({ value: `${prefix}${value}`, description }));
}

function startingWith(found: Completion, start: string): Completion {
  return typeof found === 'string' ? found : found.filter(({ value }) => value.startsWith(start));
}

/** Names of the config that a command line would use; none where there is no config, or one that cannot be read. */
async function configNames(typed: readonly string[], deps: Deps): Promise<ConfigNames> {
  const at = typed.findIndex((word) => word === '-c' || word === '--config');
  const path = at < 0 ? undefined : typed[at + 1];
  try {
    const { readConfig } = await import('../api/setup.ts');
    const { config } = await readConfig({ allowCode: false, ...(path === undefined ? {} : { path }) }, deps);
    return { devices: Object.keys(config.devices), messages: Object.keys(config.messages) };
  } catch {
    return { devices: [], messages: [] };
  }
}

/** The answer to the shells' scripts: `-- <words>`. */
export async function complete(given: readonly string[], deps: Deps): Promise<string> {
  const typed = given[0] === '--' ? given.slice(1) : given;
  return completionText(await completionOf(typed, deps.lang, () => configNames(typed, deps)));
}

/** As the scripts read it. */
function completionText(found: Completion): string {
  if (typeof found === 'string') return `:${found}\n`;
  return found.map(({ value, description }) => `${value}\t${description.replaceAll(/\s+/g, ' ')}\n`).join('');
}
