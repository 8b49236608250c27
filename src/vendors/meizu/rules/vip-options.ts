import { charsOf, docs, flagOf, isFilled, numberOf, partOf, shown, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxSubtitleChars, maxTimeTopSeconds, minTimeTopSeconds, titleColors } from '../wire.ts';

const at = (field: string) => `/messageJson/vipInfo/${field}`;

export default defineRule({
  name: 'vip-options',
  subject: 'wire',
  title: { en: 'VIP options are legal, compatible and permitted', zh: 'VIP 选项须合法、互不冲突且应用有权限' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-VI-001', 'MZ-VI-002', 'MZ-VI-003'],
  messages: {
    exclusive: {
      severity: 'error',
      text: { en: '`{first}` and `{second}` exclude each other.', zh: '`{first}` 与 `{second}` 不能同时使用。' },
      fix: { en: 'Keep one of the two.', zh: '请只保留其中一个。' },
    },
    timeTop: {
      severity: 'error',
      text: { en: '`timeTop` is {value}; Meizu wants {min} to {max} seconds.', zh: '`timeTop` 为 {value}，魅族要求 {min}～{max} 秒。' },
      fix: { en: 'Give the seconds of pinning in that range, or 0 for none.', zh: '请填写该范围内的置顶秒数，不需要置顶则填 0。' },
    },
    color: {
      severity: 'error',
      text: { en: '`titleColor` is {value}; Meizu knows {known}.', zh: '`titleColor` 为 {value}，魅族只支持 {known}。' },
      fix: { en: 'Use one of the two colours.', zh: '请使用这两种颜色之一。' },
    },
    subtitle: {
      severity: 'error',
      text: { en: 'The subtitle has {chars} characters; Meizu takes {limit}.', zh: '副标题有 {chars} 个字符，魅族最多接受 {limit} 个。' },
      fix: { en: 'Shorten the subtitle.', zh: '请缩短副标题。' },
    },
    notVip: {
      severity: 'warn',
      text: { en: '`{field}` is for VIP apps only, and this app is not one.', zh: '`{field}` 仅限 VIP 应用，而本应用不是。' },
      fix: { en: 'Leave `vipInfo` out.', zh: '请去掉 `vipInfo`。' },
    },
    perhapsNotVip: {
      severity: 'info',
      text: {
        en: '`{field}` is for VIP apps only; the config does not say whether this app is one.',
        zh: '`{field}` 仅限 VIP 应用，配置中未说明本应用是否为 VIP。',
      },
      fix: { en: 'Set `vip` in the account, or leave `vipInfo` out.', zh: '请在账号中设置 `vip`，或去掉 `vipInfo`。' },
    },
  },
  *check({ wire, account }) {
    const vip = partOf(wire, 'vipInfo');
    const expand = partOf(wire, 'noticeExpandInfo');
    const timeTop = vip['timeTop'];
    const hasTimeTop = isFilled(timeTop) && numberOf(timeTop) !== 0;
    const background = isFilled(vip['backgroundImgUrl']);
    const color = vip['titleColor'];
    for (const [first, second, together] of [
      ['pullDownTop', 'timeTop', flagOf(vip['pullDownTop']) === true && hasTimeTop],
      ['titleColor', 'backgroundImgUrl', isFilled(color) && background],
      ['backgroundImgUrl', 'noticeExpandImgUrl', background && isFilled(expand['noticeExpandImgUrl'])],
      ['backgroundImgUrl', 'bigIconUrl', background && isFilled(vip['bigIconUrl'])],
    ] as const)
      if (together) yield { messageId: 'exclusive', path: at(first), data: { first, second } };
    const seconds = numberOf(timeTop);
    if (hasTimeTop && (seconds === undefined || seconds < minTimeTopSeconds || seconds > maxTimeTopSeconds))
      yield { messageId: 'timeTop', path: at('timeTop'), data: { value: shown(timeTop), min: minTimeTopSeconds, max: maxTimeTopSeconds } };
    if (isFilled(color) && !titleColors.some((known) => known === String(color).toUpperCase()))
      yield { messageId: 'color', path: at('titleColor'), data: { value: shown(color), known: titleColors.join(', ') } };
    const chars = charsOf(textOf(vip['subtitle']));
    if (chars > maxSubtitleChars) yield { messageId: 'subtitle', path: at('subtitle'), data: { chars, limit: maxSubtitleChars } };
    if (account?.vip === true) return;
    // The SDK always sends the object with empty members; only what has an effect counts.
    const used = Object.entries(vip).find(([, value]) => isFilled(value) && value !== 0 && value !== false)?.[0];
    if (used !== undefined) yield { messageId: account?.vip === false ? 'notVip' : 'perhapsNotVip', path: at(used), data: { field: used } };
  },
});
