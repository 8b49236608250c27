import { valueAt } from '../../core/pointer.ts';
import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'N8',
  phase: 'N',
  question: {
    en: 'Is there a Notification Service Extension where a picture or arrival statistics are wanted?',
    zh: '需要显示图片或统计到达率时，是否添加了通知服务扩展（Notification Service Extension）？',
  },
  why: {
    en: 'iOS shows no picture by itself and APNs gives no receipts. Both need an extension in the app, and `mutable-content: 1` in the payload so that it runs; after about 30 seconds iOS shows the original text.',
    zh: 'iOS 不会自行显示图片，APNs 也没有回执。两者都依赖应用内的通知服务扩展，且负载须带 `mutable-content: 1` 扩展才会运行；超过约 30 秒未处理完，系统会直接展示原始内容。',
  },
  needs: ['message', 'project'],
  vendors: ['apns'],
  verdict: 'client-integration',
  fix: {
    en: 'Xcode: File > New > Target > Notification Service Extension, download the picture from the payload in `didReceive`, sign the extension with the app’s team. Set `vendors.apns.mutableContent: 1` and put the picture’s https URL into `data`.',
    zh: '在 Xcode 中选择 File > New > Target > Notification Service Extension，在 `didReceive` 中下载负载里的图片，并用应用所属团队签名。推送时设置 `vendors.apns.mutableContent: 1`，把图片的 https 地址放入 `data`。',
  },
  ask: {
    question: {
      en: 'Does the app contain a Notification Service Extension that handles this payload?',
      zh: '应用中是否包含能处理该推送内容的通知服务扩展？',
    },
    look: {
      en: 'Xcode’s list of targets, or `PlugIns/*.appex` in the app: `NSExtensionPointIdentifier` is `com.apple.usernotifications.service`.',
      zh: '查看 Xcode 的 target 列表，或安装包中的 `PlugIns/*.appex`：`NSExtensionPointIdentifier` 为 `com.apple.usernotifications.service`。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://developer.apple.com/documentation/usernotifications/modifying-content-in-newly-delivered-notifications',
    'https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification',
  ],
  confidence: 'A',
  check({ message, wire }) {
    if (!message || wire === undefined) return undefined;
    const mutable = valueAt(wire, '/payload/aps/mutable-content');
    const extended = mutable === 1 || mutable === true;
    if (message.image === undefined && !extended)
      return {
        state: 'not-applicable',
        text: {
          en: 'The message has no picture and does not ask for an extension.',
          zh: '消息没有图片，也没有要求运行扩展。',
        },
      };
    if (!extended)
      return {
        state: 'warn',
        verdict: 'message',
        text: {
          en: 'The message has a picture, but the payload lacks `mutable-content: 1`: no extension will run.',
          zh: '消息带有图片，但负载缺少 `mutable-content: 1`，扩展不会运行。',
        },
      };
    return undefined;
  },
});
