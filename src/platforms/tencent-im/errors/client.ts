import type { CatalogueEntry } from '../../../core/catalogue.ts';
import { docs } from '../wire.ts';

type Texts = Pick<CatalogueEntry, 'title' | 'cause' | 'fix'>;

function client(code: string, texts: Texts, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { endpoint: 'client', code, class: 'app-state', advice: 'fix', confidence: 'A', source: docs.sdk, ...texts, ...more };
}

const updateFix: Texts['fix'] = {
  en: 'Bring TIMPush, its vendor packages and the Chat SDK to one and the same version, then read the line before this one in the log.',
  zh: '请将 TIMPush、各厂商包与 Chat SDK 统一到同一版本，再查看日志中该错误之前的内容。',
};

/** Codes that the phone’s SDK logs: `registerPush` of TIMPush, login, and the older TUIOfflinePush. */
export const clientErrors: readonly CatalogueEntry[] = [
  client(
    '800001',
    {
      title: { en: 'The appKey is not valid, or nobody is logged in.', zh: 'appKey 无效，或尚未登录。' },
      cause: {
        en: 'The Android page says that the appKey is wrong; the iOS header says that the app was not logged in before it registered.',
        zh: 'Android 文档称 appKey 无效；iOS 头文件则说明为注册前未登录 IM。',
      },
      fix: {
        en: 'With Chat: log in first and pass null as appKey. Push only: copy the appKey of the Push page, which is not the SecretKey.',
        zh: '与 Chat 同时使用时：先登录，appKey 传 null；仅使用推送时：从 Push 页面复制 appKey（不是 SecretKey）。',
      },
    },
    { class: 'credential', confidence: 'B' },
  ),
  client(
    '800002',
    {
      title: { en: 'The SDKAppID is not valid.', zh: 'SDKAppID 无效。' },
      cause: { en: 'It is 0, misspelt, or of another region.', zh: '为 0、填写错误，或属于其他数据中心。' },
      fix: { en: 'Compare it with the console.', zh: '请与控制台核对。' },
    },
    { class: 'credential' },
  ),
  client('800003', {
    title: { en: 'TIMPush could not be initialised.', zh: 'TIMPush 初始化失败。' },
    cause: {
      en: 'The Chat SDK and TIMPush differ in version, or a class was removed by minification.',
      zh: 'Chat SDK 与 TIMPush 版本不一致，或混淆移除了类。',
    },
    fix: updateFix,
  }),
  client(
    '800004',
    {
      title: { en: 'The long connection could not be opened.', zh: '长连接建立失败。' },
      cause: { en: 'The phone has no network, or a firewall blocks Tencent IM.', zh: '手机无网络，或防火墙拦截了腾讯云 IM。' },
      fix: { en: 'Try another network.', zh: '请更换网络重试。' },
    },
    { class: 'network', advice: 'retry' },
  ),
  client('800005', {
    title: { en: 'Registration with the vendor failed.', zh: '厂商通道注册失败。' },
    cause: {
      en: 'The vendor’s SDK refused: package name, AppID, AppKey or signing fingerprint do not fit, or push is off at the vendor.',
      zh: '厂商 SDK 注册失败：包名、AppID、AppKey 或签名指纹不匹配，或未在厂商平台开通推送。',
    },
    fix: {
      en: 'Look for the vendor’s own code beside it in the log and explain that one.',
      zh: '请在日志中查找同时出现的厂商错误码，再查询该码的含义。',
    },
  }),
  client('800006', {
    title: { en: 'Registration failed with the vendor, then with FCM.', zh: '厂商通道注册失败，随后 FCM 也失败。' },
    cause: {
      en: 'The vendor’s SDK refused, and the phone has no working Google services.',
      zh: '厂商通道注册失败，且手机没有可用的 Google 服务。',
    },
    fix: {
      en: 'Find the vendor’s code in the log; FCM needs Google services and a network that reaches Google.',
      zh: '请在日志中查找厂商错误码；FCM 需要 Google 服务与可访问 Google 的网络。',
    },
  }),
  client('800007', {
    title: { en: 'No channel could be registered.', zh: '所有通道均注册失败。' },
    cause: { en: 'Neither a vendor channel nor FCM works on this phone.', zh: '该手机上厂商通道与 FCM 都不可用。' },
    fix: {
      en: 'Check that the vendor package for this brand is in the app, with its certificate id.',
      zh: '请确认应用集成了该品牌的厂商包，并填写了证书 ID。',
    },
  }),
  client(
    '800008',
    {
      title: { en: 'Registration timed out.', zh: '注册超时。' },
      cause: { en: 'The vendor’s service on the phone did not answer.', zh: '手机上的厂商推送服务没有响应。' },
      fix: { en: 'Restart the phone or change the network, then register again.', zh: '请重启手机或更换网络后重新注册。' },
    },
    { advice: 'retry' },
  ),
  client(
    '800009',
    {
      title: { en: 'The vendor gave an empty token.', zh: '厂商返回的 token 为空。' },
      cause: {
        en: 'The vendor’s push service is not ready, or the app is not approved there.',
        zh: '厂商推送服务未就绪，或应用在厂商平台未审核通过。',
      },
      fix: { en: 'Update the push service of the phone and register again.', zh: '请升级手机上的推送服务后重新注册。' },
    },
    { class: 'token' },
  ),
  client(
    '800010',
    {
      title: { en: 'The token could not be uploaded.', zh: 'token 上报失败。' },
      cause: { en: 'Nobody was logged in at that moment, or the connection was lost.', zh: '上报时尚未登录，或连接中断。' },
      fix: { en: 'Register again after the login succeeded.', zh: '请在登录成功后重新注册。' },
    },
    { class: 'token', advice: 'retry' },
  ),
  client('800011', {
    title: { en: 'Automatic registration could not be switched off.', zh: '关闭自动注册失败。' },
    cause: { en: 'The call came too late, or the versions differ.', zh: '调用过晚，或版本不一致。' },
    fix: updateFix,
  }),
  client('800012', {
    title: { en: 'The notification permission could not be asked for.', zh: '申请通知权限失败。' },
    cause: { en: 'There was no Activity in front, or targetSdk is below 33.', zh: '当前没有前台 Activity，或 targetSdk 低于 33。' },
    fix: { en: 'Ask for POST_NOTIFICATIONS from a visible Activity.', zh: '请在可见的 Activity 中申请 POST_NOTIFICATIONS。' },
  }),
  client('800013', {
    title: { en: 'The notification channel could not be created.', zh: '创建通知渠道失败。' },
    cause: { en: 'The channel’s id or sound is not valid.', zh: '渠道 ID 或铃声无效。' },
    fix: { en: 'Check id and sound; a channel that exists cannot be changed.', zh: '请检查渠道 ID 与铃声；已存在的渠道无法修改。' },
  }),
  client('800014', {
    title: { en: 'The push configuration could not be set.', zh: '设置推送配置失败。' },
    cause: {
      en: 'timpush-configs.json is missing or its top key is not the applicationId.',
      zh: '缺少 timpush-configs.json，或其顶层键不是 applicationId。',
    },
    fix: { en: 'Download the file anew from the console and put it into assets.', zh: '请从控制台重新下载该文件并放入 assets。' },
  }),
  client('800015', {
    title: { en: 'A call of the experimental API failed.', zh: '实验性接口调用失败。' },
    cause: { en: 'The name or a parameter is unknown to this version.', zh: '接口名或参数在该版本中不存在。' },
    fix: updateFix,
  }),
  client(
    '800016',
    {
      title: { en: 'The user refused notifications.', zh: '用户拒绝了通知权限。' },
      cause: { en: 'On Android 13 and later nothing is shown without this permission.', zh: 'Android 13 及以上没有该权限时不会展示通知。' },
      fix: { en: 'Lead the user to the notification settings of the app.', zh: '请引导用户在系统设置中开启该应用的通知。' },
    },
    { class: 'permission' },
  ),
  client('6014', {
    title: { en: 'IM is not logged in.', zh: '尚未登录 IM。' },
    cause: { en: 'A call came before the login or after a logout.', zh: '在登录之前或退出之后调用了接口。' },
    fix: { en: 'Register for push in the success callback of the login.', zh: '请在登录成功回调中注册推送。' },
  }),
  client('6026', {
    title: { en: 'Automatic login without an earlier login.', zh: '没有登录过，无法自动登录。' },
    cause: { en: 'On this phone nobody has logged in yet.', zh: '该手机上还没有登录过。' },
    fix: { en: 'Log in with user id and UserSig first.', zh: '请先用 UserID 与 UserSig 登录。' },
  }),
  client(
    '6206',
    {
      title: { en: 'The user’s UserSig has expired.', zh: '用户的 UserSig 已过期。' },
      cause: {
        en: 'The app keeps a UserSig longer than it lives; from then on the user is Offline and gets no push.',
        zh: '应用长期使用同一个 UserSig；过期后用户变为 Offline，收不到推送。',
      },
      fix: { en: 'Fetch a new UserSig from your server and log in again.', zh: '请从业务服务端获取新的 UserSig 并重新登录。' },
    },
    { class: 'credential', advice: 'refresh-access' },
  ),
  client('6208', {
    title: { en: 'The user was kicked by another login.', zh: '被其他终端踢下线。' },
    cause: {
      en: 'The same user logged in on another device of the same kind; this one gets no push any more.',
      zh: '同一用户在其他同类设备上登录；本机不再收到推送。',
    },
    fix: { en: 'Log in again, or allow several devices in the console.', zh: '请重新登录，或在控制台放开多端登录。' },
  }),
  client(
    '9523',
    {
      title: { en: 'The phone’s SDK has no network.', zh: 'SDK 网络异常。' },
      cause: { en: 'The phone is offline, or the connection is blocked.', zh: '手机离线，或连接被拦截。' },
      fix: { en: 'Check the network of the phone.', zh: '请检查手机网络。' },
    },
    { class: 'network', advice: 'retry' },
  ),
  client(
    '70016',
    {
      title: { en: 'The appKey given to `registerPush` is wrong.', zh: '传给 `registerPush` 的 appKey 有误。' },
      cause: { en: 'The SecretKey or the key of another application was taken for it.', zh: '误用了 SecretKey 或其他应用的 key。' },
      fix: { en: 'Copy the appKey from the Push page; with Chat pass null.', zh: '请从 Push 页面复制 appKey；与 Chat 同时使用时传 null。' },
    },
    { class: 'credential' },
  ),
  client('-1', {
    title: { en: 'The call for the vendor’s token threw.', zh: '获取厂商 token 时抛出异常。' },
    cause: {
      en: 'TUIOfflinePush caught an exception of the vendor’s SDK, often a missing json file or a missing class.',
      zh: 'TUIOfflinePush 捕获到厂商 SDK 的异常，常见于缺少 json 配置文件或类。',
    },
    fix: {
      en: 'Read the stack trace in the log; TUIOfflinePush itself ended on 2024-09-30, so plan the move to TIMPush.',
      zh: '请查看日志中的异常堆栈；TUIOfflinePush 已于 2024-09-30 停止维护，建议迁移到 TIMPush。',
    },
  }),
  client('101', {
    title: { en: 'vivo: the phone or its system is not supported.', zh: 'vivo：机型或系统版本不支持推送。' },
    cause: {
      en: 'TUIOfflinePush logs vivo’s state 101 on phones without vivo’s push service.',
      zh: '手机没有 vivo 推送服务时，TUIOfflinePush 会打印 vivo 状态码 101。',
    },
    fix: { en: 'Update the system, or test on another vivo phone.', zh: '请升级系统，或换一台 vivo 手机测试。' },
  }),
];
