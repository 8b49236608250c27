import { docs, isFilled, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** FLAG_ACTIVITY_CLEAR_TOP. */
const clearTop = 0x4000000;

export default defineRule({
  name: 'intent-flags',
  subject: 'wire',
  title: { en: 'The intent of a tap is well formed and clears the top', zh: '点击 intent 格式正确且带有 CLEAR_TOP' },
  docs: docs.clientDemo,
  confidence: 'A',
  aliases: ['HN-INTENT-BROWSABLE'],
  messages: {
    malformed: {
      severity: 'warn',
      text: {
        en: '`clickAction.intent` does not have the form `intent:…#Intent;…;end`; an intent that does not resolve is not shown (receipt 40000015).',
        zh: '`clickAction.intent` 不是 `intent:…#Intent;…;end` 的形式；无法解析的 intent 不会展示通知（回执 40000015）。',
      },
      fix: {
        en: 'Build it in the app with `Intent.toUri(Intent.URI_INTENT_SCHEME)`; the activity must be exported and BROWSABLE.',
        zh: '请在应用中用 `Intent.toUri(Intent.URI_INTENT_SCHEME)` 生成；目标 Activity 须已导出并声明 BROWSABLE。',
      },
    },
    flags: {
      severity: 'warn',
      text: {
        en: '`clickAction.intent` lacks `launchFlags=0x4000000` (FLAG_ACTIVITY_CLEAR_TOP): the same page can open twice.',
        zh: '`clickAction.intent` 缺少 `launchFlags=0x4000000`（FLAG_ACTIVITY_CLEAR_TOP），同一页面可能重复打开。',
      },
      fix: {
        en: 'Add the flag before `toUri`, or `launchFlags=0x4000000;` before `end`.',
        zh: '在 `toUri` 之前添加该标志，或在 `end` 前加上 `launchFlags=0x4000000;`。',
      },
    },
  },
  *check({ wire }) {
    const intent: unknown = notificationOf(wire)?.clickAction?.intent;
    if (!isFilled(intent)) return;
    const path = '/android/notification/clickAction/intent';
    if (!/^(?:intent:|#Intent;).*;end$/s.test(intent) || !intent.includes('#Intent;')) {
      yield { messageId: 'malformed', path };
      return;
    }
    const flags = Number(/;launchFlags=(0x[0-9a-f]+|\d+)(?=;)/i.exec(intent)?.[1] ?? 0);
    // Bits above the 31st would turn negative; division keeps them out of the question.
    if (Math.floor(flags / clearTop) % 2 === 0) yield { messageId: 'flags', path };
  },
});
