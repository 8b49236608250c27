import { pointerOf } from '../../../core/pointer.ts';
import { templateVariables } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxTemplateParams } from '../wire.ts';

export default defineRule({
  name: 'template-text',
  subject: 'account',
  title: { en: 'A template’s text passes review', zh: '模板文本应符合审核要求' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  confidence: 'A',
  aliases: ['XM-TP-005'],
  messages: {
    startsWithVariable: {
      text: { en: 'The template title of the channel `{channel}` starts with a variable.', zh: '通道 `{channel}` 的模板标题以变量开头。' },
      fix: { en: 'Begin the title with fixed words; otherwise the review rejects it.', zh: '标题请以固定文字开头，否则审核不通过。' },
      severity: 'error',
    },
    duplicate: {
      text: {
        en: 'The template of the channel `{channel}` uses the variable `{name}` more than once.',
        zh: '通道 `{channel}` 的模板重复使用了变量 `{name}`。',
      },
      fix: { en: 'Give every variable its own name.', zh: '每个变量使用不同的名称。' },
      severity: 'error',
    },
    tooMany: {
      text: {
        en: 'The template of the channel `{channel}` has {count} variables; {max} are permitted.',
        zh: '通道 `{channel}` 的模板有 {count} 个变量，上限为 {max} 个。',
      },
      fix: { en: 'Use fewer variables.', zh: '减少变量数量。' },
      severity: 'error',
    },
  },
  *check({ account }) {
    for (const [channel, { template }] of Object.entries(account.channels ?? {})) {
      if (!template) continue;
      const path = pointerOf(['channels', channel, 'template']);
      if (template.title?.trimStart().startsWith('{$')) yield { messageId: 'startsWithVariable', data: { channel }, path: `${path}/title` };
      const variables = templateVariables(`${template.title ?? ''}\n${template.content ?? ''}`);
      for (const name of new Set(variables.filter((variable, index) => variables.indexOf(variable) !== index)))
        yield { messageId: 'duplicate', data: { channel, name }, path };
      const count = new Set(variables).size;
      if (count > maxTemplateParams) yield { messageId: 'tooMany', data: { channel, count, max: maxTemplateParams }, path };
    }
  },
});
