import { valueAt } from '../../core/pointer.ts';
import { defineStep, type StepAnswer } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { citing, findingsOf, isLinted, isPersonal, pushForm, quietClass, refusalForetold, wireText } from '../message-evidence.ts';

const texts = {
  noNotification: { en: 'The push is no notification, so it has no class.', zh: '该推送不是通知消息，没有分类问题。' },
  personalAsMarketing: {
    en: 'The message is personal ({kind}) but goes out with importance LOW, the marketing class (资讯营销): silent, 2 a day on one phone.',
    zh: '消息属于个人类（{kind}），却以 importance LOW（资讯营销类）发送：静默展示，单设备每天 2 条。',
  },
  marketing: {
    en: 'Importance is LOW, the marketing class (资讯营销): silent, 2 a day on one phone (licensed news apps 5).',
    zh: 'importance 为 LOW（资讯营销类）：静默展示，单设备每天 2 条（有新闻资质的应用 5 条）。',
  },
  granted: {
    en: 'Importance is NORMAL, and by the config the app holds the self-classification right.',
    zh: 'importance 为 NORMAL，且配置表明应用已开通自分类权益。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'G8',
  phase: 'G',
  question: {
    en: 'HONOR: is the importance NORMAL, and does the app hold the self-classification right?',
    zh: '荣耀：importance 是否为 NORMAL，且应用已开通自分类权益？',
  },
  why: {
    en: 'HONOR has no category: `importance` is the classification. Without it, or without the right (required since 2024-12-31 by one relay’s document), the push is taken and handled as marketing: silent, 2 to 5 a phone and day. Fields copied from HUAWEI do nothing.',
    zh: '荣耀没有 category，`importance` 就是消息分类。未设置，或没有自分类权益（据某中转平台文档，2024-12-31 起必须具备），推送会被受理但按资讯营销类处理：静默，单设备每天 2 至 5 条。照搬华为的字段不起作用。',
  },
  needs: ['message', 'config', 'person'],
  vendors: ['honor'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Set `kind` in the message (or `vendors.honor.importance: NORMAL`) and apply for the self-classification right in the HONOR console. Test with `targetUserType: 1`, which does not count.',
    zh: '为消息设置 `kind`（或 `vendors.honor.importance: NORMAL`），并在荣耀开发者服务平台申请自分类权益。测试时使用 `targetUserType: 1`，不计入条数。',
  },
  ask: {
    question: {
      en: 'Has HONOR granted the self-classification right (自分类权益) to this app?',
      zh: '该应用的自分类权益是否已获荣耀批准？',
    },
    look: {
      en: 'HONOR developer console > push service > the app > notification classification: the state of the application (menu names may differ).',
      zh: '荣耀开发者服务平台 > 推送服务 > 对应应用 > 通知消息分类，查看申请状态（菜单名称可能略有不同）。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://developer.honor.com/cn/docs/11002/guides/notification-class',
    'https://developer.honor.com/cn/docs/11002/guides/notification-push-standards',
    'https://trtc.io/zh/document/60576',
  ],
  confidence: 'C',
  check(evidence): StepAnswer | undefined {
    if (!isLinted(evidence)) return undefined;
    if (pushForm(evidence) !== 'shows') return { state: 'not-applicable', text: texts.noNotification };
    const foretold = refusalForetold(evidence, ['honor/importance-value']);
    if (foretold) return foretold;
    const [untrusted] = findingsOf(evidence, ['honor/importance-missing', 'honor/importance-without-right']).filter(
      ({ severity }) => severity !== 'info',
    );
    if (untrusted) return citing(untrusted, quietClass(evidence));
    const importance = wireText(evidence, '/android/notification/importance');
    if (importance === 'LOW') {
      if (isPersonal(evidence))
        return { state: quietClass(evidence), text: texts.personalAsMarketing, data: { kind: evidence.message?.kind ?? '' } };
      return { state: evidence.symptom === 'silent-in-drawer' ? 'fail' : 'pass', text: texts.marketing };
    }
    if (importance === 'NORMAL' && valueAt(evidence.account, '/selfClassification') === true) return { state: 'pass', text: texts.granted };
    return undefined;
  },
});
