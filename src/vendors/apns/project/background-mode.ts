import { defineProjectCheck } from './check.ts';
import { docs, modesOf, pushTypeOf } from './facts.ts';

/** `apns-push-type` → what `UIBackgroundModes` must have. */
const modes: Readonly<Record<string, string>> = { background: 'remote-notification', voip: 'voip', pushtotalk: 'push-to-talk' };

export default defineProjectCheck({
  name: 'background-mode',
  title: { en: 'The app may be woken by this kind of push', zh: '应用可被此类推送唤醒' },
  steps: ['N1', 'J5'],
  docs: docs.background,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The message is a {type} push, but no Info.plist has `{mode}` in `UIBackgroundModes`: iOS does not hand it to the app.',
        zh: '该消息是 {type} 推送，但没有 Info.plist 在 `UIBackgroundModes` 中包含 `{mode}`：iOS 不会把它交给应用。',
      },
      fix: {
        en: 'Switch the mode on under Signing & Capabilities > Background Modes.',
        zh: '请在 Signing & Capabilities > Background Modes 中开启该模式。',
      },
    },
  },
  *check(context) {
    const type = pushTypeOf(context) ?? '';
    const mode = Object.hasOwn(modes, type) ? modes[type] : undefined;
    const plist = context.project.ios.find(({ infoPlist }) => infoPlist)?.infoPlist;
    if (mode === undefined || !plist || modesOf(context.project.ios).some(({ value }) => value === mode || /\$[({]/.test(value))) return;
    yield { messageId: 'missing', data: { type, mode }, at: { file: plist.file, line: 1, column: 1 } };
  },
});
