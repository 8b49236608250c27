import { hasManifest, packageNameOf, permissionsDeclared, permissionsUsed } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, ownPermissions, receiversOf, sdkOf, usedPermissions } from './facts.ts';

/** Of Flyme’s own; Google’s old service has a C2D_MESSAGE with the same ending. */
const googleOld = 'com.google.android.c2dm.permission.RECEIVE';

export default defineProjectCheck({
  name: 'permissions',
  title: { en: 'Meizu’s permissions carry this app’s package name', zh: '魅族推送权限使用本应用的包名' },
  steps: ['J4', 'C1'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`<uses-permission>` for `{permission}` is missing.',
        zh: '缺少 `{permission}` 的 `<uses-permission>`。',
      },
      fix: {
        en: 'Add `<uses-permission android:name="{permission}" />`.',
        zh: '请添加 `<uses-permission android:name="{permission}" />`。',
      },
    },
    undeclared: {
      severity: 'error',
      text: {
        en: '`{permission}` is used, but not declared with `<permission>`: the app cannot get it.',
        zh: '使用了 `{permission}`，但没有用 `<permission>` 声明，应用得不到该权限。',
      },
      fix: {
        en: 'Add `<permission android:name="{permission}" android:protectionLevel="signature" />`.',
        zh: '请添加 `<permission android:name="{permission}" android:protectionLevel="signature" />`。',
      },
    },
    foreign: {
      severity: 'error',
      text: {
        en: 'The permission `{permission}` carries another package name than this app ({package}): messages are not delivered, without any crash.',
        zh: '权限 `{permission}` 中的包名不是本应用（{package}）：消息不会下发，且没有任何崩溃提示。',
      },
      fix: {
        en: 'Write `{right}`, in `<permission>` and in `<uses-permission>`.',
        zh: '请在 `<permission>` 和 `<uses-permission>` 中都写成 `{right}`。',
      },
    },
    leftover: {
      severity: 'info',
      text: {
        en: 'The permission `{permission}` of another package is left in the manifest; the right one is there too.',
        zh: 'manifest 中残留着其他包名的权限 `{permission}`；正确的权限也已存在。',
      },
      fix: { en: 'Remove the entry with the other package name.', zh: '请删除包名不对的那一项。' },
    },
  },
  *check({ modules, app }) {
    const sdk = sdkOf(modules);
    if (!hasManifest(modules) || (!sdk && receiversOf(modules).length === 0)) return;
    const used = permissionsUsed(modules);
    const declared = permissionsDeclared(modules);
    // An AAR may bring the permissions; only what is written by hand, and in part, is known to be incomplete.
    const isByHand = sdk?.form !== 'platform' && [...used, ...declared].some(({ value }) => isMeizu(value));
    if (isByHand)
      for (const permission of usedPermissions)
        if (!used.some(({ value }) => value === permission)) yield { messageId: 'missing', data: { permission } };
    const own = packageNameOf(app)?.value;
    if (own === undefined) return;
    for (const suffix of ownPermissions) {
      if (suffix.endsWith('C2D_MESSAGE') && used.some(({ value }) => value === googleOld)) continue;
      const isRight = ({ value }: { value: string }) => value === own + suffix || value === `\${applicationId}${suffix}`;
      const isOther = (entry: { value: string }) =>
        entry.value.endsWith(suffix) && !isRight(entry) && !entry.value.startsWith('${') && !isVendors(entry.value);
      const isUsed = used.some(isRight);
      const isDeclared = declared.some(isRight);
      const others = [...declared.filter(isOther), ...used.filter(isOther)];
      for (const { value, at } of others)
        yield isUsed && isDeclared
          ? { messageId: 'leftover', data: { permission: value }, at }
          : { messageId: 'foreign', data: { permission: value, package: own, right: `\${applicationId}${suffix}` }, at };
      if (others.length > 0) continue;
      if (isUsed && !isDeclared) yield { messageId: 'undeclared', data: { permission: own + suffix }, at: used.find(isRight)!.at };
      else if (isByHand && !isUsed) yield { messageId: 'missing', data: { permission: own + suffix } };
    }
  },
});

function isMeizu(value: string): boolean {
  return value.startsWith('com.meizu.') || value.endsWith('.push.permission.MESSAGE');
}

function isVendors(value: string): boolean {
  return value.startsWith('com.meizu.') || value.startsWith('com.google.');
}
