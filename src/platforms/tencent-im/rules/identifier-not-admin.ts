import { defaultIdentifier } from '../account.ts';
import { errorCodeOf } from '../response.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const codes = ['60010', '70403', '90009'];

export default defineRule({
  name: 'identifier-not-admin',
  subject: 'response',
  title: { en: 'REST calls come from an app administrator', zh: 'REST 调用须使用 App 管理员' },
  docs: docs.overview,
  confidence: 'A',
  aliases: ['TX-SIG-ADMIN'],
  messages: {
    refused: {
      severity: 'error',
      text: {
        en: 'Tencent IM says that `{identifier}` is no app administrator (code {code}).',
        zh: '腾讯云 IM 认为 `{identifier}` 不是 App 管理员（错误码 {code}）。',
      },
      fix: {
        en: 'Set `identifier` to an administrator (every application has `administrator`), and put the sending user into `sender`.',
        zh: '请将 `identifier` 设为管理员（每个应用都有 `administrator`），发送方用户填在 `sender`。',
      },
    },
  },
  *check({ response, account }) {
    const code = errorCodeOf(response.body);
    if (code !== undefined && codes.includes(code))
      yield { messageId: 'refused', path: '/body/ErrorCode', data: { code, identifier: account?.identifier ?? defaultIdentifier } };
  },
});
