import { androidFacts, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isObject } from '../shape.ts';
import { imageMaxPixels } from '../wire.ts';

export default defineRule({
  name: 'image-https',
  subject: 'wire',
  title: { en: 'A picture is an https address', zh: '图片须为 https 地址' },
  docs: docs.harmonyParams,
  confidence: 'A',
  aliases: ['HW-IMAGE-HTTPS'],
  messages: {
    notHttps: {
      severity: 'error',
      text: { en: 'The picture is not an https address.', zh: '图片不是 https 地址。' },
      fix: {
        en: 'Use https; on HarmonyOS the picture must also pass the image risk control (80100022).',
        zh: '请使用 https；HarmonyOS 的图片还须通过图片风控校验（80100022）。',
      },
    },
    pixels: {
      severity: 'info',
      text: {
        en: 'HarmonyOS does not show a picture of more than {limit} pixels (such as 256 × 192), and push-check does not fetch it to count.',
        zh: 'HarmonyOS 不展示超过 {limit} 像素（例如 256 × 192）的图片，push-check 不会下载图片核对。',
      },
      fix: { en: 'Keep it below 128 × 128, which HUAWEI recommends.', zh: '建议小于 128 × 128，与华为的推荐一致。' },
    },
  },
  *check({ wire }) {
    const android = androidFacts(wire);
    const common = android?.message['notification'];
    const images: readonly [path: string, image: unknown][] = android
      ? [
          ['/body/message/notification/image', isObject(common) ? common['image'] : undefined],
          ['/body/message/android/notification/image', android.notification['image']],
        ]
      : [['/body/payload/notification/image', harmonyFacts(wire)?.notification['image']]];
    for (const [path, image] of images) {
      if (image === undefined) continue;
      if (typeof image !== 'string' || !/^https:\/\/\S+$/i.test(image)) yield { messageId: 'notHttps', path };
      else if (!android) yield { messageId: 'pixels', path, data: { limit: imageMaxPixels } };
    }
  },
});
