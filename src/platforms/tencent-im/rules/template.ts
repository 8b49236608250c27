import { infoOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

const info = '/body/OfflinePushInfo';

/** The server fills these in itself, and for chat messages alone. */
const reserved = ['timTitle', 'timDesc', 'timSenderNick', 'timGroupName'];

export default defineRule({
  name: 'template',
  subject: 'wire',
  title: { en: 'A push template has an id and its own parameters', zh: '推送模板须有 ID 与自己的参数' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: [],
  messages: {
    lonely: {
      severity: 'warn',
      text: {
        en: '`PushTemplateParam` stands without a `PushTemplateId`, so nothing uses it.',
        zh: '设置了 `PushTemplateParam`，却没有 `PushTemplateId`，这些参数不会被使用。',
      },
      fix: { en: 'Name the template, or drop the parameters.', zh: '请指定模板，或去掉参数。' },
    },
    id: {
      severity: 'warn',
      text: {
        en: '`PushTemplateId` is “{id}”; the console’s ids look like `1400000000-1`: the SDKAppID, a hyphen, a number.',
        zh: '`PushTemplateId` 为“{id}”；控制台的模板 ID 形如 `1400000000-1`，即 SDKAppID、连字符、序号。',
      },
      fix: { en: 'Copy the id from the console’s list of push templates.', zh: '请从控制台的推送模板列表复制 ID。' },
    },
    otherApp: {
      severity: 'error',
      text: {
        en: '`PushTemplateId` {id} begins with another SDKAppID than this account’s ({sdkAppId}).',
        zh: '`PushTemplateId` {id} 的前缀与当前账号的 SDKAppID（{sdkAppId}）不一致。',
      },
      fix: { en: 'Take a template of this application.', zh: '请使用该应用自己的模板。' },
    },
    reserved: {
      severity: 'warn',
      text: {
        en: '`PushTemplateParam` sets {names}: reserved keys, which Tencent IM fills in itself, for chat messages only.',
        zh: '`PushTemplateParam` 中的 {names} 为保留键，由腾讯云 IM 自行填充，且仅对聊天消息有效。',
      },
      fix: { en: 'Give parameters of your own other names.', zh: '自定义参数请换用其他名称。' },
    },
  },
  *check({ wire, account }) {
    const { PushTemplateId: given, PushTemplateParam: params } = infoOf(wire);
    const id = textOf(given);
    if (typeof params === 'object' && params !== null) {
      if (id === undefined) yield { messageId: 'lonely', path: `${info}/PushTemplateParam` };
      const names = Object.keys(params).filter((name) => reserved.includes(name));
      if (names.length > 0) yield { messageId: 'reserved', path: `${info}/PushTemplateParam`, data: { names: names.join(', ') } };
    }
    if (id === undefined) return;
    const app = /^(\d+)-\d+$/.exec(id)?.[1];
    if (app === undefined) yield { messageId: 'id', path: `${info}/PushTemplateId`, data: { id } };
    else if (account && app !== String(account.sdkAppId))
      yield { messageId: 'otherApp', path: `${info}/PushTemplateId`, data: { id, sdkAppId: account.sdkAppId } };
  },
});
