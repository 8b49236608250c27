import { androidFacts, docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'channel-china',
  subject: 'wire',
  title: { en: 'Apps located in China have no channels of their own', zh: '数据处理位置为中国的应用不支持自定义渠道' },
  docs: docs.channels,
  confidence: 'C',
  aliases: ['HW-CHAN-CN'],
  messages: {
    china: {
      severity: 'warn',
      text: {
        en: '`channel_id` is `{channel}`, but the data processing location is China: HUAWEI ignores the channel and picks one by category. Whether it refuses it is not documented.',
        zh: '设置了 `channel_id`（`{channel}`），但数据处理位置为中国：华为会忽略它并按 category 选择渠道；是否会拒绝，文档未说明。',
      },
      fix: { en: 'Leave `channel_id` out and set the category.', zh: '请去掉 `channel_id`，改为设置 category。' },
    },
    unknown: {
      severity: 'warn',
      text: {
        en: '`channel_id` is `{channel}`, and the config does not say where the app’s data are processed: in China HUAWEI ignores the channel.',
        zh: '设置了 `channel_id`（`{channel}`），但配置未说明数据处理位置：若为中国，华为会忽略该渠道。',
      },
      fix: {
        en: 'Set `vendors.huawei.region` in the config: `intl`, or `cn` and no `channel_id`.',
        zh: '请在配置中设置 `vendors.huawei.region`：海外填 `intl`；中国填 `cn` 并去掉 `channel_id`。',
      },
    },
  },
  *check({ wire, account }) {
    const channel = androidFacts(wire)?.notification['channel_id'];
    if (channel === undefined || channel === '' || account?.region === 'intl') return;
    yield {
      messageId: account?.region === 'cn' ? 'china' : 'unknown',
      path: '/body/message/android/notification/channel_id',
      data: { channel: shown(channel) },
    };
  },
});
