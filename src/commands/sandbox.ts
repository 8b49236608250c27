import { sandbox as sandboxVerb } from '../api/sandbox.ts';
import type { Command } from './command.ts';
import { integerFrom } from './parse.ts';

export const sandbox: Command = {
  description: {
    en: 'Runs the emulator of every vendor’s and IM platform’s server API on loopback, for push-check and for your own push server. `GET /_sandbox/accounts` gives a ready config with throw-away credentials, `GET /_sandbox/pushes` what was accepted, `/_sandbox/users` and `/_sandbox/flows` the platforms’ users and groups (`team`: alice and bob) and each message’s way, `POST /_sandbox/faults` makes a vendor fail. Ctrl-C ends it.',
    zh: '在本机回环地址上运行各厂商与 IM 平台服务端接口的模拟器，供 push-check 和你自己的推送服务使用。`GET /_sandbox/accounts` 给出可直接使用的配置与一次性凭据，`GET /_sandbox/pushes` 列出已受理的推送，`/_sandbox/users` 与 `/_sandbox/flows` 提供平台用户、群组（`team`：alice 与 bob）及每条消息的流转，`POST /_sandbox/faults` 让指定厂商按要求出错。按 Ctrl-C 结束。',
  },
  options: [
    { flags: '--port <number>', text: { en: 'port (default: a free one)', zh: '端口（默认选择空闲端口）' }, parse: integerFrom(0, 65_535) },
    { flags: '--vendor <id>', text: { en: 'only these vendors', zh: '只模拟这些厂商' }, repeatable: true },
    {
      flags: '--platform <id>',
      text: { en: 'only this IM platform, with every vendor behind it', zh: '只模拟该 IM 平台（及其背后的所有厂商）' },
      repeatable: true,
    },
    {
      flags: '--fault <fault>',
      text: {
        en: '<vendor>[.<endpoint>]=<code>|http:503|delay:2s|drop[*N], or clock=+1h',
        zh: '<vendor>[.<endpoint>]=<code>|http:503|delay:2s|drop[*N]，或 clock=+1h',
      },
      repeatable: true,
    },
  ],
  examples: [
    {
      line: 'push-check sandbox --port 8035',
      text: { en: 'run it; then curl -s localhost:8035/_sandbox/accounts', zh: '启动；随后 curl -s localhost:8035/_sandbox/accounts' },
    },
    {
      line: 'push-check sandbox --format json',
      text: { en: 'one JSON line when it listens, for scripts', zh: '监听后输出一行 JSON，便于脚本读取' },
    },
  ],
  run({ options }, deps) {
    const request = {
      vendors: [...((options['vendor'] as string[] | undefined) ?? []), ...((options['platform'] as string[] | undefined) ?? [])],
      faults: (options['fault'] as string[] | undefined) ?? [],
      ...(options['port'] === undefined ? {} : { port: options['port'] as number }),
    };
    return { mode: 'sandbox', events: sandboxVerb(request, deps), untilSignal: true };
  },
};
