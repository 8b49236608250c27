import { clickMessages, judgeClick, type ClickTarget } from '../../../core/project-click.ts';
import type { ProjectContext } from '../../../core/project-check.ts';
import { toWire } from '../message.ts';
import { skipTypes } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

/** What the message opens at vivo; the click does not depend on the day. */
function targetOf(context: ProjectContext): ClickTarget | undefined {
  if (context.message === undefined) return undefined;
  const { wire } = toWire(context.message, accountOf(context), { day: '' });
  if (Number(wire.skipType) === skipTypes.page && typeof wire.skipContent === 'string') return { kind: 'uri', uri: wire.skipContent };
  const { click } = context.message;
  // Without the package name the wire has no component; the class is in the message all the same.
  return click?.open === 'activity' && wire.skipType === undefined
    ? { kind: 'activity', name: click.activity, mustExport: true }
    : undefined;
}

export default defineProjectCheck({
  name: 'click-in-manifest',
  title: { en: 'What the message opens on a vivo phone is in the manifest', zh: '消息在 vivo 手机上打开的页面已在 manifest 中声明' },
  steps: ['K1', 'K2', 'K3'],
  docs: docs.tencent,
  confidence: 'A',
  aliases: [],
  messages: clickMessages(),
  *check(context) {
    const target = targetOf(context);
    if (target) yield* judgeClick(context, target);
  },
});
