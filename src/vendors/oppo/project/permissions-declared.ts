import { hasManifest, permissionsUsed } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, permissions, sdkOf, servicesOf } from './facts.ts';

export default defineProjectCheck({
  name: 'permissions-declared',
  title: { en: 'The app asks for OPPO’s two permissions', zh: '应用声明了 OPPO 的两项权限' },
  steps: ['J4', 'J23'],
  docs: docs.easemob,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`{permission}` is missing. OPPO’s AAR declares no permission itself; without it messages do not come through.',
        zh: '缺少 `{permission}`。OPPO 的 AAR 不带任何权限声明，缺少它就收不到消息。',
      },
      fix: {
        en: 'Add `<uses-permission android:name="{permission}" />`, in this spelling (RECIEVE).',
        zh: '请添加 `<uses-permission android:name="{permission}" />`，拼写就是 RECIEVE。',
      },
    },
    corrected: {
      severity: 'error',
      text: {
        en: '`{found}` does not exist: OPPO’s permission is spelt RECIEVE, and somebody corrected the spelling.',
        zh: '`{found}` 并不存在：OPPO 的权限名拼写就是 RECIEVE，这里被“改正”了。',
      },
      fix: { en: 'Write `{permission}`.', zh: '请改为 `{permission}`。' },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (!hasManifest(modules) || sdk?.form === 'platform' || (!sdk && servicesOf(modules).length === 0)) return;
    const used = permissionsUsed(modules);
    for (const permission of permissions) {
      if (used.some(({ value }) => value === permission)) continue;
      const corrected = used.find(({ value }) => value === permission.replace('RECIEVE', 'RECEIVE'));
      if (corrected) yield { messageId: 'corrected', data: { found: corrected.value, permission }, at: corrected.at };
      else yield { messageId: 'missing', data: { permission } };
    }
  },
});
