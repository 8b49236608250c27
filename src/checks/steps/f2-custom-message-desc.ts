import { defineStep } from '../../core/step.ts';
import { platformRules } from '../facts/platform.ts';

export default defineStep({
  id: 'F2',
  phase: 'F',
  question: { en: 'Does a custom message have a description to show?', zh: '自定义消息是否设置了用于展示的 desc？' },
  why: {
    en: 'Tencent IM cannot read a custom element, so it has nothing to show and does not push: `OfflinePushInfo.Desc` or the element’s own `Desc` must say it. Orders, cards and call signalling are usually such messages.',
    zh: '腾讯云 IM 无法解析自定义消息的内容，没有可展示的文字就不推送：必须设置 `OfflinePushInfo.Desc` 或元素自身的 `Desc`。订单、卡片、通话信令大多属于此类。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im'],
  verdict: 'message',
  fix: {
    en: 'Set `OfflinePushInfo.Desc` (client: `V2TIMOfflinePushInfo.setDesc`) on every custom message that shall be pushed; `Data` never reaches the push.',
    zh: '凡需推送的自定义消息，都设置 `OfflinePushInfo.Desc`（客户端为 `V2TIMOfflinePushInfo.setDesc`）；`Data` 不会进入推送内容。',
  },
  ask: {
    question: {
      en: 'If it is a custom message: is `OfflinePushInfo.Desc` (or the element’s `Desc`) set and not empty? (Answer yes for other kinds of message.)',
      zh: '如果是自定义消息：`OfflinePushInfo.Desc`（或元素的 `Desc`）是否已设置且非空？（其他类型的消息请答“是”。）',
    },
    look: {
      en: 'Log the message as it is sent: `TIMCustomElem`, and `Desc` beside it or in `OfflinePushInfo`.',
      zh: '打印实际发出的消息，查看是否为 `TIMCustomElem`，以及其中或 `OfflinePushInfo` 里的 `Desc`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://cloud.tencent.com/document/product/269/139819', 'https://trtc.io/document/77715'],
  confidence: 'A',
  check(evidence) {
    return platformRules(evidence, ['custom-desc']);
  },
});
