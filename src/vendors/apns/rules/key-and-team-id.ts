import { defineRule, pages } from '../rule.ts';

const tenCharacters = /^[A-Z0-9]{10}$/;

export default defineRule({
  name: 'key-and-team-id',
  subject: 'account',
  title: { en: 'Key ID and Team ID are plausible', zh: 'Key ID 与 Team ID 须填写正确' },
  docs: pages.tokenAuth,
  confidence: 'A',
  aliases: ['APNS-L18'],
  messages: {
    shape: {
      severity: 'error',
      text: { en: '`{field}` must be 10 capital letters and digits.', zh: '`{field}` 应为 10 位大写字母或数字。' },
      fix: {
        en: 'Copy it from developer.apple.com: the Key ID from the page of the key, the Team ID from Membership details.',
        zh: '请从 developer.apple.com 复制：Key ID 在密钥详情页，Team ID 在 Membership details。',
      },
    },
    identical: {
      severity: 'error',
      text: { en: 'Key ID and Team ID are the same.', zh: 'Key ID 与 Team ID 相同。' },
      fix: {
        en: 'One of them was copied twice; the Key ID stands in the name of the key file.',
        zh: '其中一个填重复了；Key ID 可在密钥文件名中找到。',
      },
    },
    file: {
      severity: 'error',
      text: {
        en: 'The key file is named after the Key ID {inName}, but `keyId` is {configured}.',
        zh: '密钥文件名中的 Key ID 是 {inName}，而 `keyId` 配置为 {configured}。',
      },
      fix: { en: 'Use the Key ID of this file, or the file of this Key ID.', zh: '请使 `keyId` 与密钥文件保持一致。' },
    },
    swapped: {
      severity: 'error',
      text: {
        en: 'Key ID and Team ID are swapped: the key file is named after {inName}, which stands under `teamId`.',
        zh: 'Key ID 与 Team ID 填反了：密钥文件名中的 {inName} 被填到了 `teamId`。',
      },
      fix: { en: 'Exchange `keyId` and `teamId`.', zh: '把 `keyId` 与 `teamId` 对调。' },
    },
  },
  *check({ account: { credential } }) {
    if (credential.type !== 'key') return;
    const { keyId, teamId, keyPath } = credential;
    for (const [field, value] of [
      ['keyId', keyId],
      ['teamId', teamId],
    ] as const)
      if (!tenCharacters.test(value)) yield { messageId: 'shape', data: { field }, path: `/${field}` };
    if (keyId === teamId) {
      yield { messageId: 'identical', path: '/teamId' };
      return;
    }
    const inName = keyPath === undefined ? undefined : /AuthKey_([A-Z0-9]{10})(?: ?\(\d+\))?\.p8$/.exec(keyPath)?.[1];
    if (inName === undefined || inName === keyId) return;
    if (inName === teamId) yield { messageId: 'swapped', data: { inName }, path: '/keyId' };
    else yield { messageId: 'file', data: { inName, configured: keyId }, path: '/keyId' };
  },
});
