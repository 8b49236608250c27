import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I6',
  phase: 'I',
  question: {
    en: 'Does do-not-disturb, power saving or a collecting box (storage box, folded “unimportant” notifications) hold the push back?',
    zh: '系统免打扰、省电模式，或收纳盒、“不重要通知”折叠是否拦下了推送？',
  },
  why: {
    en: 'Phones silence, delay or fold notifications on their own: do-not-disturb and Focus, (super) power saving, data saver, Meizu’s storage box after some unopened messages, Xiaomi’s “unimportant notifications”, vivo’s message box, the scheduled summary of iOS.',
    zh: '手机会自行静音、延迟或折叠通知：免打扰与专注模式、（超级）省电、流量节省，魅族多条未点击后移入收纳盒，小米“不重要通知”，vivo 消息盒子，iOS 定时推送摘要等。',
  },
  needs: ['answer', 'person'],
  verdict: 'device-settings',
  fix: {
    en: 'Switch these off for a test. For daily life, exempt the app, and send truly important messages in the class that may break through (service class, `interruption-level` on iOS).',
    zh: '测试时先全部关闭；日常使用可把应用加入例外。确属重要的消息，请用允许强提醒的分类发送（服务类；iOS 用 `interruption-level`）。',
  },
  ask: {
    question: {
      en: 'Is one of these on: do-not-disturb or Focus, power saving, or is the push in a folded box?',
      zh: '以下任一是否开启：免打扰或专注模式、省电模式；或者推送被折叠进了收纳盒？',
    },
    look: {
      en: 'Pull the drawer down fully and open folded groups (“unimportant notifications” on Xiaomi, storage box 收纳盒 on Meizu, message box on vivo). Then Settings > Sound > Do not disturb, Settings > Battery > Power saving, and the data saver. iOS: Settings > Focus, and Notifications > Scheduled Summary.',
      zh: '完全下拉通知栏并展开折叠内容（小米“不重要通知”、魅族“收纳盒”、vivo“消息盒子”）。再看：设置 > 声音 > 免打扰，设置 > 电池 > 省电模式，以及流量节省。iOS：设置 > 专注模式，通知 > 定时推送摘要。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.meizuDemo, sources.xiaomiClient, sources.oppoClassification, sources.vivoClassification, sources.apnsTroubleshooting],
  confidence: '?',
  check(evidence) {
    const fate = fateOf(evidence);
    if (fate?.topic === 'locked' || fate?.topic === 'not-shown') return { state: 'fail', text: fate.text, data: fate.data };
    return fate?.topic === 'shown' && !hasSpoken(evidence, 'I6') ? { state: 'pass', text: fate.text, data: fate.data } : undefined;
  },
});
