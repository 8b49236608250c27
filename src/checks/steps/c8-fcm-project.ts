import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { isTaken, knownRefusal, type CodeTable } from '../vendor-answer.ts';

/** https://firebase.google.com/docs/cloud-messaging/error-codes */
const mismatch: CodeTable<true> = { fcm: { SENDER_ID_MISMATCH: true } };

const texts = {
  mismatch: {
    en: '{vendor} answered {code}: the token belongs to another Firebase project than the service account.',
    zh: '{vendor} 返回 {code}：token 与服务账号属于不同的 Firebase 项目。',
  },
  took: {
    en: '{vendor} took a push to this token from the service account’s project.',
    zh: '{vendor} 已受理由服务账号所在项目发往该 token 的推送。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'C8',
  phase: 'C',
  question: {
    en: 'Is the FCM token of the same Firebase project as the service account?',
    zh: 'FCM token 与服务账号是否属于同一个 Firebase 项目？',
  },
  why: {
    en: 'A token is bound to the project (Sender ID) of the google-services.json in the build. Test and production projects, or a token that an IM SDK fetched for its own Sender ID, are the usual mix.',
    zh: 'token 与打包时 google-services.json 中的项目（Sender ID）绑定。常见情况是测试与正式项目混用，或 token 由 IM SDK 以另一个 Sender ID 获取。',
  },
  needs: ['answer'],
  vendors: ['fcm'],
  verdict: 'app-identity',
  fix: {
    en: 'Compare `project_info.project_number` and `project_id` of the build’s google-services.json with `project_id` of the service account; use the pair of one project and let the app fetch a new token.',
    zh: '请对比包内 google-services.json 的 `project_info.project_number`、`project_id` 与服务账号的 `project_id`；换成同一项目的一对文件，并让应用重新获取 token。',
  },
  sources: ['https://firebase.google.com/docs/cloud-messaging/error-codes'],
  confidence: 'A',
  check(evidence) {
    const { displayName: vendor } = evidence;
    const refused = knownRefusal(evidence, mismatch);
    if (refused) return { state: 'fail', text: texts.mismatch, data: { vendor, code: refused.refusal.code } };
    return isTaken(evidence) ? { state: 'pass', text: texts.took, data: { vendor } } : undefined;
  },
});
