import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import {
  citing,
  findingsOf,
  isLinted,
  isPersonal,
  quietClass,
  refusalForetold,
  refusalWith,
  wasTaken,
  wireText,
} from '../message-evidence.ts';

/** A template is missing; category, level and channel do not fit. @see https://open.oppomobile.com/documentation/page/info?id=13189 */
const classCodes = { oppo: ['54', '67'] };

/** The daily total is used up. @see https://open.oppomobile.com/documentation/page/info?id=11235 */
const quotaCodes = { oppo: ['33'] };

const refusedRules = [
  'oppo/category-unknown',
  'oppo/level-value',
  'oppo/level-without-category',
  'oppo/broadcast-private',
  'oppo/mixed-schemes',
  'oppo/private-template-missing',
];

const contentCategories = new Set(['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL']);

const texts = {
  template: {
    en: 'OPPO answered 54: category {category} needs the id of an approved private message template, and the message has none.',
    zh: 'OPPO 返回 54：category {category} 须携带已审核的私信模板 ID，而消息没有。',
  },
  refused: {
    en: 'OPPO answered 67: category {category}, notify level {level} and channel {channel} do not fit together, or the app is not approved for the category.',
    zh: 'OPPO 返回 67：category {category}、notify_level {level} 与渠道 {channel} 不匹配，或应用未获批该分类。',
  },
  quota: {
    en: 'OPPO answered 33, and the message counts as Content & Marketing (内容与营销), the class with a daily total; Communication & Service has none.',
    zh: 'OPPO 返回 33，而消息属于有每日总量限制的「内容与营销」类；「通讯与服务」类不限量。',
  },
  personalAsContent: {
    en: 'The message is personal ({kind}) but goes out as Content & Marketing ({category}): shade only, no sound, 2 a day on one phone.',
    zh: '消息属于个人类（{kind}），却以「内容与营销」类（{category}）发送：仅通知栏展示、无声，单设备每天 2 条。',
  },
  content: {
    en: 'The message is Content & Marketing ({category}): shade only, no sound, 2 a day on one phone (news apps 5).',
    zh: '消息为「内容与营销」类（{category}）：仅在通知栏展示、无声，单设备每天 2 条（新闻类应用 5 条）。',
  },
  taken: {
    en: 'OPPO took the push as {category} (Communication & Service); it answers 67 to an app that is not approved for that.',
    zh: 'OPPO 已受理 {category}（「通讯与服务」类）推送；未获批的应用会被返回 67。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G5',
  phase: 'G',
  question: {
    en: 'OPPO: is the message in the right class (old: private or public channel; new: category, notify level and template), and is the app approved for it?',
    zh: 'OPPO：消息分类是否正确（旧版：私信/公信通道；新版：category、notify_level 与私信模板），且应用已获批？',
  },
  why: {
    en: 'Without an approved category everything is Content & Marketing (内容与营销, once 公信): silent, shade only, 2 to 5 a phone and day. A category without approval or template is refused with 67 or 54, which relays often hide behind “sent”. The old private channel and the new category must not be mixed.',
    zh: '没有获批的 category，一切都算「内容与营销」（原公信）：静默、仅通知栏展示、单设备每天 2 至 5 条。未获批或缺少模板的 category 会返回 67 或 54，而中转平台往往只显示“已发送”。旧私信通道与新 category 不能混用。',
  },
  needs: ['message', 'answer', 'person'],
  vendors: ['oppo'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Apply to OPPO for Communication & Service (通讯与服务) with the category that you send, have a private message template reviewed, put its id into the channel of the config, and use either the old channel or the new category. Level 16 needs an application of its own.',
    zh: '向 OPPO 申请对应 category 的「通讯与服务」权限，提交私信模板审核，把模板 ID 写入配置的渠道；旧私信通道与新 category 二选一。notify_level 16（强提醒）需另行申请。',
  },
  ask: {
    question: {
      en: 'Has OPPO approved the app for Communication & Service (通讯与服务) with this category?',
      zh: 'OPPO 是否已批准该应用以此 category 发送「通讯与服务」类消息？',
    },
    look: {
      en: 'OPPO PUSH console (push.oppo.com) > the app > message classification: the approved categories and templates; else the reply mail to the application.',
      zh: 'OPPO PUSH 运营平台（push.oppo.com）> 对应应用 > 消息分类，查看已获批的分类与模板；或查阅申请邮件的回复。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=13189',
    'https://open.oppomobile.com/documentation/page/info?id=12391',
    'https://open.oppomobile.com/documentation/page/info?id=11236',
  ],
  confidence: 'B',
  check(evidence): StepAnswer | undefined {
    const category = wireText(evidence, '/notification/category');
    const isContent = category === undefined || contentCategories.has(category);
    const shown = category ?? '-';
    const code = refusalWith(evidence, classCodes);
    if (code === '54') return { state: 'fail', text: texts.template, data: { category: shown } };
    if (code !== undefined) {
      const level = wireText(evidence, '/notification/notify_level') ?? '-';
      const channel = wireText(evidence, '/notification/channel_id') ?? '-';
      return { state: 'fail', text: texts.refused, data: { category: shown, level, channel } };
    }
    if (!isLinted(evidence)) return undefined;
    if (refusalWith(evidence, quotaCodes) !== undefined && isContent) return { state: 'warn', text: texts.quota, verdict: 'quota' };
    // What OPPO merely may refuse is settled once it took the push.
    const findings = wasTaken(evidence) ? evidence.findings.filter((finding) => finding.severity === 'error') : evidence.findings;
    const foretold = refusalForetold({ ...evidence, findings }, refusedRules);
    if (foretold) return foretold;
    const [missing] = findingsOf(evidence, ['oppo/class-missing']);
    if (missing) return citing(missing, quietClass(evidence));
    if (category === undefined) return undefined;
    if (isContent) {
      if (isPersonal(evidence))
        return { state: quietClass(evidence), text: texts.personalAsContent, data: { category, kind: evidence.message?.kind ?? '' } };
      return { state: evidence.symptom === 'silent-in-drawer' ? 'fail' : 'pass', text: texts.content, data: { category } };
    }
    return wasTaken(evidence) ? { state: 'pass', text: texts.taken, data: { category } } : undefined;
  },
});
