import { classNamed, hasManifest } from '../../../core/project-look.ts';
import { absentReceiverProblems, receiverParentProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, names, receiverClassesOf, receiversOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'receiver',
  title: { en: 'A receiver for vivo’s messages is in the manifest', zh: 'manifest 中注册了 vivo 消息接收器' },
  steps: ['J5', 'J14'],
  docs: docs.client,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'No receiver in the manifest takes `com.vivo.pushclient.action.RECEIVE`; vivo’s SDK refuses to start without it.',
        zh: 'manifest 中没有接收 `com.vivo.pushclient.action.RECEIVE` 的接收器，vivo SDK 因此无法启动。',
      },
      fix: {
        en: 'Declare a subclass of `OpenClientPushMessageReceiver` with this action.',
        zh: '请声明 `OpenClientPushMessageReceiver` 的子类，并加上该 action。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: 'The class {receiver} extends `OpenClientPushMessageReceiver`, but no manifest declares it for `com.vivo.pushclient.action.RECEIVE`.',
        zh: '类 {receiver} 继承了 `OpenClientPushMessageReceiver`，但没有在 manifest 中以 `com.vivo.pushclient.action.RECEIVE` 声明。',
      },
      fix: { en: 'Declare it as a `<receiver>` with this action.', zh: '请将它声明为带该 action 的 `<receiver>`。' },
    },
    parent: {
      severity: 'error',
      text: {
        en: '{receiver} takes vivo’s messages, but does not extend `OpenClientPushMessageReceiver`; none of its callbacks is called.',
        zh: '{receiver} 声明接收 vivo 消息，但没有继承 `OpenClientPushMessageReceiver`，回调都不会触发。',
      },
      fix: {
        en: 'Let it extend `com.vivo.push.sdk.OpenClientPushMessageReceiver`.',
        zh: '请改为继承 `com.vivo.push.sdk.OpenClientPushMessageReceiver`。',
      },
    },
    demoClass: {
      severity: 'error',
      text: {
        en: 'The manifest names {receiver}, a class of Tencent’s demo app; the library’s class is `com.tencent.qcloud.tim.tuiofflinepush.oempush.VIVOPushMessageReceiverImpl`.',
        zh: 'manifest 中的 {receiver} 是腾讯 demo 里的类；库中的类是 `com.tencent.qcloud.tim.tuiofflinepush.oempush.VIVOPushMessageReceiverImpl`。',
      },
      fix: {
        en: 'Remove the entry (the library declares its receiver itself), or name the library’s class.',
        zh: '请删除该声明（库会自行声明接收器），或改为库中的类名。',
      },
    },
  },
  *check({ modules }) {
    if (!hasManifest(modules)) return;
    const receivers = receiversOf(modules);
    if (receivers.length === 0) {
      yield* absentReceiverProblems(modules, sdkOf(modules), receiverClassesOf(modules));
      return;
    }
    for (const receiver of receivers) {
      yield* receiverParentProblems(modules, receiver, names.receiver);
      const { name, at } = receiver;
      if (!classNamed(modules, name) && name.startsWith('com.tencent.qcloud.tim.demo.'))
        yield { messageId: 'demoClass', data: { receiver: name }, at };
    }
  },
});
