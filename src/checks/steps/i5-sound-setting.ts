import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I5',
  phase: 'I',
  question: { en: 'Is the app’s notification set to silent on this phone?', zh: '该应用的通知在这台手机上是否被设为静音？' },
  why: {
    en: 'A silent notification shows but nobody notices it. The class does the same: marketing and operational messages never ring.',
    zh: '静音的通知会显示但不响铃。消息分类也有同样效果：营销、运营类消息本来就不响铃。',
  },
  needs: ['person'],
  verdict: 'device-settings',
  fix: {
    en: 'Allow sound for the app and for the channel, and turn the ring volume up. Where the message is of a marketing class, only another class (with its right) rings.',
    zh: '允许该应用及对应通知类别响铃，并调高铃声音量。若消息属于营销类，只有换成获批的服务类分类才会响铃。',
  },
  ask: {
    question: {
      en: 'Does the notification show, but silently, because the phone or the app is set so?',
      zh: '通知能显示但没有声音，且手机或应用被设为静音，是这样吗？',
    },
    look: {
      en: 'The app’s page in the notification settings: ringtone, vibration, “silent notification” (静默通知) on HUAWEI and HONOR, “allow sound” on Xiaomi, OPPO and vivo, Sounds on iOS; and the phone’s ring volume and mute switch.',
      zh: '查看该应用的通知设置：铃声、振动；华为、荣耀看“静默通知”，小米、OPPO、vivo 看“允许声音/响铃”，iOS 看“声音”；另查手机铃声音量和静音键。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [sources.tencentFaq, sources.huaweiClassification, sources.vivoClassification],
  confidence: '?',
});
