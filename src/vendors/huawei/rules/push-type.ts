import { docs, harmonyFacts, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { pushTypes } from '../wire.ts';

const documented: readonly unknown[] = [
  pushTypes.alert,
  pushTypes.form,
  pushTypes.extension,
  pushTypes.background,
  pushTypes.liveView,
  pushTypes.voip,
];
const needRight: readonly unknown[] = [pushTypes.extension, pushTypes.liveView, pushTypes.voip];

export default defineRule({
  name: 'push-type',
  subject: 'wire',
  title: { en: 'A v3 push has a known push-type header', zh: 'v3 推送须带有效的 push-type 请求头' },
  docs: docs.harmonyStruct,
  confidence: 'A',
  aliases: ['HW-PUSHTYPE'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'There is no `push-type`.', zh: '缺少 `push-type`。' },
      fix: { en: 'Set `vendors.huawei.pushType`: {allowed}.', zh: '请设置 `vendors.huawei.pushType`：{allowed}。' },
    },
    unknown: {
      severity: 'error',
      text: { en: '`push-type` {given} does not exist.', zh: '不存在 `push-type` {given}。' },
      fix: { en: 'Use one of {allowed}.', zh: '请使用以下取值之一：{allowed}。' },
    },
    mdm: {
      severity: 'warn',
      text: {
        en: '`push-type` 11 (MDM) is known from one secondary source, and its payload is not.',
        zh: '`push-type` 11（MDM）仅有一个二手来源，其消息体结构未知。',
      },
      fix: { en: 'Use it only if HUAWEI gave you its document.', zh: '仅在已获得华为提供的文档时使用。' },
    },
    right: {
      severity: 'info',
      text: {
        en: '`push-type` {given} needs a right of its own; without it HUAWEI answers noPushTypeRight.',
        zh: '`push-type` {given} 需单独申请权益，否则华为返回 noPushTypeRight。',
      },
      fix: { en: 'Apply for it in AppGallery Connect > Push Kit > Settings.', zh: '请在 AppGallery Connect“推送服务 → 配置”申请。' },
    },
  },
  *check({ wire }) {
    const harmony = harmonyFacts(wire);
    if (!harmony) return;
    const { pushType } = harmony;
    const data = { given: shown(pushType), allowed: documented.join(', ') };
    const path = '/pushType';
    if (pushType === undefined) yield { messageId: 'missing', path, data };
    else if (pushType === pushTypes.mdm) yield { messageId: 'mdm', path };
    else if (!documented.includes(pushType)) yield { messageId: 'unknown', path, data };
    else if (needRight.includes(pushType)) yield { messageId: 'right', path, data };
  },
});
