import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'H4',
  phase: 'H',
  question: {
    en: 'Which reason leads the platform’s loss statistics?',
    zh: '平台的推送损耗统计中，占比最高的原因是什么？',
  },
  why: {
    en: 'It shows at once whether pushes die before the vendor (-1: no certificate id, -2: no token uploaded) or at the vendor, whose own code is then listed.',
    zh: '一眼就能看出推送是在到达厂商之前就丢了（-1：未填证书 ID，-2：未上报 token），还是被厂商拒绝；后者会列出厂商错误码。',
  },
  needs: ['platform'],
  platforms: ['tencent-im'],
  verdict: 'binding',
  fix: {
    en: 'For -1 set the certificate id in the client’s push configuration, for -2 register for push after login; any other number is the vendor’s: look it up with `push-check explain`.',
    zh: '-1：在客户端推送配置中填写证书 ID；-2：登录成功后再注册推送并上报 token；其他数字是厂商错误码，用 `push-check explain` 查询。',
  },
  sources: [sources.tencentTriageOffline],
  confidence: 'A',
});
