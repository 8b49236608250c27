import { argumentValue, areModulesKnown, isSameMethod } from '../../../core/project-code.ts';
import { hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { baseOf, docs, isCalled, manager, zpnsCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'registration',
  title: { en: 'ZPNs is configured first and registered then', zh: '先配置 ZPNs 再注册' },
  steps: ['J10', 'C4', 'D9'],
  docs: docs.manager,
  confidence: 'A',
  aliases: ['ZG-APPTYPE'],
  messages: {
    late: {
      severity: 'error',
      text: {
        en: '`setPushConfig` stands behind `registerPush`: the registration runs without any vendor.',
        zh: '`setPushConfig` 写在 `registerPush` 之后，注册时没有任何厂商配置。',
      },
      fix: { en: 'Call `setPushConfig` first.', zh: '请先调用 `setPushConfig`。' },
    },
    noConfig: {
      severity: 'error',
      text: {
        en: '`registerPush` is called, `setPushConfig` nowhere: no vendor is enabled.',
        zh: '调用了 `registerPush`，但没有调用 `setPushConfig`，没有启用任何厂商。',
      },
      fix: {
        en: 'Enable vendors on a `ZPNsConfig` and pass it to `setPushConfig` before.',
        zh: '请在此之前通过 `ZPNsConfig` 启用厂商并传给 `setPushConfig`。',
      },
    },
    noRegistration: {
      severity: 'error',
      text: {
        en: 'Vendors are configured, but no code calls `registerPush`: there will be no PushID.',
        zh: '配置了厂商，但没有代码调用 `registerPush`，不会产生 PushID。',
      },
      fix: {
        en: 'Call `ZPNsManager.getInstance().registerPush(application)` after `setPushConfig`.',
        zh: '请在 `setPushConfig` 之后调用 `ZPNsManager.getInstance().registerPush(application)`。',
      },
    },
    typeValue: {
      severity: 'error',
      text: {
        en: '`setAppType({found})`: the console has two sets of certificates, 1 and 2.',
        zh: '`setAppType({found})` 无效：控制台只有 1、2 两套证书。',
      },
      fix: { en: 'Pass the number of the set that holds this app’s certificates.', zh: '请传入本应用证书所在的套号。' },
    },
    typeLate: {
      severity: 'error',
      text: {
        en: '`setAppType` stands behind `registerPush`; the PushID is then made for the first set of certificates.',
        zh: '`setAppType` 写在 `registerPush` 之后，PushID 已按第一套证书生成。',
      },
      fix: { en: 'Call it before `registerPush`.', zh: '请移到 `registerPush` 之前。' },
    },
    typeUnset: {
      severity: 'info',
      text: {
        en: 'The project builds apps of several names ({count} flavors with an id of their own), and no code calls `setAppType`: all use the first set of certificates.',
        zh: '工程会构建多个包名的应用（{count} 个 flavor 有各自的包名），但没有调用 `setAppType`，都会使用第一套证书。',
      },
      fix: {
        en: 'If the second app’s certificates are in the second set of the console, call `setAppType(2)` in it.',
        zh: '若第二个应用的证书在控制台的第二套中，请在该应用中调用 `setAppType(2)`。',
      },
    },
  },
  *check({ app, modules }) {
    if (!hasSources(modules)) return;
    const registrations = zpnsCalls(modules, /^registerPush$/, manager);
    const configs = zpnsCalls(modules, /^setPushConfig$/, manager);
    const types = zpnsCalls(modules, /^setAppType$/);
    for (const call of configs) {
      const before = registrations.filter((registration) => isSameMethod(registration, call));
      if (before.length > 0 && before.every(({ order }) => order < call.order)) yield { messageId: 'late', at: call.at };
    }
    const [registration] = registrations;
    const [config] = configs;
    if (areModulesKnown(modules)) {
      if (registration && !config && !isCalled(modules, 'setPushConfig')) yield { messageId: 'noConfig', at: registration.at };
      if (config && !registration && !isCalled(modules, 'registerPush')) yield { messageId: 'noRegistration', at: config.at };
    }
    for (const call of types) {
      const found = argumentValue(modules, call, 0);
      if (found !== undefined && /^\d+$/.test(found) && !['1', '2'].includes(found))
        yield { messageId: 'typeValue', data: { found }, at: call.at };
      const before = registrations.filter((one) => isSameMethod(one, call));
      if (before.length > 0 && before.every(({ order }) => order < call.order)) yield { messageId: 'typeLate', at: call.at };
    }
    const own = app.flavors.filter(
      ({ applicationId, applicationIdSuffix }) => applicationId !== undefined || applicationIdSuffix !== undefined,
    );
    if (registration && types.length === 0 && own.length > 1 && baseOf(modules))
      yield { messageId: 'typeUnset', data: { count: own.length }, at: registration.at };
  },
});
