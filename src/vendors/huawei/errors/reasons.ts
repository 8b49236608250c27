import type { CatalogueEntry, ErrorClass } from '../../../core/catalogue.ts';
import type { PushStatus } from '../../../core/status.ts';
import type { Text } from '../../../core/text.ts';
import { docs } from './docs.ts';

interface Reason {
  class: ErrorClass;
  status?: PushStatus;
  advice: CatalogueEntry['advice'];
  title: Text;
  cause: Text;
  fix: Text;
}

/** Why v3 calls a token illegal: the keys of `illegalTokens`. */
const reasons: Record<string, Reason> = {
  noPushTypeRight: {
    class: 'permission',
    advice: 'fix',
    title: { en: 'The app has no right for this push type.', zh: '应用没有该 push-type 场景的权益。' },
    cause: {
      en: 'Extension (2), live view (7) and call (10) messages each need a right of their own, which this app was not granted.',
      zh: '通知扩展（2）、实况窗（7）、应用内通话（10）消息均需单独申请权益，该应用尚未获批。',
    },
    fix: {
      en: 'Apply for the right in AppGallery Connect under Push Kit, or send push type 0.',
      zh: '请在 AppGallery Connect 的推送服务中申请对应场景化消息权益，或改用 push-type 0。',
    },
  },
  noRight: {
    class: 'token',
    advice: 'fix',
    title: { en: 'The token does not belong to this project.', zh: 'Push Token 不属于该项目。' },
    cause: {
      en: 'The app of the token is in another project than the URL says; or the phone went from HarmonyOS 4 to 5 and token and URL are still the old ones.',
      zh: 'Token 对应的应用不在 URL 所填的项目中；或设备已从 HarmonyOS 4 升级到 5，但仍在使用旧 Token 与旧接口。',
    },
    fix: {
      en: 'Check the project id, then let the app fetch a new token.',
      zh: '请核对项目 ID（projectId），并让应用重新获取 Push Token。',
    },
  },
  tokenFormatError: {
    class: 'token',
    advice: 'drop-token',
    title: { en: 'This is not a push token.', zh: 'Push Token 格式错误。' },
    cause: {
      en: 'The value was cut, changed on the way, or is something else.',
      zh: '该值被截断、在传输中被改动，或根本不是 Push Token。',
    },
    fix: { en: 'Take the token that getToken() gives in the app, unchanged.', zh: '请使用应用内 getToken() 返回的原始值。' },
  },
  atomicUnableSendUnsubscribedMsg: {
    class: 'permission',
    advice: 'fix',
    title: { en: 'An atomic service may send only subscription and form messages.', zh: '元服务只能发送订阅消息与卡片刷新消息。' },
    cause: {
      en: 'The token belongs to an atomic service, which may not send this kind of message.',
      zh: '该 Token 属于元服务，不允许发送此类消息。',
    },
    fix: { en: 'Use the subscription message API of the atomic service.', zh: '请改用元服务的订阅消息接口。' },
  },
  countryNotSupport: {
    class: 'app-state',
    advice: 'contact-vendor',
    title: { en: 'The country of the device is not served.', zh: '设备所在国家或地区暂不支持。' },
    cause: { en: 'Push Kit does not offer this message there.', zh: '推送服务在该国家或地区未开放此类消息。' },
    fix: { en: 'Open a ticket with HUAWEI.', zh: '请向华为提交工单咨询。' },
  },
  tokenPlatformNotSupport: {
    class: 'token',
    advice: 'drop-token',
    title: { en: 'The token comes from a third-party proxy.', zh: '该 Token 来自第三方代理平台。' },
    cause: { en: 'It was not issued to the app by Push Kit itself.', zh: '它并非由推送服务直接颁发给应用。' },
    fix: { en: 'Let the app fetch a new token from Push Kit.', zh: '请让应用直接向推送服务重新获取 Token。' },
  },
  disableSendHuaweiMsgBecauseOfPenalty: {
    class: 'permission',
    advice: 'contact-vendor',
    title: { en: 'The app may not send because of a penalty.', zh: '应用因违规处罚被禁止发送消息。' },
    cause: {
      en: 'Messages broke the rules, for instance marketing sent as service.',
      zh: '此前的消息违反管理规范，例如以服务与通讯类名义发送营销内容。',
    },
    fix: { en: 'Settle the violation in AppGallery Connect.', zh: '请在 AppGallery Connect 处理违规并申诉。' },
  },
  differentImgVerifyPolicy: {
    class: 'payload',
    advice: 'fix',
    title: { en: 'The picture was verified for another push type.', zh: '图片的风控校验对应的是其他 push-type。' },
    cause: { en: 'Verification holds for one push type only.', zh: '图片风控结果只对申请时的 push-type 有效。' },
    fix: { en: 'Verify the picture for this push type, or leave it out.', zh: '请按当前 push-type 重新校验图片，或去掉图片。' },
  },
  appinfoError: {
    class: 'app-state',
    advice: 'retry-later',
    title: { en: 'HUAWEI does not know the app.', zh: '查不到应用信息。' },
    cause: {
      en: 'The app is not created in AppGallery Connect, or was created a moment ago.',
      zh: '应用未在 AppGallery Connect 创建，或刚创建尚未生效。',
    },
    fix: { en: 'Create the app in AppGallery Connect and try again later.', zh: '请在 AppGallery Connect 创建应用，稍后重试。' },
  },
  notSupportPlayVoice: {
    class: 'channel',
    advice: 'fix',
    title: { en: 'PLAY_VOICE goes with push type 2 only.', zh: 'PLAY_VOICE 仅支持 push-type 2。' },
    cause: { en: 'The category PLAY_VOICE was sent with another push type.', zh: '在其他 push-type 下使用了 category PLAY_VOICE。' },
    fix: { en: 'Send it as push type 2, or choose another category.', zh: '请使用 push-type 2，或更换 category。' },
  },
  noRightToSendThisLiveNotificationEvent: {
    class: 'permission',
    advice: 'fix',
    title: { en: 'The app has no right for this live view event.', zh: '应用没有该实况窗场景（event）的权益。' },
    cause: { en: 'Live view rights are granted per event.', zh: '实况窗权益按 event 逐个开通。' },
    fix: { en: 'Apply for the event in AppGallery Connect.', zh: '请在 AppGallery Connect 申请该场景的实况窗权益。' },
  },
};

/** The known reasons, in the vendor's spelling. */
export const reasonNames: readonly string[] = Object.keys(reasons);

/** One row per reason for each of the two codes that carry them; the sub-code is the reason. */
export const reasonErrors: readonly CatalogueEntry[] = Object.entries(reasons).flatMap(([subCode, reason]) =>
  // By the document this one reason comes with 80300007 only; if it comes with the other code it means the same.
  ['80100000', '80300007'].map((code) => ({
    endpoint: '*',
    code,
    subCode,
    ...(code === '80300007' ? { aliases: [subCode] } : {}),
    name: subCode,
    source: docs.harmonyResponse,
    confidence: 'A' as const,
    ...reason,
  })),
);
