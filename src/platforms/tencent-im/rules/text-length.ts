import { androidOf, infoOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs, textLimits } from '../wire.ts';

const info = '/body/OfflinePushInfo';

export default defineRule({
  name: 'text-length',
  subject: 'wire',
  title: { en: 'Title and text fit every vendor', zh: '标题与内容不超过各厂商上限' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-LEN'],
  messages: {
    title: {
      severity: 'warn',
      text: {
        en: 'The title has {units} UTF-16 units; Tencent IM cuts it for {vendors}.',
        zh: '标题有 {units} 个 UTF-16 单元，腾讯云 IM 会针对 {vendors} 截断。',
      },
      fix: { en: 'Shorten it; 32 units fit all vendors.', zh: '请缩短标题；32 个单元以内所有厂商都能完整展示。' },
    },
    desc: {
      severity: 'warn',
      text: {
        en: 'The text has {units} UTF-16 units; Tencent IM cuts it for {vendors}.',
        zh: '内容有 {units} 个 UTF-16 单元，腾讯云 IM 会针对 {vendors} 截断。',
      },
      fix: {
        en: 'Put what matters first; 50 units fit all vendors, and `PushStyle` 1 gives OPPO 128.',
        zh: '请把重点放在前面；50 个单元以内所有厂商都能完整展示，`PushStyle` 设为 1 时 OPPO 可达 128。',
      },
    },
  },
  *check({ wire }) {
    const { Title, Desc } = infoOf(wire);
    const isBig = androidOf(wire).PushStyle === 1;
    const title = textOf(Title) ?? '';
    const desc = textOf(Desc) ?? '';
    const list = (units: number, limitOf: (vendor: string) => number) =>
      Object.keys(textLimits)
        .filter((vendor) => units > limitOf(vendor))
        .map((vendor) => `${vendor} (${limitOf(vendor)})`)
        .join(', ');
    const cutTitle = list(title.length, (vendor) => textLimits[vendor]?.title ?? Infinity);
    const cutDesc = list(
      desc.length,
      (vendor) => (isBig ? textLimits[vendor]?.descBigText : undefined) ?? textLimits[vendor]?.desc ?? Infinity,
    );
    if (cutTitle !== '') yield { messageId: 'title', path: `${info}/Title`, data: { units: title.length, vendors: cutTitle } };
    if (cutDesc !== '') yield { messageId: 'desc', path: `${info}/Desc`, data: { units: desc.length, vendors: cutDesc } };
  },
});
