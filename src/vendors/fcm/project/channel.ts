import { channelsInCode, hasManifest, known, metaDataOf } from '../../../core/project-look.ts';
import type { Place } from '../../../core/project.ts';
import type { TextData } from '../../../core/text.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs, notificationOf } from './facts.ts';

export default defineProjectCheck({
  name: 'channel',
  title: { en: 'The notification channel is made by the app', zh: '通知渠道已由应用创建' },
  steps: ['G2', 'G9'],
  docs: docs.receive,
  confidence: 'A',
  aliases: ['FCM-L14'],
  messages: {
    'no-default': {
      severity: 'info',
      text: {
        en: 'The manifest names no default channel: a notification without `channel_id` lands in the channel that FCM makes, “Miscellaneous”.',
        zh: '清单中没有默认渠道：未带 `channel_id` 的通知会进入 FCM 自建的“Miscellaneous”渠道。',
      },
      fix: {
        en: 'Add the meta-data `com.google.firebase.messaging.default_notification_channel_id`, and create that channel in code.',
        zh: '请添加 meta-data `com.google.firebase.messaging.default_notification_channel_id`，并在代码中创建该渠道。',
      },
    },
    'default-not-created': {
      severity: 'warn',
      text: {
        en: 'The default channel {id} of the manifest is not created in the code, which creates {created}.',
        zh: '代码中没有创建清单里的默认渠道 {id}，代码创建的是 {created}。',
      },
      fix: {
        en: 'Create a NotificationChannel with this id as the app starts, or name one that exists.',
        zh: '请在应用启动时用该 ID 创建 NotificationChannel，或改为已有的渠道。',
      },
    },
    'not-created': {
      severity: 'warn',
      text: {
        en: 'The push names the channel {id}, which the code does not create (it creates {created}): Android shows the notification in the default channel.',
        zh: '推送指定的渠道 {id} 在代码中没有创建（代码创建的是 {created}）：通知会落入默认渠道。',
      },
      fix: {
        en: 'Create a NotificationChannel with this id as the app starts; capital letters count.',
        zh: '请在应用启动时用该 ID 创建 NotificationChannel，注意大小写。',
      },
    },
  },
  *check(context) {
    const { modules } = context;
    const { channels, isComplete } = channelsInCode(modules);
    const ids = new Set(channels.map(({ id }) => id));
    const created = [...ids].join(', ');
    // Without one readable channel the app may make them in another language or in a library.
    const canJudge = isComplete && ids.size > 0;
    const defaults = metaDataOf(modules, /^com\.google\.firebase\.messaging\.default_notification_channel_id$/);
    if (defaults.length === 0 && hasManifest(modules)) yield { messageId: 'no-default' };
    for (const { value, at } of defaults) {
      const id = known(value);
      if (canJudge && id !== undefined && !/[@$]/.test(id) && !ids.has(id))
        yield { messageId: 'default-not-created', data: { id, created }, at };
    }
    if (!canJudge) return;
    const account = accountOf(context);
    const wanted = context.message
      ? [notificationOf(context)?.channel_id]
      : Object.values(account?.channels ?? {}).map((channel) => channel.id);
    const first: Place | undefined = channels[0]?.call.at;
    for (const id of new Set(wanted)) {
      const data: TextData = { id: id ?? '', created };
      if (id && !ids.has(id)) yield { messageId: 'not-created', data, ...(first && { at: first }) };
    }
  },
});
