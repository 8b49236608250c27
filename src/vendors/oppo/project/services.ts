import { actionsOf, classNamed, componentsOf, descendsFrom, hasManifest, isExported } from '../../../core/project-look.ts';
import type { ManifestComponent } from '../../../core/project.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isOfZego, sdkOf, services, servicesOf } from './facts.ts';

export default defineProjectCheck({
  name: 'services',
  title: { en: 'OPPO’s two callback services are declared', zh: '声明了 OPPO 的两个回调服务' },
  steps: ['J5', 'J4'],
  docs: docs.easemob,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The service {service} is not declared. OPPO’s AAR brings no service; `register` then never calls back.',
        zh: '没有声明服务 {service}。OPPO 的 AAR 不带服务声明，缺少时 `register` 不会有任何回调。',
      },
      fix: {
        en: 'Declare it exported, with the permission `{permission}` and the action `{action}`.',
        zh: '请声明该服务并导出，权限为 `{permission}`，action 为 `{action}`。',
      },
    },
    perhapsMissing: {
      severity: 'info',
      text: {
        en: 'No service for OPPO’s messages is declared. ZEGO’s guide leaves the two services and permissions to the app; whether its artifact brings them cannot be seen here.',
        zh: '没有声明 OPPO 的消息服务。ZEGO 文档要求由应用声明两个服务和两项权限；其插件是否自带，从这里无法判断。',
      },
      fix: {
        en: 'Look for CompatibleDataMessageCallbackService and DataMessageCallbackService in the merged manifest; declare them if they are not there.',
        zh: '请在合并后的 manifest 中查找 CompatibleDataMessageCallbackService 与 DataMessageCallbackService，没有则自行声明。',
      },
    },
    closed: {
      severity: 'error',
      text: {
        en: '{service} is not exported; OPPO’s system app cannot call it.',
        zh: '{service} 未导出（exported），OPPO 系统服务无法调用它。',
      },
      fix: {
        en: 'Set `android:exported="true"`; the permission keeps others out.',
        zh: '请设置 `android:exported="true"`，权限会拦住其他应用。',
      },
    },
    permission: {
      severity: 'error',
      text: {
        en: '{service} is guarded by `{found}`; OPPO’s system app holds `{permission}`.',
        zh: '{service} 的权限是 `{found}`，而 OPPO 系统服务持有的是 `{permission}`。',
      },
      fix: { en: 'Set `android:permission="{permission}"`.', zh: '请设置 `android:permission="{permission}"`。' },
    },
    unguarded: {
      severity: 'warn',
      text: {
        en: '{service} has no permission: any app on the phone can hand it false messages.',
        zh: '{service} 没有设置权限，手机上的任何应用都能向它投递伪造的消息。',
      },
      fix: { en: 'Set `android:permission="{permission}"`.', zh: '请设置 `android:permission="{permission}"`。' },
    },
    action: {
      severity: 'error',
      text: {
        en: '{service} lacks the action `{action}`; OPPO’s system app does not find it.',
        zh: '{service} 缺少 action `{action}`，OPPO 系统服务找不到它。',
      },
      fix: { en: 'Add the action to its intent filter.', zh: '请在其 intent-filter 中加入该 action。' },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    const declared = servicesOf(modules);
    if (!hasManifest(modules)) return;
    if (sdk?.form === 'platform') {
      if (isOfZego(sdk) && declared.length === 0) yield { messageId: 'perhapsMissing' };
      return;
    }
    // SDKs before 2.1 had one service under another name.
    const isOld = declared.some(({ name }) => name.startsWith('com.coloros.mcssdk.'));
    for (const { name, permission, actions } of services) {
      const service = declared.find((found) => standsFor(modules, found, name, actions));
      const data = { service: service?.name ?? name, permission };
      if (!service) {
        if ((sdk || declared.length > 0) && !isOld) yield { messageId: 'missing', data: { ...data, action: actions.join('`, `') } };
        continue;
      }
      const { at } = service;
      if (!isExported(service)) yield { messageId: 'closed', data, at };
      if (service.permission === undefined) yield { messageId: 'unguarded', data, at };
      else if (service.permission !== permission) yield { messageId: 'permission', data: { ...data, found: service.permission }, at };
      const there = actionsOf(service);
      for (const action of actions) if (!there.includes(action)) yield { messageId: 'action', data: { ...data, action }, at };
    }
  },
});

/** The service itself, the app's subclass of it, or one that takes its actions. */
function standsFor(
  modules: Parameters<typeof componentsOf>[0],
  found: ManifestComponent,
  name: string,
  actions: readonly string[],
): boolean {
  if (found.name === name) return true;
  if (services.some((service) => service.name === found.name)) return false;
  const written = classNamed(modules, found.name);
  if (written && descendsFrom(modules, written, name) === 'yes') return true;
  return actionsOf(found).some((action) => actions.includes(action));
}
