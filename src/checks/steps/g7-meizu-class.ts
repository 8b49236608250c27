import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { citing, findingsOf, isLinted, isPersonal, refusalForetold, refusalWith, wireText } from '../message-evidence.ts';

/** The device had its public messages of the day. @see https://github.com/MEIZUPUSH/PushAPI */
const cappedCodes = { meizu: ['110011'] };

const texts = {
  capped: {
    en: 'Meizu answered 110011 and the message is public (公信): the phone had its public messages of the day; private ones are not limited.',
    zh: '魅族返回 110011，且消息为公信：该设备当天的公信条数已用完；私信不限量。',
  },
  personalAsPublic: {
    en: 'The message is personal ({kind}) but goes out as public (公信, `noticeMsgType` 0): 3 to 5 a phone and day.',
    zh: '消息属于个人类（{kind}），却以公信（`noticeMsgType` 0）发送：单设备每天 3 至 5 条。',
  },
  public: {
    en: 'The message is public (公信, `noticeMsgType` 0): 3 to 5 a phone and day.',
    zh: '消息为公信（`noticeMsgType` 0）：单设备每天 3 至 5 条。',
  },
  private: {
    en: 'The message is private (私信, `noticeMsgType` 1), which is not limited per phone.',
    zh: '消息为私信（`noticeMsgType` 1），单设备不限量。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G7',
  phase: 'G',
  question: {
    en: 'Meizu: is `noticeMsgType` set on purpose (0 public, 1 private)?',
    zh: '魅族：是否按需设置了 `noticeMsgType`（0 公信，1 私信）？',
  },
  why: {
    en: 'Since 2025 a message without the field counts as public (公信): 3 to 5 a phone and day by one secondary source, then 110011 for that target only, while the call as a whole still says 200.',
    zh: '自 2025 年起，未设置该字段的消息按公信计算：据某二手资料单设备每天 3 至 5 条，超出后仅该目标返回 110011，而整个请求仍显示 200。',
  },
  needs: ['message', 'answer'],
  vendors: ['meizu'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Set `kind` in the message, or `vendors.meizu.noticeBarInfo.noticeMsgType: 1` for what concerns the one user (chat, order, account, device). Do not send promotion as private.',
    zh: '为消息设置 `kind`；与单个用户相关的消息（聊天、订单、账号、设备）也可直接设 `vendors.meizu.noticeBarInfo.noticeMsgType: 1`。推广内容不要以私信发送。',
  },
  sources: ['https://github.com/MEIZUPUSH/PushAPI', 'https://cloud.tencent.com/document/product/269/130977'],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    if (!isLinted(evidence)) return undefined;
    const type = wireText(evidence, '/messageJson/noticeBarInfo/noticeMsgType');
    if (refusalWith(evidence, cappedCodes) !== undefined && type !== '1') return { state: 'warn', text: texts.capped, verdict: 'quota' };
    const foretold = refusalForetold(evidence, ['meizu/class-value', 'meizu/class-misplaced', 'meizu/class-missing']);
    if (foretold) return foretold;
    const [marketing] = findingsOf(evidence, ['meizu/private-marketing']);
    if (marketing) return citing(marketing, 'warn');
    if (type === '1') return { state: 'pass', text: texts.private };
    if (type !== '0') return undefined;
    if (evidence.symptom === 'silent-in-drawer') return { state: 'fail', text: texts.public };
    if (isPersonal(evidence)) return { state: 'warn', text: texts.personalAsPublic, data: { kind: evidence.message?.kind ?? '' } };
    return { state: 'pass', text: texts.public };
  },
});
