import type { TraceFacet } from '../../core/trace.ts';
import type { OppoAccount } from './account.ts';

/**
 * OPPO has no query for the state of a message; its statistics call was withdrawn.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11239
 */
export const traceFacet: TraceFacet<OppoAccount> = {
  offered: false,
  where: {
    en: 'push.oppo.com: look the messageId up in the push records. A push with code 0 and no receipt is a case for OPPO support, with the messageId.',
    zh: '在 push.oppo.com 的推送记录中按 messageId 查询。返回 code 0 却没有回执时，请携带 messageId 联系 OPPO 技术支持。',
  },
  receipt: {
    en: 'Set `vendors.oppo.callBackUrl`: `push_arrive` says that it reached the phone (not that it was shown), `regid_invalid` that the id is dead, `user_daily_limit` that the phone had its share of the day.',
    zh: '设置 `vendors.oppo.callBackUrl`：`push_arrive` 表示已到达手机（不代表已展示），`regid_invalid` 表示 id 已失效，`user_daily_limit` 表示该设备当日条数已满。',
  },
  source: 'https://open.oppomobile.com/documentation/page/info?id=11239',
  confidence: 'A',
};
