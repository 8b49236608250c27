import { docs } from '../wire.ts';
import { classesOf, methodNamed } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { enabledVendors, ownCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'fcm-first',
  title: { en: 'FCM beside other vendors is meant so', zh: '确认 FCM 与国内厂商并存的优先级' },
  steps: ['J13'],
  docs: docs.overview,
  confidence: 'A',
  aliases: ['EM-ORDER'],
  messages: {
    wins: {
      severity: 'info',
      text: {
        en: 'FCM is enabled together with {vendors}: the SDK tries FCM first, so that on a phone with Google services the vendor’s own certificate is never used.',
        zh: '同时启用了 FCM 和 {vendors}：SDK 优先尝试 FCM，在带有 Google 服务的手机上不会使用该厂商自己的证书。',
      },
      fix: {
        en: 'Where Google cannot be reached, veto FCM in `PushListener.isSupportPush`, or enable FCM in the build for abroad only.',
        zh: '若用户无法访问 Google，请在 `PushListener.isSupportPush` 中否决 FCM，或仅在海外版本启用 FCM。',
      },
    },
  },
  *check({ modules }) {
    const enabled = enabledVendors(modules);
    const fcm = enabled.find(({ vendor }) => vendor === 'fcm');
    const others = [...new Set(enabled.map(({ vendor }) => vendor).filter((vendor) => vendor !== 'fcm'))];
    if (!fcm || others.length === 0 || fcm.call.guards.length > 0) return;
    // The listener's class may be one without a name, whose methods are not seen: then nobody knows.
    if (ownCalls(modules, /^setPushListener$/).length > 0) return;
    if (classesOf(modules).some((one) => methodNamed(one, 'isSupportPush'))) return;
    yield { messageId: 'wins', data: { vendors: others.join(', ') }, at: fcm.call.at };
  },
});
