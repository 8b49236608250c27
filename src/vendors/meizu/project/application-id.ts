import { applicationIdProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'application-id',
  title: { en: 'The applicationId is the package name that Meizu knows', zh: 'applicationId 与魅族平台登记的包名一致' },
  steps: ['C1'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    other: {
      severity: 'error',
      text: {
        en: 'The applicationId is {found}, the config’s packageName {wanted}: pushes go to another app.',
        zh: 'applicationId 是 {found}，配置中的 packageName 是 {wanted}：推送会发给另一个应用。',
      },
      fix: {
        en: 'Register this package in push.meizu.com, or correct the config.',
        zh: '请在 push.meizu.com 登记此包名，或修正配置。',
      },
    },
    suffix: {
      severity: 'warn',
      text: {
        en: 'This variant’s applicationId {found} has a suffix; Meizu knows {wanted}. This build gets no push, others may.',
        zh: '此变体的 applicationId {found} 带有后缀，魅族登记的是 {wanted}：这个构建收不到推送，其他构建可能正常。',
      },
      fix: {
        en: 'Test push with a build without `applicationIdSuffix`, or register the suffixed package as an app of its own.',
        zh: '请用不带 `applicationIdSuffix` 的构建测试推送，或为带后缀的包名单独登记应用。',
      },
    },
  },
  check: (context) => applicationIdProblems(context.app, accountOf(context)?.packageName),
});
