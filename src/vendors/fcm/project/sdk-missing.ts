import { isBuildKnown, isHybrid, moduleStart } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { docs, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-missing',
  title: { en: 'The app contains the FCM library', zh: '应用已引入 FCM 库' },
  steps: ['J1'],
  docs: docs.setup,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project uses FCM, but no dependency brings `com.google.firebase:firebase-messaging`.',
        zh: '工程中使用了 FCM，但没有任何依赖引入 `com.google.firebase:firebase-messaging`。',
      },
      fix: {
        en: 'Add `implementation(platform("com.google.firebase:firebase-bom:<version>"))` and `implementation("com.google.firebase:firebase-messaging")` to the app module.',
        zh: '在应用模块中加入 `implementation(platform("com.google.firebase:firebase-bom:<版本>"))` 和 `implementation("com.google.firebase:firebase-messaging")`。',
      },
    },
  },
  *check({ app, modules }) {
    // What plugins of a frame bring stands in no build file.
    if (isHybrid(app) || sdkOf(modules) || !isBuildKnown(app, modules)) return;
    const at = moduleStart(app);
    yield { messageId: 'missing', ...(at && { at }) };
  },
});
