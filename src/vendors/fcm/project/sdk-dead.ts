import { isPresent } from '../../../core/messaging-service.ts';
import { actionsOf, callsOf, componentsOf, dependenciesOf, descendantsOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

const instanceIdService = 'com.google.firebase.iid.FirebaseInstanceIdService';
const instanceIdAction = 'com.google.firebase.INSTANCE_ID_EVENT';
/** Firebase’s own receiver still listens to the action of GCM. */
const ownReceiver = 'com.google.firebase.iid.FirebaseInstanceIdReceiver';

export default defineProjectCheck({
  name: 'sdk-dead',
  title: { en: 'Nothing of GCM or of the old instance ids is left', zh: '没有遗留 GCM 或旧 Instance ID 的内容' },
  steps: ['A7', 'J3', 'J5'],
  docs: 'https://firebase.google.com/support/faq',
  confidence: 'A',
  aliases: [],
  messages: {
    'instance-id-service': {
      severity: 'error',
      text: {
        en: '{name} is a FirebaseInstanceIdService, which nobody calls any more: new tokens are lost.',
        zh: '{name} 是 FirebaseInstanceIdService，已不再被调用：新 Token 会丢失。',
      },
      fix: {
        en: 'Move its code to `onNewToken` of a FirebaseMessagingService and remove the class and its manifest entry.',
        zh: '请把代码移到 FirebaseMessagingService 的 `onNewToken`，并删除该类及其清单声明。',
      },
    },
    'instance-id-library': {
      severity: 'warn',
      text: {
        en: '`{name}` is a library of the old instance ids; firebase-messaging replaces it.',
        zh: '`{name}` 是旧 Instance ID 的库，已由 firebase-messaging 取代。',
      },
      fix: {
        en: 'Remove it, and read the token with `FirebaseMessaging.getInstance().getToken()`.',
        zh: '请移除该依赖，改用 `FirebaseMessaging.getInstance().getToken()` 读取 Token。',
      },
    },
    gcm: {
      severity: 'error',
      text: {
        en: '{name} belongs to GCM, which is gone: nothing arrives there.',
        zh: '{name} 属于已下线的 GCM，不会再收到任何消息。',
      },
      fix: { en: 'Replace it with a FirebaseMessagingService.', zh: '请改用 FirebaseMessagingService。' },
    },
    upstream: {
      severity: 'warn',
      text: {
        en: 'The app sends upstream messages through FCM; that service is shut down.',
        zh: '应用通过 FCM 发送上行消息，该服务已关闭。',
      },
      fix: { en: 'Send to your own server over HTTPS instead.', zh: '请改为通过 HTTPS 发送到自己的服务器。' },
    },
  },
  // What only these are in is found as an FCM project by nobody.
  applies: () => true,
  *check({ modules }) {
    const components = componentsOf(modules, 'service', 'receiver').filter(isPresent);
    const classes = descendantsOf(modules, instanceIdService);
    const names = new Set(components.map(({ name }) => name));
    const services = new Set(classes.map(({ name }) => name));
    for (const { name, at } of classes) if (!names.has(name)) yield { messageId: 'instance-id-service', data: { name }, at };
    for (const component of components) {
      const { name, at } = component;
      if (name === ownReceiver) continue;
      const actions = actionsOf(component);
      if (services.has(name) || actions.includes(instanceIdAction)) yield { messageId: 'instance-id-service', data: { name }, at };
      else if (
        name.startsWith('com.google.android.gms.gcm.') ||
        actions.some((action) => action.startsWith('com.google.android.c2dm.intent.'))
      )
        yield { messageId: 'gcm', data: { name }, at };
    }
    for (const { module = '', at } of dependenciesOf(modules)) {
      if (module === 'com.google.firebase:firebase-iid') yield { messageId: 'instance-id-library', data: { name: module }, at };
      if (module === 'com.google.android.gms:play-services-gcm') yield { messageId: 'gcm', data: { name: module }, at };
    }
    for (const { at } of callsOf(modules, 'send', /FirebaseMessaging\.getInstance\(\)$|Firebase\.messaging$/))
      yield { messageId: 'upstream', at };
  },
});
