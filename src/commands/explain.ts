import { explain as explainVerb } from '../api/explain.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Command, CommandDeps } from './command.ts';

export const explain: Command = {
  args: '<subject> [code]',
  description: {
    en: 'Explains a vendor’s code, a raw answer (`-` reads standard input) or a lint rule: what it means, why it usually happens, what to do next.',
    zh: '解释厂商错误码、原始应答（`-` 表示从标准输入读取）或检查规则：含义、常见原因与处理办法。',
  },
  options: [{ flags: '--list', text: { en: 'every code of the vendor', zh: '列出该厂商的全部错误码' } }],
  examples: [
    { line: 'push-check explain apns BadDeviceToken', text: { en: 'one code', zh: '解释一个错误码' } },
    { line: 'push-check explain oppo 33 --lang zh', text: { en: 'in Chinese', zh: '以中文显示' } },
    { line: 'push-check explain fcm - < answer.json', text: { en: 'a raw answer', zh: '解释一段原始应答' } },
    { line: 'push-check explain xiaomi/channel-missing', text: { en: 'a rule', zh: '解释一条规则' } },
  ],
  run({ args, options }, deps) {
    return { mode: 'offline', events: events(args[0] as string, args[1] as string | undefined, options['list'] === true, deps) };
  },
};

async function* events(subject: string, code: string | undefined, list: boolean, deps: CommandDeps): AsyncGenerator<BodyEvent> {
  if (code !== '-') {
    yield* explainVerb({ subject, list, ...(code === undefined ? {} : { code }) }, deps);
    return;
  }
  const input = await deps.readStdin(1_000_000);
  if (deps.signal.aborted) return;
  if (input.length > 1_000_000)
    throw new PushCheckError('ERR_INPUT_INVALID', {
      en: 'The answer on standard input is larger than 1 MB.',
      zh: '标准输入中的应答超过 1 MB。',
    });
  let answer: string;
  try {
    answer = new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    throw new PushCheckError('ERR_INPUT_INVALID', { en: 'Standard input is not UTF-8 text.', zh: '标准输入不是 UTF-8 文本。' });
  }
  if (answer.trim() === '') throw new PushCheckError('ERR_INPUT_INVALID', { en: 'Standard input is empty.', zh: '标准输入为空。' });
  yield* explainVerb({ subject, list: false, answer }, deps);
}
