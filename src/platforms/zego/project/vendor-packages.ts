import { areLibrariesListed, isBelow, plainVersion } from '../../../core/project-code.ts';
import { compareVersions } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { baseOf, docs, enabledVendors, isZpnsBelow, packageOf, split, vendorNames, zpnsLibraries } from './facts.ts';

/** The first version that the public Maven repository has. */
const firstOnMaven = '2.2.0';

export default defineProjectCheck({
  name: 'vendor-packages',
  title: { en: 'Every enabled vendor has its ZPNs package, all of one version', zh: '已启用的厂商引入了对应的 ZPNs 包且版本一致' },
  steps: ['J1', 'J17', 'J11'],
  docs: docs.implement,
  confidence: 'A',
  aliases: ['ZG-VENDOR-PKG'],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`{call}` enables {vendor}, but the package `zpns-{vendor}` is not in the app; since {split} the base package has no vendor in it.',
        zh: '`{call}` 启用了 {vendor}，但没有引入 `zpns-{vendor}`；自 {split} 起基础包不再包含厂商部分。',
      },
      fix: {
        en: 'Add `im.zego:zpns-{vendor}` in the version of `im.zego:zpns`.',
        zh: '请引入与 `im.zego:zpns` 相同版本的 `im.zego:zpns-{vendor}`。',
      },
    },
    version: {
      severity: 'error',
      text: {
        en: '`zpns-{vendor}` has the version {found}, `zpns` has {wanted}.',
        zh: '`zpns-{vendor}` 的版本是 {found}，而 `zpns` 是 {wanted}。',
      },
      fix: { en: 'Give all packages of ZPNs one version.', zh: '请让 ZPNs 的所有包使用同一版本。' },
    },
    tooOld: {
      severity: 'error',
      text: {
        en: 'ZPNs {found} is in no Maven repository; the first one there is {wanted}.',
        zh: 'Maven 仓库中没有 ZPNs {found}，最早的版本是 {wanted}。',
      },
      fix: { en: 'Use a newer version; it needs ZIM 2.0.0 or newer.', zh: '请使用更新的版本，并搭配 ZIM 2.0.0 及以上。' },
    },
    notEnabled: {
      severity: 'info',
      text: {
        en: 'The package `zpns-{vendor}` is in the app, but no code enables the vendor.',
        zh: '应用引入了 `zpns-{vendor}`，但代码没有启用该厂商。',
      },
      fix: {
        en: 'Enable it on `ZPNsConfig`, or remove the package.',
        zh: '请在 `ZPNsConfig` 上启用，或移除该依赖。',
      },
    },
    zimOld: {
      severity: 'error',
      text: {
        en: 'ZPNs needs ZIM {wanted} or newer; the app has {found}.',
        zh: 'ZPNs 要求 ZIM {wanted} 及以上版本，应用使用的是 {found}。',
      },
      fix: { en: 'Update `im.zego:zim`.', zh: '请升级 `im.zego:zim`。' },
    },
  },
  *check({ modules }) {
    const base = baseOf(modules);
    const wanted = plainVersion(base);
    if (base && isZpnsBelow(modules, firstOnMaven) && wanted !== undefined)
      yield { messageId: 'tooOld', data: { found: wanted, wanted: firstOnMaven }, at: base.at };
    const enabled = enabledVendors(modules);
    if (base && wanted !== undefined && !isZpnsBelow(modules, split) && areLibrariesListed(modules))
      for (const { vendor, call } of enabled)
        if (!packageOf(modules, vendor)) yield { messageId: 'missing', data: { call: call.name, vendor, split }, at: call.at };
    for (const vendor of vendorNames) {
      const library = zpnsLibraries(modules).find(({ module }) => module === `im.zego:zpns-${vendor}`);
      const found = plainVersion(library);
      if (!library || found === undefined) continue;
      if (wanted !== undefined && compareVersions(found, wanted) !== 0)
        yield { messageId: 'version', data: { vendor, found, wanted }, at: library.at };
      if (enabled.length > 0 && !enabled.some((one) => one.vendor === vendor))
        yield { messageId: 'notEnabled', data: { vendor }, at: library.at };
    }
    if (!base) return;
    for (const zim of modules.flatMap(({ dependencies }) => dependencies).filter(({ module }) => module === 'im.zego:zim'))
      if (isBelow(zim, '2.0.0') && zim.version?.determined)
        yield { messageId: 'zimOld', data: { found: zim.version.value, wanted: '2.0.0' }, at: zim.at };
  },
});
