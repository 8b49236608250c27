import { configSchema, showConfig } from '../api/config.ts';
import type { Command } from './command.ts';

const show: Omit<Command, 'subcommands'> = {
  description: {
    en: 'Shows every effective setting and where it came from; secrets are masked.',
    zh: '显示每项生效的配置及其来源；密钥以掩码显示。',
  },
  options: [{ flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } }],
  examples: [
    {
      line: 'push-check config show',
      text: { en: 'what is in force, and from which file or variable', zh: '查看生效值及其来自哪个文件或变量' },
    },
    {
      line: 'push-check config show --profile staging --format json',
      text: { en: 'of a profile, for scripts', zh: '查看某个 profile，便于脚本读取' },
    },
  ],
  run({ options, global }, deps) {
    const request = {
      ...(global.config === undefined ? {} : { path: global.config }),
      ...(global.profile === undefined ? {} : { profile: global.profile }),
      allowCode: global.allowCodeConfig,
      showTokens: options['showTokens'] === true,
    };
    return { mode: 'offline', events: showConfig(request, deps) };
  },
};

const schema: Omit<Command, 'subcommands'> = {
  description: { en: 'Prints the JSON Schema of the config file, for editors.', zh: '输出配置文件的 JSON Schema，供编辑器使用。' },
  options: [],
  examples: [
    { line: 'push-check config schema > push-check.schema.json', text: { en: 'write it to a file', zh: '写入文件' } },
    { line: 'push-check config schema --lang zh', text: { en: 'with Chinese descriptions', zh: '使用中文说明' } },
  ],
  run(_input, deps) {
    return { mode: 'offline', events: configSchema(deps) };
  },
};

export const config: Command = {
  description: { en: 'Shows the effective settings or their JSON Schema.', zh: '查看生效的配置或其 JSON Schema。' },
  options: [],
  examples: [...show.examples, ...schema.examples],
  subcommands: { show, schema },
  run: show.run,
};
