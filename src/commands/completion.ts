import { completion as completionVerb, shells, type Shell } from '../api/completion.ts';
import { PushCheckError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Command } from './command.ts';

export const completion: Command = {
  args: '<shell>',
  argumentValues: { shell: shells },
  description: {
    en: 'Prints the script with which a shell completes commands, options and values: bash, zsh or fish.',
    zh: '输出 shell 补全脚本，用于补全命令、选项和取值：bash、zsh 或 fish。',
  },
  options: [],
  examples: [
    {
      line: 'source <(push-check completion bash)',
      text: { en: 'for this bash; in ~/.bashrc for every one', zh: '在当前 bash 生效；写入 ~/.bashrc 则长期生效' },
    },
    {
      line: 'source <(push-check completion zsh)',
      text: { en: 'the same for zsh, behind compinit', zh: 'zsh 同理，需放在 compinit 之后' },
    },
    {
      line: 'push-check completion fish > ~/.config/fish/completions/push-check.fish',
      text: { en: 'for every fish', zh: 'fish 长期生效' },
    },
  ],
  run({ args }) {
    return { mode: 'offline', events: completionVerb(shellOf(args[0] as string)) };
  },
};

function shellOf(name: string): Shell {
  const found = shells.find((shell) => shell === name);
  if (found) return found;
  const near = nearest(name, shells) ?? '';
  const known = shells.join(', ');
  throw new PushCheckError(
    'ERR_USAGE',
    near === ''
      ? { en: 'There is no completion for `{name}`; known are {known}.', zh: '不支持 `{name}` 的补全；可用：{known}。' }
      : {
          en: 'There is no completion for `{name}`; did you mean `{near}`? Known are {known}.',
          zh: '不支持 `{name}` 的补全；是否想写 `{near}`？可用：{known}。',
        },
    { data: { name, near, known } },
  );
}
