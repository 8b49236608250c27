import { permissionsUsed } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

/** Permissions that old push guides call mandatory. */
const unneeded = [
  'android.permission.READ_PHONE_STATE',
  'android.permission.GET_TASKS',
  'android.permission.WRITE_EXTERNAL_STORAGE',
  'android.permission.READ_EXTERNAL_STORAGE',
  'android.permission.SYSTEM_ALERT_WINDOW',
];

export default defineProjectCheck({
  name: 'restricted-permission',
  title: { en: 'Push needs no restricted permissions', zh: '推送不需要受限权限' },
  steps: ['J24'],
  docs: 'https://developer.android.com/training/permissions/declaring',
  confidence: 'B',
  aliases: [],
  messages: {
    unneeded: {
      severity: 'info',
      text: {
        en: '`{permission}` is declared. Old push guides ask for it; current push SDKs do not need it, and app stores and users ask what it is for.',
        zh: '声明了 `{permission}`。旧的推送文档要求它，但当前的推送 SDK 并不需要，还会影响应用审核与用户信任。',
      },
      fix: {
        en: 'Remove it unless the app itself needs it.',
        zh: '除非应用自身需要，否则请删除。',
      },
    },
  },
  applies: ({ integrated }) => integrated.size > 0,
  *check({ modules }) {
    const seen = new Set<string>();
    for (const { value, at } of permissionsUsed(modules))
      if (unneeded.includes(value) && !seen.has(value)) {
        seen.add(value);
        yield { messageId: 'unneeded', data: { permission: value }, at };
      }
  },
});
