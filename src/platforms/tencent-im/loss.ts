import type { AccessToken, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { LossFacet, LossReading } from '../../core/platform.ts';
import { isRecord, textIn } from '../../core/receipt.ts';
import type { LossRow } from '../../core/user.ts';
import type { TencentAccount } from './account.ts';
import { restRequest } from './auth.ts';
import { readFrame, recordsIn, refusalIn } from './response.ts';
import { lossMaxRangeSeconds, paths, pushPlatforms } from './wire.ts';

/** Lost before a vendor had it, and lost at the vendor: overall → the same for each vendor. */
const lists = { ReadyToSendLoss: 'PlatformReadyToSendLoss', PostSendDeliveredLoss: 'PlatformPostSendDeliveredLoss' } as const;

/** The push backend’s own codes; every other code is the vendor’s. */
const ownCodes = new Set(['-1', '-2']);

/** How deep the lists may lie: beside ActionStatus, in an object, or in the items of `Results`. */
const maxDepth = 3;

function rowsIn(value: unknown, depth = 0): LossRow[] {
  if (depth > maxDepth) return [];
  if (Array.isArray(value)) return value.flatMap((item) => rowsIn(item, depth + 1));
  if (!isRecord(value)) return [];
  const own = Object.entries(lists).flatMap(([overall, each]) => apart(rowsOf(value[overall]), rowsOf(value[each])));
  const names: readonly string[] = Object.entries(lists).flat();
  return [...own, ...Object.entries(value).flatMap(([name, child]) => (names.includes(name) ? [] : rowsIn(child, depth + 1)))];
}

function rowsOf(list: unknown): LossRow[] {
  return recordsIn(list).flatMap(rowIn);
}

/** The rows of the vendors, and of the totals what no vendor's row accounts for: every loss counts once. */
function apart(totals: readonly LossRow[], rows: readonly LossRow[]): LossRow[] {
  const rest = totals.flatMap((total) => {
    if (total.vendor !== undefined) return rows.some((row) => row.vendor === total.vendor && row.code === total.code) ? [] : [total];
    const told = rows.filter(({ code }) => code === total.code).reduce((sum, { count }) => sum + count, 0);
    return total.count > told ? [{ ...total, count: total.count - told }] : [];
  });
  return [...rest, ...rows];
}

function rowIn(item: Record<string, unknown>): LossRow[] {
  const code = textIn(item['ErrCode']);
  const count = Number(item['ErrCount']);
  if (code === undefined || !Number.isFinite(count)) return [];
  const vendor = pushPlatforms[Number(item['PushPlatform'])];
  const said = textIn(item['ErrInfo']);
  return [
    {
      ...(vendor === undefined ? {} : { vendor }),
      code,
      count,
      ...(said === undefined ? {} : { said }),
      from: ownCodes.has(code) ? 'platform' : 'vendor',
    },
  ];
}

function read(response: HttpResponse): LossReading {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  return refusalIn(frame) ?? { ok: true, rows: rowsIn(frame.body) };
}

/**
 * Why pushes of chat messages got lost. The published sample is no valid JSON (an object without a name), so the lists are found beside
 * `ActionStatus` as well as inside an object.
 *
 * @see https://trtc.io/document/71898
 */
export const lossFacet: LossFacet<TencentAccount> = {
  maxRangeSeconds: lossMaxRangeSeconds,
  request({ fromMs, toMs }, account: TencentAccount, access: AccessToken | undefined, context: ExchangeContext): HttpRequest {
    const body = JSON.stringify({ StartTime: Math.floor(fromMs / 1000), EndTime: Math.ceil(toMs / 1000) });
    return restRequest({ endpoint: 'loss', path: paths.loss, body }, account, access, context);
  },
  read,
  meanings: {
    '-1': {
      step: 'C3',
      title: { en: 'No certificate id.', zh: '没有设置证书 ID。' },
      cause: {
        en: 'The token was uploaded with certificate id 0, or with the id of another SDKAppID or of a deleted certificate.',
        zh: 'token 上报时证书 ID 为 0，或填的是其他 SDKAppID 的、已删除的证书 ID。',
      },
      fix: {
        en: 'Compare the ids in timpush-configs.json (or PrivateConstants) with the certificates of this SDKAppID in the IM console, and let the app register again.',
        zh: '请将 timpush-configs.json（或 PrivateConstants）中的 ID 与 IM 控制台该 SDKAppID 下的证书逐一核对，然后让应用重新注册。',
      },
    },
    '-2': {
      step: 'D4',
      title: { en: 'No token uploaded.', zh: '没有上传 token。' },
      cause: {
        en: 'The vendor’s registration failed on the phone, or the app did not register for push after the login.',
        zh: '手机端厂商注册失败，或应用登录后没有注册推送。',
      },
      fix: {
        en: 'Call `registerPush` after each login and look for its success in the log; then check binding in the console’s access test.',
        zh: '每次登录后调用 `registerPush`，在日志中确认成功；再到控制台“接入测试”查看绑定信息。',
      },
    },
  },
};
