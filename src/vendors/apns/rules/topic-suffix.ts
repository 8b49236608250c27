import { defineRule, pages } from '../rule.ts';
import { headerOf, pushTypes, topicSuffixes } from '../wire.ts';

export default defineRule({
  name: 'topic-suffix',
  subject: 'wire',
  title: { en: '`apns-topic` has the suffix of its push type', zh: '`apns-topic` 的后缀须与推送类型一致' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L01'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'The topic of a `{pushType}` push must end with `{suffix}`.', zh: '`{pushType}` 推送的主题必须以 `{suffix}` 结尾。' },
      fix: {
        en: 'Append `{suffix}` to the bundle id, or leave `vendors.apns.topic` out.',
        zh: '在 Bundle ID 后加上 `{suffix}`，或不设置 `vendors.apns.topic`。',
      },
    },
    superfluous: {
      severity: 'error',
      text: {
        en: 'The topic ends with `{suffix}`, which does not belong to a `{pushType}` push.',
        zh: '主题以 `{suffix}` 结尾，与 `{pushType}` 推送不符。',
      },
      fix: {
        en: 'Use the plain bundle id, or set `vendors.apns.pushType` to the type of the suffix.',
        zh: '使用不带后缀的 Bundle ID，或把 `vendors.apns.pushType` 改为该后缀对应的类型。',
      },
    },
  },
  *check({ wire }) {
    const topic = headerOf(wire, 'apns-topic');
    const pushType = headerOf(wire, 'apns-push-type');
    const type = pushType === undefined || !Object.hasOwn(pushTypes, pushType) ? undefined : pushTypes[pushType];
    if (topic === undefined || pushType === undefined || !type) return;
    const path = '/headers/apns-topic';
    const found = topicSuffixes.find((suffix) => topic.endsWith(suffix));
    if (type.suffix !== '' && found !== type.suffix) yield { messageId: 'missing', data: { pushType, suffix: type.suffix }, path };
    // The topic of an MDM push is the certificate's own name and may end in anything.
    else if (type.suffix === '' && found !== undefined && pushType !== 'mdm')
      yield { messageId: 'superfluous', data: { pushType, suffix: found }, path };
  },
});
