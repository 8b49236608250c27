import { bodyOf, infoOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { dataIdMaxBytes, descAndExtMaxBytes, docs, messageMaxBytes, pushBodyMaxBytes } from '../wire.ts';

export default defineRule({
  name: 'body-size',
  subject: 'wire',
  title: { en: 'The request fits the limits', zh: '请求不超过大小限制' },
  docs: docs.push,
  confidence: 'A',
  aliases: [],
  messages: {
    tooBig: {
      severity: 'error',
      text: {
        en: 'The body has about {bytes} bytes; this call takes {limit}.',
        zh: '请求包体约 {bytes} 字节，该接口上限为 {limit} 字节。',
      },
      fix: { en: 'Shorten texts and `Ext`; send ids and load the rest in the app.', zh: '请缩短文案与 `Ext`；只传 ID，其余由应用拉取。' },
    },
    payload: {
      severity: 'warn',
      text: {
        en: '`Desc` and `Ext` have {bytes} bytes together; above {limit} the vendors’ 4 KB may not suffice.',
        zh: '`Desc` 与 `Ext` 合计 {bytes} 字节；超过 {limit} 字节时可能超出厂商 4 KB 的限制。',
      },
      fix: { en: 'Shorten `Ext`; about 1 KB is advised.', zh: '请缩短 `Ext`，建议 1 KB 左右。' },
    },
    dataId: {
      severity: 'error',
      text: { en: '`DataId` has {bytes} bytes; 64 are allowed.', zh: '`DataId` 有 {bytes} 字节，上限为 64 字节。' },
      fix: { en: 'Shorten it.', zh: '请缩短 DataId。' },
    },
  },
  *check({ wire }) {
    const { Desc, Ext } = infoOf(wire);
    const bytes = Buffer.byteLength(JSON.stringify(wire.body));
    const limit = wire.via === 'push' ? pushBodyMaxBytes : messageMaxBytes;
    if (bytes > limit) yield { messageId: 'tooBig', path: '/body', data: { bytes, limit } };
    const payload = Buffer.byteLength(`${textOf(Desc) ?? ''}${textOf(Ext) ?? ''}`);
    if (payload > descAndExtMaxBytes)
      yield { messageId: 'payload', path: '/body/OfflinePushInfo/Ext', data: { bytes: payload, limit: descAndExtMaxBytes } };
    const dataId = Buffer.byteLength(textOf(bodyOf(wire).DataId) ?? '');
    if (dataId > dataIdMaxBytes) yield { messageId: 'dataId', path: '/body/DataId', data: { bytes: dataId } };
  },
});
