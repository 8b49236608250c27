import { hasManifest, packageNameOf, permissionsDeclared, permissionsUsed } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isManifestBrought, names, sdkOf } from './facts.ts';

const suffix = '.permission.MIPUSH_RECEIVE';
const basic = ['android.permission.INTERNET', 'android.permission.ACCESS_NETWORK_STATE'];

export default defineProjectCheck({
  name: 'permissions',
  title: { en: 'The Xiaomi permission carries this app’s package name', zh: '小米推送权限使用本应用的包名' },
  steps: ['J4', 'C1'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    foreign: {
      severity: 'error',
      text: {
        en: 'The permission `{permission}` carries another package name than this app ({package}): the push service refuses to deliver, without any crash.',
        zh: '权限 `{permission}` 中的包名不是本应用（{package}）：推送服务会拒绝下发，且没有任何崩溃提示。',
      },
      fix: {
        en: 'Write `{right}`, in `<permission>` and in `<uses-permission>`.',
        zh: '请在 `<permission>` 和 `<uses-permission>` 中都写成 `{right}`。',
      },
    },
    leftover: {
      severity: 'info',
      text: {
        en: 'The permission `{permission}` of another package is left in the manifest; the right one is there too, or comes with the SDK.',
        zh: 'manifest 中残留着其他包名的权限 `{permission}`；正确的权限已声明，或由 SDK 自带。',
      },
      fix: { en: 'Remove the entry with the other package name.', zh: '请删除包名不对的那一项。' },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: '`{permission}` is not declared with `<permission>`; the jar of the SDK brings no manifest.',
        zh: '没有用 `<permission>` 声明 `{permission}`；jar 形式的 SDK 不带 manifest。',
      },
      fix: {
        en: 'Add `<permission android:name="{permission}" android:protectionLevel="signature" />`.',
        zh: '请添加 `<permission android:name="{permission}" android:protectionLevel="signature" />`。',
      },
    },
    unused: {
      severity: 'error',
      text: {
        en: '`<uses-permission>` for `{permission}` is missing; the jar of the SDK brings no manifest.',
        zh: '缺少 `{permission}` 的 `<uses-permission>`；jar 形式的 SDK 不带 manifest。',
      },
      fix: {
        en: 'Add `<uses-permission android:name="{permission}" />`.',
        zh: '请添加 `<uses-permission android:name="{permission}" />`。',
      },
    },
    level: {
      severity: 'warn',
      text: {
        en: '`{permission}` has the protection level “{level}”, not “signature”: other apps can get it and send false messages.',
        zh: '`{permission}` 的 protectionLevel 是“{level}”而不是“signature”，其他应用可以申请并伪造消息。',
      },
      fix: { en: 'Set `android:protectionLevel="signature"`.', zh: '请设置 `android:protectionLevel="signature"`。' },
    },
  },
  *check({ modules, app }) {
    if (!hasManifest(modules)) return;
    const own = packageNameOf(app)?.value;
    const isRight = (value: string) => own !== undefined && (value === own + suffix || value === `\${applicationId}${suffix}`);
    const ofXiaomi = ({ value }: { value: string }) => value.endsWith(suffix) && value !== names.systemPermission;
    const declared = permissionsDeclared(modules).filter(ofXiaomi);
    const used = permissionsUsed(modules).filter(ofXiaomi);
    const isBrought = isManifestBrought(sdkOf(modules));
    if (own !== undefined) {
      const isThere = isBrought || (declared.some(({ value }) => isRight(value)) && used.some(({ value }) => isRight(value)));
      const others = [...declared, ...used].filter(({ value }) => !isRight(value) && !value.startsWith('${'));
      for (const { value, at } of others)
        yield isThere
          ? { messageId: 'leftover', data: { permission: value }, at }
          : { messageId: 'foreign', data: { permission: value, package: own, right: `\${applicationId}${suffix}` }, at };
      if (sdkOf(modules)?.form === 'jar' && others.length === 0) {
        const permission = own + suffix;
        if (!declared.some(({ value }) => isRight(value))) yield { messageId: 'undeclared', data: { permission } };
        if (!used.some(({ value }) => isRight(value))) yield { messageId: 'unused', data: { permission } };
      }
    }
    if (sdkOf(modules)?.form === 'jar')
      for (const permission of basic)
        if (!permissionsUsed(modules).some(({ value }) => value === permission)) yield { messageId: 'unused', data: { permission } };
    for (const { value, protectionLevel, at } of declared)
      if (isRight(value) && !/^(?:signature\b|0x0*2$|2$)/.test(protectionLevel ?? 'normal') && !protectionLevel?.includes('${'))
        yield { messageId: 'level', data: { permission: value, level: protectionLevel ?? 'normal' }, at };
  },
});
