import { isShrunk } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

export default defineProjectCheck({
  name: 'keep-file-missing',
  title: { en: 'Rule files that the build names are there', zh: '构建引用的混淆规则文件存在' },
  steps: ['J21'],
  docs: 'https://developer.android.com/topic/performance/app-optimization/keep-rules-overview',
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The build names the rule file `{file}`, which is not there: its keep rules do not count in the release.',
        zh: '构建引用了规则文件 `{file}`，但该文件不存在：其中的保留规则不会生效。',
      },
      fix: { en: 'Add the file, or correct the path; it is relative to the module.', zh: '请补上该文件或修正路径（相对于模块目录）。' },
    },
  },
  *check(context) {
    if (!isShrunk(context)) return;
    for (const { missingKeepFiles } of context.modules)
      for (const { value, at } of missingKeepFiles) yield { messageId: 'missing', data: { file: value }, at };
  },
});
