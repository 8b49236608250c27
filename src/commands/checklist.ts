import { checklist as checklistVerb } from '../api/checklist.ts';
import type { Command } from './command.ts';

export const checklist: Command = {
  description: {
    en: 'Prints the troubleshooting checklist as a document with boxes to tick: the same steps that `diagnose` runs.',
    zh: '把排查清单输出为可勾选的文档，内容与 `diagnose` 运行的步骤相同。',
  },
  formats: ['markdown', 'html'],
  options: [
    { flags: '--vendor <id>', text: { en: 'only what concerns this vendor', zh: '只列出与该厂商有关的步骤' }, repeatable: true },
    {
      flags: '--platform <id>',
      text: {
        en: 'also the steps of this IM platform (tencent-im, easemob, zego)',
        zh: '同时列出该 IM 平台的步骤（tencent-im、easemob、zego）',
      },
      repeatable: true,
    },
  ],
  examples: [
    { line: 'push-check checklist --vendor oppo --lang zh', text: { en: 'for OPPO, in Chinese', zh: 'OPPO 的清单（中文）' } },
    { line: 'push-check checklist --format html > checklist.html', text: { en: 'as a page to print', zh: '输出为可打印的网页' } },
  ],
  run({ options, format }, deps) {
    const list = (name: string) => (options[name] as string[] | undefined) ?? [];
    const as = format === 'html' ? 'html' : format === 'json' || format === 'ndjson' ? 'data' : 'markdown';
    return { mode: 'offline', events: checklistVerb({ vendors: list('vendor'), platforms: list('platform'), as }, deps) };
  },
};
