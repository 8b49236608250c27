import { findServiceFile } from '../../../core/project-build.ts';
import { areModulesKnown } from '../../../core/project-code.ts';
import {
  actionsOf,
  areDependenciesKnown,
  componentsOf,
  findSdk,
  hasManifest,
  metaDataOf,
  type Modules,
  type SdkNames,
} from '../../../core/project-look.ts';
import { isPresent } from '../../../core/messaging-service.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { enabledVendors, type VendorName } from './facts.ts';

interface Part {
  sdk: SdkNames;
  display: string;
  /** What the dependency is called. */
  library: string;
  /** Action and class of the component that gets the token, which the app declares. */
  action?: string;
  component?: string;
  /** A JSON file that the vendor’s SDK reads its app id from, or the meta-data that stands for it. */
  file?: { name: string; metaData: RegExp };
}

const parts: Record<VendorName, Part> = {
  xiaomi: {
    sdk: { vendor: 'xiaomi', file: /mipush/i },
    display: 'Xiaomi',
    library: 'MiPush_SDK_Client_*.aar',
    action: 'com.xiaomi.mipush.RECEIVE_MESSAGE',
    component: 'EMMiMsgReceiver',
  },
  huawei: {
    sdk: { vendor: 'huawei', maven: /^com\.huawei\.hms:push$/, file: /^hms-?push|^push-\d+\.\d+\.\d+\.300/i },
    display: 'Huawei',
    library: 'com.huawei.hms:push',
    action: 'com.huawei.push.action.MESSAGING_EVENT',
    component: 'HmsMessageService',
    file: { name: 'agconnect-services.json', metaData: /^com\.huawei\.hms\.client\.appid$/ },
  },
  honor: {
    sdk: { vendor: 'honor', maven: /^com\.hihonor\.mcs:push$/, file: /honor.*push|hihonor/i },
    display: 'Honor',
    library: 'com.hihonor.mcs:push',
    action: 'com.hihonor.push.action.MESSAGING_EVENT',
    component: 'HonorMessageService',
    file: { name: 'mcs-services.json', metaData: /^com\.hihonor\.push\.app_id$/ },
  },
  oppo: {
    sdk: { vendor: 'oppo', maven: /^com\.heytap\.msp:push$/, file: /heytap|opush/i },
    display: 'OPPO',
    library: 'com.heytap.msp_*.aar',
    action: 'com.heytap.mcs.action.RECEIVE_MCS_MESSAGE',
    component: 'DataMessageCallbackService',
  },
  vivo: {
    sdk: { vendor: 'vivo', file: /vivo_?push|vpush|pushopenclient/i },
    display: 'vivo',
    library: 'vivo_pushSDK_*.aar',
    action: 'com.vivo.pushclient.action.RECEIVE',
    component: 'EMVivoMsgReceiver',
  },
  meizu: {
    sdk: { vendor: 'meizu', maven: /^com\.meizu\.flyme\.internet:push-internal(?:-publish)?$/, file: /push-internal/i },
    display: 'Meizu',
    library: 'com.meizu.flyme.internet:push-internal',
    action: 'com.meizu.flyme.push.intent.MESSAGE',
    component: 'EMMzMsgReceiver',
  },
  fcm: {
    sdk: { vendor: 'fcm', maven: /^com\.google\.firebase:firebase-messaging(?:-ktx)?$/, file: /^firebase-messaging/i },
    display: 'FCM',
    library: 'com.google.firebase:firebase-messaging',
    file: { name: 'google-services.json', metaData: /^(?:google_app_id|com\.google\.firebase\.messaging\..*project)$/ },
  },
};

export default defineProjectCheck({
  name: 'vendor-parts',
  title: { en: 'Every enabled vendor has its SDK, its component and its file', zh: '已启用的厂商具备 SDK、组件和配置文件' },
  steps: ['J1', 'J5', 'J14', 'C6', 'J2'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    sdk: {
      severity: 'error',
      text: {
        en: '`{call}` enables {vendor}, but no dependency brings its SDK (`{library}`): Easemob’s SDK has no vendor in it.',
        zh: '`{call}` 启用了 {vendor}，但没有依赖引入其 SDK（`{library}`）：环信 SDK 自身不包含厂商 SDK。',
      },
      fix: { en: 'Add the vendor’s SDK as its guide says.', zh: '请按厂商文档引入其 SDK。' },
    },
    component: {
      severity: 'error',
      text: {
        en: '`{call}` enables {vendor}, but no manifest declares a `{component}` or a subclass (action `{action}`): nobody takes the token.',
        zh: '`{call}` 启用了 {vendor}，但 manifest 中没有声明 `{component}` 或其子类（action `{action}`），无法取得 Token。',
      },
      fix: { en: 'Declare it as Easemob’s page for this vendor shows.', zh: '请按环信文档中该厂商的说明进行声明。' },
    },
    file: {
      severity: 'error',
      text: {
        en: '`{call}` enables {vendor}, but the app module has no `{file}`, which its SDK reads the app id from.',
        zh: '`{call}` 启用了 {vendor}，但 app 模块中没有 `{file}`，厂商 SDK 无法读取应用 ID。',
      },
      fix: {
        en: 'Download it from the vendor’s console, put it into the app module and apply the vendor’s Gradle plugin.',
        zh: '请从厂商控制台下载后放入 app 模块，并应用厂商的 Gradle 插件。',
      },
    },
  },
  *check({ project, app, modules }) {
    const seen = new Set<VendorName>();
    for (const { vendor, call } of enabledVendors(modules)) {
      if (seen.has(vendor)) continue;
      seen.add(vendor);
      const { sdk, display, library, action, component, file } = parts[vendor];
      const data = { call: call.name, vendor: display };
      const isFound = findSdk(modules, sdk) !== undefined;
      if (!isFound && areDependenciesKnown(modules)) yield { messageId: 'sdk', data: { ...data, library }, at: call.at };
      if (!areModulesKnown(modules) || !hasManifest(modules)) continue;
      // With its SDK in the app the vendor's own checks look for these; only the receivers that are Easemob's are nobody else's.
      const isOurs = !isFound || component?.startsWith('EM') === true;
      if (isOurs && action !== undefined && component !== undefined && !isTaken(modules, action))
        yield { messageId: 'component', data: { ...data, action, component }, at: call.at };
      if (isFound || !file || metaDataOf(modules, file.metaData).length > 0) continue;
      const { used, others } = findServiceFile(project, app, file.name);
      if (!used && others.length === 0) yield { messageId: 'file', data: { ...data, file: file.name }, at: call.at };
    }
  },
});

function isTaken(modules: Modules, action: string): boolean {
  return componentsOf(modules, 'receiver', 'service').some((candidate) => isPresent(candidate) && actionsOf(candidate).includes(action));
}
