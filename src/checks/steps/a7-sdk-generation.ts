import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { bare, findingsOf } from '../vendor-answer.ts';

const texts = {
  dead: {
    en: 'The account still points to an interface that was shut down. {rule}: {message}.',
    zh: '账号仍指向已下线的接口。{rule}：{message}。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'A7',
  phase: 'A',
  question: { en: 'Are the push and IM SDKs of a generation that still works?', zh: '所用的推送 SDK 与 IM SDK 是否为仍可用的版本？' },
  why: {
    en: 'Some SDKs compile and register, but their servers are gone: HUAWEI’s HwPush jar (com.huawei.android.pushagent), Tencent’s qalsdk and tuiofflinepush modules, FCM’s legacy API.',
    zh: '有些 SDK 仍能编译、注册，但服务端早已关闭：华为 HwPush jar（com.huawei.android.pushagent）、腾讯的 qalsdk 与 tuiofflinepush 模块、FCM 旧版接口。',
  },
  needs: ['project', 'config', 'person'],
  verdict: 'client-integration',
  fix: {
    en: 'Migrate: HUAWEI to com.huawei.hms:push, Tencent to TIMPush (com.tencent.timpush), FCM to firebase-messaging with the v1 API; tokens of the old SDK must be fetched anew.',
    zh: '请迁移：华为改用 com.huawei.hms:push，腾讯改用 TIMPush（com.tencent.timpush），FCM 改用 firebase-messaging 与 v1 接口；旧 SDK 的 token 需要重新获取。',
  },
  ask: {
    question: { en: 'Does the app use SDKs that are still maintained?', zh: '应用使用的是仍在维护的 SDK 吗？' },
    look: {
      en: 'In the app’s build.gradle and libs folder: HwPush_SDK*.jar, tuiofflinepush, com.tencent.tpns, classes com.tencent.qalsdk.*, firebase-iid and com.google.android.gms:play-services-gcm are dead.',
      zh: '查看应用的 build.gradle 与 libs 目录：HwPush_SDK*.jar、tuiofflinepush、com.tencent.tpns、com.tencent.qalsdk.* 类、firebase-iid、com.google.android.gms:play-services-gcm 均已停用。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139819',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
    'https://firebase.google.com/support/faq',
  ],
  confidence: 'A',
  check(evidence) {
    const [finding] = findingsOf(evidence, ['huawei/legacy-nsp']);
    return finding ? { state: 'warn', text: texts.dead, data: { rule: finding.ruleId, message: bare(finding.message) } } : undefined;
  },
});
