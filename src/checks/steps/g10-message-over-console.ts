import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'G10',
  phase: 'G',
  question: {
    en: 'Where message and console both set channel or class: is the value that wins the right one?',
    zh: '消息与控制台都设置了渠道或分类时，最终生效的是否为正确的值？',
  },
  why: {
    en: 'On Tencent IM and Easemob a non-empty value in the message beats the one of the console’s certificate, and an empty one leaves the console’s in force. So a correct console does not help against a wrong message, and a console test does not show what the message does.',
    zh: '在腾讯云 IM 与环信上，消息中的非空值优先于控制台证书中的值；消息为空时才采用控制台的值。因此控制台配置正确，也救不了填错的消息；控制台测试同样反映不出消息里的设置。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im', 'easemob'],
  verdict: 'channel-or-classification',
  fix: {
    en: 'Set channel and class in one place: either leave the fields of the message empty and maintain the certificate, or send them with every message and keep the certificate’s equal.',
    zh: '渠道与分类只在一处维护：要么消息字段留空、以证书为准，要么每条消息都带上，并与证书保持一致。',
  },
  ask: {
    question: {
      en: 'Is the channel and class that takes effect (the message’s if it is not empty, else the console’s) the one approved at the vendor?',
      zh: '实际生效的渠道与分类（消息非空取消息，否则取控制台）是否就是厂商已批准的那个？',
    },
    look: {
      en: 'Compare the vendor fields of the message as sent (`AndroidInfo`, `em_android_push_ext`) with the certificate’s page in the platform’s console: ChannelID, Category.',
      zh: '把实际发出的消息中的厂商字段（`AndroidInfo`、`em_android_push_ext`）与平台控制台证书页的 ChannelID、Category 逐项对照。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: ['https://trtc.io/document/77715', 'https://doc.easemob.com/document/server-side/push_extension.html'],
  confidence: 'A',
});
