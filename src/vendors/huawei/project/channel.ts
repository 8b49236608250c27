import { channelsInCode } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, notificationOf } from './facts.ts';

export default defineProjectCheck({
  name: 'channel',
  title: { en: 'The notification channel is made by the app', zh: '通知渠道已由应用创建' },
  steps: ['G2'],
  docs: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/android-custom-chan-0000001050040122',
  confidence: 'A',
  aliases: [],
  messages: {
    'not-created': {
      severity: 'warn',
      text: {
        en: 'The push names the channel {id}, which the code does not create (it creates {created}).',
        zh: '推送指定的渠道 {id} 在代码中没有创建（代码创建的是 {created}）。',
      },
      fix: {
        en: 'Create a NotificationChannel with this id before the push comes; capital letters count.',
        zh: '请在收到推送之前用该 ID 创建 NotificationChannel，注意大小写。',
      },
    },
  },
  *check(context) {
    const account = accountOf(context);
    const { channels, isComplete } = channelsInCode(context.modules);
    if (!isComplete || channels.length === 0) return;
    const ids = new Set(channels.map(({ id }) => id));
    // Apps whose data stay in China have no channels of their own: nothing is sent then.
    const configured = account?.region === 'intl' ? Object.values(account.channels ?? {}).map((channel) => channel.id) : [];
    const wanted = context.message ? [notificationOf(context)['channel_id']] : configured;
    for (const id of new Set(wanted))
      if (typeof id === 'string' && id !== '' && !ids.has(id))
        yield { messageId: 'not-created', data: { id, created: [...ids].join(', ') }, at: channels[0]!.call.at };
  },
});
