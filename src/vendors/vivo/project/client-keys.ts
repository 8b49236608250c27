import { known, metaDataOf } from '../../../core/project-look.ts';
import type { Place } from '../../../core/project.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs, placeholders } from './facts.ts';

export default defineProjectCheck({
  name: 'client-keys',
  title: { en: 'AppID and AppKey in the app equal the config’s', zh: '应用中的 AppID、AppKey 与配置一致' },
  steps: ['C7', 'C1'],
  docs: docs.codes,
  confidence: 'B',
  aliases: [],
  messages: {
    otherId: {
      severity: 'error',
      text: {
        en: 'The app has the AppID {found}, the config {wanted}: its regIds belong to another app.',
        zh: '应用中的 AppID 是 {found}，配置中是 {wanted}：得到的 regId 属于另一个应用。',
      },
      fix: {
        en: 'Use the AppID of the same app in the app and in the config.',
        zh: '客户端与配置应使用同一应用的 AppID。',
      },
    },
    otherKey: {
      severity: 'error',
      text: {
        en: 'The AppKey in the app differs from the config’s; vivo’s SDK ends with 10004 or 10005.',
        zh: '应用中的 AppKey 与配置不一致，vivo SDK 会返回 10004 或 10005。',
      },
      fix: {
        en: 'Copy the AppKey of this app from vpush.vivo.com.cn, and rebuild.',
        zh: '请从 vpush.vivo.com.cn 复制本应用的 AppKey 并重新构建。',
      },
    },
  },
  *check(context) {
    const account = accountOf(context);
    if (!account) return;
    const { app, modules } = context;
    const values = (pattern: RegExp, placeholder: string): { value: string; at: Place }[] => [
      ...metaDataOf(modules, pattern).flatMap((entry) => {
        const value = known(entry.value);
        return value === undefined ? [] : [{ value, at: entry.at }];
      }),
      ...[app.manifestPlaceholders[placeholder]].flatMap((read) => (read?.determined ? [{ value: read.value, at: read.at }] : [])),
    ];
    const seen = new Set<string>();
    // Only what has the shape of an id or a key: sample texts are a matter of `android/sample-value`, swapped ones of `vivo/meta-data`.
    for (const { value, at } of values(/^com\.vivo\.push\.app_id$/, placeholders.appId)) {
      if (!/^\d{5,9}$/.test(value) || value === account.appId || seen.has(value)) continue;
      seen.add(value);
      yield { messageId: 'otherId', data: { found: value, wanted: account.appId }, at };
    }
    for (const { value, at } of values(/^com\.vivo\.push\.api_key$/, placeholders.apiKey)) {
      if (!/^[0-9A-Fa-f-]{32,36}$/.test(value) || value === account.appKey || seen.has(value)) continue;
      seen.add(value);
      yield { messageId: 'otherKey', at };
    }
  },
});
