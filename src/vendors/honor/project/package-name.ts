import { packageNameProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, demo } from './facts.ts';

export default defineProjectCheck({
  name: 'package-name',
  title: { en: 'The package name of the config is the app’s', zh: '配置中的包名与应用一致' },
  steps: ['C1'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    differs: {
      severity: 'warn',
      text: {
        en: '`vendors.honor.packageName` is {configured}, but this build is {actual}: a click that opens an activity names the wrong app.',
        zh: '`vendors.honor.packageName` 为 {configured}，而当前构建的包名是 {actual}：打开 Activity 的点击会指向错误的应用。',
      },
      fix: {
        en: 'Set `packageName` to the `applicationId` of the build on the phone; suffixes of flavors and build types count.',
        zh: '请把 `packageName` 改为手机上所装版本的 `applicationId`，注意 flavor 与 build type 的后缀。',
      },
    },
  },
  check: (context) => packageNameProblems(context.app, accountOf(context)?.packageName),
});
