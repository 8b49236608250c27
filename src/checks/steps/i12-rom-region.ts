import { defineStep } from '../../core/step.ts';
import { hasSpoken } from '../facts/person.ts';
import { romRegion } from '../facts/phone.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I12',
  phase: 'I',
  question: {
    en: 'Does the phone run an overseas system while the push goes through the mainland service?',
    zh: '手机是否为海外版系统，却在走国内推送服务？',
  },
  why: {
    en: 'MiPush outside mainland China ended on 2024-04-02, OPPO keeps separate services by region, and HUAWEI binds an app to its data processing location. An overseas ROM takes another registration or none.',
    zh: '小米推送已于 2024-04-02 停止海外服务，OPPO 按地区分开部署，华为应用受数据处理位置约束。海外版系统会注册到别的服务，甚至注册不了。',
  },
  needs: ['person'],
  vendors: ['xiaomi', 'oppo', 'huawei'],
  verdict: 'device-settings',
  fix: {
    en: 'Use FCM for overseas systems (for OPPO abroad, the overseas host with an overseas registration id); support both in the app and choose by region.',
    zh: '海外版系统请走 FCM（OPPO 海外须用海外域名和海外 registration_id）；应用内同时支持两套并按地区选择。',
  },
  ask: {
    question: {
      en: 'Is the phone’s system an overseas (global, EEA, India …) version?',
      zh: '手机系统是海外版（国际版、欧版、印度版等）吗？',
    },
    look: {
      en: 'Settings > About phone: the version name of Xiaomi ends in letters such as `CNXM` (China) or `MIXM` (global), OPPO shows the region in the build number (`EX`, `EU`, `IN`), HUAWEI in brackets such as `C00` (China) or `C432` (Europe). Is the Play Store preinstalled?',
      zh: '设置 > 关于手机：小米版本号尾部 `CNXM` 为国内版、`MIXM` 为国际版；OPPO 看版本号中的地区（`EX`、`EU`、`IN`）；华为看括号中的 `C00`（中国）、`C432`（欧洲）。是否预装了 Play 商店？',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [sources.xiaomiOverseas, sources.oppoCodes, sources.huaweiSend],
  confidence: '?',
  check(evidence) {
    if (hasSpoken(evidence, 'I12')) return undefined;
    const rom = evidence.device?.rom ?? evidence.device?.model ?? '';
    switch (romRegion(evidence.device)) {
      case 'overseas':
        return {
          state: 'fail',
          text: { en: 'The phone’s system is an overseas one ({rom}).', zh: '手机系统为海外版（{rom}）。' },
          data: { rom },
        };
      case 'mainland':
        return {
          state: 'pass',
          text: { en: 'The phone’s system is one of mainland China ({rom}).', zh: '手机系统为国内版（{rom}）。' },
          data: { rom },
        };
      default:
        return undefined;
    }
  },
});
