import { valueAt } from '../../core/pointer.ts';
import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

/** Where the launcher activity stands beside a badge; a HarmonyOS push needs none. */
const classPointers: Readonly<Record<string, string>> = {
  huawei: '/body/message/android/notification/badge/class',
  honor: '/android/notification/badge/badgeClass',
};

export default defineStep({
  id: 'L4',
  phase: 'L',
  question: { en: 'Is the badge complete, and is its number what it is taken for?', zh: '角标设置是否完整，数字的含义是否与预期一致？' },
  why: {
    en: 'HUAWEI and HONOR want the launcher activity with every badge, and know “add” beside “set”. On iOS the number is absolute. Easemob counts offline messages, not unread ones, so its number may surprise.',
    zh: '华为、荣耀的角标必须附带桌面入口 Activity，并区分“累加”与“设置”。iOS 的数字是绝对值。环信统计的是离线消息数而不是未读数，数字可能与预期不符。',
  },
  needs: ['message'],
  vendors: ['huawei', 'honor', 'apns'],
  verdict: 'message',
  fix: {
    en: 'Set `vendors.huawei.launcherActivity` or `vendors.honor.badgeClass` in the config to the full class name of the launcher activity; compute the number on the server, and clear it in the app.',
    zh: '在配置中把 `vendors.huawei.launcherActivity` 或 `vendors.honor.badgeClass` 设为桌面入口 Activity 的完整类名；数字由服务端计算，并由应用负责清零。',
  },
  sources: [sources.huaweiSend, sources.honorSend, sources.apnsPayload, sources.easemobOverview],
  confidence: 'A',
  check({ message, wire, vendor }) {
    if (!message) return undefined;
    const { badge } = message;
    if (badge === undefined) return { state: 'not-applicable', text: { en: 'The message sets no badge.', zh: '消息没有设置角标。' } };
    const pointer = Object.hasOwn(classPointers, vendor) ? classPointers[vendor] : undefined;
    if (pointer !== undefined && wire === undefined) return undefined;
    const isHarmony = valueAt(wire, '/body/payload') !== undefined;
    if (pointer !== undefined && !isHarmony && valueAt(wire, pointer) === undefined)
      return {
        state: 'warn',
        text: {
          en: 'The message sets the badge to {badge}, but the launcher activity is missing, so the phone ignores it.',
          zh: '消息把角标设为 {badge}，但缺少桌面入口 Activity，手机会忽略。',
        },
        data: { badge },
      };
    return {
      state: 'pass',
      text: { en: 'The message sets the badge to {badge}, with all that it needs.', zh: '消息把角标设为 {badge}，所需字段齐全。' },
      data: { badge },
    };
  },
});
