import { isBelow, librariesOf } from '../../../core/project-code.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { enabledVendors } from './facts.ts';

/** The first SDK with Honor. */
const least = '4.0.3';

export default defineProjectCheck({
  name: 'honor-version',
  title: { en: 'The SDK is new enough for Honor', zh: 'SDK 版本支持荣耀推送' },
  steps: ['J17'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    old: {
      severity: 'error',
      text: {
        en: 'Honor is enabled, but the SDK has the version {version}; Honor came with {least}.',
        zh: '启用了荣耀推送，但 SDK 版本是 {version}；{least} 起才支持荣耀。',
      },
      fix: { en: 'Update `io.hyphenate:hyphenate-chat`.', zh: '请升级 `io.hyphenate:hyphenate-chat`。' },
    },
  },
  *check({ modules }) {
    if (!enabledVendors(modules).some(({ vendor }) => vendor === 'honor')) return;
    for (const library of librariesOf(modules, /^io\.hyphenate:hyphenate-chat$/))
      if (isBelow(library, least) && library.version?.determined)
        yield { messageId: 'old', data: { version: library.version.value, least }, at: library.at };
  },
});
