import { androidOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const place = '/body/OfflinePushInfo/AndroidInfo';

const fields = ['OPPOCategory', 'OPPONotifyLevel', 'OPPOPrivateMsgTemplateId'] as const;

export default defineRule({
  name: 'oppo-channel-missing',
  subject: 'wire',
  title: { en: 'A message for OPPO names its channel', zh: '发往 OPPO 的消息须指定通道' },
  docs: docs.guide,
  confidence: 'A',
  aliases: ['TX-OPPO-CH'],
  messages: {
    used: {
      severity: 'error',
      text: {
        en: 'The message has OPPO fields but no `OPPOChannelID`: on Android 8 and later OPPO shows nothing without a channel, unless the certificate in the IM console names one.',
        zh: '消息设置了 OPPO 的字段，却没有 `OPPOChannelID`：除非 IM 控制台的证书中已配置，否则 Android 8 及以上的 OPPO 手机不展示。',
      },
      fix: {
        en: 'Create the NotificationChannel in the app and send its id: `channel: <name>` with `vendors.oppo.channels.<name>.id`.',
        zh: '请在应用中创建 NotificationChannel，并设置 `channel: <名称>` 与配置中的 `vendors.oppo.channels.<名称>.id`。',
      },
    },
    absent: {
      severity: 'warn',
      text: {
        en: 'There is no `OPPOChannelID`. If the users have OPPO phones, the certificate in the IM console has to name the channel; without one OPPO shows nothing on Android 8 and later.',
        zh: '没有 `OPPOChannelID`。若有 OPPO 用户，需在 IM 控制台的证书中配置通道，否则 Android 8 及以上的 OPPO 手机不展示。',
      },
      fix: {
        en: 'Name a channel with `vendors.oppo.channels.<name>.id`, or check the certificate.',
        zh: '请通过 `vendors.oppo.channels.<名称>.id` 指定通道，或检查证书配置。',
      },
    },
  },
  *check({ wire, origin }) {
    const android = androidOf(wire);
    if (textOf(android.OPPOChannelID) !== undefined) return;
    // What push-check made of `kind` tells nothing about OPPO: every message with a kind has it.
    const isUsed = fields.some((field) => android[field] !== undefined && origin?.[`${place}/${field}`] !== 'derived:kind');
    yield { messageId: isUsed ? 'used' : 'absent', path: `${place}/OPPOChannelID` };
  },
});
