import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { userIdMaxBytes, userIdPattern } from '../wire.ts';

export default defineRule({
  name: 'user-id',
  subject: 'wire',
  title: { en: 'Ids of users and groups have ZEGO’s form', zh: '用户与群组 ID 须符合 ZEGO 的格式' },
  docs: docs.peerMessage,
  confidence: 'A',
  aliases: ['ZG-USERID'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: 'The {role} has {bytes} bytes; ZEGO allows {max} and answers 660000012.',
        zh: '{role} 有 {bytes} 字节；ZEGO 最多允许 {max} 字节，否则返回 660000012。',
      },
      fix: { en: 'Use the userID that the app logs in with.', zh: '请使用应用登录时的 userID。' },
    },
    characters: {
      severity: 'error',
      text: {
        en: 'The {role} has a character that ZEGO does not allow: only digits, Latin letters and some ASCII punctuation, no quotes, commas, slashes, backslashes or stars.',
        zh: '{role} 含有 ZEGO 不允许的字符：只能使用数字、英文字母与部分 ASCII 标点，不能有引号、逗号、斜杠、反斜杠或星号。',
      },
      fix: {
        en: 'Check that it is the userID and not a name or a phone’s PushID.',
        zh: '请确认填写的是 userID，而不是昵称或手机的 PushID。',
      },
    },
  },
  *check({ wire, target }) {
    const ids = { FromUserId: wire.body.FromUserId, target };
    for (const [role, id] of Object.entries(ids)) {
      if (typeof id !== 'string' || id === '') continue;
      const path = role === 'FromUserId' ? '/body/FromUserId' : '/target';
      const bytes = Buffer.byteLength(id);
      if (bytes > userIdMaxBytes) yield { messageId: 'long', path, data: { role, bytes, max: userIdMaxBytes } };
      if (!userIdPattern.test(id)) yield { messageId: 'characters', path, data: { role } };
    }
  },
});
