import { androidFacts, docs, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isObject } from '../shape.ts';

export default defineRule({
  name: 'intent-form',
  subject: 'wire',
  title: { en: 'The intent is an intent URI with launchFlags=0x4000000', zh: 'intent 应为 intent URI，并带有 launchFlags=0x4000000' },
  docs: docs.click,
  confidence: 'A',
  aliases: ['HW-INTENT-FORM'],
  messages: {
    form: {
      severity: 'warn',
      text: {
        en: 'The intent does not have the form `intent://host/path#Intent;scheme=…;end`, so the tap opens nothing (receipt 31).',
        zh: 'intent 不是 `intent://host/path#Intent;scheme=…;end` 的形式，点击后可能无法打开页面（回执 31）。',
      },
      fix: {
        en: 'Make the text with `Intent.toUri(Intent.URI_INTENT_SCHEME)` in the app.',
        zh: '请在应用中用 `Intent.toUri(Intent.URI_INTENT_SCHEME)` 生成该文本。',
      },
    },
    flags: {
      severity: 'warn',
      text: {
        en: 'The intent lacks `launchFlags=0x4000000` (FLAG_ACTIVITY_CLEAR_TOP).',
        zh: 'intent 缺少 `launchFlags=0x4000000`（FLAG_ACTIVITY_CLEAR_TOP）。',
      },
      fix: { en: 'Add the flag before making the text.', zh: '请在生成文本前设置该标志位。' },
    },
  },
  *check({ wire }) {
    const click = androidFacts(wire)?.notification['click_action'];
    const intent = isObject(click) ? textOf(click['intent']) : undefined;
    if (!intent) return;
    const path = '/body/message/android/notification/click_action/intent';
    if (!/^intent:[^#\s]*#Intent;(?:[^;]+;)*end$/.test(intent)) yield { messageId: 'form', path };
    else if (!/;launchFlags=0x0*4000000;/i.test(intent)) yield { messageId: 'flags', path };
  },
});
