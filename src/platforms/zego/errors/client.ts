import type { CatalogueEntry } from '../../../core/catalogue.ts';

const source = 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~class~ZPNsMessageReceiver';

/** Codes of `ZPNsMessageReceiver.onRegistered` on the phone; 0 is success. */
export const clientErrors: readonly CatalogueEntry[] = [
  {
    endpoint: 'client',
    code: '6000401',
    class: 'network',
    advice: 'retry',
    source,
    confidence: 'A',
    title: { en: 'The phone could not connect to ZPNs.', zh: '手机连接 ZPNs 失败。' },
    cause: {
      en: 'The phone has no network, or ZEGO’s push server cannot be reached from it.',
      zh: '手机无网络，或无法访问 ZEGO 推送服务器。',
    },
    fix: { en: 'Try another network, then call `registerPush` again.', zh: '更换网络后重新调用 `registerPush`。' },
  },
  {
    endpoint: 'client',
    code: '6000402',
    class: 'credential',
    advice: 'fix',
    source,
    confidence: 'A',
    title: { en: 'The vendor’s AppID or AppKey in the app is wrong.', zh: '应用中填写的厂商 AppID 或 AppKey 错误。' },
    cause: {
      en: 'The values given to `ZPNsConfig` are not those of the vendor’s console, or two of them are swapped; OPPO’s client takes the AppSecret, ZEGO’s console the MasterSecret.',
      zh: '传给 `ZPNsConfig` 的值与厂商后台不符或填混；OPPO 客户端用 AppSecret，ZEGO 控制台用 MasterSecret。',
    },
    fix: {
      en: 'Compare each value of `enableMiPush`, `enableHWPush`, `enableOppoPush`, `enableVivoPush` with the vendor’s console.',
      zh: '请将 `enableMiPush`、`enableHWPush`、`enableOppoPush`、`enableVivoPush` 的参数与厂商后台逐项核对。',
    },
  },
  {
    endpoint: 'client',
    code: '6000403',
    class: 'token',
    advice: 'fix',
    source,
    confidence: 'A',
    title: { en: 'The vendor gave no token.', zh: '向厂商获取 Token 失败。' },
    cause: {
      en: 'The vendor’s SDK on the phone answered with an error of its own; `errorMessage` of `onRegistered` has it.',
      zh: '手机上的厂商 SDK 返回了错误，具体内容见 `onRegistered` 的 `errorMessage`。',
    },
    fix: {
      en: 'Read `errorMessage` and look its code up with `push-check explain` for that vendor.',
      zh: '请查看 `errorMessage`，并用 `push-check explain` 查询该厂商的错误码。',
    },
  },
  {
    endpoint: 'client',
    code: '6000404',
    class: 'server',
    advice: 'retry',
    source,
    confidence: 'A',
    title: { en: 'The registration with ZPNs failed.', zh: 'ZPNs 注册失败。' },
    cause: {
      en: 'The vendor gave a token, but ZEGO’s push server did not take it, so there is no PushID.',
      zh: '厂商已返回 Token，但 ZEGO 推送服务器未受理，因此没有 PushID。',
    },
    fix: {
      en: 'Check that the certificate of this vendor is in the console for the AppID and the `appType` of the app, then register again.',
      zh: '请确认控制台已为该 AppID 及 `appType` 配置该厂商证书，然后重新注册。',
    },
  },
  {
    endpoint: 'client',
    code: '6000405',
    class: 'server',
    advice: 'retry',
    source,
    confidence: 'A',
    title: { en: 'The phone could not be unregistered.', zh: '注销离线推送失败。' },
    cause: {
      en: '`unregisterPush` did not reach ZEGO’s push server, so the PushID stays and pushes may go on.',
      zh: '`unregisterPush` 未生效，PushID 仍然保留，可能继续收到推送。',
    },
    fix: { en: 'Call `unregisterPush` again when the phone has a network.', zh: '待手机网络恢复后再次调用 `unregisterPush`。' },
  },
];
