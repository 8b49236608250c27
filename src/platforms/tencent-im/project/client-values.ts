import { defineProjectCheck } from './check.ts';
import { configFiles, docs, entryOf, nameOf, timPushLibraries, valueOf, type VendorName } from './facts.ts';

/** What TIMPush hands to the vendor's SDK; the other vendors read their own files. */
const needed: Readonly<Partial<Record<VendorName, readonly string[]>>> = {
  xiaomi: ['xiaomiPushAppId', 'xiaomiPushAppKey'],
  meizu: ['meizuPushAppId', 'meizuPushAppKey'],
  oppo: ['oppoPushAppKey', 'oppoPushAppSecret'],
};

export default defineProjectCheck({
  name: 'client-values',
  title: { en: 'The config file has the ids that vendor SDKs register with', zh: '配置文件中填写了厂商 SDK 注册所需的参数' },
  steps: ['C3', 'J11'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: [],
  messages: {
    empty: {
      severity: 'error',
      text: {
        en: 'The package of {vendor} is in the app, but `{name}` is empty: the vendor’s SDK cannot register, and there is no token.',
        zh: '应用集成了 {vendor} 的包，但 `{name}` 为空：厂商 SDK 无法注册，拿不到 Token。',
      },
      fix: {
        en: 'Fill in the value of the vendor’s console, or download the file again after the certificate is complete.',
        zh: '请填写厂商控制台中的值，或在 IM 控制台补全证书后重新下载该文件。',
      },
    },
  },
  *check({ project, app, modules }) {
    const entry = entryOf(configFiles(project, modules).used, app);
    if (!entry) return;
    for (const library of timPushLibraries(modules)) {
      const vendor = nameOf(library) as VendorName;
      for (const name of needed[vendor] ?? []) {
        const { value, at } = valueOf(entry, name);
        if (value === '') yield { messageId: 'empty', data: { vendor, name }, at };
      }
    }
  },
});
