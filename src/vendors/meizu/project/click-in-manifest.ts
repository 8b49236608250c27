import { clickMessages, judgeClick, type ClickTarget } from '../../../core/project-click.ts';
import type { ProjectContext } from '../../../core/project-check.ts';
import { valueAt } from '../../../core/pointer.ts';
import { toWire } from '../message.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf } from './facts.ts';

/** What the message opens at Meizu; the click does not depend on the day. */
function targetOf(context: ProjectContext): ClickTarget | undefined {
  if (context.message === undefined) return undefined;
  const { wire } = toWire(context.message, accountOf(context), { day: '' });
  const [activity, url] = ['activity', 'url'].map((name) => valueAt(wire, `/messageJson/clickTypeInfo/${name}`));
  switch (Number(valueAt(wire, '/messageJson/clickTypeInfo/clickType'))) {
    case 1:
      // Meizu's SDK starts the activity from inside the app, so that it need not be exported.
      return typeof activity === 'string' ? { kind: 'activity', name: activity, mustExport: false } : undefined;
    case 2:
      return typeof url === 'string' ? { kind: 'uri', uri: url } : undefined;
    default:
      return undefined;
  }
}

export default defineProjectCheck({
  name: 'click-in-manifest',
  title: { en: 'What the message opens on a Meizu phone is in the manifest', zh: '消息在魅族手机上打开的页面已在 manifest 中声明' },
  steps: ['K1', 'K2', 'K3'],
  docs: 'https://github.com/MEIZUPUSH/PushAPI',
  confidence: 'A',
  aliases: [],
  messages: clickMessages(),
  *check(context) {
    const target = targetOf(context);
    if (target) yield* judgeClick(context, target);
  },
});
