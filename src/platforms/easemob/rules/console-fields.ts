import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

/** Keys of `em_android_push_ext` that the certificate in the console has a field for as well. */
const keys = [
  'huawei_category',
  'huawei_click_action',
  'honor_click_action',
  'oppo_channel_id',
  'oppo_click_activity',
  'vivo_category',
  'vivo_click_activity',
  'xiaomi_channel_id',
  'xiaomi_click_action',
  'meizu_click_activity',
];

const place = '/body/ext/em_android_push_ext';

export default defineRule({
  name: 'console-fields',
  subject: 'wire',
  title: { en: 'The message’s value beats the certificate’s', zh: '消息中的值优先于证书配置' },
  docs: docs.extension,
  confidence: 'A',
  aliases: [],
  messages: {
    wins: {
      severity: 'info',
      text: {
        en: '{fields}: the message’s value beats the one of the certificate in the console, for this message.',
        zh: '{fields}：消息中的值优先于控制台证书中的配置，仅对本条消息生效。',
      },
      fix: { en: 'Leave it out where the certificate shall decide.', zh: '如需以证书配置为准，请不要在消息中填写。' },
    },
  },
  *check({ wire, origin }) {
    if (wire.via === 'push') return;
    const android = wire.body.ext?.em_android_push_ext ?? {};
    // What push-check filled in from the config’s channel or the kind is told elsewhere.
    const written = keys.filter(
      (key) => android[key] !== undefined && android[key] !== '' && !(origin?.[`${place}/${key}`] ?? '').startsWith('derived:'),
    );
    if (written[0] !== undefined)
      yield { messageId: 'wins', path: `${place}/${written[0]}`, data: { fields: written.map((key) => `\`${key}\``).join(', ') } };
  },
});
