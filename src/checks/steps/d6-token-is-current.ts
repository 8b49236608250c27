import { defineStep } from '../../core/step.ts';
import { saying } from '../facts/platform.ts';

const texts = {
  equal: {
    en: 'The token bound to {user} is the one that the config has for the phone.',
    zh: '{user} 绑定的 token 与配置中这台手机的一致。',
  },
  other: {
    en: '{platform} has another token bound to {user} than the one given: reinstalled, data cleared, or bound by another phone.',
    zh: '{platform} 为 {user} 绑定的 token 与所给的不同：应用重装过、数据被清除，或由另一台手机绑定。',
  },
  otherOrVendor: {
    en: 'None of the tokens that {platform} has bound to {user} is the one given: an older one is bound, that of another phone, or one of another vendor than {vendor}.',
    zh: '{platform} 为 {user} 绑定的 token 与所给的都不同：可能是旧 token、另一台手机的 token，或者不是 {vendor} 的 token。',
  },
};

export default defineStep({
  id: 'D6',
  phase: 'D',
  question: {
    en: 'Is the token that is sent to the one that the phone has now?',
    zh: '推送所用的 token 是否就是手机当前的 token？',
  },
  why: {
    en: 'Reinstalling, clearing data and SDK refreshes (`onNewToken`) give a new token. The old one may go on being accepted for a while and reach nobody.',
    zh: '重装、清除数据、SDK 刷新（`onNewToken`）都会产生新 token。旧 token 可能还会被受理一段时间，却推不到任何手机。',
  },
  needs: ['platform', 'person'],
  verdict: 'token',
  fix: {
    en: 'Upload the phone’s token again and handle every refresh: `onNewToken` (HUAWEI, HONOR, FCM), `onReceiveRegisterResult` (Xiaomi), `onRegister` (OPPO), `getRegId` at each start (vivo), `onRegisterStatus` (Meizu), the registration at each launch (iOS).',
    zh: '请重新上报手机当前的 token，并处理每次变化：`onNewToken`（华为、荣耀、FCM）、`onReceiveRegisterResult`（小米）、`onRegister`（OPPO）、每次启动调用 `getRegId`（vivo）、`onRegisterStatus`（魅族），iOS 每次启动都重新注册。',
  },
  ask: {
    question: { en: 'Is the token in the phone’s log the same as the one used here?', zh: '手机日志中的 token 与这里使用的相同吗？' },
    look: {
      en: 'Start the app with `adb logcat` (iOS: the Xcode console) running, compare the first and last six characters of the token that it prints with the masked token of this report.',
      zh: '运行 `adb logcat`（iOS 用 Xcode 控制台）并启动应用，将打印的 token 首尾各几位与本报告中打码的 token 对比。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://firebase.google.com/docs/cloud-messaging/manage-tokens',
    'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-get-token',
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2244',
  ],
  confidence: 'A',
  check(evidence) {
    const { platform, token, vendor, displayName } = evidence;
    if (!platform || token === undefined) return undefined;
    const all = platform.bindingsBefore ?? platform.facts.bindings ?? (platform.trace?.binding ? [platform.trace.binding] : []);
    // A token of another vendor says nothing about this one.
    const bound = all.filter((binding) => binding.token !== '' && (binding.vendor === undefined || binding.vendor === vendor));
    if (bound.length === 0) return undefined;
    const data = { user: platform.user, platform: platform.displayName, vendor: displayName };
    if (!bound.some((binding) => binding.token === token)) {
      // Without the vendor's name the bound token may be another vendor's.
      const isSure = bound.every((binding) => binding.vendor === vendor);
      return saying(isSure ? 'fail' : 'warn', isSure ? texts.other : texts.otherOrVendor, data, 'binding');
    }
    // A token that was taken from the binding is equal by itself; one of the config's device is the phone's.
    return evidence.device === undefined ? undefined : saying('pass', texts.equal, data);
  },
});
