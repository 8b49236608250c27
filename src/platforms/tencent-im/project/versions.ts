import { isBelow, plainVersion } from '../../../core/project-code.ts';
import { compareVersions } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { chatLibraries, docs, nameOf, timPushLibraries } from './facts.ts';

/** The first Chat SDK that TIMPush works with. */
const leastChat = '7.6.5011';

export default defineProjectCheck({
  name: 'versions',
  title: { en: 'TIMPush, its vendor packages and the Chat SDK have one version', zh: 'TIMPush、厂商包与 IM SDK 版本一致' },
  steps: ['J1', 'J17'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: ['TX-VER'],
  messages: {
    vendor: {
      severity: 'error',
      text: {
        en: '`{name}` has the version {found}, `timpush` has {wanted}: they only work together in one version.',
        zh: '`{name}` 的版本是 {found}，而 `timpush` 是 {wanted}，两者必须使用同一版本。',
      },
      fix: {
        en: 'Give all packages of TIMPush one version, best by one variable.',
        zh: '请让 TIMPush 的所有包使用同一版本，建议用一个变量统一管理。',
      },
    },
    chat: {
      severity: 'error',
      text: {
        en: 'The Chat SDK has the version {found}, TIMPush has {wanted}: registration or online pushes fail when they differ.',
        zh: 'IM SDK 的版本是 {found}，TIMPush 是 {wanted}，版本不一致会导致注册失败或收不到在线推送。',
      },
      fix: { en: 'Set both to the same version.', zh: '请将两者升级到同一版本。' },
    },
    old: {
      severity: 'error',
      text: {
        en: 'The Chat SDK {found} is too old for TIMPush, which needs {wanted} or newer.',
        zh: 'IM SDK {found} 过旧，TIMPush 要求 {wanted} 及以上版本。',
      },
      fix: { en: 'Update the Chat SDK to the version of TIMPush.', zh: '请将 IM SDK 升级到与 TIMPush 相同的版本。' },
    },
  },
  *check({ modules }) {
    const libraries = timPushLibraries(modules);
    const base = libraries.find((library) => ['timpush', 'tpush'].includes(nameOf(library)));
    const wanted = plainVersion(base);
    for (const library of libraries) {
      const found = plainVersion(library);
      if (wanted !== undefined && found !== undefined && compareVersions(found, wanted) !== 0)
        yield { messageId: 'vendor', data: { name: nameOf(library), found, wanted }, at: library.at };
    }
    if (libraries.length === 0) return;
    for (const chat of chatLibraries(modules)) {
      const found = plainVersion(chat);
      if (found === undefined) continue;
      if (isBelow(chat, leastChat)) yield { messageId: 'old', data: { found, wanted: leastChat }, at: chat.at };
      else if (wanted !== undefined && compareVersions(found, wanted) !== 0)
        yield { messageId: 'chat', data: { found, wanted }, at: chat.at };
    }
  },
});
