import { clickMessages, judgeClick, type ClickTarget } from '../../../core/project-click.ts';
import type { ProjectContext } from '../../../core/project-check.ts';
import { toWire } from '../message.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

/** What the message opens at Xiaomi; the click does not depend on the day. */
function targetOf(context: ProjectContext): ClickTarget | undefined {
  if (context.message === undefined) return undefined;
  const { wire } = toWire(context.message, accountOf(context), { day: '' });
  if (String(wire['extra.notify_effect']) !== '2') return undefined;
  const uri = wire['extra.intent_uri'];
  if (typeof uri === 'string') return { kind: 'uri', uri };
  const className: unknown = (wire as Record<string, unknown>)['extra.class_name'];
  return typeof className === 'string' ? { kind: 'activity', name: className, mustExport: true } : undefined;
}

export default defineProjectCheck({
  name: 'click-in-manifest',
  title: { en: 'What the message opens on a Xiaomi phone is in the manifest', zh: '消息在小米手机上打开的页面已在 manifest 中声明' },
  steps: ['K1', 'K2', 'K3'],
  docs: docs.client,
  confidence: 'B',
  aliases: [],
  messages: clickMessages(),
  *check(context) {
    const target = targetOf(context);
    if (target) yield* judgeClick(context, target);
  },
});
