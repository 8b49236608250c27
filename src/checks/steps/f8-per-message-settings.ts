import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'F8',
  phase: 'F',
  question: {
    en: 'Do the settings of the single message override the global ones as intended?',
    zh: '单条消息的离线推送设置是否如预期覆盖了全局设置？',
  },
  why: {
    en: 'In Tencent’s legacy ImSDK `TIMMessageOfflinePushSettings` of one message beats `configOfflinePushSettings`: a message that carries an empty settings object loses the global sound, one that says `setEnabled(false)` is not pushed whatever the switch says.',
    zh: '腾讯旧版 ImSDK 中，单条消息的 `TIMMessageOfflinePushSettings` 优先于全局 `configOfflinePushSettings`：消息若带了空的设置对象，全局声音便不再生效；若设了 `setEnabled(false)`，则无论全局开关如何都不推送。',
  },
  needs: ['project', 'platform'],
  platforms: ['tencent-im'],
  verdict: 'message',
  fix: {
    en: 'Attach settings to a message only where it shall differ, and then set enabled, description, sound and notify mode all together. Better, migrate: this SDK generation is out of service.',
    zh: '仅在需要区别对待时才为单条消息附加设置，并一次性写全开关、描述、声音与通知模式。更建议尽快迁移，该代 SDK 已停止维护。',
  },
  sources: ['https://cloud.tencent.com/document/product/269/100650', 'https://cloud.tencent.com/document/product/269/139819'],
  confidence: 'A',
});
