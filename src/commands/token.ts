import { token as tokenVerb } from '../api/token.ts';
import type { Command } from './command.ts';

export const token: Command = {
  args: '<token...>',
  description: {
    en: 'Tells which vendors issue tokens of this shape, and what is wrong with a damaged one. A shape is a hint: only the vendor knows whether a token lives.',
    zh: '判断 token 像哪家厂商签发的，以及损坏的 token 问题出在哪里。格式只是线索：token 是否有效只有厂商知道。',
  },
  options: [
    { flags: '--vendor <id>', text: { en: 'judge for this vendor only', zh: '只按该厂商判断' }, repeatable: true },
    { flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } },
  ],
  examples: [
    { line: 'push-check token CN_0123456789abcdef0123456789abcdef', text: { en: 'whose token is this?', zh: '这是哪家的 token？' } },
    {
      line: 'push-check token --vendor apns "<c63963fd 5acb …>"',
      text: { en: 'why does APNs not take it?', zh: '为什么 APNs 不接受它？' },
    },
  ],
  run({ args, options }, deps) {
    const request = {
      tokens: args[0] as string[],
      vendors: (options['vendor'] as string[] | undefined) ?? [],
      showTokens: options['showTokens'] === true,
    };
    return { mode: 'offline', events: tokenVerb(request, deps) };
  },
};
