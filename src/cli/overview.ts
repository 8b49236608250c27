import { commands } from '../commands/index.ts';
import type { Lang, Text } from '../core/text.ts';

const words = {
  description: {
    en: 'Tells whether a push notification can reach a device and, if not, where it breaks: every vendor’s server API, and an emulator of each.',
    zh: '判断推送能否送达设备，送不到时指出断在哪一环：直接调用各厂商的服务端接口，并自带各家的模拟器。',
  },
  usage: { en: 'Usage: push-check <command> [options]', zh: '用法：push-check <命令> [选项]' },
  commands: { en: 'Commands:', zh: '命令：' },
  firstSteps: { en: 'First steps, nothing configured:', zh: '无需配置即可尝试：' },
  more: { en: 'Options of a command: push-check <command> --help', zh: '查看某个命令的选项：push-check <命令> --help' },
  options: { en: 'Options:', zh: '选项：' },
  version: { en: 'show the version', zh: '显示版本' },
  help: { en: 'show this help', zh: '显示帮助' },
} satisfies Record<string, Text>;

/** What `push-check` and `push-check --help` print; made without the command line's machinery, which a start would pay for. */
export function overview(lang: Lang): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  return [
    words.usage[lang],
    '',
    words.description[lang],
    '',
    words.commands[lang],
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary[lang]}`),
    '',
    words.options[lang],
    `  ${'-V, --version'.padEnd(width + 6)}${words.version[lang]}`,
    `  ${'-h, --help'.padEnd(width + 6)}${words.help[lang]}`,
    '',
    words.firstSteps[lang],
    '  push-check send --sandbox',
    '  push-check explain oppo 33',
    '',
    words.more[lang],
    '',
  ].join('\n');
}
