import { docs, numberOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { pushModes, testDevicesMax } from '../wire.ts';

export default defineRule({
  name: 'pushmode-test',
  subject: 'wire',
  title: { en: 'Test mode reaches registered test devices', zh: '测试推送只发给已登记的测试设备' },
  docs: docs.api,
  confidence: 'B',
  aliases: ['vivo/pushmode-test'],
  messages: {
    test: {
      severity: 'info',
      text: {
        en: '`pushMode` 1 is a real push, to the test devices of the console only (at most {limit}); other phones answer 10302 with status 4.',
        zh: '`pushMode`=1 会真实推送，但只发给控制台登记的测试设备（最多 {limit} 台）；其他手机返回 10302，status 为 4。',
      },
      fix: { en: 'Add the regId as a test device on vpush.vivo.com.cn.', zh: '请在 vpush.vivo.com.cn 将该 regId 添加为测试设备。' },
    },
    value: {
      severity: 'error',
      text: {
        en: '`pushMode` is {value}; vivo knows 0 (formal) and 1 (test).',
        zh: '`pushMode` 为 {value}；vivo 只支持 0（正式）与 1（测试）。',
      },
      fix: { en: 'Send the number 0 or 1, or leave it out.', zh: '请传数字 0 或 1，也可省略。' },
    },
  },
  *check({ wire }) {
    const value: unknown = wire.pushMode;
    const mode = numberOf(value);
    const path = '/pushMode';
    if (value === undefined || mode === pushModes.formal) return;
    if (mode === pushModes.test) yield { messageId: 'test', path, data: { limit: testDevicesMax } };
    else yield { messageId: 'value', path, data: { value: shown(value) } };
  },
});
