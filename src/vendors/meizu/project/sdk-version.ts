import { compareVersions } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, sdkOf } from './facts.ts';

/** The first version that is in Maven Central. */
const inMavenCentral = '4.1.0';

export default defineProjectCheck({
  name: 'sdk-version',
  title: { en: 'The Meizu SDK is one that can still be fetched', zh: '魅族 SDK 版本仍可下载' },
  steps: ['J3'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    jcenterOnly: {
      severity: 'warn',
      text: {
        en: 'Meizu’s SDK {version} was published in JCenter only, which is shut down; a fresh build cannot fetch it.',
        zh: '魅族 SDK {version} 只发布在已关停的 JCenter，全新构建时无法下载。',
      },
      fix: {
        en: 'Take 4.1.0 or later from `mavenCentral()`; the callbacks’ arguments changed on the way.',
        zh: '请改用 `mavenCentral()` 中的 4.1.0 或更高版本；回调参数有变化，需一并调整。',
      },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (sdk?.form !== 'maven' || sdk.version === undefined || !/^\d/.test(sdk.version)) return;
    if (compareVersions(sdk.version, inMavenCentral) < 0)
      yield { messageId: 'jcenterOnly', data: { version: sdk.version }, at: sdk.dependency.at };
  },
});
