import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'at-list',
  subject: 'wire',
  title: { en: 'The mention list has its documented shape', zh: '提及列表的格式正确' },
  docs: docs.extension,
  confidence: 'A',
  aliases: [],
  messages: {
    shape: {
      severity: 'error',
      text: {
        en: '`em_at_list` is neither a list of user ids nor the text “all”, so nobody is mentioned.',
        zh: '`em_at_list` 既不是用户 ID 列表，也不是文本“all”，不会提及任何人。',
      },
      fix: { en: 'Write `["user1"]` or `"all"`.', zh: '请写成 `["user1"]` 或 `"all"`。' },
    },
    capital: {
      severity: 'warn',
      text: {
        en: '`em_at_list` is “{value}”; the server page writes “all”, and only one client page writes it with a capital.',
        zh: '`em_at_list` 为“{value}”；服务端文档写作“all”，仅有一处客户端文档首字母大写。',
      },
      fix: { en: 'Write `"all"`.', zh: '请写成 `"all"`。' },
    },
    place: {
      severity: 'warn',
      text: {
        en: '`em_at_list` stands inside `em_apns_ext`, as one client page has it; the server page puts it at the top of `ext`.',
        zh: '`em_at_list` 写在了 `em_apns_ext` 里（仅一处客户端文档如此），服务端文档要求放在 `ext` 顶层。',
      },
      fix: { en: 'Move it to the top of `ext`.', zh: '请移到 `ext` 顶层。' },
    },
  },
  *check({ wire }) {
    if (wire.via === 'push') return;
    const ext = wire.body.ext ?? {};
    const list: unknown = ext.em_at_list;
    const path = '/body/ext/em_at_list';
    if (typeof list === 'string' && list !== 'all' && list.toLowerCase() === 'all')
      yield { messageId: 'capital', path, data: { value: list } };
    else if (
      list !== undefined &&
      list !== 'all' &&
      !(Array.isArray(list) && list.length > 0 && list.every((id) => typeof id === 'string' && id !== ''))
    )
      yield { messageId: 'shape', path };
    if (ext.em_apns_ext?.['em_at_list'] !== undefined) yield { messageId: 'place', path: '/body/ext/em_apns_ext/em_at_list' };
  },
});
