import { user as userVerb } from '../api/user.ts';
import type { Command } from './command.ts';
import { networkOptions, sandboxOptions, sceneOptions } from './parse.ts';
import { eachOnce, networkRequest, sceneRequest, setupRequest } from './requests.ts';

export const user: Command = {
  args: '<platform> [user...]',
  description: {
    en: 'Asks an IM platform about a user: online, asleep or logged out, by which binding a push would go out now, and what stops it, in the platform’s own words and ours. Sends nothing.',
    zh: '向 IM 平台查询用户：在线、休眠还是已退出，现在推送会使用哪个绑定，以及什么会阻止推送；同时给出平台原文与我们的说明。不会发送任何内容。',
  },
  options: [
    ...networkOptions,
    ...sandboxOptions,
    ...sceneOptions,
    { flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } },
  ],
  examples: [
    { line: 'push-check user easemob bob', text: { en: 'can bob be pushed now?', zh: '现在能推送给 bob 吗？' } },
    {
      line: 'push-check user tencent-im --sandbox --user-state kicked',
      text: { en: 'what a kicked user looks like', zh: '看看被踢下线的用户是什么样' },
    },
  ],
  run({ args, options, global }, deps) {
    const request = {
      ...setupRequest(options, global),
      ...networkRequest(options),
      ...sceneRequest(options),
      platform: args[0] as string,
      users: eachOnce((args[1] as string[] | undefined) ?? [], deps),
      showTokens: options['showTokens'] === true,
    };
    return { mode: request.sandbox ? 'sandbox' : 'send', events: userVerb(request, deps) };
  },
};
