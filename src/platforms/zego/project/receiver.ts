import { areModulesKnown } from '../../../core/project-code.ts';
import { actionsOf, componentsOf, descendantsOf, hasManifest, hasMethod, isExported } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, messageAction, receiverClass, zpnsCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'receiver',
  title: { en: 'The receiver of ZPNs is declared and can be reached', zh: 'ZPNs 接收器已声明且可被调用' },
  steps: ['J5', 'J14', 'D9'],
  docs: docs.receiver,
  confidence: 'A',
  aliases: ['ZG-RECEIVER'],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The app registers with ZPNs, but no receiver in the manifest takes `{action}`: the PushID, errors and taps never reach it.',
        zh: '应用注册了 ZPNs，但 manifest 中没有接收 `{action}` 的接收器：收不到 PushID、错误和点击事件。',
      },
      fix: {
        en: 'Declare a subclass of `ZPNsMessageReceiver` with this action, exported and enabled.',
        zh: '请声明 `ZPNsMessageReceiver` 的子类并添加该 action，设置为 exported 且 enabled。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: 'The class {found} extends `ZPNsMessageReceiver`, but no manifest declares it.',
        zh: '类 {found} 继承了 `ZPNsMessageReceiver`，但没有在 manifest 中声明。',
      },
      fix: { en: 'Declare it as a `<receiver>` with the action `{action}`.', zh: '请将它声明为 `<receiver>`，并添加 action `{action}`。' },
    },
    notExported: {
      severity: 'error',
      text: { en: 'The receiver {name} is not exported; ZPNs asks for it.', zh: '接收器 {name} 没有导出（exported），而 ZPNs 要求导出。' },
      fix: { en: 'Set `android:exported="true"`.', zh: '请设置 `android:exported="true"`。' },
    },
    noResult: {
      severity: 'warn',
      text: {
        en: '{name} has no `onRegistered`: the PushID, the vendor’s token and the error code of the registration are lost.',
        zh: '{name} 没有实现 `onRegistered`：拿不到 PushID、厂商 Token 和注册错误码。',
      },
      fix: {
        en: 'Implement `onRegistered`, look at the error code, and note PushID and deviceToken.',
        zh: '请实现 `onRegistered`，检查错误码，并记录 PushID 和 deviceToken。',
      },
    },
    disabled: {
      severity: 'error',
      text: {
        en: 'The receiver {name} is switched off (`android:enabled="false"`).',
        zh: '接收器 {name} 被停用（`android:enabled="false"`）。',
      },
      fix: { en: 'Set `android:enabled="true"`.', zh: '请设置 `android:enabled="true"`。' },
    },
  },
  *check({ modules }) {
    if (!hasManifest(modules)) return;
    const written = descendantsOf(modules, receiverClass);
    const receivers = componentsOf(modules, 'receiver').filter(
      (receiver) => actionsOf(receiver).includes(messageAction) && receiver.attributes['tools:node']?.value !== 'remove',
    );
    const [registration] = zpnsCalls(modules, /^registerPush$/, /\bZPNsManager\b/);
    if (receivers.length === 0) {
      const [first] = written;
      if (first) yield { messageId: 'undeclared', data: { found: first.name, action: messageAction }, at: first.at };
      else if (registration && areModulesKnown(modules))
        yield { messageId: 'missing', data: { action: messageAction }, at: registration.at };
      return;
    }
    for (const receiver of receivers) {
      const data = { name: receiver.name };
      if (!isExported(receiver)) yield { messageId: 'notExported', data, at: receiver.at };
      if (receiver.enabled === false) yield { messageId: 'disabled', data, at: receiver.at };
      const found = written.find(({ name }) => name === receiver.name);
      if (found && !written.some((one) => hasMethod(modules, one, 'onRegistered'))) yield { messageId: 'noResult', data, at: found.at };
    }
  },
});
