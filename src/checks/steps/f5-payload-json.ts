import { defineStep, type StepAnswer } from '../../core/step.ts';
import { ifBad, platformRules } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { isLinted, refusalForetold, refusalWith } from '../message-evidence.ts';

/** Rules about the form of the app's own data. */
const dataRules = [
  'oppo/action-params',
  'honor/data-json',
  'meizu/click-parameters',
  'xiaomi/double-encoded',
  'xiaomi/own-extras',
  'vivo/custom-map',
  'vivo/json-kinds',
  'fcm/string-values',
  'fcm/reserved-data-key',
];

/**
 * Refusals that are about the app's own data.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
 */
const dataCodes = { vivo: ['10066', '10067'], xiaomi: ['65014', '65015'] };

const texts = {
  code: {
    en: '{vendor} answered {code}: it does not accept the custom data of the message.',
    zh: '{vendor} 返回 {code}：不接受消息中的自定义数据。',
  },
  dataKey: { en: 'FCM refused a data key of the message as reserved.', zh: 'FCM 拒绝了消息中的某个 data 键：该键为保留字。' },
  none: { en: 'The message carries no data of its own.', zh: '消息没有附带自定义数据。' },
  fine: { en: 'The custom data ({count} keys) broke no rule of {vendor}.', zh: '自定义数据（{count} 个键）未违反 {vendor} 的任何规则。' },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'F5',
  phase: 'F',
  question: {
    en: 'Is the custom data (`ext`, payload) valid JSON of acceptable size?',
    zh: '自定义数据（`ext`、payload）是否为合法 JSON 且大小合适？',
  },
  why: {
    en: 'What the app reads at the tap travels as JSON text. Through Tencent IM an `Ext` that is not JSON makes OPPO drop the push; a payload that was encoded twice arrives but opens the wrong page.',
    zh: '点击后应用读取的数据以 JSON 文本传递。经腾讯云 IM 时，`Ext` 若不是 JSON，OPPO 会直接丢弃；被重复编码的 payload 虽能送达，却会打开错误的页面。',
  },
  needs: ['message', 'answer', 'platform'],
  verdict: 'message',
  fix: {
    en: 'Build the data as an object and turn it into JSON once; keep values as text, and stay below about 1 KB.',
    zh: '先组装成对象，再只做一次 JSON 序列化；值统一用字符串，总大小控制在约 1 KB 以内。',
  },
  sources: [
    'https://trtc.io/document/77715',
    'https://open.oppomobile.com/documentation/page/info?id=11236',
    'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const through = ifBad(platformRules(evidence, ['ext-json']));
    if (through) return through;
    const vendor = evidence.displayName;
    const code = refusalWith(evidence, dataCodes);
    if (code !== undefined) return { state: 'fail', text: texts.code, data: { vendor, code } };
    const { push } = evidence;
    if (evidence.vendor === 'fcm' && push?.code === 'INVALID_ARGUMENT' && push.subCode === 'data-key')
      return { state: 'fail', text: texts.dataKey };
    if (!isLinted(evidence)) return undefined;
    const foretold = refusalForetold(evidence, dataRules);
    if (foretold) return foretold;
    const count = Object.keys(evidence.message?.data ?? {}).length;
    return count === 0 ? { state: 'not-applicable', text: texts.none } : { state: 'pass', text: texts.fine, data: { count, vendor } };
  },
});
