import { plainVersion } from '../../../core/project-code.ts';
import { descendantsOf, methodNamed } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { baseOf, docs, isZpnsBelow, receiverClass, zpnsCalls } from './facts.ts';

/** The first version that tells the app of a tap. */
const click = '2.8.0';
/** The first version that gives the payload to the launcher activity. */
const payload = '2.5.0';

export default defineProjectCheck({
  name: 'click-version',
  title: { en: 'ZPNs is new enough for what the app expects of a tap', zh: 'ZPNs 版本支持所用的点击处理方式' },
  steps: ['J17', 'K1', 'K6'],
  docs: docs.releases,
  confidence: 'A',
  aliases: ['ZG-CLICK-VER'],
  messages: {
    click: {
      severity: 'error',
      text: {
        en: '{receiver} waits for `onNotificationClicked`, but ZPNs has the version {found}; the callback, and the activity that the console’s click strings name, came with {wanted}.',
        zh: '{receiver} 依赖 `onNotificationClicked`，但 ZPNs 版本是 {found}；该回调以及控制台点击配置所指的页面自 {wanted} 起才有。',
      },
      fix: { en: 'Update all packages of ZPNs.', zh: '请升级 ZPNs 的所有包。' },
    },
    payload: {
      severity: 'error',
      text: {
        en: '`getZPNsMessage` came with ZPNs {wanted}; the app has {found}.',
        zh: '`getZPNsMessage` 自 ZPNs {wanted} 起提供，应用使用的是 {found}。',
      },
      fix: { en: 'Update all packages of ZPNs.', zh: '请升级 ZPNs 的所有包。' },
    },
  },
  *check({ modules }) {
    const found = plainVersion(baseOf(modules));
    if (found === undefined) return;
    if (isZpnsBelow(modules, click))
      for (const one of descendantsOf(modules, receiverClass)) {
        const method = methodNamed(one, 'onNotificationClicked');
        if (method) yield { messageId: 'click', data: { receiver: one.name, found, wanted: click }, at: method.at };
      }
    if (isZpnsBelow(modules, payload))
      for (const { at } of zpnsCalls(modules, /^getZPNsMessage$/)) yield { messageId: 'payload', data: { found, wanted: payload }, at };
  },
});
