import { clickMessages, judgeClick, type ClickTarget } from '../../../core/project-click.ts';
import type { ProjectContext } from '../../../core/project-check.ts';
import { notificationOf, numberOf, textOf } from '../facts.ts';
import { toWire } from '../message.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

/** What the message opens at OPPO; the click does not depend on the day. */
function targetOf(context: ProjectContext): ClickTarget | undefined {
  if (context.message === undefined) return undefined;
  const notification = notificationOf(toWire(context.message, accountOf(context), { day: '' }).wire);
  const activity = textOf(notification.click_action_activity);
  const uri = textOf(notification.click_action_url);
  switch (numberOf(notification.click_action_type)) {
    case 1:
      return activity === undefined ? undefined : { kind: 'action', action: activity };
    case 4:
      return activity === undefined ? undefined : { kind: 'activity', name: activity, mustExport: true };
    case 5:
      return uri === undefined ? undefined : { kind: 'uri', uri };
    default:
      return undefined;
  }
}

export default defineProjectCheck({
  name: 'click-in-manifest',
  title: { en: 'What the message opens on an OPPO phone is in the manifest', zh: '消息在 OPPO 手机上打开的页面已在 manifest 中声明' },
  steps: ['K1', 'K2', 'K3', 'K10'],
  docs: docs.notification,
  confidence: 'A',
  aliases: [],
  // That the activity must be exported is not said by OPPO.
  messages: clickMessages({ notExported: 'warn' }),
  *check(context) {
    const target = targetOf(context);
    if (target) yield* judgeClick(context, target);
  },
});
