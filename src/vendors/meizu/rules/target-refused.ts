import { docs } from '../facts.ts';
import { failuresIn, readFrame } from '../response.ts';
import { defineRule } from '../rule.ts';
import { successCode } from '../wire.ts';

export default defineRule({
  name: 'target-refused',
  subject: 'response',
  title: { en: 'Code 200 does not hide failed targets', zh: '返回 200 时也要检查失败的目标' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-RS-001'],
  messages: {
    listed: {
      severity: 'error',
      text: {
        en: 'The answer has code 200, yet {count} targets failed with {code}: failures stand in `value`.',
        zh: '响应的 code 为 200，但有 {count} 个目标失败（{code}）：失败信息在 `value` 里。',
      },
      fix: {
        en: 'Read `value` in your own server too; `push-check explain meizu {code}` tells what the code means there.',
        zh: '自己的服务端也要解析 `value`；该码的含义可用 `push-check explain meizu {code}` 查看。',
      },
    },
  },
  *check({ response }) {
    const frame = readFrame(response);
    if (frame?.code !== successCode) return;
    const counts = new Map<string, number>();
    for (const code of failuresIn(frame.value).values()) counts.set(code, (counts.get(code) ?? 0) + 1);
    for (const [code, count] of counts) yield { messageId: 'listed', path: `/value/${code}`, data: { code, count } };
  },
});
