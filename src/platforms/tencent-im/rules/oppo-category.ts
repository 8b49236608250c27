import { androidOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const android = '/body/OfflinePushInfo/AndroidInfo';

/** OPPO’s categories of content and marketing. */
const marketing = ['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'];

export default defineRule({
  name: 'oppo-category',
  subject: 'wire',
  title: { en: 'OPPO’s level and template fit its category', zh: 'OPPO 的提醒等级、模板须与分类匹配' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-OPPO-NL'],
  messages: {
    level: {
      severity: 'error',
      text: {
        en: '`OPPONotifyLevel` is {level} but there is no `OPPOCategory`.',
        zh: '设置了 `OPPONotifyLevel`={level}，却没有 `OPPOCategory`。',
      },
      fix: { en: 'Set the category that OPPO has approved, or drop the level.', zh: '请填写已获批的分类，或去掉提醒等级。' },
    },
    template: {
      severity: 'error',
      text: {
        en: '`OPPOPrivateMsgTemplateId` stands beside the category {category}: templates are not valid for content and marketing.',
        zh: '`OPPOPrivateMsgTemplateId` 与分类 {category} 同时使用：内容与营销类不支持私信模板。',
      },
      fix: { en: 'Drop the template, or use a category of communication and service.', zh: '请去掉模板，或改用通讯与服务类的分类。' },
    },
  },
  *check({ wire }) {
    const { OPPOCategory: category, OPPONotifyLevel: level, OPPOPrivateMsgTemplateId: template } = androidOf(wire);
    if (level !== undefined && textOf(category) === undefined)
      yield { messageId: 'level', path: `${android}/OPPONotifyLevel`, data: { level } };
    if (textOf(template) !== undefined && category !== undefined && marketing.includes(category))
      yield { messageId: 'template', path: `${android}/OPPOPrivateMsgTemplateId`, data: { category } };
  },
});
