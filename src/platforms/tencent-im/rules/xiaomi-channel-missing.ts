import { androidOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'xiaomi-channel-missing',
  subject: 'wire',
  title: { en: 'A message for Xiaomi names its channel', zh: '发往小米的消息应指定渠道' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-XM-CH'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no `XiaoMiChannelID`: on Xiaomi phones with Android 8 and later the message may not be shown, or counts as ordinary, one a device and day.',
        zh: '没有 `XiaoMiChannelID`：Android 8 及以上的小米手机可能收不到，或按普通消息处理（每台设备每天 1 条）。',
      },
      fix: {
        en: 'Name a channel with `vendors.xiaomi.channels.<name>.id`, unless the certificate in the IM console has it.',
        zh: '请通过 `vendors.xiaomi.channels.<名称>.id` 指定渠道；若 IM 控制台的证书已配置则可忽略。',
      },
    },
  },
  *check({ wire }) {
    if (textOf(androidOf(wire).XiaoMiChannelID) === undefined)
      yield { messageId: 'missing', path: '/body/OfflinePushInfo/AndroidInfo/XiaoMiChannelID' };
  },
});
