import type { CatalogueEntry, Confidence, ErrorClass } from '../../../core/catalogue.ts';
import { docs } from './docs.ts';

/** A status of the interface of 2016 to 2019, which is gone; whoever sees it runs on an old server or reads an old log. */
function row(code: string, errorClass: ErrorClass, en: string, zh: string, confidence: Confidence = 'C'): CatalogueEntry {
  return {
    endpoint: 'nsp',
    code,
    name: 'NSP_STATUS',
    class: errorClass,
    advice: 'fix',
    source: confidence === 'A' ? docs.androidAuth : docs.legacyCodes,
    confidence,
    title: { en, zh },
    cause: {
      en: 'This is a status of the NSP interface (`api.push.hicloud.com/pushsend.do`), which HUAWEI has retired.',
      zh: '这是旧版 NSP 接口（`api.push.hicloud.com/pushsend.do`）的状态码，该接口已下线。',
    },
    fix: {
      en: 'Move to v1 or v2 (Android) or v3 (HarmonyOS 5 and later), and to the HMS Push SDK in the app.',
      zh: '请迁移到 v1/v2（Android）或 v3（HarmonyOS 5 及以上），并在应用中改用 HMS Push SDK。',
    },
  };
}

/** Status values of the retired NSP interface. */
export const legacyErrors: readonly CatalogueEntry[] = [
  row('1', 'server', 'Unknown error of the old interface.', '旧接口：未知错误。', 'A'),
  row('6', 'credential', 'The session of the old interface has expired.', '旧接口：会话已过期。', 'A'),
  row('100', 'payload', 'The old interface does not know a parameter.', '旧接口：存在未知参数。'),
  row('101', 'credential', 'The API key of the old interface is wrong.', '旧接口：API Key 错误。'),
  row('102', 'credential', 'The session key of the old interface is wrong.', '旧接口：会话密钥（Token）无效。', 'A'),
  row('105', 'payload', 'The old interface got a bad parameter.', '旧接口：参数错误。', 'A'),
  row('106', 'permission', 'The app had no permission at the old interface.', '旧接口：应用没有权限。'),
  row('107', 'credential', 'Client and secret of the old interface must be fetched again.', '旧接口：需重新获取 client 与 secret。'),
  row('109', 'clock', '`nsp_ts` of the old interface is too far off.', '旧接口：`nsp_ts` 时间偏差过大。'),
  row('110', 'server', 'The old interface had an internal error.', '旧接口：内部错误。'),
  row('111', 'server', 'The old interface was busy.', '旧接口：服务繁忙。'),
  row('403', 'permission', 'The old interface forbade the call.', '旧接口：禁止访问。', 'A'),
  row('500', 'server', 'The old interface failed.', '旧接口：服务器错误。', 'A'),
  row('501', 'server', 'The old interface failed.', '旧接口：服务器错误。', 'A'),
  row('503', 'server', 'The old interface was not available.', '旧接口：服务不可用。', 'A'),
  row('1302', 'quota', 'The old interface was throttling.', '旧接口：触发流控。', 'A'),
  row('31204', 'credential', 'The token of the old interface was revoked.', '旧接口：Token 已被吊销。', 'A'),
  row('80000003', 'app-state', 'The phone was offline (old interface).', '旧接口：终端不在线。'),
  row('80000004', 'app-state', 'The app was uninstalled (old interface).', '旧接口：应用已卸载。'),
  row('80000005', 'network', 'The phone did not answer in time (old interface).', '旧接口：终端响应超时。'),
  row('80000006', 'token', 'The phone had never connected (old interface).', '旧接口：无路由，终端从未连接过推送服务。'),
];
