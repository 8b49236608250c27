import type { CatalogueEntry, ErrorClass } from '../../../core/catalogue.ts';
import { docs } from './docs.ts';

type Pair = readonly [en: string, zh: string];

/** A code of the phone's SDK. */
function row(source: string, code: string, name: string, errorClass: ErrorClass, advice: CatalogueEntry['advice'], title: Pair, cause: Pair, fix: Pair): CatalogueEntry {
  const text = ([en, zh]: Pair) => ({ en, zh });
  return { endpoint: 'client', code, name, class: errorClass, advice, source, confidence: 'A', title: text(title), cause: text(cause), fix: text(fix) };
}

const hms = row.bind(undefined, docs.androidClient);
const harmony = row.bind(undefined, docs.harmonyClient);

const uplink: Pair = ['The code concerns messages that the app sends to its server (uplink), not pushes.', '此码针对应用向服务端发送的上行消息，与推送下行无关。'];
const updateHms: Pair = ['Update HMS Core on the phone and restart it.', '请更新手机上的 HMS Core 并重启手机。'];
const checkConsole: Pair = ['Check the app in AppGallery Connect: Push Kit enabled, services applied for, fingerprint entered.', '请在 AppGallery Connect 检查：推送服务已开通、相关服务已申请、证书指纹已填写。'];
const gatewayCause: Pair = ['The phone asks the HMS gateway what the app may do, and got nothing for it.', '手机会向 HMS 网关查询应用的权限配置，但没有查到。'];

/** Codes that the SDK on the phone prints: HMS Core on Android, Push Kit on HarmonyOS. */
export const clientErrors: readonly CatalogueEntry[] = [
  hms('907122030', 'ERROR_NO_TOKEN', 'token', 'fix', ['There is no token on the phone.', '手机上没有 Token。'], ['The app has not asked for one yet, or it was deleted.', '应用尚未申请 Token，或已被删除。'], ['Call getToken() first.', '请先调用 getToken()。']),
  hms('907122031', 'ERROR_NO_NETWORK', 'network', 'retry', ['The phone has no network.', '手机没有网络。'], ['The push service could not be reached.', '无法连接推送服务。'], ['Check the network of the phone and try again.', '请检查手机网络后重试。']),
  hms('907122032', 'ERROR_TOKEN_INVALID', 'token', 'fix', ['The token on the phone is not valid.', '手机上的 Token 无效。'], ['It was replaced or belongs to other data of the app.', 'Token 已被替换，或与当前应用数据不对应。'], ['Fetch a new token with getToken().', '请调用 getToken() 重新获取。']),
  hms('907122034', 'ERROR_TOPIC_EXCEED', 'quota', 'fix', ['The app has subscribed to too many topics.', '订阅的主题过多。'], ['An app may have 2000 topics.', '每个应用最多 2000 个主题。'], ['Unsubscribe from some topics.', '请退订部分主题。']),
  hms('907122035', 'ERROR_TOPIC_SEND', 'server', 'retry', ['The topic subscription could not be sent.', '主题订阅请求发送失败。'], ['The phone could not pass the subscription on.', '手机未能提交订阅请求。'], ['Try again after a pause.', '请稍后重试。']),
  hms('907122036', 'ERROR_NO_RIGHT', 'permission', 'fix', ['Push Kit is not enabled for the app.', '应用未开通推送服务。'], ['The switch in AppGallery Connect is off, or was put on a few minutes ago.', 'AppGallery Connect 中的开关未打开，或刚打开尚未生效。'], ['Enable Push Kit and wait some minutes.', '请开通推送服务，并等待几分钟生效。']),
  hms('907122037', 'ERROR_GET_TOKEN_ERR', 'server', 'retry', ['Getting a token failed.', '获取 Token 失败。'], ['The push service gave no token; network and HMS Core are the usual causes.', '推送服务没有返回 Token，常见原因是网络或 HMS Core 异常。'], ['Check the network, update HMS Core, try again.', '请检查网络、更新 HMS Core 后重试。']),
  hms('907122038', 'ERROR_STORAGE_LOCATION_EMPTY', 'app-state', 'fix', ['No data processing location is chosen.', '未设置数据处理位置。'], ['The project has none in AppGallery Connect.', '项目尚未在 AppGallery Connect 设置数据处理位置。'], ['Choose one in the project settings.', '请在项目设置中选择数据处理位置。']),
  hms('907122041', 'ERROR_SIZE', 'payload', 'fix', ['The uplink message is too large.', '上行消息过大。'], uplink, ['Shorten the uplink message.', '请缩短上行消息。']),
  hms('907122042', 'ERROR_INVALID_PARAMETERS', 'payload', 'fix', ['The uplink message has a wrong parameter.', '上行消息参数错误。'], uplink, ['Check the parameters of the uplink message.', '请检查上行消息的参数。']),
  hms('907122043', 'ERROR_TOO_MANY_MESSAGES', 'quota', 'retry-later', ['Too many uplink messages.', '上行消息过多。'], uplink, ['Send uplink messages more slowly.', '请降低上行消息的发送频率。']),
  hms('907122044', 'ERROR_TTL_EXCEEDED', 'payload', 'fix', ['The uplink message lived too long.', '上行消息已超过有效期。'], uplink, ['Raise its time to live, or check the network.', '请调大有效期，或检查网络。']),
  hms('907122045', 'ERROR_UNKNOWN', 'server', 'retry', ['The SDK does not know the cause.', '未知错误。'], ['The push service on the phone failed without a reason.', '手机上的推送服务出错，且没有给出原因。'], updateHms),
  hms('907122046', 'ERROR_SERVICE_NOT_AVAILABLE', 'server', 'retry', ['The push service is not available.', '推送服务不可用。'], ['The service on the phone or its server does not answer.', '手机端服务或其服务器没有响应。'], ['Try again after a pause.', '请稍后重试。']),
  hms('907122047', 'ERROR_PUSH_SERVER', 'server', 'retry', ['The push server answered with an error.', '推送服务器返回错误。'], ['The server behind the SDK failed or refused.', 'SDK 连接的服务器出错或拒绝了请求。'], ['Try again; if it lasts, open a ticket with HUAWEI.', '请重试；若持续出现，请向华为提交工单。']),
  hms('907122048', 'ERROR_HMS_CLIENT_API', 'app-state', 'fix', ['HMS Core on the phone could not be called.', '无法调用手机上的 HMS Core。'], ['HMS Core is missing, switched off, or too old.', 'HMS Core 未安装、被停用或版本过旧。'], updateHms),
  hms('907122049', 'ERROR_OPERATION_NOT_SUPPORTED', 'app-state', 'fix', ['EMUI on the phone is too old.', '手机的 EMUI 版本过低。'], ['This call needs a newer system.', '该接口需要更新的系统版本。'], ['Update the system, or test on another phone.', '请升级系统，或换一台手机测试。']),
  hms('907122050', 'ERROR_MAIN_THREAD', 'payload', 'fix', ['The call was made on the main thread.', '在主线程中调用了该接口。'], ['getToken() and deleteToken() must not run there.', 'getToken() 与 deleteToken() 不能在主线程调用。'], ['Call it on a thread of its own.', '请在子线程中调用。']),
  hms('907122051', 'ERROR_CERT_AUTH', 'app-state', 'fix', ['The certificate check of the phone failed.', '设备证书鉴权失败。'], ['The identity of the device could not be confirmed.', '无法确认设备身份。'], updateHms),
  hms('907122052', 'ERROR_BIND_SERVICE', 'app-state', 'retry', ['The push service on the phone could not be bound.', '绑定手机上的推送服务失败。'], ['HMS Core was killed, or the system forbids starting it.', 'HMS Core 被结束，或系统禁止启动。'], ['Allow HMS Core to start by itself and try again.', '请允许 HMS Core 自启动后重试。']),
  hms('907122053', 'ERROR_CROSS_REGION_APPLY', 'app-state', 'fix', ['The token was asked for across regions.', '跨区域申请 Token。'], ['Phone and app belong to different data processing locations.', '手机与应用所属的数据处理位置不同。'], ['Check the data processing location of the project.', '请检查项目的数据处理位置。']),
  hms('907122054', 'ERROR_AUTO_INITIALIZING', 'app-state', 'retry', ['Push is still initialising by itself.', '推送正在自动初始化。'], ['getToken() was called while automatic initialisation was under way.', '自动初始化尚未完成时调用了 getToken()。'], ['Wait for onNewToken().', '请等待 onNewToken() 回调。']),
  {
    ...hms('907135000', 'ARGUMENTS_INVALID', 'payload', 'fix', ['The arguments are invalid.', '传入的参数错误。'], ['Often the app id or agconnect-services.json is that of another app; this hint is from one secondary source.', '常见原因是 App ID 或 agconnect-services.json 属于其他应用（此说法仅有一个二手来源）。'], ['Download agconnect-services.json again for this app.', '请为该应用重新下载 agconnect-services.json。']),
    confidence: 'C',
  },
  hms('907135001', 'INTERNAL_ERROR', 'server', 'retry', ['HMS Core had an internal error.', 'HMS Core 内部错误。'], ['The process on the phone is in a bad state.', '手机上的进程状态异常。'], updateHms),
  hms('907135002', 'NAMING_INVALID', 'app-state', 'fix', ['HMS Core does not know the service.', 'HMS Core 中没有该服务接口。'], ['The service does not exist in this version.', '当前版本不包含该服务。'], updateHms),
  hms('907135003', 'CLIENT_API_INVALID', 'app-state', 'fix', ['HMS Core cannot be reached.', '无法连接 HMS Core。'], ['It is missing, switched off, or was killed.', 'HMS Core 未安装、被停用或已被结束。'], updateHms),
  hms('907135004', 'EXECUTE_TIMEOUT', 'app-state', 'retry', ['HMS Core did not answer in time.', '调用 HMS Core 超时。'], ['The process is busy or was killed.', '进程繁忙或已被结束。'], ['Try again.', '请重试。']),
  hms('907135005', 'NOT_IN_SERVICE', 'app-state', 'fix', ['The service is not offered in this region.', '该区域不支持此服务。'], ['The region of the phone or of its account is not served.', '手机或其账号所在区域不提供该服务。'], ['Test on a phone of a served region.', '请在受支持区域的手机上测试。']),
  hms('907135006', 'SESSION_INVALID', 'app-state', 'retry', ['The session with HMS Core is invalid.', '与 HMS Core 的会话无效。'], ['The connection was cut.', '连接已断开。'], ['Try again.', '请重试。']),
  hms('907135700', 'GET_SCOPE_ERROR', 'network', 'retry', ['The scopes of the app could not be fetched.', '查询应用 Scope 失败。'], gatewayCause, ['Check the network of the phone, then the app in AppGallery Connect.', '请先检查手机网络，再检查 AppGallery Connect 中的应用。']),
  hms('907135701', 'SCOPE_LIST_EMPTY', 'app-state', 'fix', ['The app has no scopes.', '应用没有配置 Scope。'], gatewayCause, checkConsole),
  hms('907135702', 'CERT_FINGERPRINT_EMPTY', 'app-state', 'fix', ['No certificate fingerprint is entered.', '未配置证书指纹。'], gatewayCause, ['Enter the SHA-256 fingerprint of the signing certificate in AppGallery Connect.', '请在 AppGallery Connect 填写签名证书的 SHA256 指纹。']),
  hms('907135703', 'PERMISSION_LIST_EMPTY', 'app-state', 'fix', ['The app has no permissions.', '应用没有配置权限。'], gatewayCause, checkConsole),
  hms('1002', 'API_NOT_SPECIFIED', 'app-state', 'fix', ['The app did not name the API it uses.', '未指定要使用的 API。'], ['The SDK was not initialised as documented.', 'SDK 未按文档初始化。'], ['Check the integration of the Push SDK.', '请检查 Push SDK 的集成方式。']),
  hms('6002', 'AUTH_INFO_NOT_EXIST', 'app-state', 'fix', ['There is no authorization information for the app.', '应用的鉴权信息不存在。'], ['The app is not created in AppGallery Connect, or the service was not applied for.', '应用未在 AppGallery Connect 创建，或未申请相关服务。'], checkConsole),
  {
    ...hms('6003', 'CERT_FINGERPRINT_ERROR', 'app-state', 'fix', ['The certificate fingerprint is wrong.', '证书指纹错误。'], ['The SHA-256 fingerprint in AppGallery Connect is not that of the certificate the app is signed with, such as debug against release. Relays pass this code on too.', 'AppGallery Connect 中的 SHA256 指纹与应用签名证书不一致，例如调试与发布证书混用；部分中转平台也会透传此码。'], ['Enter the fingerprint of the certificate that signs this build.', '请填写当前安装包签名证书的指纹。']),
    endpoint: ['client', 'send'],
  },
  hms('6004', 'PERMISSION_NOT_EXIST', 'permission', 'fix', ['The API permission does not exist.', '接口权限不存在。'], ['The app has not applied for the service.', '应用未申请该服务。'], checkConsole),
  hms('6005', 'PERMISSION_NOT_AUTHORIZED', 'permission', 'fix', ['The app is not authorised for the API.', '接口未授权。'], ['The service was applied for, but is not granted.', '已申请服务但尚未授权。'], checkConsole),
  hms('6006', 'PERMISSION_EXPIRED', 'permission', 'fix', ['The authorization for the API has expired.', '接口授权已过期。'], ['The grant was limited in time.', '授权有时间限制且已到期。'], checkConsole),
  harmony('1000900001', 'System internal error', 'server', 'retry', ['The system had an internal error.', '系统内部错误。'], ['The push service on the phone failed without a closer reason.', '手机上的推送服务出错，没有更具体的原因。'], ['Try again; if it lasts, open a ticket with HUAWEI.', '请重试；若持续出现，请向华为提交工单。']),
  harmony('1000900002', 'Extension does not exist', 'app-state', 'fix', ['The extension ability does not exist.', 'ExtensionAbility 不存在。'], ['The message type needs an extension that module.json5 does not declare.', '该消息类型所需的扩展未在 module.json5 中声明。'], ['Declare it in `extensionAbilities`.', '请在 `extensionAbilities` 中声明。']),
  harmony('1000900003', 'Extension callback execution failed', 'app-state', 'fix', ['The extension ability failed.', 'ExtensionAbility 回调执行失败。'], ['An exception was thrown in onReceiveMessage().', 'onReceiveMessage() 执行时抛出异常。'], ['Read the log of the app and catch the exception.', '请查看应用日志并处理异常。']),
  harmony('1000900004', 'Extension callback execution timed out', 'app-state', 'fix', ['The extension ability took too long.', 'ExtensionAbility 回调执行超时。'], ['onReceiveMessage() did not return in time.', 'onReceiveMessage() 未在规定时间内返回。'], ['Do less in the callback.', '请精简回调中的处理。']),
  harmony('1000900005', 'Duplicate push type', 'app-state', 'fix', ['The push type is registered twice.', 'push-type 重复注册。'], ['Two abilities registered for the same type.', '两个 Ability 注册了同一类型。'], ['Register each type once.', '请确保每种类型只注册一次。']),
  harmony('1000900006', 'AAID', 'app-state', 'retry', ['The AAID could not be handled.', 'AAID 处理失败。'], ['The anonymous id of the app on this phone could not be made or deleted; which of the two is not told apart here.', '该设备上应用匿名标识（AAID）的创建或删除失败，此处无法区分是哪一种。'], ['Try again.', '请重试。']),
  harmony('1000900007', 'AAID', 'app-state', 'retry', ['The AAID could not be handled.', 'AAID 处理失败。'], ['The anonymous id of the app on this phone could not be made or deleted; which of the two is not told apart here.', '该设备上应用匿名标识（AAID）的创建或删除失败，此处无法区分是哪一种。'], ['Try again.', '请重试。']),
  harmony('1000900008', 'Failed to connect to the push service', 'network', 'retry', ['The phone could not connect to the push service.', '手机连接推送服务失败。'], ['There is no network, or the service is restarting.', '没有网络，或服务正在重启。'], ['Check the network and try again.', '请检查网络后重试。']),
  harmony('1000900010', 'Illegal application identity', 'app-state', 'fix', ['HUAWEI does not accept the identity of the app.', '应用身份非法。'], ['`client_id` in module.json5 is wrong or a resource reference, or the fingerprint of the signing certificate is not the one in AppGallery Connect.', 'module.json5 中的 `client_id` 有误或写成了资源引用，或签名证书指纹与 AppGallery Connect 中的不一致。'], ['Write the digits of `client_id` literally, and enter the fingerprint of the certificate in use.', '请在 module.json5 中直接填写 `client_id` 数字，并登记当前签名证书的指纹。']),
];
