import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { knownRefusal, type CodeTable } from '../vendor-answer.ts';

/** Codes that speak of package name, bundle id or topic. */
const otherApp: CodeTable<Text> = {
  // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
  xiaomi: {
    '22022': { en: '{vendor} refused the package name `{name}` with {code}.', zh: '{vendor} 以 {code} 拒绝了包名 `{name}`。' },
    '66108': {
      en: '{vendor} answered {code}: the regId belongs to another package than `{name}`.',
      zh: '{vendor} 返回 {code}：该 regId 属于 `{name}` 以外的包名。',
    },
  },
  // https://github.com/MEIZUPUSH/PushAPI
  meizu: { '110031': { en: '{vendor} refused the package name `{name}` with {code}.', zh: '{vendor} 以 {code} 拒绝了包名 `{name}`。' } },
  // https://firebase.google.com/docs/cloud-messaging/error-codes
  fcm: {
    'INVALID_ARGUMENT/package': {
      en: '{vendor} answered {code}: the token’s app has another package name than restricted_package_name.',
      zh: '{vendor} 返回 {code}：token 所属应用的包名与 restricted_package_name 不同。',
    },
  },
  // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
  apns: {
    DeviceTokenNotForTopic: {
      en: '{vendor} answered {code}: the token belongs to another app than `{name}`.',
      zh: '{vendor} 返回 {code}：该 token 属于 `{name}` 以外的应用。',
    },
    TopicDisallowed: {
      en: '{vendor} answered {code}: key or certificate may not push to the topic of `{name}`.',
      zh: '{vendor} 返回 {code}：密钥或证书无权向 `{name}` 的主题推送。',
    },
    TopicMismatch: {
      en: '{vendor} answered {code}: key or certificate does not cover `{name}`.',
      zh: '{vendor} 返回 {code}：密钥或证书不包含 `{name}`。',
    },
    BadTopic: {
      en: '{vendor} answered {code}: the topic made of `{name}` is malformed.',
      zh: '{vendor} 返回 {code}：由 `{name}` 得到的主题格式有误。',
    },
  },
};

const texts = {
  accepted: { en: '{vendor} took a push that names `{name}`.', zh: '{vendor} 已受理写明 `{name}` 的推送。' },
} satisfies Record<string, Text>;

/** Vendors that compare the name in every push with the app of the token. */
const comparing: readonly string[] = ['xiaomi', 'apns'];

export default defineStep({
  id: 'C1',
  phase: 'C',
  question: {
    en: 'Is the application id of the installed build the package name in the vendor’s console, in the IM console and in the json files?',
    zh: '所安装的包的 applicationId 是否与厂商控制台、IM 控制台及各 json 文件中的包名一致？',
  },
  why: {
    en: 'Build types and flavours append suffixes (`.debug`, `.dev`), and copied sample projects keep the sample’s name. The phone then registers as another app, or not at all.',
    zh: '构建类型与渠道包会追加后缀（`.debug`、`.dev`），拷贝的示例工程也可能保留示例包名。这样手机注册的就是另一个应用，甚至无法注册。',
  },
  needs: ['answer', 'project', 'config', 'person'],
  verdict: 'app-identity',
  fix: {
    en: 'Use one name everywhere: `applicationId` (with its suffix), the app in the vendor’s console, the certificate in the IM console, `package_name` in google-services.json, agconnect-services.json and mcs-services.json, the top key of timpush-configs.json; on iOS the bundle id.',
    zh: '请统一包名：`applicationId`（含后缀）、厂商控制台中的应用、IM 控制台中的证书、google-services.json、agconnect-services.json、mcs-services.json 中的 `package_name`，以及 timpush-configs.json 的顶层键；iOS 则为 Bundle ID。',
  },
  ask: {
    question: {
      en: 'Is the package name of the installed app the one in the vendor’s console (and in the IM console)?',
      zh: '已安装应用的包名与厂商控制台（及 IM 控制台）中的一致吗？',
    },
    look: {
      en: 'On the phone: `adb shell pm list packages | grep <name>`, or Settings > Apps > the app (some systems show the name under its version). In the project: `applicationId` and every `applicationIdSuffix`. In the consoles: the app’s information page.',
      zh: '手机上：`adb shell pm list packages | grep <名称>`，或「设置 > 应用管理」中的应用详情（部分系统在版本号下显示包名）。工程中：`applicationId` 与各 `applicationIdSuffix`。控制台中：应用信息页。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns',
    'https://firebase.google.com/docs/cloud-messaging/error-codes',
    'https://cloud.tencent.com/document/product/269/75428',
  ],
  confidence: 'A',
  check(evidence) {
    const { vendor: id, displayName: vendor, account, push } = evidence;
    const name = nameOf(account) ?? '-';
    const refused = knownRefusal(evidence, otherApp);
    if (refused) return { state: 'fail', text: refused.value, data: { vendor, code: refused.refusal.code, name } };
    if (push?.status !== 'accepted' || name === '-' || !comparing.includes(id)) return undefined;
    return { state: 'pass', text: texts.accepted, data: { vendor, name } };
  },
});

function nameOf(account: object | undefined): string | undefined {
  if (account === undefined) return undefined;
  const name = 'packageName' in account ? account.packageName : 'bundleId' in account ? account.bundleId : undefined;
  return typeof name === 'string' ? name : undefined;
}
