import { hasManifest, known } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { componentNamed, docs, isAtLeast, names, sdkOf } from './facts.ts';

/** What the SDK's jar leaves to the app, and since which version of the SDK. */
const needed: readonly { name: string; since?: string }[] = [
  { name: names.pushService },
  { name: names.jobService, since: '3.0.1' },
  { name: names.handler },
  { name: names.handleService, since: '2.2.5' },
  { name: names.ping },
];

export default defineProjectCheck({
  name: 'components',
  title: { en: 'Xiaomi’s services and receivers are declared as its SDK needs them', zh: '小米 SDK 的服务与接收器声明正确' },
  steps: ['J5', 'J15', 'K7'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '{component} is not declared; the jar of the SDK brings no manifest, so the app must declare it.',
        zh: '没有声明 {component}；jar 形式的 SDK 不带 manifest，必须由应用声明。',
      },
      fix: {
        en: 'Copy the declaration from Xiaomi’s client guide, or take the AAR, which brings it.',
        zh: '请从小米客户端接入文档复制该声明，或改用自带声明的 AAR。',
      },
    },
    missingVersionBound: {
      severity: 'warn',
      text: {
        en: '{component} is not declared; SDKs from {since} on need it, and the version of this jar cannot be told.',
        zh: '没有声明 {component}；{since} 起的 SDK 需要它，而这个 jar 的版本无法判断。',
      },
      fix: {
        en: 'Declare it unless the SDK is older than {since}.',
        zh: '除非 SDK 低于 {since}，否则请加上声明。',
      },
    },
    oneProcess: {
      severity: 'error',
      text: {
        en: '{component} has no `android:process=":pushservice"`, while XMPushService runs in {process}: the two do not find each other.',
        zh: '{component} 没有设置 `android:process=":pushservice"`，而 XMPushService 运行在 {process} 进程，两者无法配合。',
      },
      fix: {
        en: 'Give XMPushService, XMJobService and PingReceiver the same process.',
        zh: '请让 XMPushService、XMJobService 与 PingReceiver 使用同一个进程。',
      },
    },
    jobPermission: {
      severity: 'error',
      text: {
        en: 'XMJobService lacks `android:permission="android.permission.BIND_JOB_SERVICE"`; Android refuses to schedule it.',
        zh: 'XMJobService 缺少 `android:permission="android.permission.BIND_JOB_SERVICE"`，系统不会调度它。',
      },
      fix: { en: 'Add the permission to the service.', zh: '请为该服务加上此权限。' },
    },
    handlerClosed: {
      severity: 'error',
      text: {
        en: 'PushMessageHandler is not exported; the system’s push service cannot hand messages over.',
        zh: 'PushMessageHandler 未导出（exported），系统推送服务无法把消息交给应用。',
      },
      fix: { en: 'Set `android:exported="true"` on it.', zh: '请设置 `android:exported="true"`。' },
    },
    handlerPermission: {
      severity: 'error',
      text: {
        en: 'PushMessageHandler is guarded by `{permission}`; the system’s push service only holds `com.xiaomi.xmsf.permission.MIPUSH_RECEIVE`.',
        zh: 'PushMessageHandler 的权限是 `{permission}`，而系统推送服务只持有 `com.xiaomi.xmsf.permission.MIPUSH_RECEIVE`。',
      },
      fix: {
        en: 'Write `com.xiaomi.xmsf.permission.MIPUSH_RECEIVE` there; this one is not renamed to the app’s package.',
        zh: '此处应写 `com.xiaomi.xmsf.permission.MIPUSH_RECEIVE`，不要换成应用包名。',
      },
    },
    disabled: {
      severity: 'error',
      text: { en: '{component} is disabled with `android:enabled="false"`.', zh: '{component} 被 `android:enabled="false"` 停用。' },
      fix: { en: 'Remove the attribute.', zh: '请删除该属性。' },
    },
  },
  *check({ modules, app }) {
    if (!hasManifest(modules)) return;
    const sdk = sdkOf(modules);
    if (sdk?.form === 'jar') {
      for (const { name, since } of needed) {
        if (componentNamed(modules, name)) continue;
        const isNeeded = since === undefined ? true : isAtLeast(sdk, since);
        if (isNeeded) yield { messageId: 'missing', data: { component: name } };
        else if (isNeeded === undefined && since !== undefined)
          yield { messageId: 'missingVersionBound', data: { component: name, since } };
      }
      if ((known(app.targetSdk) ?? 0) >= 31 && isAtLeast(sdk, '4.9.1') && !componentNamed(modules, names.clicked))
        yield { messageId: 'missing', data: { component: names.clicked } };
    }
    for (const name of Object.values(names)) {
      const component = componentNamed(modules, name);
      if (component?.enabled === false) yield { messageId: 'disabled', data: { component: name }, at: component.at };
    }
    const service = componentNamed(modules, names.pushService);
    if (service?.process !== undefined)
      for (const name of [names.jobService, names.ping]) {
        const component = componentNamed(modules, name);
        if (component && component.process !== service.process)
          yield { messageId: 'oneProcess', data: { component: name, process: service.process }, at: component.at };
      }
    const job = componentNamed(modules, names.jobService);
    if (job && job.permission !== 'android.permission.BIND_JOB_SERVICE') yield { messageId: 'jobPermission', at: job.at };
    const handler = componentNamed(modules, names.handler);
    if (handler && handler.exported === false) yield { messageId: 'handlerClosed', at: handler.at };
    if (handler?.permission !== undefined && handler.permission !== names.systemPermission)
      yield { messageId: 'handlerPermission', data: { permission: handler.permission }, at: handler.at };
  },
});
