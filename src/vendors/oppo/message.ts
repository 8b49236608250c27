import type { ClickAction, Message } from '../../core/message.ts';
import { templateParams, type FilledTemplate } from '../../core/template.ts';
import { WireBuilder, type WireOptions, type WireResult } from '../../core/wire.ts';
import type { OppoAccount } from './account.ts';
import { isOldScheme } from './facts.ts';
import { kinds } from './kinds.ts';
import { shareParams, type Template } from './template.ts';
import { categories, targetTypes, wireFields, type OppoWire } from './wire.ts';

export { kinds };

/** A private message template with its parameters, shared out between title and content. */
export function fillTemplate(template: Template, message: Message): FilledTemplate {
  const { title, content } = shareParams(template, templateParams(template, message) ?? {});
  return { id: template.id, ...(title ? { title } : {}), ...(content ? { content } : {}) };
}

/** Turns a neutral message into OPPO's `message`; the target is left open unless the message names one. */
export function toWire(message: Message, account: OppoAccount | undefined, _options: WireOptions): WireResult<OppoWire> {
  const b = new WireBuilder(message, 'oppo');
  if (message.vendors?.['oppo']?.['alias'] === undefined) b.fallback('/target_type', targetTypes.registrationId);
  else b.derive('/target_type', targetTypes.alias, 'alias');
  b.neutral('/notification/title', message.title, '/title');
  b.neutral('/notification/content', message.body, '/body');

  const channel = b.channel(account);
  b.neutral('/notification/channel_id', channel?.id, '/channel');
  // An old private channel carries the class by itself; together with a category OPPO answers 67.
  if (isOldScheme(channel))
    b.lose('/kind', {
      en: 'The channel is a private channel (私信) of the old scheme, which must not be combined with a category, so the kind is not sent; give the channel a `scene` such as IM to send it as Communication & Service.',
      zh: '该通道是旧版私信通道，不能与 category 混用，因此未发送消息类型；如需按「通讯与服务」发送，请为通道设置 `scene`，例如 IM。',
    });
  else {
    // What the message is outranks where it is shown: a marketing message does not become IM by its channel.
    if (channel?.scene !== undefined && categories.includes(channel.scene)) b.derive('/notification/category', channel.scene, 'channel');
    b.deriveKind(kinds);
  }
  if (channel?.template) {
    const { id, title, content } = fillTemplate(channel.template, message);
    b.account('/notification/private_msg_template_id', id);
    if (title) b.derive('/notification/private_title_parameters', JSON.stringify(title), 'template');
    if (content) b.derive('/notification/private_content_parameters', JSON.stringify(content), 'template');
  }

  if (message.click) putClick(b, message.click);
  if (message.data && Object.keys(message.data).length > 0)
    b.neutral('/notification/action_parameters', JSON.stringify(message.data), '/data');
  if (message.ttlSeconds !== undefined) {
    b.neutral('/notification/off_line', message.ttlSeconds > 0, '/ttlSeconds');
    if (message.ttlSeconds > 0) b.neutral('/notification/off_line_ttl', Math.ceil(message.ttlSeconds), '/ttlSeconds');
  }
  b.neutral('/notification/notify_id', message.notifyId, '/notifyId');

  if (message.priority === 'high')
    b.lose('/priority', {
      en: 'OPPO has no transport priority; how loudly a message is shown follows from its category and `notifyLevel`.',
      zh: 'OPPO 没有传输优先级；展示强度由 category 与 `notifyLevel` 决定。',
    });
  b.lose('/collapseKey', {
    en: 'OPPO cannot replace a message that still waits for the phone; `notifyId` replaces one that is already shown.',
    zh: 'OPPO 不能替换尚未送达的消息；已展示的通知可用 `notifyId` 覆盖。',
  });
  b.lose('/sound', {
    en: 'OPPO has no sound per message; the notification channel, or the class and its alert level, decides.',
    zh: 'OPPO 不支持按消息设置铃声，由通知通道或消息分类及提醒等级决定。',
  });
  b.lose('/badge', {
    en: 'The badge fields are known from one secondary source only, so they are sent only when written as `vendors.oppo.badgeOperationType` and `vendors.oppo.badgeMessageCount`.',
    zh: '角标字段目前只有一个二手来源，仅在显式填写 `vendors.oppo.badgeOperationType` 与 `vendors.oppo.badgeMessageCount` 时才会发送。',
  });
  b.lose('/image', {
    en: 'A picture has to be uploaded to OPPO first, and the big picture style works in broadcast only; push-check sends no broadcast.',
    zh: '图片须先上传到 OPPO，且大图样式仅支持广播推送；push-check 不发送广播。',
  });

  b.block(wireFields);
  const result = b.finish<OppoWire>();
  result.wire.notification ??= {};
  return result;
}

function putClick(b: WireBuilder, click: ClickAction): void {
  const put = (type: number, field?: 'click_action_activity' | 'click_action_url', value?: string, pointer?: string) => {
    b.neutral('/notification/click_action_type', type, '/click/open');
    if (field !== undefined && pointer !== undefined) b.neutral(`/notification/${field}`, value, pointer);
  };
  switch (click.open) {
    case 'app':
      return put(0);
    case 'activity':
      return put(4, 'click_action_activity', click.activity, '/click/activity');
    case 'intent':
      // A URI is opened as such; a bare name such as com.example.OPEN_CHAT is an intent action.
      return click.intent.includes(':')
        ? put(5, 'click_action_url', click.intent, '/click/intent')
        : put(1, 'click_action_activity', click.intent, '/click/intent');
    case 'url':
      return put(/^https?:/i.test(click.url) ? 2 : 5, 'click_action_url', click.url, '/click/url');
  }
}
