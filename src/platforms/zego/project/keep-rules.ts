import { keepRulePlace } from '../../../core/project-build.ts';
import { areKeepRulesKnown, isKept, isShrunk } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, packageOf, type VendorName } from './facts.ts';

/** A class that stands for each vendor's rule of ZEGO's guides; Huawei's own check speaks of its rules. */
const kept: Readonly<Partial<Record<VendorName, { example: string; rule: string }>>> = {
  xiaomi: { example: 'com.xiaomi.push.service.XMPushService', rule: 'com.xiaomi.push.**' },
  oppo: { example: 'com.heytap.msp.push.HeytapPushManager', rule: 'com.heytap.msp.**' },
  vivo: { example: 'com.vivo.push.PushClient', rule: 'com.vivo.push.**' },
};

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps the vendors’ classes in the release build', zh: 'release 混淆时保留各厂商的类' },
  steps: ['J21'],
  docs: docs.implement,
  confidence: 'A',
  aliases: [],
  messages: {
    lost: {
      severity: 'warn',
      text: {
        en: 'This build is shrunk, and no rule keeps {rules}, as ZEGO’s guides for these vendors ask: push may work only in a build that is not shrunk.',
        zh: '该构建开启了混淆，但没有按 ZEGO 各厂商文档的要求保留 {rules}：可能只有未混淆的构建能收到推送。',
      },
      fix: { en: 'Add `-keep class … { *; }` for each of them.', zh: '请逐一添加 `-keep class … { *; }`。' },
    },
  },
  *check(context) {
    const { modules, app } = context;
    if (!isShrunk(context) || !areKeepRulesKnown(modules)) return;
    const lost = Object.entries(kept).filter(
      ([vendor, { example }]) => packageOf(modules, vendor as VendorName) !== undefined && !isKept(modules, example),
    );
    if (lost.length === 0) return;
    const at = keepRulePlace(app);
    yield { messageId: 'lost', data: { rules: lost.map(([, { rule }]) => `\`${rule}\``).join(', ') }, ...(at ? { at } : {}) };
  },
});
