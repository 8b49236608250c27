import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import {
  channelIdOf,
  citing,
  configuredChannel,
  findingsOf,
  isLinted,
  isPersonal,
  quietClass,
  refusalForetold,
  refusalWith,
  wasTaken,
} from '../message-evidence.ts';

/** @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656 */
const channelCodes = { xiaomi: ['27001'] };

const refusedRules = ['xiaomi/private-template', 'xiaomi/subscription-template', 'xiaomi/closing-scene'];

/** How a config may name the class of a channel. */
const classes: Readonly<Record<string, 'private' | 'public' | 'subscription'>> = {
  private: 'private',
  私信: 'private',
  public: 'public',
  公信: 'public',
  subscription: 'subscription',
  订阅: 'subscription',
  订阅消息: 'subscription',
};

const texts = {
  refused: {
    en: 'Xiaomi answered 27001: beside a wrong id this can mean that channel {channel} is not approved for its scene.',
    zh: '小米返回 27001：除 ID 填错外，也可能是渠道 {channel} 未获批对应场景。',
  },
  publicForPersonal: {
    en: 'Channel {channel} is public (公信) but the message is personal ({kind}): silent, drawer only, 5 a day on one phone.',
    zh: '渠道 {channel} 为公信，而消息属于个人类（{kind}）：静默、仅通知栏展示，单设备每天 5 条。',
  },
  public: {
    en: 'Channel {channel} is public (公信): silent, drawer only, 5 a day on one phone (8 with a news licence).',
    zh: '渠道 {channel} 为公信：静默、仅通知栏展示，单设备每天 5 条（有新闻资质 8 条）。',
  },
  taken: {
    en: 'Xiaomi took the push on channel {channel}, which by the config is of the class {class}.',
    zh: '小米已受理渠道 {channel} 的推送，配置中该渠道的类别为 {class}。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G6',
  phase: 'G',
  question: {
    en: 'Xiaomi: is the channel approved as private (私信, once “important”), for one of the permitted scenes?',
    zh: '小米：渠道是否已获批为私信（旧称“重要”），并属于允许的场景？',
  },
  why: {
    en: 'Only private channels ring and are unlimited. Public ones are silent and stop at 5 to 8 a phone and day, a push without channel gets 1 a day or is refused (27001). Private messages need a template, all of them from 2026-12-31 on.',
    zh: '只有私信渠道会响铃且不限量；公信静默展示，单设备每天 5 至 8 条；不带渠道的推送每天只有 1 条，或直接被拒（27001）。私信还须使用消息模板，2026-12-31 起全部强制。',
  },
  needs: ['message', 'config', 'answer', 'person'],
  vendors: ['xiaomi'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Apply for a private channel in the Mi Push console under 消息分类管理 (review 3 to 5 working days) with the scene that fits, pick or submit a template, put id, class and template under `vendors.xiaomi.channels`, and name the channel in the message.',
    zh: '在小米推送运营平台“消息分类管理”中按对应场景申请私信渠道（审核 3 至 5 个工作日），选用或提交消息模板，把 ID、类别与模板写入 `vendors.xiaomi.channels`，并在消息中引用该渠道。',
  },
  ask: {
    question: {
      en: 'Is the channel of this message approved as private (私信) for a scene that fits the message?',
      zh: '该消息所用渠道是否已获批为私信，且场景与消息内容相符？',
    },
    look: {
      en: 'Mi Push console (admin.xmpush.xiaomi.com) > the app > 消息分类管理: state, class and scene of the channel id that the message carries.',
      zh: '小米推送运营平台（admin.xmpush.xiaomi.com）> 对应应用 > 消息分类管理，查看消息所用渠道 ID 的审核状态、类别与场景。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2321',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const channel = channelIdOf(evidence);
    const [missing] = findingsOf(evidence, ['xiaomi/channel-missing']);
    // Taken or refused: without a channel the message is in the default class at best.
    if (missing) return citing(missing, missing.severity === 'error' ? 'fail' : quietClass(evidence));
    const settled = wasTaken(evidence) ? evidence.findings.filter((finding) => finding.severity === 'error') : evidence.findings;
    const foretold = refusalForetold({ ...evidence, findings: settled }, refusedRules);
    if (foretold) return foretold;
    if (refusalWith(evidence, channelCodes) !== undefined) return { state: 'warn', text: texts.refused, data: { channel: channel ?? '-' } };
    if (!isLinted(evidence) || channel === undefined) return undefined;
    const [marketing] = findingsOf(evidence, ['xiaomi/private-marketing']);
    if (marketing) return citing(marketing, 'warn');
    const kind = classes[configuredChannel(evidence.account, channel)?.class?.trim().toLowerCase() ?? ''];
    if (kind === 'public') {
      if (isPersonal(evidence))
        return { state: quietClass(evidence), text: texts.publicForPersonal, data: { channel, kind: evidence.message?.kind ?? '' } };
      return { state: evidence.symptom === 'silent-in-drawer' ? 'fail' : 'pass', text: texts.public, data: { channel } };
    }
    return kind !== undefined && wasTaken(evidence) ? { state: 'pass', text: texts.taken, data: { channel, class: kind } } : undefined;
  },
});
