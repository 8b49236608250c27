import type { Place } from '../../core/project.ts';
import { componentsOf, metaDataOf, permissionsDeclared, permissionsUsed } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

/** Names that guides or hands misspell, and the right ones. `RECIEVE_MCS_MESSAGE` is not among them: OPPO spells it so. */
const misspelt: readonly [RegExp, string][] = [
  [/^CS_cloud_ablitity$/, 'CS_cloud_ability'],
  [/^android\.permission\.POST_NOTIFICATION$/, 'android.permission.POST_NOTIFICATIONS'],
  [/^android\.permissions\.POST_NOTIFICATIONS$/, 'android.permission.POST_NOTIFICATIONS'],
  [/^android\.permission\.RECIEVE_BOOT_COMPLETED$/, 'android.permission.RECEIVE_BOOT_COMPLETED'],
  [/^com\.google\.firebase\.MESSAGE_EVENT$/, 'com.google.firebase.MESSAGING_EVENT'],
  [/^com\.huawei\.push\.action\.MESSAGE_EVENT$/, 'com.huawei.push.action.MESSAGING_EVENT'],
  [/^com\.hihonor\.push\.action\.MESSAGE_EVENT$/, 'com.hihonor.push.action.MESSAGING_EVENT'],
  [/^com\.xiaomi\.mipush\.RECIEVE_MESSAGE$/, 'com.xiaomi.mipush.RECEIVE_MESSAGE'],
  [/^com\.vivo\.pushclient\.action\.RECIEVE$/, 'com.vivo.pushclient.action.RECEIVE'],
  [/^(com\.coloros\.mcs\.action)\.RECIEVE_MCS_MESSAGE$/, '$1.RECEIVE_MCS_MESSAGE'],
  [/^(com\.heytap\.mcs\.action)\.RECIEVE_MCS_MESSAGE$/, '$1.RECEIVE_MCS_MESSAGE'],
  [/^(.+\.permission)\.MIPUSH_RECIEVE$/, '$1.MIPUSH_RECEIVE'],
  [/^(com\.meizu\.(?:flyme\.push|c2dm)\.permission)\.RECIEVE$/, '$1.RECEIVE'],
];

export default defineProjectCheck({
  name: 'misspelt-name',
  title: { en: 'Names copied into the manifest are spelt right', zh: 'manifest 中的名称拼写正确' },
  steps: ['J23'],
  docs: 'https://developer.android.com/guide/topics/manifest/manifest-intro',
  confidence: 'B',
  aliases: [],
  messages: {
    misspelt: {
      severity: 'warn',
      text: {
        en: '`{found}` is misspelt; nothing reads this name.',
        zh: '`{found}` 拼写有误，没有任何组件会识别这个名称。',
      },
      fix: { en: 'Write `{right}`.', zh: '请改为 `{right}`。' },
    },
  },
  *check({ modules }) {
    const written: { value: string; at: Place }[] = [
      ...permissionsUsed(modules),
      ...permissionsDeclared(modules),
      ...metaDataOf(modules, /./).map(({ name, at }) => ({ value: name, at })),
      ...componentsOf(modules).flatMap(({ filters }) => filters.flatMap(({ actions, categories }) => [...actions, ...categories])),
    ];
    for (const { value, at } of written)
      for (const [pattern, right] of misspelt)
        if (pattern.test(value)) yield { messageId: 'misspelt', data: { found: value, right: value.replace(pattern, right) }, at };
  },
});
