import { trace as traceVerb } from '../api/trace.ts';
import type { LossRequest } from '../api/user.ts';
import type { Command } from './command.ts';
import type { BodyEvent } from '../core/events.ts';
import type { CommandDeps } from './command.ts';
import { durationMs, networkOptions, sandboxOptions, sceneOptions } from './parse.ts';
import { networkRequest, sceneRequest, setupRequest } from './requests.ts';

export const trace: Command = {
  args: '<vendor|platform> [message-id]',
  description: {
    en: 'Asks the vendor what became of a message. Xiaomi tells it for each message, vivo for each task, Meizu for each task or day; FCM, APNs, OPPO, HUAWEI and HONOR cannot be asked, and you are told where to look and which receipt tells it. With --sandbox and no message id one push is sent first. To trace a message of a running sandbox, name a config that points to it.',
    zh: '向厂商查询一条消息的去向。小米按消息、vivo 按任务、魅族按任务或按天提供数据；FCM、APNs、OPPO、华为与荣耀无法查询，会说明去哪里看、哪种回执能告知。加 --sandbox 且不给消息 id 时，会先发送一条推送。要追踪某个已运行沙箱中的消息，请用 --config 指向它的配置。',
  },
  options: [
    {
      flags: '--wait <duration>',
      text: { en: 'ask again until it has arrived or was dropped, e.g. 30s', zh: '反复查询直到送达或被丢弃，例如 30s' },
      parse: durationMs,
    },
    {
      flags: '--user <id>',
      text: { en: 'IM platform: whose delivery (Tencent IM task ids need it)', zh: 'IM 平台：查询哪个用户（腾讯云 IM 的任务 ID 需要）' },
    },
    {
      flags: '--loss [duration]',
      text: {
        en: 'IM platform: loss statistics instead of one message (default 24h)',
        zh: 'IM 平台：查询损耗统计而非单条消息（默认 24h）',
      },
      parse: durationMs,
    },
    { flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } },
    ...networkOptions,
    ...sandboxOptions,
    ...sceneOptions,
  ],
  examples: [
    { line: 'push-check trace xiaomi scm51336519827468580b1 --wait 30s', text: { en: 'one message', zh: '追踪一条消息' } },
    {
      line: 'push-check trace vivo --sandbox',
      text: { en: 'send one push to the emulator and trace it', zh: '向模拟器发送一条推送并追踪' },
    },
    {
      line: 'push-check trace tencent-im --sandbox',
      text: { en: 'each station of a message through an IM platform', zh: '消息经由 IM 平台的每一站' },
    },
    { line: 'push-check trace huawei', text: { en: 'where to look when the vendor cannot be asked', zh: '厂商不提供查询时去哪里看' } },
  ],
  run({ args, options, global }, deps) {
    const request = {
      ...setupRequest(options, global),
      ...networkRequest(options),
      vendor: args[0] as string,
      ...(args[1] === undefined ? {} : { messageId: args[1] as string }),
      waitMs: (options['wait'] as number | undefined) ?? 0,
      ...sceneRequest(options),
      showTokens: options['showTokens'] === true,
      ...(options['user'] === undefined ? {} : { user: options['user'] as string }),
    };
    if (options['loss'] !== undefined)
      return {
        mode: request.sandbox ? 'sandbox' : 'send',
        events: losses(
          { ...request, platform: request.vendor, sinceMs: options['loss'] === true ? 86_400_000 : (options['loss'] as number) },
          deps,
        ),
      };
    return { mode: request.sandbox ? 'sandbox' : 'send', events: traceVerb(request, deps) };
  },
};

async function* losses(request: LossRequest, deps: CommandDeps): AsyncGenerator<BodyEvent> {
  yield* (await import('../api/user.ts')).loss(request, deps);
}
