import type { OptionSpec } from '../commands/command.ts';
import { oneOf } from '../commands/parse.ts';
import type { ReportTarget } from '../reporters/output.ts';

export const formats = ['pretty', 'json', 'ndjson', 'junit', 'sarif', 'github'] as const;

/** The options of every command. */
export const globalOptions: readonly OptionSpec[] = [
  { flags: '-c, --config <file>', text: { en: 'config file instead of the one found upwards', zh: '指定配置文件，不再向上查找' } },
  { flags: '--profile <name>', text: { en: 'profile of the config', zh: '配置中的 profile' } },
  {
    flags: '--allow-code-config',
    text: { en: 'let --config name a .js file, which runs code', zh: '允许 --config 指定 .js 文件（会执行代码）' },
  },
  {
    flags: '--lang <lang>',
    text: { en: 'en | zh (default from LC_ALL, LC_MESSAGES, LANG)', zh: 'en | zh（默认取自 LC_ALL、LC_MESSAGES、LANG）' },
    parse: oneOf('en', 'zh'),
  },
  {
    flags: '--format <format>',
    text: { en: `${formats.join(' | ')} (default pretty)`, zh: `${formats.join(' | ')}（默认 pretty）` },
    parse: oneOf(...formats),
  },
  {
    flags: '--report <format=path>',
    text: { en: 'also write a report to a file', zh: '同时把报告写入文件' },
    repeatable: true,
    parse: reportTo(formats),
  },
  {
    flags: '--fail-on <level>',
    text: { en: 'error | warn | never: what makes the exit code 1', zh: 'error | warn | never：达到哪个级别时退出码为 1' },
    parse: oneOf('error', 'warn', 'never'),
  },
  { flags: '--no-input', text: { en: 'never ask', zh: '不提问' } },
  { flags: '--no-color', text: { en: 'no colours', zh: '不使用颜色' } },
  { flags: '-v, --verbose', text: { en: 'more detail', zh: '更多细节' } },
  { flags: '-q, --quiet', text: { en: 'results only', zh: '只输出结果' } },
];

function reportTo(known: readonly string[]): NonNullable<OptionSpec['parse']> {
  return (value) => {
    const at = value.indexOf('=');
    const format = value.slice(0, at);
    if (at < 1 || at === value.length - 1 || !known.includes(format)) {
      const list = known.join(' | ');
      return { ok: false, expected: { en: `<format>=<path> with a format of ${list}`, zh: `<格式>=<路径>，格式为 ${list}` } };
    }
    return { ok: true, value: { format, path: value.slice(at + 1) } satisfies ReportTarget };
  };
}

/** The options of every command, with the formats that this one adds. */
export function withFormats(more: readonly string[] = []): readonly OptionSpec[] {
  if (more.length === 0) return globalOptions;
  const all = [...formats, ...more];
  return globalOptions.map((option) => {
    if (option.flags.startsWith('--report ')) return { ...option, parse: reportTo(all) };
    if (!option.flags.startsWith('--format ')) return option;
    return {
      ...option,
      text: { en: `${all.join(' | ')} (default pretty)`, zh: `${all.join(' | ')}（默认 pretty）` },
      parse: oneOf(...all),
    };
  });
}
