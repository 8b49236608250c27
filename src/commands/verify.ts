import { verify as verifyVerb } from '../api/verify.ts';
import type { Command } from './command.ts';
import { networkOptions, sandboxOptions } from './parse.ts';
import { networkRequest, setupRequest } from './requests.ts';

export const verify: Command = {
  args: '[vendor...]',
  description: {
    en: 'Checks credentials stage by stage and names the one that failed: form, DNS, TCP, proxy, TLS, clock, auth call. APNs has no auth call: a probe push goes to a token that cannot exist.',
    zh: '逐级检查凭据并指出失败的环节：格式、DNS、TCP、代理、TLS、时钟、鉴权。APNs 没有鉴权接口，因此向一个不存在的 token 发送探测推送。',
  },
  options: [
    { flags: '--offline', text: { en: 'look at the form of the credentials only', zh: '只检查凭据的格式' } },
    ...networkOptions,
    ...sandboxOptions,
  ],
  examples: [
    { line: 'push-check verify', text: { en: 'every configured vendor', zh: '检查所有已配置的厂商' } },
    { line: 'push-check verify oppo apns --timeout 10s', text: { en: 'two of them', zh: '只检查其中两家' } },
    {
      line: 'push-check verify --sandbox --fault clock=+1h',
      text: { en: 'see what a wrong clock looks like', zh: '看看时钟错误时的样子' },
    },
  ],
  run({ args, options, global }, deps) {
    const request = {
      ...setupRequest(options, global),
      ...networkRequest(options),
      vendors: (args[0] as string[] | undefined) ?? [],
      offline: options['offline'] === true,
    };
    return { mode: request.offline ? 'offline' : request.sandbox ? 'sandbox' : 'send', events: verifyVerb(request, deps) };
  },
};
