import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';
import { isObject } from '../response.ts';

export default defineRule({
  name: 'huawei-category',
  subject: 'wire',
  title: { en: 'Huawei phones get a category', zh: '华为手机有 category' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['EM-HW-CATEGORY'],
  messages: {
    missing: {
      severity: 'info',
      text: {
        en: 'The message names no Huawei category, so the Category of the certificate counts; without one Huawei treats the push as marketing: silent, and a few a day.',
        zh: '消息未指定华为 category，将使用证书中的 Category；若两处都没有，华为按资讯营销类处理：静默，且每天条数很少。',
      },
      fix: {
        en: 'Set `kind`, or `{field}`, once the self-classification right is granted.',
        zh: '获得自分类权益后，请设置 `kind` 或 `{field}`。',
      },
    },
  },
  *check({ wire }) {
    const { body } = wire;
    const isPush = wire.via === 'push';
    const message = body.pushMessage?.huawei?.['message'];
    const android = isObject(message) ? message['android'] : undefined;
    const category = isPush ? isObject(android) && android['category'] : body.ext?.em_android_push_ext?.['huawei_category'];
    if (typeof category === 'string' && category !== '') return;
    const field = isPush ? 'pushMessage.huawei.message.android.category' : 'em_android_push_ext.huawei_category';
    yield { messageId: 'missing', path: isPush ? '/body/pushMessage' : '/body/ext', data: { field } };
  },
});
