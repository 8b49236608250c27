import { receipts as receiptsVerb } from '../api/receipts.ts';
import type { Command } from './command.ts';
import { integerFrom } from './parse.ts';

export const receipts: Command = {
  description: {
    en: 'Receives the vendors’ receipts on 127.0.0.1 and prints what became of each message, until Ctrl-C; a tunnel brings them there. Without --listen it tells where each vendor’s receipt address is entered. HUAWEI’s signature is checked when PUSH_CHECK_HUAWEI_RECEIPT_USER and PUSH_CHECK_HUAWEI_RECEIPT_SECRET are set, Meizu’s receipt token when PUSH_CHECK_MEIZU_RECEIPT_TOKEN is.',
    zh: '在 127.0.0.1 接收各厂商的回执，逐条显示消息的去向，按 Ctrl-C 结束；可用内网穿透把回执引到这里。不加 --listen 时，说明各厂商在哪里填写回执地址。设置 PUSH_CHECK_HUAWEI_RECEIPT_USER 与 PUSH_CHECK_HUAWEI_RECEIPT_SECRET 后校验华为签名，设置 PUSH_CHECK_MEIZU_RECEIPT_TOKEN 后校验魅族回执 token。',
  },
  options: [
    { flags: '--listen', text: { en: 'receive them', zh: '开始接收' } },
    { flags: '--port <number>', text: { en: 'port (default: a free one)', zh: '端口（默认选择空闲端口）' }, parse: integerFrom(0) },
    { flags: '--vendor <id>', text: { en: 'only this vendor’s receipts', zh: '只处理该厂商的回执' } },
    { flags: '--count <number>', text: { en: 'end after so many posted bodies', zh: '收到指定次数的回调后结束' }, parse: integerFrom(1) },
    { flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } },
  ],
  examples: [
    { line: 'push-check receipts --listen --port 8036', text: { en: 'receipts of every vendor', zh: '接收所有厂商的回执' } },
    {
      line: 'push-check receipts --listen --vendor huawei --format ndjson',
      text: { en: 'one vendor, one JSON line a receipt', zh: '只接收一家，每条回执一行 JSON' },
    },
    { line: 'push-check receipts --vendor oppo', text: { en: 'where the receipt address is entered', zh: '在哪里填写回执地址' } },
  ],
  run({ options }, deps) {
    const request = {
      listen: options['listen'] === true,
      ...(options['vendor'] === undefined ? {} : { vendor: options['vendor'] as string }),
      ...(options['port'] === undefined ? {} : { port: options['port'] as number }),
      ...(options['count'] === undefined ? {} : { count: options['count'] as number }),
      showTokens: options['showTokens'] === true,
    };
    // With a count there is something left undone when it is stopped before.
    return { mode: 'offline', events: receiptsVerb(request, deps), untilSignal: options['count'] === undefined };
  },
};
