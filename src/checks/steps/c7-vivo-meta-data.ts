import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'C7',
  phase: 'C',
  question: {
    en: 'Are vivo’s app id and api key in the manifest (or its placeholders), equal to the console?',
    zh: '清单文件（或占位符）中的 vivo app_id 与 api_key 是否已填写，且与控制台一致？',
  },
  why: {
    en: 'The vivo SDK reads both from meta-data. Missing ones end in a build or VivoPushException, swapped ones in the client codes 10004 and 10005.',
    zh: 'vivo SDK 从 meta-data 读取这两个值。缺失会导致构建失败或 VivoPushException，填反则手机端报 10004、10005。',
  },
  needs: ['project'],
  vendors: ['vivo'],
  verdict: 'app-identity',
  fix: {
    en: 'Set `com.vivo.push.app_id` to the AppID (digits) and `com.vivo.push.api_key` to the AppKey, or fill the placeholders VIVO_APPID and VIVO_APPKEY of the wrapper; the AppSecret does not belong into the app.',
    zh: '请将 `com.vivo.push.app_id` 设为 AppID（数字），`com.vivo.push.api_key` 设为 AppKey，或填写封装 SDK 的占位符 VIVO_APPID、VIVO_APPKEY；AppSecret 不要放进应用。',
  },
  sources: ['https://dev.vivo.com.cn/documentCenter/doc/364', 'https://cloud.tencent.com/document/product/269/75428'],
  confidence: 'A',
});
