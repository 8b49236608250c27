import type { TraceFacet, TraceRow } from '../../core/trace.ts';
import type { EasemobAccount } from './account.ts';
import { attemptsIn, meaningOf } from './callback.ts';
import { docs } from './wire.ts';

/** Reads pasted callbacks: one JSON object, a list, or one to a line. */
function statistics(text: string): readonly TraceRow[] | undefined {
  const attempts = attemptsIn(text);
  return attempts?.map((attempt) => {
    const meaning = meaningOf(attempt);
    const { detail, status, messageId, channel, said, binding } = attempt;
    const value = detail ?? status ?? '?';
    const { event: _event, stage, ...explained } = meaning;
    return {
      ...(messageId === undefined ? {} : { messageId }),
      ...(channel === undefined ? {} : { label: channel }),
      stage,
      counters: { ...(status === undefined ? {} : { status }), ...(detail === undefined ? {} : { detail }) },
      entries: [{ name: detail === undefined ? 'status' : 'detail', value, ...explained }],
      hops: [
        {
          name: 'push',
          title: { en: 'from Easemob to the vendor', zh: '环信到厂商' },
          ok: status === 'success' ? true : status === 'fail' ? false : undefined,
          ...(detail === undefined ? {} : { code: detail }),
          ...(said === undefined ? {} : { said }),
        },
      ],
      ...(binding ? { binding } : {}),
    };
  });
}

/**
 * Easemob has no query for the fate of a push; it posts a callback for each attempt.
 *
 * @see https://doc.easemob.com/document/server-side/callback_offline_push.html
 */
export const traceFacet: TraceFacet<EasemobAccount> = {
  offered: false,
  where: {
    en: 'console.easemob.com → instant push → statistics and push tasks (by day, channel and task); for one message register an offline-push callback. `GET …/offline_msg_status/<msg_id>` tells IM delivery, not push.',
    zh: 'console.easemob.com“即时推送 → 数据统计、推送任务”（按天、通道和任务汇总）；单条消息请配置离线推送回调。`GET …/offline_msg_status/<msg_id>` 反映的是 IM 送达，不是推送结果。',
  },
  receipt: {
    en: 'The offline-push callback (a post-send callback rule in the console) tells `status`, `detail`, the channel, the binding that was used, and the vendor’s raw answer for each attempt.',
    zh: '离线推送回调（在控制台配置发送后回调规则）会给出每次推送的 `status`、`detail`、通道、所用绑定信息以及厂商原始应答。',
  },
  source: docs.callback,
  confidence: 'A',
  statistics,
};
