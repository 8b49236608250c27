import type { GradleDependency } from '../../core/project.ts';
import {
  callsOf,
  compareVersions,
  constantsOf,
  dependenciesOf,
  known,
  permissionsUsed,
  hasManifest,
  hasSources,
} from '../../core/project-look.ts';
import { isOn } from '../../core/source-index.ts';
import { defineProjectCheck } from './check.ts';

const permission = 'android.permission.POST_NOTIFICATIONS';

/** Platforms’ artifacts, whose manifests may bring the permission. */
const platforms = /^com\.tencent\.timpush:|^cn\.jiguang|^com\.umeng|^com\.getui/;

/** OPPO’s SDK asks on its own phones only. */
const oppo = /\b(?:HeytapPushManager|PushManager)\b/;

/** firebase-messaging brings it from 23.0.6 on, Xiaomi’s AAR always; a version that a BOM gives is taken for new. */
function bringsPermission({ module = '', path = '', notation, version }: GradleDependency): boolean {
  if (/^com\.google\.firebase:firebase-messaging(?:-ktx)?$/.test(module)) {
    const given = known(version);
    return given === undefined || compareVersions(given, '23.0.6') >= 0;
  }
  return platforms.test(module) || /MiPush_SDK_Client(?!.*\.jar)/i.test(`${path} ${notation}`) || /tuiofflinepush/i.test(path);
}

export default defineProjectCheck({
  name: 'post-notifications',
  title: { en: 'The app may show notifications on Android 13', zh: '应用在 Android 13 上可以显示通知' },
  steps: ['I1'],
  docs: 'https://developer.android.com/develop/ui/views/notifications/notification-permission',
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'targetSdk is {targetSdk}, and no manifest asks for `POST_NOTIFICATIONS`: on Android 13 and later notifications stay off and cannot be asked for.',
        zh: 'targetSdk 为 {targetSdk}，但 manifest 没有声明 `POST_NOTIFICATIONS`：Android 13 及以上通知一直关闭，也无法弹窗申请。',
      },
      fix: {
        en: 'Add `<uses-permission android:name="android.permission.POST_NOTIFICATIONS" />` and ask for it at runtime.',
        zh: '请添加 `<uses-permission android:name="android.permission.POST_NOTIFICATIONS" />` 并在运行时申请。',
      },
    },
    removed: {
      severity: 'error',
      text: {
        en: 'targetSdk is {targetSdk}, and the manifest removes `POST_NOTIFICATIONS` (`tools:node="remove"`), also where a library brings it: on Android 13 and later notifications stay off and cannot be asked for.',
        zh: 'targetSdk 为 {targetSdk}，而 manifest 用 `tools:node="remove"` 移除了 `POST_NOTIFICATIONS`（包括由依赖库带入的）：Android 13 及以上通知一直关闭，也无法弹窗申请。',
      },
      fix: { en: 'Remove the `tools:node="remove"` from it.', zh: '请去掉该声明的 `tools:node="remove"`。' },
    },
    askedByOppo: {
      severity: 'info',
      text: {
        en: 'targetSdk is {targetSdk}, and the user is asked for notifications only by OPPO’s SDK (`{call}`): on phones of other brands nobody asks, and after a new installation on Android 13 nothing is shown.',
        zh: 'targetSdk 为 {targetSdk}，但只通过 OPPO SDK（`{call}`）申请通知权限：其他品牌的手机不会弹窗申请，在 Android 13 上全新安装后不会显示通知。',
      },
      fix: {
        en: 'Ask for `POST_NOTIFICATIONS` with `registerForActivityResult(RequestPermission())` too.',
        zh: '请同时用 `registerForActivityResult(RequestPermission())` 申请 `POST_NOTIFICATIONS`。',
      },
    },
    notAsked: {
      severity: 'info',
      text: {
        en: 'targetSdk is {targetSdk}, and no code here asks the user for `POST_NOTIFICATIONS`: after a new installation on Android 13 nothing is shown.',
        zh: 'targetSdk 为 {targetSdk}，但代码中没有向用户申请 `POST_NOTIFICATIONS`：在 Android 13 上全新安装后不会显示通知。',
      },
      fix: {
        en: 'Ask for it with `registerForActivityResult(RequestPermission())` at a moment when the user sees why.',
        zh: '请在合适的时机用 `registerForActivityResult(RequestPermission())` 申请，并让用户了解用途。',
      },
    },
  },
  applies: ({ integrated }) => integrated.size > 0,
  *check({ app, modules }) {
    const targetSdk = known(app.targetSdk);
    if (targetSdk === undefined || targetSdk < 33 || !hasManifest(modules)) return;
    const removed = app.manifest?.removed?.find(({ value, element }) => value === permission && element.startsWith('uses-permission'));
    const isDeclared = permissionsUsed(modules).some(({ value }) => value === permission);
    const isBrought = dependenciesOf(modules).some(bringsPermission);
    // What the app removes goes, whoever brings it; declaring it in another source set of the app puts it back.
    if (removed && !permissionsUsed([app]).some(({ value }) => value === permission)) {
      yield { messageId: 'removed', data: { targetSdk }, at: removed.at };
      return;
    }
    // The plugins of Flutter and React Native bring libraries that no Gradle file here names.
    if (app.plugins.some(({ id }) => /flutter|facebook\.react/.test(id)) && !isDeclared) return;
    if (!isDeclared && !isBrought) {
      yield { messageId: 'missing', data: { targetSdk } };
      return;
    }
    if (!hasSources(modules)) return;
    const mentions = (text: string) => /POST_NOTIFICATIONS?|NOTIFICATION_SERVICE\.getPermission/.test(text);
    const asks =
      callsOf(modules, /./).some(
        (call) =>
          (/requestNotificationPermission|requestEnableNotification/i.test(call.name) && !isOn(call, oppo)) ||
          mentions(call.receiver) ||
          call.arguments.some(mentions),
      ) || constantsOf(modules).some(({ value }) => mentions(value));
    if (asks) return;
    const byOppo = callsOf(modules, 'requestNotificationPermission', oppo)[0];
    if (byOppo) yield { messageId: 'askedByOppo', data: { targetSdk, call: 'requestNotificationPermission' }, at: byOppo.at };
    else yield { messageId: 'notAsked', data: { targetSdk } };
  },
});
