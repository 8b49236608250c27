import { valueAt } from '../../core/pointer.ts';
import { defineStep, verdictOfErrorClass, type VerdictClass } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';

const disallowed: Text = {
  en: 'APNs answered {code}: this team, certificate or key may not send to the topic {topic}.',
  zh: 'APNs 返回 {code}：当前团队、证书或密钥无权向主题 {topic} 推送。',
};

/** The verdict classes follow the code's class in the vendor's table. */
const codes: Readonly<Record<string, { verdict: VerdictClass; text: Text }>> = {
  TopicDisallowed: { verdict: verdictOfErrorClass.permission, text: disallowed },
  TopicMismatch: { verdict: verdictOfErrorClass.permission, text: disallowed },
  DeviceTokenNotForTopic: {
    verdict: verdictOfErrorClass.token,
    text: {
      en: 'APNs answered {code}: the token was made for another app than {topic}.',
      zh: 'APNs 返回 {code}：该令牌不是 {topic} 对应的应用申请的。',
    },
  },
  BadTopic: {
    verdict: verdictOfErrorClass.payload,
    text: { en: 'APNs answered {code}: {topic} is no valid topic.', zh: 'APNs 返回 {code}：{topic} 不是有效的主题。' },
  },
  MissingTopic: {
    verdict: verdictOfErrorClass.payload,
    text: {
      en: 'APNs answered {code}: the request named no topic; {topic} should stand in `apns-topic`.',
      zh: 'APNs 返回 {code}：请求没有带主题，`apns-topic` 应为 {topic}。',
    },
  },
};

export default defineStep({
  id: 'N3',
  phase: 'N',
  question: {
    en: 'Is the topic the bundle id of the app that made the token?',
    zh: '推送主题（topic）是否为申请令牌的应用的 Bundle ID？',
  },
  why: {
    en: 'A token is good for one app only. Debug and release builds, white-label copies and extensions have bundle ids of their own, and some push types want a suffix such as `.voip`.',
    zh: '令牌只对一个应用有效。Debug 与 Release 版、贴牌版、应用扩展各有自己的 Bundle ID，部分推送类型还要求加后缀，例如 `.voip`。',
  },
  needs: ['answer', 'config', 'message'],
  vendors: ['apns'],
  verdict: 'app-identity',
  fix: {
    en: 'Put the bundle id of the installed app into `vendors.apns.bundleId`, without suffix (push-check adds it by push type), and use a key of that team or a certificate made for that id.',
    zh: '把 `vendors.apns.bundleId` 改为手机上所装应用的 Bundle ID（不带后缀，push-check 会按推送类型补上），并使用该团队的密钥或为该 ID 申请的证书。',
  },
  ask: {
    question: {
      en: 'Is the bundle id of the installed app the one in the config?',
      zh: '手机上所装应用的 Bundle ID 与配置中的是否一致？',
    },
    look: {
      en: 'Xcode: target > General > Bundle Identifier, for the scheme that was installed; or `CFBundleIdentifier` in the app’s Info.plist.',
      zh: '在 Xcode 中按实际安装的 scheme 查看 target > General > Bundle Identifier，或查看 Info.plist 中的 `CFBundleIdentifier`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
    'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
  ],
  confidence: 'A',
  check({ account, wire, push, stages, findings }) {
    const sent = valueAt(wire, '/headers/apns-topic') ?? valueAt(account, '/bundleId');
    if (typeof sent !== 'string') return undefined;
    const data = { topic: sent };
    if (push?.status === 'accepted')
      return {
        state: 'pass',
        text: { en: 'APNs took this token for the topic {topic}.', zh: 'APNs 接收了该令牌发往 {topic} 的推送。' },
        data,
      };
    const refused = [push?.code, ...(stages ?? []).filter((stage) => stage.state === 'fail').map((stage) => stage.code)];
    for (const code of refused) {
      const known = code !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined;
      if (code !== undefined && known) return { state: 'fail', verdict: known.verdict, text: known.text, data: { ...data, code } };
    }
    if (findings.some((finding) => finding.ruleId === 'apns/topic-suffix'))
      return {
        state: 'fail',
        verdict: 'message',
        text: {
          en: 'The topic {topic} does not end as the push type demands.',
          zh: '主题 {topic} 的后缀与推送类型不符。',
        },
        data,
      };
    return undefined;
  },
});
