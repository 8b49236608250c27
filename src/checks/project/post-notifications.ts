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
import { defineProjectCheck } from './check.ts';

const permission = 'android.permission.POST_NOTIFICATIONS';

/** Platforms’ artifacts, whose manifests may bring the permission. */
const platforms = /^com\.tencent\.timpush:|^cn\.jiguang|^com\.umeng|^com\.getui/;

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
    const isDeclared = permissionsUsed(modules).some(({ value }) => value === permission);
    const isBrought = dependenciesOf(modules).some(bringsPermission);
    if (!isDeclared && !isBrought) {
      yield { messageId: 'missing', data: { targetSdk } };
      return;
    }
    if (!hasSources(modules)) return;
    const mentions = (text: string) => /POST_NOTIFICATIONS?|NOTIFICATION_SERVICE\.getPermission/.test(text);
    const asks =
      callsOf(modules, /./).some(
        ({ name, arguments: given, receiver }) =>
          /requestNotificationPermission|requestEnableNotification/i.test(name) || mentions(receiver) || given.some(mentions),
      ) || constantsOf(modules).some(({ value }) => mentions(value));
    if (!asks) yield { messageId: 'notAsked', data: { targetSdk } };
  },
});
