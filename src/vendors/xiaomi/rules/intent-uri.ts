import { isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'intent-uri',
  subject: 'wire',
  title: { en: 'The intent URI is well formed and stays in the app', zh: 'intent URI 格式正确且指向本应用' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-EF-003', 'XM-EF-004'],
  messages: {
    malformed: {
      text: {
        en: '`extra.intent_uri` does not have the form `intent:…#Intent;…;end`.',
        zh: '`extra.intent_uri` 不是 `intent:…#Intent;…;end` 的形式。',
      },
      fix: {
        en: 'Build it in the app with `Intent.toUri(Intent.URI_INTENT_SCHEME)` and paste the result.',
        zh: '在应用中用 `Intent.toUri(Intent.URI_INTENT_SCHEME)` 生成后粘贴。',
      },
      severity: 'error',
    },
    otherPackage: {
      text: {
        en: 'The intent opens the package {component}, but the message is for {package}.',
        zh: 'intent 指向的包是 {component}，而消息的包名是 {package}。',
      },
      fix: { en: 'Correct the package in `component=`.', zh: '更正 `component=` 中的包名。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    const uri = wire['extra.intent_uri'];
    if (!isFilled(uri)) return;
    const text = String(uri);
    const path = '/extra.intent_uri';
    if (!/^intent:.*#Intent;.*end$/s.test(text)) {
      yield { messageId: 'malformed', path };
      return;
    }
    const component = /[;#]component=([^/;]+)/.exec(text)?.[1];
    const packageName = wire.restricted_package_name;
    if (component === undefined || !isFilled(packageName)) return;
    if (!String(packageName).split(',').includes(component))
      yield { messageId: 'otherPackage', data: { component, package: String(packageName) }, path };
  },
});
