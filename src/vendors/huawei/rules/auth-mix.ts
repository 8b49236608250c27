import { platformOf } from '../account.ts';
import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'auth-mix',
  subject: 'account',
  title: { en: 'HarmonyOS needs a service account of the same project', zh: 'HarmonyOS 需要同一项目的服务账号' },
  docs: docs.jwt,
  confidence: 'A',
  aliases: ['HW-AUTH-MIX'],
  messages: {
    oauth: {
      severity: 'error',
      text: {
        en: 'The target runs HarmonyOS 5 or later, but the account has only OAuth credentials, which v3 refuses with 80200001.',
        zh: '目标为 HarmonyOS 5 及以上，但账号只有 OAuth 凭据，v3 接口会返回 80200001。',
      },
      fix: {
        en: 'Add `serviceAccount` (API Console > Credentials > Service account key). If the phone runs HarmonyOS 4 or older, set `android:` at the device.',
        zh: '请添加 `serviceAccount`（API Console“凭证 → 服务账号密钥”）。若手机为 HarmonyOS 4 或更早版本，请在设备上写明 `android:`。',
      },
    },
    project: {
      severity: 'error',
      text: {
        en: '`projectId` is {configured}, but the service account belongs to {own}; HUAWEI answers 80200001.',
        zh: '`projectId` 为 {configured}，但服务账号属于 {own}，华为会返回 80200001。',
      },
      fix: { en: 'Remove `projectId`, or use a service account of that project.', zh: '请删除 `projectId`，或改用该项目的服务账号。' },
    },
  },
  *check({ account }) {
    const { projectId, serviceAccount } = account;
    if (platformOf(account) === 'harmony' && !serviceAccount) yield { messageId: 'oauth', path: '/serviceAccount' };
    if (projectId !== undefined && serviceAccount?.projectId !== undefined && projectId !== serviceAccount.projectId)
      yield { messageId: 'project', path: '/projectId', data: { configured: projectId, own: serviceAccount.projectId } };
  },
});
