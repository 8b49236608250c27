import { clickMessages, judgeClick } from '../../../core/project-click.ts';
import { componentsOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, notificationOf } from './facts.ts';

export default defineProjectCheck({
  name: 'click-action',
  title: { en: 'An activity takes the `click_action`', zh: '有 Activity 响应 `click_action`' },
  steps: ['K1', 'K3', 'K9'],
  docs: docs.message,
  confidence: 'A',
  aliases: ['FCM-L18'],
  messages: {
    // The app itself opens what is tapped, so that an activity may stay closed to others.
    ...clickMessages({ notExported: 'info' }),
    className: {
      severity: 'error',
      text: {
        en: '`click_action` is {target}, the name of an activity; FCM wants the action of an intent filter, so the tap opens nothing.',
        zh: '`click_action` 填的是 Activity 类名 {target}；FCM 需要的是 intent-filter 中的 action，点击后不会打开页面。',
      },
      fix: {
        en: 'Give the activity an intent filter with an action of your own and category DEFAULT, and send that action.',
        zh: '请为该 Activity 添加带自定义 action 和 DEFAULT 类别的 intent-filter，并在推送中填写该 action。',
      },
    },
  },
  *check(context) {
    const action = notificationOf(context)?.click_action;
    if (typeof action !== 'string' || action === '') return;
    const activities = componentsOf(context.modules, 'activity', 'activity-alias');
    const named = activities.find(({ name, written }) => name === action || written === action);
    const isAction = activities.some(({ filters }) => filters.some(({ actions }) => actions.some(({ value }) => value === action)));
    if (named && !isAction) yield { messageId: 'className', data: { target: action }, at: named.at };
    else yield* judgeClick(context, { kind: 'action', action });
  },
});
