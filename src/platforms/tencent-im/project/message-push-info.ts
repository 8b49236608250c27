import { argumentValue, isSameMethod } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { docs, messageCalls } from './facts.ts';

/** `sendMessage(message, receiver, groupID, priority, onlineUserOnly, offlinePushInfo, callback)`. */
const shape = { onlineUserOnly: 4, info: 5, count: 7 } as const;

export default defineProjectCheck({
  name: 'message-push-info',
  title: { en: 'Messages are sent with what an offline push needs', zh: '发送消息时设置了离线推送参数' },
  steps: ['F9', 'F1', 'F2', 'F5'],
  docs: docs.integration,
  confidence: 'A',
  aliases: [],
  messages: {
    customWithout: {
      severity: 'warn',
      text: {
        en: 'A custom message is sent without offline push information: Tencent cannot read its content, so that nothing is pushed.',
        zh: '发送自定义消息时没有设置离线推送参数：腾讯无法解析其内容，默认不推送。',
      },
      fix: {
        en: 'Pass a `V2TIMOfflinePushInfo` with title and desc.',
        zh: '请传入设置了 title 和 desc 的 `V2TIMOfflinePushInfo`。',
      },
    },
    without: {
      severity: 'info',
      text: {
        en: 'The message is sent without offline push information: the push has derived text, no channel and no category, and falls into the vendors’ ordinary class.',
        zh: '发送消息时没有设置离线推送参数：推送文案由系统生成，没有渠道和分类，会按厂商的普通消息处理。',
      },
      fix: {
        en: 'Pass a `V2TIMOfflinePushInfo` with title, desc, channel ids and categories, unless the console certificates hold them.',
        zh: '请传入设置了 title、desc、渠道 ID 和分类的 `V2TIMOfflinePushInfo`；若已在控制台证书中配置，可忽略。',
      },
    },
    noDesc: {
      severity: 'warn',
      text: {
        en: 'The push information of a custom message has no desc; then nothing is pushed.',
        zh: '自定义消息的离线推送参数没有设置 desc，不会推送。',
      },
      fix: { en: 'Call `setDesc` with the text to show.', zh: '请调用 `setDesc` 设置展示内容。' },
    },
    onlineOnly: {
      severity: 'warn',
      text: {
        en: 'The message goes to online users only (`onlineUserOnly` is true): it is neither stored nor pushed.',
        zh: '消息仅发送给在线用户（`onlineUserOnly` 为 true），既不存储也不推送。',
      },
      fix: { en: 'Pass `false`, if the message is to be pushed.', zh: '若需要推送，请传 `false`。' },
    },
    disabled: {
      severity: 'warn',
      text: {
        en: '`disablePush(true)` switches the push of this message off.',
        zh: '`disablePush(true)` 关闭了该消息的离线推送。',
      },
      fix: { en: 'Leave it out, if the message is to be pushed.', zh: '若需要推送，请去掉该调用。' },
    },
    extNotJson: {
      severity: 'error',
      text: {
        en: 'The ext is no JSON text; OPPO drops such a push, and the app cannot read it after the tap.',
        zh: 'ext 不是 JSON 文本，OPPO 会丢弃该推送，点击后应用也无法解析。',
      },
      fix: { en: 'Write a JSON object as text.', zh: '请传入 JSON 对象的文本。' },
    },
  },
  *check({ modules }) {
    const customs = messageCalls(modules, /^createCustomMessage$/);
    const infos = messageCalls(modules, /^V2TIMOfflinePushInfo$/);
    const descs = messageCalls(modules, /^(?:setDesc|desc)$/);
    for (const call of messageCalls(modules, /^sendMessage$/)) {
      if (call.arguments.length !== shape.count) continue;
      const isCustom = customs.some((custom) => isSameMethod(custom, call) && custom.order < call.order);
      const info = call.arguments[shape.info]?.trim();
      if (info === 'null') yield { messageId: isCustom ? 'customWithout' : 'without', at: call.at };
      else if (isCustom) {
        const own = infos.find((made) => isSameMethod(made, call) && made.order < call.order);
        // A Kotlin property or another method may set it, too; then this method has no setter at all.
        const setters = own ? messageCalls(modules, /^set[A-Z]/).filter((setter) => isSameMethod(setter, own)) : [];
        if (own && setters.length > 0 && !descs.some((desc) => isSameMethod(desc, own))) yield { messageId: 'noDesc', at: own.at };
      }
      if (call.literals[shape.onlineUserOnly] === true && call.guards.length === 0) yield { messageId: 'onlineOnly', at: call.at };
    }
    for (const call of messageCalls(modules, /^disablePush$/))
      if (call.literals[0] === true && call.guards.length === 0) yield { messageId: 'disabled', at: call.at };
    for (const call of messageCalls(modules, /^setExt$/)) {
      const ext = infos.some((made) => isSameMethod(made, call)) ? argumentValue(modules, call, 0)?.trim() : undefined;
      if (ext !== undefined && ext !== '' && !/^[{["\d-]|^(?:true|false|null)$/.test(ext)) yield { messageId: 'extNotJson', at: call.at };
    }
  },
});
