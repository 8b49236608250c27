import { actionsOf, hasManifest, isOwnPackage, packageNameOf } from '../../../core/project-look.ts';
import { absentReceiverProblems, receiverParentProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { actions, docs, receiverClassesOf, receiverParent, receiversOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'receiver',
  title: { en: 'One receiver for Meizu’s messages is in the manifest', zh: 'manifest 中注册了唯一的魅族消息接收器' },
  steps: ['J5', 'J14'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'No receiver in the manifest takes `com.meizu.flyme.push.intent.MESSAGE`: the pushId and messages do not reach the app.',
        zh: 'manifest 中没有接收 `com.meizu.flyme.push.intent.MESSAGE` 的接收器：应用收不到 pushId 和消息。',
      },
      fix: {
        en: 'Declare a subclass of `MzPushMessageReceiver`, exported, with the five actions and the package name as category.',
        zh: '请声明 `MzPushMessageReceiver` 的子类，设为导出，写全五个 action，并以包名作为 category。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: 'The class {receiver} extends `MzPushMessageReceiver`, but no manifest declares it.',
        zh: '类 {receiver} 继承了 `MzPushMessageReceiver`，但没有在 manifest 中声明。',
      },
      fix: {
        en: 'Declare it as an exported `<receiver>` with Meizu’s actions and the package name as category.',
        zh: '请将它声明为导出的 `<receiver>`，写上魅族的 action，并以包名作为 category。',
      },
    },
    several: {
      severity: 'error',
      text: {
        en: '{count} receivers take Meizu’s messages ({receivers}); only one of them is served.',
        zh: '有 {count} 个接收器声明接收魅族消息（{receivers}），只有一个会生效。',
      },
      fix: { en: 'Keep one, and let it pass messages on.', zh: '请只保留一个，由它转发消息。' },
    },
    closed: {
      severity: 'error',
      text: {
        en: '{receiver} is not exported; Flyme’s push service cannot reach it.',
        zh: '{receiver} 未导出（exported），Flyme 推送服务无法触达。',
      },
      fix: { en: 'Set `android:exported="true"`.', zh: '请设置 `android:exported="true"`。' },
    },
    action: {
      severity: 'error',
      text: {
        en: '{receiver} lacks the action `{action}`; messages do not reach the app.',
        zh: '{receiver} 缺少 action `{action}`，收不到消息。',
      },
      fix: { en: 'Add the action to its intent filter.', zh: '请在其 intent-filter 中加入该 action。' },
    },
    noRegister: {
      severity: 'error',
      text: {
        en: '{receiver} lacks the action `{action}`; the result of the registration, and so the pushId, does not reach the app.',
        zh: '{receiver} 缺少 action `{action}`，收不到注册结果，也就拿不到 pushId。',
      },
      fix: { en: 'Add the action to its intent filter.', zh: '请在其 intent-filter 中加入该 action。' },
    },
    category: {
      severity: 'error',
      text: {
        en: 'The intent filter of {receiver} has the category `{found}`, which is not this app’s package name ({package}).',
        zh: '{receiver} 的 intent-filter 的 category 是 `{found}`，不是本应用的包名（{package}）。',
      },
      fix: { en: 'Write `<category android:name="{right}" />`.', zh: '请写成 `<category android:name="{right}" />`。' },
    },
    noCategory: {
      severity: 'error',
      text: {
        en: 'The intent filter of {receiver} has no category with the package name; Flyme sends its messages with it, so that they do not reach the receiver.',
        zh: '{receiver} 的 intent-filter 没有以包名作为 category；魅族的消息带有它，因此接收器收不到。',
      },
      fix: { en: 'Add `<category android:name="{right}" />`.', zh: '请加入 `<category android:name="{right}" />`。' },
    },
    parent: {
      severity: 'error',
      text: {
        en: '{receiver} takes Meizu’s messages, but does not extend `MzPushMessageReceiver`; none of its callbacks is called.',
        zh: '{receiver} 声明接收魅族消息，但没有继承 `MzPushMessageReceiver`，回调都不会触发。',
      },
      fix: {
        en: 'Let it extend `com.meizu.cloud.pushsdk.MzPushMessageReceiver`.',
        zh: '请改为继承 `com.meizu.cloud.pushsdk.MzPushMessageReceiver`。',
      },
    },
  },
  *check({ modules, app }) {
    if (!hasManifest(modules)) return;
    const receivers = receiversOf(modules);
    if (receivers.length === 0) {
      yield* absentReceiverProblems(modules, sdkOf(modules), receiverClassesOf(modules));
      return;
    }
    const different = [...new Set(receivers.map(({ name }) => name))];
    if (different.length > 1)
      yield { messageId: 'several', data: { count: different.length, receivers: different.join(', ') }, at: receivers[1]!.at };
    const own = packageNameOf(app)?.value;
    for (const receiver of receivers) {
      const { at, name } = receiver;
      const there = actionsOf(receiver);
      if (receiver.exported === false) yield { messageId: 'closed', data: { receiver: name }, at };
      if (!there.includes(actions.message)) yield { messageId: 'action', data: { receiver: name, action: actions.message }, at };
      if (!there.includes(actions.register)) yield { messageId: 'noRegister', data: { receiver: name, action: actions.register }, at };
      const categories = receiver.filters.flatMap((filter) => filter.categories.map(({ value }) => value));
      const packages = categories.filter((value) => !value.startsWith('android.intent.category.') && !value.startsWith('${'));
      const [found] = packages;
      if (own !== undefined && found !== undefined && !categories.some((value) => isOwnPackage(app, value)))
        yield { messageId: 'category', data: { receiver: name, found, package: own, right: '${applicationId}' }, at };
      if (categories.every((value) => value.startsWith('android.intent.category.')))
        yield { messageId: 'noCategory', data: { receiver: name, right: '${applicationId}' }, at };
      yield* receiverParentProblems(modules, receiver, receiverParent);
    }
  },
});
