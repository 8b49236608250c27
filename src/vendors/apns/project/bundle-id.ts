import { defineProjectCheck } from './check.ts';
import { accountOf, docs, isOpen } from './facts.ts';

export default defineProjectCheck({
  name: 'bundle-id',
  title: { en: 'The topic is the app’s bundle id', zh: '推送主题是应用的 Bundle ID' },
  steps: ['C1', 'N3'],
  docs: docs.sending,
  confidence: 'A',
  aliases: [],
  messages: {
    differs: {
      severity: 'error',
      text: {
        en: 'The config sends to the topic {configured}, but the app’s bundle id is {actual}: APNs answers DeviceTokenNotForTopic.',
        zh: '配置发送的主题是 {configured}，而应用的 Bundle ID 是 {actual}：APNs 会返回 DeviceTokenNotForTopic。',
      },
      fix: {
        en: 'Set `vendors.apns.bundleId` to the bundle id of the build on the phone.',
        zh: '请把 `vendors.apns.bundleId` 改为手机上所装版本的 Bundle ID。',
      },
    },
  },
  *check(context) {
    const configured = accountOf(context)?.bundleId;
    const plists = context.project.ios.flatMap(({ infoPlist }) => infoPlist ?? []);
    const ids = plists.flatMap(({ bundleId }) => bundleId ?? []);
    // Mostly a build setting fills it; then any of them may be the app's.
    if (configured === undefined || ids.length < plists.length || ids.some(({ value }) => isOpen(value))) return;
    const [first] = ids;
    if (first && !ids.some(({ value }) => value === configured))
      yield { messageId: 'differs', data: { configured, actual: ids.map(({ value }) => value).join(', ') }, at: first.at };
  },
});
