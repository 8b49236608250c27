import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const path = '/body/ext/em_push_template';
const nameShape = /^[A-Za-z0-9]{1,64}$/;

export default defineRule({
  name: 'template',
  subject: 'wire',
  title: { en: 'A push template has a name and as many arguments as its holes', zh: '推送模板须有名称，参数个数须与占位符一致' },
  docs: docs.extension,
  confidence: 'A',
  aliases: [],
  messages: {
    nameless: {
      severity: 'error',
      text: { en: '`em_push_template` names no template, so none is used.', zh: '`em_push_template` 没有模板名称，不会使用任何模板。' },
      fix: {
        en: 'Set `name` to a template of the console, or send `em_push_ext` title and content instead.',
        zh: '请将 `name` 设为控制台中的模板名称，或改用 `em_push_ext` 的标题和内容。',
      },
    },
    name: {
      severity: 'error',
      text: {
        en: 'No template can be called “{name}”: a name has 1 to 64 letters and digits.',
        zh: '模板名称不可能为“{name}”：只能由 1 至 64 个字母或数字组成。',
      },
      fix: { en: 'Copy the name from the console’s template page.', zh: '请从控制台的模板管理页面复制名称。' },
    },
    arguments: {
      severity: 'error',
      text: { en: '`{field}` of the template is no list of texts.', zh: '模板的 `{field}` 不是字符串数组。' },
      fix: {
        en: 'Write a list, one text for each of the holes 0, 1, 2 … of the pattern.',
        zh: '请填写数组，按顺序为模板中 0、1、2…… 号占位符各提供一个字符串。',
      },
    },
    unseen: {
      severity: 'info',
      text: {
        en: 'The template “{name}” gets {title} arguments for its title and {content} for its content; whether the console has it, and with that many holes, the message does not tell.',
        zh: '模板“{name}”的标题有 {title} 个参数、内容有 {content} 个参数；控制台是否存在该模板、占位符个数是否一致，无法从消息中得知。',
      },
      fix: {
        en: 'Compare with the console’s template page, or with `GET /notification/template/{name}` of the REST API.',
        zh: '请与控制台的模板管理页面核对，或通过 REST 接口 `GET /notification/template/{name}` 查看。',
      },
    },
  },
  *check({ wire }) {
    const template: unknown = wire.via === 'push' ? undefined : wire.body.ext?.em_push_template;
    if (!isObject(template)) return;
    const directed: unknown = template['directed_template'];
    const all = [
      ...(Array.isArray(directed)
        ? (directed as unknown[]).filter(isObject).map((one, index) => [one, `${path}/directed_template/${index}`] as const)
        : []),
      // Beside directed templates the common one may be missing.
      ...(Array.isArray(directed) && template['name'] === undefined ? [] : [[template, path] as const]),
    ];
    for (const [one, at] of all) {
      const { name } = one;
      if (typeof name !== 'string' || name === '') {
        yield { messageId: 'nameless', path: at };
        continue;
      }
      if (!nameShape.test(name)) yield { messageId: 'name', path: `${at}/name`, data: { name } };
      const wrong = ['title_args', 'content_args'].filter((field) => one[field] !== undefined && !isTexts(one[field]));
      for (const field of wrong) yield { messageId: 'arguments', path: `${at}/${field}`, data: { field } };
      if (wrong.length === 0 && nameShape.test(name))
        yield {
          messageId: 'unseen',
          path: `${at}/name`,
          data: { name, title: countOf(one['title_args']), content: countOf(one['content_args']) },
        };
    }
  },
});

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
