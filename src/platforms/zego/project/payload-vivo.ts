import { isSameMethod } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { docs, enabledVendors, zpnsCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'payload-vivo',
  title: { en: 'The payload of vivo is read too', zh: '解析了 vivo 的 payload' },
  steps: ['K4'],
  docs: docs.implement,
  confidence: 'A',
  aliases: [],
  messages: {
    forgotten: {
      severity: 'warn',
      text: {
        en: 'The payload is taken out by vendor here, and nothing reads vivo’s: a tap on a vivo phone opens the page without content.',
        zh: '此处按厂商分别解析 payload，但没有处理 vivo：vivo 手机点击通知后页面没有内容。',
      },
      fix: {
        en: 'Read `ZPNsMessage.payload`, which is filled for every vendor (`getZPNsMessage` since 2.5.0, `getPayload` in `onNotificationClicked` since 2.8.0).',
        zh: '请改为读取统一的 `ZPNsMessage.payload`（2.5.0 起通过 `getZPNsMessage`，2.8.0 起在 `onNotificationClicked` 中用 `getPayload`）。',
      },
    },
  },
  *check({ modules }) {
    if (!enabledVendors(modules).some(({ vendor }) => vendor === 'vivo')) return;
    const raw = zpnsCalls(modules, /^(?:getDataOfMap|getDataExtra)$/);
    const whole = zpnsCalls(modules, /^(?:getPayload|getZPNsMessage|getParams|getSkipContent)$/);
    if (whole.length > 0) return;
    for (const source of zpnsCalls(modules, /^getPushSource$/))
      if (raw.some((call) => isSameMethod(call, source))) yield { messageId: 'forgotten', at: source.at };
  },
});
