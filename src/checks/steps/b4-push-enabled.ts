import { defineStep, type VerdictClass } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { isTransportCode, knownRefusal, refusalsOf, type CodeTable } from '../vendor-answer.ts';

interface Meaning {
  verdict: VerdictClass;
  text: Text;
}

function permission(en: string, zh: string): Meaning {
  return { verdict: 'permission', text: { en, zh } };
}

function appIdentity(en: string, zh: string): Meaning {
  return { verdict: 'app-identity', text: { en, zh } };
}

const meanings: CodeTable<Meaning> = {
  // https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
  huawei: {
    '80300002': permission(
      '{vendor} refused with {code}: Push Kit is not enabled for this app, or the App ID (project id) in the address is that of another app.',
      '{vendor} 返回 {code}：该应用未开通推送服务，或请求地址中的 App ID（项目 ID）属于其他应用。',
    ),
    '80300037': permission(
      '{vendor} refused with {code}: the app is under a penalty for violations.',
      '{vendor} 返回 {code}：该应用因违规处于处罚期。',
    ),
    '82000012': appIdentity(
      '{vendor} refused with {code}: no data processing location was chosen for the project.',
      '{vendor} 返回 {code}：项目尚未选择数据处理位置。',
    ),
    '82000013': appIdentity(
      '{vendor} refused with {code}: the data processing location of the token and that of the app differ.',
      '{vendor} 返回 {code}：Token 与应用的数据处理位置不一致。',
    ),
  },
  // https://open.oppomobile.com/documentation/page/info?id=11235
  oppo: {
    '26': permission(
      '{vendor} refused with {code}: the address of the sending server is on its black list.',
      '{vendor} 返回 {code}：发送服务器的 IP 在黑名单中。',
    ),
    '27': permission(
      '{vendor} refused with {code}: this function was not granted to the app.',
      '{vendor} 返回 {code}：该应用没有此功能的权限。',
    ),
    '28': permission(
      '{vendor} refused with {code}: push is switched off for the app, or the app is being punished.',
      '{vendor} 返回 {code}：应用的推送服务已关闭，或应用正在受处罚。',
    ),
    '30': permission(
      '{vendor} refused with {code}: the app has no push right yet (not reviewed).',
      '{vendor} 返回 {code}：应用尚无推送权限（未通过审核）。',
    ),
  },
  // https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
  xiaomi: {
    '10004': permission(
      '{vendor} refused with {code}: the address of the sending server is not on the allow-list.',
      '{vendor} 返回 {code}：发送服务器的 IP 不在白名单内。',
    ),
    '10031': permission(
      '{vendor} refused with {code}: the app is on the black list for sending.',
      '{vendor} 返回 {code}：该应用已被列入禁止发送的黑名单。',
    ),
    '10026': permission(
      '{vendor} refused with {code}: the app is on the black list for this interface.',
      '{vendor} 返回 {code}：该应用已被列入接口黑名单。',
    ),
    '22000': permission('{vendor} refused with {code}: the app is not enabled for push.', '{vendor} 返回 {code}：该应用未启用推送。'),
    '22001': appIdentity('{vendor} refused with {code}: it does not know the app.', '{vendor} 返回 {code}：该应用不存在。'),
    '22002': appIdentity('{vendor} refused with {code}: the app was revoked.', '{vendor} 返回 {code}：该应用已被撤销。'),
  },
  // https://github.com/MEIZUPUSH/PushAPI
  meizu: {
    '201': permission(
      '{vendor} refused with {code}: the app or package was not granted push.',
      '{vendor} 返回 {code}：该应用或包名没有推送权限。',
    ),
    '110009': permission('{vendor} refused with {code}: the app is on the black list.', '{vendor} 返回 {code}：该应用已被列入黑名单。'),
  },
  // https://firebase.google.com/docs/cloud-messaging/error-codes
  fcm: {
    'PERMISSION_DENIED/api-disabled': permission(
      '{vendor} refused with {code}: the Firebase Cloud Messaging API (V1) is not enabled in the project.',
      '{vendor} 返回 {code}：项目未启用 Firebase Cloud Messaging API (V1)。',
    ),
    'PERMISSION_DENIED/iam': permission(
      '{vendor} refused with {code}: the service account lacks cloudmessaging.messages.create, or the project id is wrong.',
      '{vendor} 返回 {code}：服务账号缺少 cloudmessaging.messages.create 权限，或项目 ID 有误。',
    ),
  },
  // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
  apns: {
    FeatureNotEnabled: permission(
      '{vendor} refused with {code}: the broadcast capability is off for this bundle id.',
      '{vendor} 返回 {code}：该 Bundle ID 未开启广播推送能力。',
    ),
  },
};

/** Refusals of the same classes that other steps explain: store review, another app, a right for one kind of message, the phone's own switch. */
const elsewhere: CodeTable<true> = {
  huawei: { '80300011': true },
  oppo: { '59': true },
  vivo: { '10045': true, '10302/status-4': true },
  xiaomi: { '10038': true, '26006': true },
  meizu: { '110010/target': true, '110053': true },
  fcm: { SENDER_ID_MISMATCH: true, 'INVALID_ARGUMENT/package': true },
  apns: { TopicDisallowed: true, TopicMismatch: true },
};

const texts = {
  refused: {
    en: '{vendor} refused with {code}: the app is not allowed to do this.',
    zh: '{vendor} 返回 {code}：该应用不被允许执行此操作。',
  },
  took: { en: '{vendor} took a push of this app.', zh: '{vendor} 已受理该应用的推送。' },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'B4',
  phase: 'B',
  question: {
    en: 'Is push enabled for the app at the vendor (Push Kit on, OPPO permission, vivo formal right, Xiaomi enabled)?',
    zh: '该应用在厂商处是否已开通推送（华为开通推送服务、OPPO 已获权限、vivo 为正式权限、小米已启用）？',
  },
  why: {
    en: 'Credentials exist from the moment the app is created, the right to push does not: it has to be switched on, applied for, or comes with the review.',
    zh: '创建应用后就有了凭据，但推送权限不会自动开通：需要手动开启、提交申请，或随应用审核通过后获得。',
  },
  needs: ['answer', 'person'],
  verdict: 'permission',
  fix: {
    en: 'Switch it on or apply: HUAWEI AppGallery Connect > Push Kit; HONOR management centre > push service; Xiaomi dev.mi.com > push; OPPO push.oppo.com (after the store review); vivo vpush.vivo.com.cn; Meizu push.meizu.com; FCM: enable "Firebase Cloud Messaging API (V1)" and give the service account the role of a messaging admin. A penalty has to be settled with the vendor.',
    zh: '请开通或申请：华为 AppGallery Connect「推送服务」；荣耀「管理中心 → 开放能力 → 推送服务」；小米 dev.mi.com「推送」；OPPO push.oppo.com（应用上架审核后）；vivo vpush.vivo.com.cn；魅族 push.meizu.com；FCM 请启用 “Firebase Cloud Messaging API (V1)”，并为服务账号授予消息发送权限。处罚类问题需与厂商沟通解除。',
  },
  ask: {
    question: {
      en: 'Does the vendor’s console show push as enabled for this app?',
      zh: '厂商控制台中，该应用的推送服务是否显示为已开通？',
    },
    look: {
      en: 'HUAWEI: AppGallery Connect > the project > Push Kit (On, and a data processing location chosen). HONOR: push service shows "view", not "apply". Xiaomi: the app under push shows "enabled". OPPO: push.oppo.com shows the formal right, not the test right. vivo: state "formal" (正式), not "restricted" (受限). Meizu: the app is listed in push.meizu.com. FCM: Project settings > Cloud Messaging, API (V1) "Enabled". iOS: Identifiers > the App ID has Push Notifications ticked.',
      zh: '华为：AppGallery Connect 对应项目的「推送服务」已开通，且已选择数据处理位置。荣耀：推送服务显示「查看」而不是「申请」。小米：推送运营平台中该应用为「已启用」。OPPO：push.oppo.com 显示正式权限而不是测试权限。vivo：状态为「正式」而不是「受限」。魅族：push.meizu.com 中能看到该应用。FCM：项目设置 > Cloud Messaging 中 API (V1) 为已启用。iOS：Identifiers 中该 App ID 已勾选 Push Notifications。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
    'https://open.oppomobile.com/documentation/page/info?id=11235',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1542',
    'https://developer.honor.com/cn/docs/11002/guides/app-registration',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://firebase.google.com/docs/cloud-messaging/error-codes',
  ],
  confidence: 'A',
  check(evidence) {
    const { displayName: vendor, push } = evidence;
    if (push?.status === 'accepted') return { state: 'pass', text: texts.took, data: { vendor } };
    const known = knownRefusal(evidence, meanings);
    if (known) return { state: 'fail', verdict: known.value.verdict, text: known.value.text, data: { vendor, code: known.refusal.code } };
    if (knownRefusal(evidence, elsewhere)) return undefined;
    const refusal = refusalsOf(evidence).find(({ verdict }) => verdict === 'permission' || verdict === 'app-identity');
    if (!refusal?.verdict || isTransportCode(refusal.code)) return undefined;
    return { state: 'fail', verdict: refusal.verdict, text: texts.refused, data: { vendor, code: refusal.code } };
  },
});
