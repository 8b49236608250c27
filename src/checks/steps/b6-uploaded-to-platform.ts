import { defineStep } from '../../core/step.ts';
import { platformRefusal, saying, vendorTook } from '../facts/platform.ts';
import { mismatchOf } from '../facts/platform-mismatch.ts';

/** Differences that lie in the console's copy; a name or a binding that differs is C2's and D4's business. */
const hasOtherCopy: readonly string[] = ['credential', 'environment', 'package', 'unknown'];

export default defineStep({
  id: 'B6',
  phase: 'B',
  question: { en: 'Was the same credential uploaded to the IM platform’s console?', zh: 'IM 平台控制台中上传的是否为同一组凭据？' },
  why: {
    en: 'The IM platform pushes with its own copy of the credential. A secret that was reset at the vendor, or was mistyped there, stops every push although the vendor’s own tools work.',
    zh: 'IM 平台用自己保存的凭据推送。厂商侧重置了密钥、或上传时填错，都会使平台推送全部失败，而厂商自己的工具仍然正常。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'credential',
  fix: {
    en: 'Upload it again and note what the client has to name: at Tencent IM the certificate id, at Easemob the certificate name, at ZEGO the set (1 or 2). Update a certificate in place; a new one gets a new id.',
    zh: '请重新上传，并记下客户端要引用的标识：腾讯云 IM 为证书 ID，环信为证书名称，ZEGO 为证书组（1 或 2）。请在原证书上更新；新建证书会产生新的 ID。',
  },
  ask: {
    question: { en: 'Are the values in the platform’s console the same as in this config?', zh: '平台控制台中的凭据与当前配置一致吗？' },
    look: {
      en: 'Tencent IM: console > Push > access settings, the vendor’s certificate. Easemob: console > 即时通讯 > 功能配置 > 消息推送 > 证书管理, then its "test" with a token of the phone. ZEGO: console > service configuration > IM > offline push. Compare package, id and secret (OPPO: MasterSecret) with the vendor’s console.',
      zh: '腾讯云 IM：控制台「推送 → 接入设置」中该厂商的证书。环信：控制台「即时通讯 → 功能配置 → 消息推送 → 证书管理」，可用手机的 token 点「测试」。ZEGO：控制台「服务配置 → 即时通讯 → 离线推送」。请逐项与厂商控制台核对包名、ID、密钥（OPPO 为 MasterSecret）。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://cloud.tencent.com/document/product/269/139820',
    'https://github.com/ZEGOCLOUD/docs_all',
  ],
  confidence: 'A',
  check(evidence) {
    const mismatch = mismatchOf(evidence);
    if (mismatch && hasOtherCopy.includes(mismatch.of)) return saying('fail', mismatch.text, mismatch.data, mismatch.verdict);
    return platformRefusal(evidence, { codes: ['get push token fail'] }) ?? vendorTook(evidence);
  },
});
