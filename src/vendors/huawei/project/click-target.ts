import { isRecord } from '../../../core/project-build.ts';
import { clickMessages, judgeClick } from '../../../core/project-click.ts';
import { defineProjectCheck } from './check.ts';
import { notificationOf } from './facts.ts';

export default defineProjectCheck({
  name: 'click-target',
  title: { en: 'An activity takes the click', zh: '有 Activity 响应点击' },
  steps: ['K1', 'K3', 'K10'],
  docs: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/andorid-basic-clickaction-0000001087554076',
  confidence: 'A',
  aliases: [],
  messages: clickMessages(),
  *check(context) {
    const click = notificationOf(context)['click_action'];
    if (!isRecord(click) || click['type'] !== 1) return;
    const { intent, action } = click;
    // The intent wins when both are given.
    if (typeof intent === 'string' && intent !== '') yield* judgeClick(context, { kind: 'uri', uri: intent });
    else if (typeof action === 'string' && action !== '') yield* judgeClick(context, { kind: 'action', action });
  },
});
