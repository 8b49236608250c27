import { defineProjectCheck } from './check.ts';
import { docs, enabledVendors } from './facts.ts';

export default defineProjectCheck({
  name: 'fcm-exclusive',
  title: { en: 'FCM is not enabled beside the domestic channels', zh: 'FCM 未与国内厂商通道同时启用' },
  steps: ['J13'],
  docs: docs.config,
  confidence: 'A',
  aliases: ['ZG-FCM-EXCL'],
  messages: {
    both: {
      severity: 'warn',
      text: {
        en: 'FCM is enabled beside {vendors}: ZPNs then uses FCM alone and switches the other channels off, and FCM does not work in mainland China.',
        zh: '同时启用了 FCM 和 {vendors}：ZPNs 只会使用 FCM 并停用其他通道，而 FCM 在中国大陆不可用。',
      },
      fix: {
        en: 'Enable FCM in the build for abroad only, or under a condition.',
        zh: '请仅在海外版本中启用 FCM，或按条件启用。',
      },
    },
  },
  *check({ modules }) {
    const enabled = enabledVendors(modules);
    const others = [...new Set(enabled.map(({ vendor }) => vendor).filter((vendor) => vendor !== 'fcm'))];
    if (others.length === 0) return;
    for (const { vendor, call } of enabled)
      if (vendor === 'fcm' && call.guards.length === 0) yield { messageId: 'both', data: { vendors: others.join(', ') }, at: call.at };
  },
});
