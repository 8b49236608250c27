import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'xiaomi-channel',
  subject: 'wire',
  title: { en: 'Xiaomi phones get a channel', zh: '小米手机有通道 ID' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['EM-XM-CHANNEL'],
  messages: {
    missing: {
      severity: 'info',
      text: {
        en: 'The message names no Xiaomi channel, so the Channel ID of the certificate counts; if the certificate has none either, Xiaomi shows one push a day and device.',
        zh: '消息未指定小米通道，将使用证书中的 Channel ID；若证书也没有，小米每台设备每天只展示一条。',
      },
      fix: {
        en: 'Apply for a channel at Xiaomi and name it in `vendors.xiaomi.channels`, or set `{field}`.',
        zh: '请在小米申请通道并写入 `vendors.xiaomi.channels`，或设置 `{field}`。',
      },
    },
  },
  *check({ wire }) {
    const { body } = wire;
    const isPush = wire.via === 'push';
    const channel = isPush ? body.pushMessage?.xiaomi?.['channelId'] : body.ext?.em_android_push_ext?.['xiaomi_channel_id'];
    if (channel !== undefined && channel !== '') return;
    const field = isPush ? 'pushMessage.xiaomi.channelId' : 'em_android_push_ext.xiaomi_channel_id';
    yield { messageId: 'missing', path: isPush ? '/body/pushMessage' : '/body/ext', data: { field } };
  },
});
