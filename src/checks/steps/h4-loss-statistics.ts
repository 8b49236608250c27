import { defineStep } from '../../core/step.ts';
import { saying } from '../facts/platform.ts';
import { verdictOfVendorCode } from '../facts/platform-hop.ts';
import { sources } from '../facts/sources.ts';

const texts = {
  none: { en: 'No losses of chat messages were counted in the last hour.', zh: '过去一小时没有统计到聊天消息的推送折损。' },
  certificate: {
    en: 'The leading loss of the last hour is -1 (count: {count}): no valid certificate id.',
    zh: '过去一小时最多的折损是 -1（{count} 次）：没有有效的证书 ID。',
  },
  token: {
    en: 'The leading loss of the last hour is -2 (count: {count}): no token was uploaded.',
    zh: '过去一小时最多的折损是 -2（{count} 次）：没有上报 token。',
  },
  someVendor: {
    en: 'The leading loss of the last hour is the vendor’s code {code} (count: {count}): “{said}”.',
    zh: '过去一小时最多的折损是厂商错误码 {code}（{count} 次）：“{said}”。',
  },
  vendor: {
    en: 'The leading loss of the last hour is {code} of {vendor} (count: {count}): “{said}”.',
    zh: '过去一小时最多的折损是 {vendor} 的 {code}（{count} 次）：“{said}”。',
  },
};

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
  check(evidence) {
    const { platform, vendor, displayName } = evidence;
    if (!platform?.loss) return undefined;
    // Rows of other vendors do not concern this phone.
    const about = platform.loss.filter((row) => row.vendor === undefined || row.vendor === vendor || vendor === platform.id);
    const [top] = about.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
    if (!top) return platform.loss.length === 0 ? saying('pass', texts.none) : undefined;
    const data = {
      code: top.code,
      count: top.count,
      said: top.said ?? '-',
      vendor: top.vendor === vendor ? displayName : (top.vendor ?? '-'),
    };
    if (top.from === 'platform' && top.code === '-1') return saying('warn', texts.certificate, data, 'app-identity');
    if (top.from === 'platform' && top.code === '-2') return saying('warn', texts.token, data, 'binding');
    return saying(
      'warn',
      top.vendor === undefined ? texts.someVendor : texts.vendor,
      data,
      verdictOfVendorCode(evidence, top.code, top.said),
    );
  },
});
