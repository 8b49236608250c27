import { docs, isFilled, numberOf, partOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'expanded-content',
  subject: 'wire',
  title: { en: 'The expanded form has its content', zh: '展开样式须带上对应内容' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-PL-004', 'MZ-PL-005'],
  messages: {
    noText: {
      severity: 'error',
      text: { en: '`noticeExpandType` 1 needs `noticeExpandContent`.', zh: '`noticeExpandType` 为 1 时需要 `noticeExpandContent`。' },
      fix: { en: 'Fill in the long text, or use type 0.', zh: '请填写展开文本，或改用类型 0。' },
    },
    noImage: {
      severity: 'error',
      text: { en: '`noticeExpandType` 2 needs `noticeExpandImgUrl`.', zh: '`noticeExpandType` 为 2 时需要 `noticeExpandImgUrl`。' },
      fix: {
        en: 'Upload the picture (328 × 120 px, up to 200 KB) through uploadImg and put in the address it gives, or use type 0 or 1.',
        zh: '请通过 uploadImg 上传图片（328×120 像素，不超过 200 KB）并填写返回的地址，或改用类型 0、1。',
      },
    },
    notVip: {
      severity: 'error',
      text: {
        en: 'The large picture (`noticeExpandType` 2) is for VIP apps only, and this app is not one.',
        zh: '大图展开（`noticeExpandType` 为 2）仅限 VIP 应用，而本应用不是。',
      },
      fix: { en: 'Use type 1 (text) or 0.', zh: '请改用类型 1（文本）或 0。' },
    },
    perhapsNotVip: {
      severity: 'warn',
      text: {
        en: 'The large picture (`noticeExpandType` 2) is for VIP apps only; the config does not say whether this app is one.',
        zh: '大图展开（`noticeExpandType` 为 2）仅限 VIP 应用，配置中未说明本应用是否为 VIP。',
      },
      fix: { en: 'Set `vip: true` in the account, or use type 1 or 0.', zh: '请在账号中设置 `vip: true`，或改用类型 1、0。' },
    },
    unknownType: {
      severity: 'error',
      text: { en: '`noticeExpandType` is {value}; Meizu knows 0, 1 and 2.', zh: '`noticeExpandType` 为 {value}，魅族只支持 0、1、2。' },
      fix: { en: 'Use 0 (standard), 1 (text) or 2 (large picture).', zh: '请使用 0（标准）、1（文本）或 2（大图）。' },
    },
  },
  *check({ wire, account }) {
    const expand = partOf(wire, 'noticeExpandInfo');
    const value = expand['noticeExpandType'];
    if (!isFilled(value)) return;
    const type = numberOf(value);
    const path = '/messageJson/noticeExpandInfo/noticeExpandType';
    if (type === undefined || type < 0 || type > 2) yield { messageId: 'unknownType', path, data: { value: shown(value) } };
    if (type === 1 && !isFilled(expand['noticeExpandContent']))
      yield { messageId: 'noText', path: '/messageJson/noticeExpandInfo/noticeExpandContent' };
    if (type !== 2) return;
    if (!isFilled(expand['noticeExpandImgUrl'])) yield { messageId: 'noImage', path: '/messageJson/noticeExpandInfo/noticeExpandImgUrl' };
    if (account?.vip !== true) yield { messageId: account?.vip === false ? 'notVip' : 'perhapsNotVip', path };
  },
});
