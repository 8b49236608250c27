import { actionsOf, hasManifest } from '../../../core/project-look.ts';
import { absentReceiverProblems, receiverParentProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { actions, docs, hasNewestGeneration, names, receiverClassesOf, receiversOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'receiver',
  title: { en: 'A receiver for Xiaomi’s messages is in the manifest', zh: 'manifest 中注册了小米消息接收器' },
  steps: ['J5', 'J14'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'No receiver in the manifest takes `com.xiaomi.mipush.RECEIVE_MESSAGE`: the result of the registration, and so the regId, never reaches the app.',
        zh: 'manifest 中没有接收 `com.xiaomi.mipush.RECEIVE_MESSAGE` 的接收器：应用收不到注册结果，也就拿不到 regId。',
      },
      fix: {
        en: 'Declare a subclass of `PushMessageReceiver` with the actions RECEIVE_MESSAGE, MESSAGE_ARRIVED and ERROR of `com.xiaomi.mipush`.',
        zh: '请声明 `PushMessageReceiver` 的子类，并包含 `com.xiaomi.mipush` 的 RECEIVE_MESSAGE、MESSAGE_ARRIVED、ERROR 三个 action。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: 'The class {receiver} extends `PushMessageReceiver`, but no manifest declares it.',
        zh: '类 {receiver} 继承了 `PushMessageReceiver`，但没有在 manifest 中声明。',
      },
      fix: {
        en: 'Declare it as a `<receiver>` with the three actions of `com.xiaomi.mipush`.',
        zh: '请将它声明为 `<receiver>`，并加上 `com.xiaomi.mipush` 的三个 action。',
      },
    },
    actions: {
      severity: 'warn',
      text: {
        en: 'The receiver {receiver} lacks {missing}; its callback is not called.',
        zh: '接收器 {receiver} 缺少 {missing}，对应的回调不会触发。',
      },
      fix: {
        en: 'Add the missing actions to its intent filters.',
        zh: '请在 intent-filter 中补上缺少的 action。',
      },
    },
    noMessage: {
      severity: 'error',
      text: {
        en: 'The receiver {receiver} lacks the action `com.xiaomi.mipush.RECEIVE_MESSAGE`: neither the regId nor messages reach the app.',
        zh: '接收器 {receiver} 缺少 action `com.xiaomi.mipush.RECEIVE_MESSAGE`，收不到 regId 和消息。',
      },
      fix: { en: 'Add the action to an intent filter of the receiver.', zh: '请在该接收器的 intent-filter 中加入这个 action。' },
    },
    parent: {
      severity: 'error',
      text: {
        en: '{receiver} takes Xiaomi’s messages, but does not extend `PushMessageReceiver`; none of its callbacks is called.',
        zh: '{receiver} 声明接收小米消息，但没有继承 `PushMessageReceiver`，回调都不会触发。',
      },
      fix: {
        en: 'Let it extend `com.xiaomi.mipush.sdk.PushMessageReceiver`.',
        zh: '请改为继承 `com.xiaomi.mipush.sdk.PushMessageReceiver`。',
      },
    },
  },
  *check({ modules }) {
    if (!hasManifest(modules)) return;
    const receivers = receiversOf(modules);
    if (receivers.length === 0) {
      if (!hasNewestGeneration(modules)) yield* absentReceiverProblems(modules, sdkOf(modules), receiverClassesOf(modules));
      return;
    }
    for (const receiver of receivers) {
      const there = actionsOf(receiver);
      const data = { receiver: receiver.name };
      if (!there.includes(actions.message)) yield { messageId: 'noMessage', data, at: receiver.at };
      else {
        const missing = [actions.arrived, actions.error].filter((action) => !there.includes(action));
        if (missing.length > 0) yield { messageId: 'actions', data: { ...data, missing: missing.join(', ') }, at: receiver.at };
      }
      yield* receiverParentProblems(modules, receiver, names.receiver);
    }
  },
});
