import { androidOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

/** What both the message and a certificate in the console can say. */
const fields = ['XiaoMiChannelID', 'OPPOChannelID', 'HuaWeiChannelID', 'HuaWeiCategory', 'VIVOCategory', 'GoogleChannelID'] as const;

const place = '/body/OfflinePushInfo/AndroidInfo';

export default defineRule({
  name: 'console-fields',
  subject: 'wire',
  title: { en: 'Message and certificate do not say two things', zh: '消息与证书的同名配置以哪个为准' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: [],
  messages: {
    wins: {
      severity: 'info',
      text: {
        en: '{fields}: the message’s value beats the one of the certificate in the IM console, for this message.',
        zh: '{fields}：消息中的值优先于 IM 控制台证书中的配置，仅对本条消息生效。',
      },
      fix: {
        en: 'Leave it out where the certificate shall decide.',
        zh: '如需以证书配置为准，请不要在消息中填写。',
      },
    },
    empty: {
      severity: 'warn',
      text: {
        en: '`{field}` is empty, which switches nothing off: the value of the certificate in the IM console stays in force.',
        zh: '`{field}` 为空，并不会取消配置：仍按 IM 控制台证书中的值处理。',
      },
      fix: { en: 'Give a value that beats it, or change the certificate.', zh: '请填写其他值以覆盖，或修改证书配置。' },
    },
  },
  *check({ wire, origin }) {
    const android = androidOf(wire);
    for (const field of fields) if (android[field] === '') yield { messageId: 'empty', path: `${place}/${field}`, data: { field } };
    // What push-check filled in from the config’s channel or the kind is told elsewhere.
    const written = fields.filter(
      (field) => textOf(android[field]) !== undefined && !(origin?.[`${place}/${field}`] ?? '').startsWith('derived:'),
    );
    if (written[0] !== undefined)
      yield {
        messageId: 'wins',
        path: `${place}/${written[0]}`,
        data: { fields: written.map((field) => `\`${field}\``).join(', ') },
      };
  },
});
