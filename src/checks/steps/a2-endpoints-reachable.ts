import { defineStep } from '../../core/step.ts';
import { ifBad, platformRefusal, platformRules, platformUnreached } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { bare, findingsOf, isTaken, isTransportCode, refusalsOf, seenAt, stagesOf } from '../vendor-answer.ts';

/** Lint rules about addresses and regions. */
const addressRules = ['honor/wrong-endpoint', 'huawei/legacy-nsp', 'meizu/endpoint-host', 'oppo/regid-region', 'xiaomi/endpoint-host'];

const texts = {
  broken: { en: 'The way to {host} breaks at the {stage} stage: {seen}.', zh: '到 {host} 的链路在 {stage} 环节中断：{seen}。' },
  noAnswer: { en: 'No answer of {vendor} came back: {code}.', zh: '没有收到 {vendor} 的应答：{code}。' },
  stranger: {
    en: 'Something answered, but not in the format of {vendor} ({code}): a proxy, a gateway or a wrong address.',
    zh: '有应答，但不是 {vendor} 的格式（{code}）：可能是代理、网关或填错的地址。',
  },
  address: { en: '{rule}: {message}.', zh: '{rule}：{message}。' },
  reached: { en: 'Reached: {hosts}.', zh: '可以连通：{hosts}。' },
  answered: { en: '{vendor} answered the test push.', zh: '{vendor} 已应答测试推送。' },
  notTried: { en: 'Not looked: no connection was tried.', zh: '未检查：没有尝试连接。' },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'A2',
  phase: 'A',
  question: { en: 'Can the endpoints be reached, and do they belong to the right region?', zh: '接口地址能否连通，区域是否正确？' },
  why: {
    en: 'A name that does not resolve, a firewall, a proxy that opens TLS or an address of another region looks from afar like a push that nobody received.',
    zh: '域名解析失败、防火墙、解密 TLS 的代理，或用了其他区域的地址，从表面上看都只是「收不到推送」。',
  },
  needs: ['network', 'answer', 'config', 'platform'],
  verdict: 'network',
  fix: {
    en: 'Run `push-check verify` for the vendor and mend the stage it names: DNS, outbound TCP to the host, `--proxy`, `--ca`. Remove `endpoints` from the config unless the region demands them; from mainland China, Google hosts need a proxy.',
    zh: '请对该厂商运行 `push-check verify`，按指出的环节处理：DNS、到该主机的出站 TCP、`--proxy`、`--ca`。除非区域需要，请删除配置中的 `endpoints`；在中国大陆访问 Google 域名需要代理。',
  },
  sources: [
    'https://open.oppomobile.com/documentation/page/info?id=11235',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1566',
    'https://developer.apple.com/documentation/usernotifications/troubleshooting-push-notifications',
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc.easemob.com/document/server-side/push.html',
  ],
  confidence: 'A',
  check(evidence) {
    const through =
      platformUnreached(evidence) ?? platformRefusal(evidence, { classes: ['network'] }) ?? ifBad(platformRules(evidence, ['host']));
    if (through) return through;
    const { displayName: vendor, push } = evidence;
    const way = stagesOf(evidence, 'dns', 'tcp', 'proxy', 'tls');
    const broken = way.find((stage) => stage.state === 'fail');
    if (broken) return { state: 'fail', text: texts.broken, data: { host: hostOf(broken.id), stage: broken.stage, seen: seenAt(broken) } };
    const refusals = refusalsOf(evidence);
    const lost = refusals.find(({ code, verdict }) => code.startsWith('ERR_') || code === 'http-3xx' || verdict === 'network');
    if (lost) return { state: 'fail', text: texts.noAnswer, data: { vendor, code: lost.code } };
    if (push?.errorClass === 'network') return { state: 'fail', text: texts.noAnswer, data: { vendor, code: push.status } };
    const [address] = findingsOf(evidence, addressRules);
    if (address) {
      const state = address.severity === 'error' && !isTaken(evidence) ? 'fail' : 'warn';
      return { state, text: texts.address, data: { rule: address.ruleId, message: bare(address.message) } };
    }
    const stranger = refusals.find(({ code }) => ['http-404', 'http-4xx', 'http-2xx'].includes(code));
    if (stranger) return { state: 'warn', text: texts.stranger, data: { vendor, code: stranger.code } };
    if (way.some((stage) => stage.state === 'pass')) {
      const hosts = [...new Set(way.map((stage) => hostOf(stage.id)))].join(', ');
      return { state: 'pass', text: texts.reached, data: { hosts } };
    }
    if (isTaken(evidence) || refusals.some(({ code }) => !isTransportCode(code)))
      return { state: 'pass', text: texts.answered, data: { vendor } };
    return way.length > 0 ? { state: 'not-looked', text: texts.notTried } : undefined;
  },
});

/** The host in a stage's id (`oppo/tls/api.example.com`). */
function hostOf(id: string): string {
  return id.split('/').slice(2).join('/') || id;
}
