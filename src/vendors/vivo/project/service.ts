import { hasManifest, metaDataOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, names, sdkOf, serviceOf } from './facts.ts';

export default defineProjectCheck({
  name: 'service',
  title: { en: 'vivo’s service and its meta-data are declared', zh: 'vivo 的服务与其 meta-data 声明正确' },
  steps: ['J5'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The service CommandClientService is not declared; the jar of the SDK brings no manifest.',
        zh: '没有声明服务 CommandClientService；jar 形式的 SDK 不带 manifest。',
      },
      fix: {
        en: 'Declare `com.vivo.push.sdk.service.CommandClientService`, exported, with the permission `com.push.permission.UPSTAGESERVICE`; or take the AAR.',
        zh: '请声明 `com.vivo.push.sdk.service.CommandClientService`，设为导出并加权限 `com.push.permission.UPSTAGESERVICE`；或改用 AAR。',
      },
    },
    missingMetaData: {
      severity: 'error',
      text: {
        en: 'The meta-data `{name}` is missing; the jar of the SDK leaves it to the app and throws a VivoPushException without it.',
        zh: '缺少 meta-data `{name}`；jar 形式的 SDK 需由应用声明，否则会抛出 VivoPushException。',
      },
      fix: {
        en: 'Copy it from the guide of this SDK version; or take the AAR, which brings it.',
        zh: '请从该版本 SDK 的文档复制；或改用自带声明的 AAR。',
      },
    },
    closed: {
      severity: 'error',
      text: {
        en: 'CommandClientService is not exported; the phone’s push service cannot call it.',
        zh: 'CommandClientService 未导出（exported），系统推送服务无法调用它。',
      },
      fix: {
        en: 'Set `android:exported="true"`; the permission keeps others out.',
        zh: '请设置 `android:exported="true"`，权限会拦住其他应用。',
      },
    },
    permission: {
      severity: 'error',
      text: {
        en: 'CommandClientService is guarded by `{found}`; vivo’s push service holds `com.push.permission.UPSTAGESERVICE`.',
        zh: 'CommandClientService 的权限是 `{found}`，而 vivo 推送服务持有的是 `com.push.permission.UPSTAGESERVICE`。',
      },
      fix: {
        en: 'Set `android:permission="com.push.permission.UPSTAGESERVICE"`.',
        zh: '请设置 `android:permission="com.push.permission.UPSTAGESERVICE"`。',
      },
    },
  },
  *check({ modules }) {
    if (!hasManifest(modules)) return;
    const service = serviceOf(modules);
    if (sdkOf(modules)?.form === 'jar') {
      if (!service) yield { messageId: 'missing' };
      for (const name of ['sdk_version_vivo', 'local_iv'])
        if (!metaDataOf(modules, new RegExp(`^${name}$`)).length) yield { messageId: 'missingMetaData', data: { name } };
    }
    if (service?.exported === false) yield { messageId: 'closed', at: service.at };
    if (service?.permission !== undefined && service.permission !== names.servicePermission)
      yield { messageId: 'permission', data: { found: service.permission }, at: service.at };
  },
});
