import { docs, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';

const bodyFields = new Set(['FromUserId', 'Timeout', 'ExtendedData', 'OfflinePush']);
const pushFields = new Set(['Enable', 'Title', 'Content', 'Payload']);
const callOnly = ['Timeout', 'ExtendedData', 'OfflinePush'];

export default defineRule({
  name: 'call-fields',
  subject: 'wire',
  title: { en: 'Fields stand where ZEGO’s call has them', zh: '字段须属于所调用的接口' },
  docs: docs.callInvite,
  confidence: 'A',
  aliases: [],
  messages: {
    call: {
      severity: 'warn',
      text: {
        en: 'CallInvite documents no `{name}`; whether it has an effect there is unknown.',
        zh: 'CallInvite 文档中没有 `{name}`，填写后是否生效未知。',
      },
      fix: { en: 'Leave it out for calls.', zh: '呼叫邀请请不要填写该字段。' },
    },
    message: {
      severity: 'warn',
      text: {
        en: '`{name}` at the top belongs to CallInvite; a message does not have it there.',
        zh: '顶层的 `{name}` 只属于 CallInvite，消息接口没有该字段。',
      },
      fix: {
        en: 'Leave it out; the extra data of a message is `platforms.zego.MessageBody.ExtendedData`.',
        zh: '请去掉该字段；消息的扩展数据请用 `platforms.zego.MessageBody.ExtendedData`。',
      },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'call') {
      for (const name of callOnly) if (name in wire.body) yield { messageId: 'message', path: `/body/${name}`, data: { name } };
      return;
    }
    for (const name of Object.keys(wire.body))
      if (!bodyFields.has(name)) yield { messageId: 'call', path: `/body/${name}`, data: { name } };
    for (const name of Object.keys(offlinePushOf(wire)))
      if (!pushFields.has(name)) yield { messageId: 'call', path: pushPointer(wire, name), data: { name: `OfflinePush.${name}` } };
  },
});
