import type { CatalogueEntry } from '../../../core/catalogue.ts';

const clientDemo = 'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo';

type Row = Pick<CatalogueEntry, 'class' | 'advice' | 'title' | 'cause' | 'fix'> & Partial<CatalogueEntry>;

function row(code: string, name: string, entry: Row): CatalogueEntry {
  return { endpoint: 'client', code, name, confidence: 'A', source: clientDemo, ...entry };
}

const restartService = {
  en: 'Restart the phone, update the system and its push service in the settings, then let the app ask for the token again.',
  zh: '重启手机，在系统设置中更新系统及推送服务，再让应用重新获取令牌。',
};

/** Codes of `HonorPushErrorCode` in the phone's SDK; the names come from the SDK, the causes beyond them are read from the names. */
export const clientErrors: readonly CatalogueEntry[] = [
  row('8001000', 'ERROR_NOT_SUPPORT_PUSH', {
    class: 'app-state',
    advice: 'none',
    title: { en: 'This phone does not support HONOR push.', zh: '该手机不支持荣耀推送。' },
    cause: {
      en: 'It is not an HONOR phone, or an older one: before Magic UI 4.0 (China) or 4.2 (overseas) HONOR phones use HUAWEI push.',
      zh: '不是荣耀手机，或系统较旧：Magic UI 4.0（国内）/4.2（海外）之前的荣耀手机使用华为推送。',
    },
    fix: {
      en: 'Call checkSupportHonorPush first, and register with HUAWEI push where it says no.',
      zh: '先调用 checkSupportHonorPush；返回不支持时改为注册华为推送。',
    },
  }),
  row('8001001', 'ERROR_MAIN_THREAD', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The SDK was called on the main thread.', zh: '在主线程调用了 SDK。' },
    cause: { en: 'This call blocks and is forbidden on the main thread.', zh: '该调用会阻塞，不允许在主线程执行。' },
    fix: { en: 'Call it on a background thread.', zh: '请改到子线程调用。' },
  }),
  row('8001002', 'ERROR_NO_APPID', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The App ID is missing in the manifest.', zh: '清单文件中缺少 App ID。' },
    cause: {
      en: 'The meta-data `com.hihonor.push.app_id` is absent, or was lost when manifests were merged.',
      zh: '缺少名为 `com.hihonor.push.app_id` 的 meta-data，或在清单合并时丢失。',
    },
    fix: { en: 'Add the meta-data with the App ID of the HONOR console.', zh: '添加该 meta-data，值为荣耀平台上的 App ID。' },
  }),
  row('8001003', 'CERT_FINGERPRINT_EMPTY', {
    class: 'credential',
    advice: 'fix',
    title: { en: 'No certificate fingerprint is registered.', zh: '未配置证书指纹。' },
    cause: {
      en: 'The SHA-256 fingerprint of the signing certificate is not entered for the app in the HONOR console.',
      zh: '荣耀平台上没有为应用填写签名证书的 SHA-256 指纹。',
    },
    fix: {
      en: 'Enter the SHA-256 fingerprint of the certificate that signs this build.',
      zh: '请在平台填写当前安装包签名证书的 SHA-256 指纹。',
    },
  }),
  row('8001004', 'ERROR_NO_TOKEN', {
    class: 'token',
    advice: 'fix',
    title: { en: 'The phone has no push token.', zh: '手机上还没有推送令牌。' },
    cause: { en: 'The app has not got a token yet, or deleted it.', zh: '应用尚未获取令牌，或已将其删除。' },
    fix: {
      en: 'Call HonorPushClient.init(context, true), or getPushToken, and send what onNewToken gives to your server.',
      zh: '调用 HonorPushClient.init(context, true) 或 getPushToken，并把 onNewToken 返回的令牌上报服务端。',
    },
  }),
  row('8001005', 'ERROR_NOT_INITIALIZED', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The SDK is not initialised.', zh: 'SDK 尚未初始化。' },
    cause: { en: 'A method was called before HonorPushClient.init.', zh: '在 HonorPushClient.init 之前调用了其他方法。' },
    fix: { en: 'Call init first, after the user agreed to the privacy statement.', zh: '请在用户同意隐私声明后先调用 init。' },
  }),
  row('8002001', 'ERROR_BIND_SERVICE', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The push service on the phone could not be bound.', zh: '无法绑定手机端推送服务。' },
    cause: {
      en: 'The service is blocked or absent, or the manifest lacks the `queries` entry that newer Android needs to see it.',
      zh: '服务被限制或不存在，或清单缺少新版 Android 所需的 `queries` 声明。',
    },
    fix: {
      en: 'Declare a `queries` intent with the action com.hihonor.push.action.BIND_PUSH_SERVICE, then try on a phone whose push service is enabled.',
      zh: '在清单的 `queries` 中声明 action 为 com.hihonor.push.action.BIND_PUSH_SERVICE 的 intent，并在已启用推送服务的手机上重试。',
    },
  }),
  row('8002002', 'ERROR_SERVICE_DISCONNECTED', {
    class: 'app-state',
    advice: 'retry',
    title: { en: 'The connection to the phone’s push service was lost.', zh: '与手机端推送服务的连接已断开。' },
    cause: { en: 'The system stopped or updated the push service meanwhile.', zh: '系统在此期间停止或更新了推送服务。' },
    fix: { en: 'Try again after a moment.', zh: '稍候重试。' },
  }),
  row('8002003', 'ERROR_SERVICE_TIME_OUT', {
    class: 'app-state',
    advice: 'retry',
    title: { en: 'The phone’s push service did not answer in time.', zh: '连接手机端推送服务超时。' },
    cause: { en: 'The phone is busy, or the service is frozen by power saving.', zh: '手机繁忙，或服务被省电策略冻结。' },
    fix: restartService,
  }),
  row('8002004', 'ERROR_SERVICE_ARGUMENTS_INVALID', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'The phone’s push service refused the arguments.', zh: '手机端推送服务认为参数无效。' },
    cause: {
      en: 'SDK and push service do not fit together, or the app gave it wrong values.',
      zh: 'SDK 与推送服务版本不匹配，或应用传入的值有误。',
    },
    fix: { en: 'Update com.hihonor.mcs:push and check App ID and package name.', zh: '升级 com.hihonor.mcs:push，并核对 App ID 与包名。' },
  }),
  row('8002005', 'ERROR_SERVICE_NULL_BINDING', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The phone’s push service gave no binding.', zh: '手机端推送服务返回了空绑定。' },
    cause: {
      en: 'The service exists but does not serve this app or this SDK version.',
      zh: '服务存在，但不为该应用或该 SDK 版本提供服务。',
    },
    fix: restartService,
  }),
  row('8002006', 'ERROR_SERVICE_INVALID', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The phone’s push service is not valid.', zh: '手机端推送服务无效。' },
    cause: {
      en: 'What answers is damaged or not the genuine push service of the system.',
      zh: '响应的服务已损坏，或不是系统自带的推送服务。',
    },
    fix: restartService,
  }),
  row('8002007', 'ERROR_SERVICE_DISABLED', {
    class: 'app-state',
    advice: 'fix',
    title: { en: 'The push service is disabled on the phone.', zh: '手机上的推送服务已被停用。' },
    cause: { en: 'The user or a management tool switched the system’s push service off.', zh: '用户或管理工具停用了系统推送服务。' },
    fix: { en: 'Enable it in the phone’s app settings (system apps).', zh: '在手机的应用管理（系统应用）中启用。' },
  }),
  row('8002008', 'ERROR_SERVICE_MISSING', {
    class: 'app-state',
    advice: 'none',
    title: { en: 'The phone has no push service of HONOR.', zh: '手机上没有荣耀推送服务。' },
    cause: { en: 'It was removed, or the system never had it.', zh: '服务被移除，或系统本身没有。' },
    fix: { en: 'Use another channel on this phone.', zh: '该手机请改用其他推送通道。' },
  }),
  row('8003001', 'ERROR_PUSH_SERVER', {
    class: 'server',
    advice: 'retry',
    title: { en: 'The HONOR server refused the phone’s request.', zh: '荣耀服务端对手机请求返回错误。' },
    cause: {
      en: 'The server has trouble, or App ID, package name and fingerprint do not belong together.',
      zh: '服务端异常，或 App ID、包名与证书指纹不匹配。',
    },
    fix: { en: 'Compare the three values with the console, then try again.', zh: '与平台核对这三项后重试。' },
  }),
  row('8003002', 'ERROR_UNKNOWN', {
    class: 'server',
    advice: 'retry',
    title: { en: 'The SDK met an unknown error.', zh: 'SDK 出现未知错误。' },
    cause: { en: 'The SDK gives no closer reason.', zh: 'SDK 没有给出更具体的原因。' },
    fix: { en: 'Try again, and look at the phone’s log around it.', zh: '重试，并查看该时刻前后的手机日志。' },
  }),
  row('8003003', 'ERROR_INTERNAL', {
    class: 'server',
    advice: 'retry',
    title: { en: 'The SDK met an internal error.', zh: 'SDK 内部错误。' },
    cause: {
      en: 'The SDK gives no closer reason; missing keep rules can cause it in a shrunk build.',
      zh: 'SDK 没有给出更具体的原因；混淆后缺少 keep 规则也可能导致。',
    },
    fix: {
      en: 'Add `-keep class com.hihonor.push.**{*;}` to the keep rules, update the SDK, and try again.',
      zh: '在混淆规则中加入 `-keep class com.hihonor.push.**{*;}`，升级 SDK 后重试。',
    },
  }),
  row('8003004', 'ERROR_ARGUMENTS_INVALID', {
    class: 'payload',
    advice: 'fix',
    title: { en: 'The SDK call has an argument that is not accepted.', zh: 'SDK 调用参数无效。' },
    cause: { en: 'An argument is null, empty or of a wrong form.', zh: '某个参数为 null、为空或格式有误。' },
    fix: { en: 'Check the arguments of the call.', zh: '检查该调用的各个参数。' },
  }),
  row('8003005', 'ERROR_OPERATION_FREQUENTLY', {
    class: 'quota',
    advice: 'retry-later',
    title: { en: 'The app calls the SDK too often.', zh: 'SDK 调用过于频繁。' },
    cause: { en: 'The same operation was repeated within a short time.', zh: '短时间内重复执行了同一操作。' },
    fix: {
      en: 'Fetch the token once per start; an app that stays alive must not ask more often than once a day.',
      zh: '每次启动获取一次令牌即可；常驻应用查询不得超过每天一次。',
    },
  }),
  row('8003006', 'ERROR_NETWORK_NONE', {
    class: 'network',
    advice: 'retry',
    title: { en: 'The phone has no network.', zh: '手机没有网络。' },
    cause: { en: 'The phone is offline, or the push service may not use the network.', zh: '手机离线，或推送服务被禁止联网。' },
    fix: { en: 'Connect the phone and try again.', zh: '连接网络后重试。' },
  }),
  row('8003007', 'ERROR_STATEMENT_AGREEMENT', {
    class: 'permission',
    advice: 'fix',
    title: { en: 'The user agreement is not accepted on the phone.', zh: '手机上尚未同意用户协议。' },
    cause: { en: 'The push service waits until the user accepts HONOR’s statement.', zh: '用户同意荣耀的相关声明之前，推送服务不会工作。' },
    fix: { en: 'Accept the agreement on the phone, then open the app again.', zh: '在手机上同意协议后重新打开应用。' },
  }),
  row('8003008', 'ERROR_SERVICE_REQUEST_TIME_OUT', {
    class: 'network',
    advice: 'retry',
    title: { en: 'The request of the phone’s push service timed out.', zh: '手机端推送服务请求超时。' },
    cause: { en: 'The network is slow or blocks the HONOR server.', zh: '网络缓慢，或屏蔽了荣耀服务器。' },
    fix: { en: 'Try another network.', zh: '换一个网络重试。' },
  }),
  row('10214', 'ERROR_HTTP_OPERATION_FREQUENTLY', {
    class: 'quota',
    advice: 'retry-later',
    title: { en: 'The phone asks the HONOR server too often.', zh: '手机请求荣耀服务端过于频繁。' },
    cause: { en: 'The server limits how often one phone or app may ask.', zh: '服务端限制了单个手机或应用的请求频率。' },
    fix: { en: 'Ask once per start, and try again later.', zh: '每次启动只请求一次，稍后再试。' },
  }),
  row('907135003', 'HUAWEI SDK on an HONOR phone', {
    class: 'app-state',
    advice: 'fix',
    confidence: 'C',
    title: { en: 'The HUAWEI SDK was started on an HONOR phone.', zh: '在荣耀手机上初始化了华为推送 SDK。' },
    cause: {
      en: 'The number is one of the HUAWEI SDK; one support note names it for newer HONOR phones, on which HUAWEI push does not work.',
      zh: '此码来自华为 SDK；有一份支持文档指出，在不再支持华为推送的新款荣耀手机上会出现。',
    },
    fix: {
      en: 'Skip HUAWEI push where checkSupportHonorPush says yes, and register with the HONOR SDK.',
      zh: '当 checkSupportHonorPush 返回支持时跳过华为推送，改为注册荣耀 SDK。',
    },
  }),
];
