import { defineStep, type StepAnswer } from '../../core/step.ts';
import { ifBad, platformRefusal, platformRules } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { isLinted, refusalForetold, refusalWith } from '../message-evidence.ts';

const sizeRules = ['fcm/payload-size', 'apns/payload-size', 'huawei/size', 'honor/body-size', 'xiaomi/message-size'];

/**
 * Refusals that name the size.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
 */
const sizeCodes = { huawei: ['80300008'], xiaomi: ['65009', '10018'], apns: ['PayloadTooLarge'] };

/**
 * The same of the platforms.
 *
 * @see https://trtc.io/document/67553
 * @see https://github.com/ZEGOCLOUD/docs_all
 */
const platformSizeCodes = ['90056', '90057', '93000', '80002', '660400001'];

/** What most vendors take, in bytes. */
const usualBytes = 4096;

/** Vendors whose limit a rule knows. */
const ruled = new Set(['fcm', 'apns', 'huawei', 'honor', 'xiaomi']);

const texts = {
  code: { en: '{vendor} answered {code}: the message is too large.', zh: '{vendor} 返回 {code}：消息过大。' },
  fcm: { en: 'FCM refused the message because it is too big.', zh: 'FCM 因消息过大而拒绝。' },
  large: {
    en: 'The message has {bytes} bytes as JSON. The limit of {vendor} is not documented; most vendors take 4096.',
    zh: '消息的 JSON 共 {bytes} 字节。{vendor} 未公布上限，多数厂商为 4096 字节。',
  },
  ruled: {
    en: 'The message ({bytes} bytes as JSON) broke no size rule of {vendor}.',
    zh: '消息（JSON 共 {bytes} 字节）未超出 {vendor} 的大小限制。',
  },
  small: {
    en: 'The message has {bytes} bytes as JSON, below the 4096 that most vendors take.',
    zh: '消息的 JSON 共 {bytes} 字节，低于多数厂商的 4096 字节上限。',
  },
} satisfies Record<string, Text>;

export default defineStep({
  id: 'F7',
  phase: 'F',
  question: { en: 'Is the whole message below the size limit (mostly 4 KB)?', zh: '整条消息是否低于大小上限（多为 4 KB）？' },
  why: {
    en: 'Text, custom data and options count together, in bytes: a Chinese character takes three, most emoji four. Platforms add keys of their own to what the vendor counts.',
    zh: '文案、自定义数据和各项参数合并计算，且以字节计：一个汉字 3 字节，多数表情 4 字节；IM 平台还会附加自己的字段，一并计入厂商限制。',
  },
  needs: ['message', 'answer', 'platform'],
  verdict: 'message',
  fix: {
    en: 'Send an id and let the app fetch the rest; keep text and data below 3 KB, so that what a platform or vendor adds still fits.',
    zh: '推送中只带 ID，其余内容由应用拉取；文案与数据控制在 3 KB 以内，为平台和厂商附加的字段留出余量。',
  },
  sources: [
    'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
    'https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification',
    'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
    'https://trtc.io/document/77715',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const through =
      platformRefusal(evidence, { codes: platformSizeCodes }) ?? ifBad(platformRules(evidence, ['body-size', 'message-size', 'ext-size']));
    if (through) return through;
    const vendor = evidence.displayName;
    const code = refusalWith(evidence, sizeCodes);
    if (code !== undefined) return { state: 'fail', text: texts.code, data: { vendor, code } };
    const { push } = evidence;
    if (evidence.vendor === 'fcm' && push?.code === 'INVALID_ARGUMENT' && push.subCode === 'too-big')
      return { state: 'fail', text: texts.fcm };
    if (!isLinted(evidence)) return undefined;
    const foretold = refusalForetold(evidence, sizeRules);
    if (foretold) return foretold;
    const bytes = new TextEncoder().encode(JSON.stringify(evidence.wire)).length;
    if (ruled.has(evidence.vendor)) return { state: 'pass', text: texts.ruled, data: { bytes, vendor } };
    return bytes > usualBytes
      ? { state: 'warn', text: texts.large, data: { bytes, vendor } }
      : { state: 'pass', text: texts.small, data: { bytes } };
  },
});
