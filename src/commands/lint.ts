import { lint as lintVerb } from '../api/lint.ts';
import type { Command } from './command.ts';
import { messageRequest } from './message-request.ts';
import { vias } from '../core/platform.ts';
import { day, messageOptions, nameOptions, oneOf, sandboxOptions } from './parse.ts';
import { namesRequest, setupRequest } from './requests.ts';

export const lint: Command = {
  args: '[file...]',
  description: {
    en: 'Checks message files against every rule of the configured vendors (or all, without a config), with file, line and column. Nothing is sent.',
    zh: '按已配置厂商（没有配置时为全部厂商）的规则检查消息文件，给出文件、行、列。不会发送任何内容。',
  },
  options: [
    { flags: '--vendor <id>', text: { en: 'only this vendor', zh: '只按该厂商检查' }, repeatable: true },
    { flags: '--platform <id>', text: { en: 'by an IM platform’s rules', zh: '按 IM 平台的规则检查' }, repeatable: true },
    { flags: '--via <way>', text: { en: 'push | message | group | call', zh: 'push | message | group | call' }, parse: oneOf(...vias) },
    ...nameOptions,
    {
      flags: '--matrix',
      text: {
        en: 'a table: what the message becomes at every vendor, what that needs, what is lost',
        zh: '以表格列出：消息在各厂商会变成什么、需要什么权益、会丢失什么',
      },
    },
    { flags: '--as-of <day>', text: { en: 'judge as of a day, YYYY-MM-DD', zh: '按指定日期判断，YYYY-MM-DD' }, parse: day },
    ...messageOptions,
    ...sandboxOptions.slice(0, 1),
  ],
  examples: [
    { line: 'push-check lint push/chat.yaml', text: { en: 'one message', zh: '检查一条消息' } },
    {
      line: 'push-check lint --vendor oppo --kind im --title Alice --body Hello',
      text: { en: 'a message from flags', zh: '检查由参数组成的消息' },
    },
    {
      line: 'push-check lint --matrix push/chat.yaml --as-of 2027-01-01',
      text: { en: 'what it becomes at every vendor on that day', zh: '查看该消息在指定日期于各厂商的表现' },
    },
    {
      line: 'push-check lint --platform tencent-im --matrix push/chat.yaml',
      text: { en: 'through an IM platform: what the phone will show', zh: '经由 IM 平台：手机上会显示什么' },
    },
    { line: 'push-check lint push/*.yaml --format json --fail-on warn', text: { en: 'in CI', zh: '在 CI 中使用' } },
  ],
  run({ args, options, global }, deps) {
    const request = {
      ...setupRequest(options, global),
      files: (args[0] as string[] | undefined) ?? [],
      message: messageRequest(options),
      vendors: (options['vendor'] as string[] | undefined) ?? [],
      platforms: (options['platform'] as string[] | undefined) ?? [],
      ...(options['via'] === undefined ? {} : { via: options['via'] as string }),
      ...namesRequest(options),
      matrix: options['matrix'] === true,
      ...(options['asOf'] === undefined ? {} : { asOf: options['asOf'] as string }),
    };
    return { mode: 'offline', events: lintVerb(request, deps) };
  },
};
