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
  options: [
    { flags: '--list', text: { en: 'every code of the vendor', zh: '列出该厂商的全部错误码' } },
    {
      flags: '--payload',
      text: {
        en: 'read an IM platform’s payload from what a phone logged (standard input)',
        zh: '从手机日志（标准输入）中解析 IM 平台的推送 payload',
      },
    },
  ],
  examples: [
    { line: 'push-check explain apns BadDeviceToken', text: { en: 'one code', zh: '解释一个错误码' } },
    { line: 'push-check explain oppo 33 --lang zh', text: { en: 'in Chinese', zh: '以中文显示' } },
    { line: 'push-check explain fcm - < answer.json', text: { en: 'a raw answer', zh: '解释一段原始应答' } },
    { line: 'push-check explain tencent-im 70009', text: { en: 'a code of an IM platform', zh: '解释 IM 平台的错误码' } },
    {
      line: 'push-check explain zego --payload < logcat.txt',
      text: { en: 'a payload as a phone logged it', zh: '解析手机日志中的 payload' },
    },
    { line: 'push-check explain xiaomi/channel-missing', text: { en: 'a rule', zh: '解释一条规则' } },
  ],
  run({ args, options }, deps) {
    return { mode: 'offline', events: events(args[0] as string, args[1] as string | undefined, options, deps) };
  },
};

async function* events(
  subject: string,
  code: string | undefined,
  options: Record<string, unknown>,
  deps: CommandDeps,
): AsyncGenerator<BodyEvent> {
  const list = options['list'] === true;
  const payload = options['payload'] === true;
  if (code !== '-' && !payload) {
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
  yield* explainVerb({ subject, list: false, ...(payload ? { payload: answer } : { answer }) }, deps);
}
