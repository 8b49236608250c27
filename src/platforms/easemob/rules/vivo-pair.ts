import { defineRule } from '../rule.ts';
import { docs, vivoClasses } from '../wire.ts';

export default defineRule({
  name: 'vivo-pair',
  subject: 'wire',
  title: { en: 'vivo’s category and classification agree', zh: 'vivo 的 category 与 classification 一致' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['EM-VIVO-PAIR'],
  messages: {
    pair: {
      severity: 'error',
      text: {
        en: 'vivo’s category {category} belongs to classification {wanted}, but {given} is set: vivo refuses the push.',
        zh: 'vivo 的 category {category} 对应 classification {wanted}，实际为 {given}，vivo 会拒绝该推送。',
      },
      fix: { en: 'Set `pushMessage.vivo.classification` to {wanted}.', zh: '请将 `pushMessage.vivo.classification` 设为 {wanted}。' },
    },
    server: {
      severity: 'warn',
      text: {
        en: 'vivo’s category {category} is operational, but Easemob sends classification 1 (system) unless the certificate’s push type says otherwise: vivo refuses a pair that does not agree.',
        zh: 'vivo 的 category {category} 属于运营消息，而环信默认按 classification 1（系统消息）发送，除非证书中的推送类型另有设置；两者不一致时 vivo 会拒绝。',
      },
      fix: {
        en: 'Set classification 0: `pushMessage.vivo.classification` in an instant push, the push type of the vivo certificate for IM messages.',
        zh: '请设置 classification 为 0：即时推送用 `pushMessage.vivo.classification`，IM 消息在 vivo 证书的推送类型中设置。',
      },
    },
    case: {
      severity: 'error',
      text: {
        en: 'vivo’s category `{category}` is not one of vivo’s; they are written in upper case.',
        zh: '`{category}` 不是 vivo 的 category，且必须大写。',
      },
      fix: { en: 'Use one of {known}.', zh: '请使用 {known} 之一。' },
    },
  },
  *check({ wire }) {
    const isPush = wire.via === 'push';
    const vivo = isPush ? wire.body.pushMessage?.vivo : wire.body.ext?.em_android_push_ext;
    const category = vivo?.[isPush ? 'category' : 'vivo_category'];
    if (typeof category !== 'string' || category === '') return;
    const path = isPush ? '/body/pushMessage/vivo/category' : '/body/ext/em_android_push_ext/vivo_category';
    const wanted = Object.hasOwn(vivoClasses, category) ? vivoClasses[category] : undefined;
    if (wanted === undefined) {
      yield { messageId: 'case', path, data: { category, known: Object.keys(vivoClasses).join(', ') } };
      return;
    }
    const given = isPush ? vivo?.['classification'] : undefined;
    if (given === undefined) {
      if (wanted === 0) yield { messageId: 'server', path, data: { category } };
    } else if (Number(given) !== wanted) yield { messageId: 'pair', path, data: { category, wanted, given: Number(given) } };
  },
});
