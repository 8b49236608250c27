import { defineStep } from '../../core/step.ts';
import { refusedAnswer } from '../facts/platform.ts';

export default defineStep({
  id: 'E13',
  phase: 'E',
  question: {
    en: 'Are push modes, do-not-disturb or templates used although the advanced push features are not activated?',
    zh: '是否在未开通“离线推送高级功能”的情况下，使用了推送方式、免打扰或推送模板？',
  },
  why: {
    en: 'Easemob gates these three behind one switch in the console. Without it the calls fail or have no effect; switching it off again (only their sales can) deletes the whole configuration.',
    zh: '环信的这三项能力由控制台的一个开关统一控制：未开通时调用会失败或不生效；而关闭该开关（需联系商务）会删除全部相关配置。',
  },
  needs: ['platform', 'person'],
  platforms: ['easemob'],
  verdict: 'permission',
  fix: {
    en: 'Activate the advanced offline-push features in the Easemob console (Instant Messaging > Feature configuration > Overview), then set mode, hours and templates again.',
    zh: '在环信控制台“即时通讯 > 功能配置 > 功能配置总览”中激活离线推送高级功能，然后重新设置推送方式、免打扰与模板。',
  },
  ask: {
    question: {
      en: 'Does the app use push modes, do-not-disturb or templates while the advanced features are still off in the console?',
      zh: '应用使用了推送方式、免打扰或推送模板，而控制台尚未激活高级功能，是这样吗？',
    },
    look: {
      en: 'Easemob console > Instant Messaging > Feature configuration > Overview: the row of the advanced offline-push features.',
      zh: '环信控制台 > 即时通讯 > 功能配置 > 功能配置总览，查看“离线推送高级功能”一项。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: ['https://doc.easemob.com/document/android/push/push_overview.html'],
  confidence: 'A',
  check(evidence) {
    // Only the question for the settings speaks of this switch; a push that is refused for its rights is B9's.
    const { platform } = evidence;
    const refused = platform?.refusals.find(({ endpoint, errorClass }) => endpoint === 'notification' && errorClass === 'permission');
    return platform && refused && refusedAnswer(platform, { of: 'query', ...refused });
  },
});
