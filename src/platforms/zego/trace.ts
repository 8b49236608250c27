import type { TraceFacet } from '../../core/trace.ts';
import type { ZegoAccount } from './account.ts';
import { docs } from './facts.ts';

/**
 * ZEGO cannot be asked what became of a push: neither per message nor in numbers.
 *
 * @see https://doc-zh.zego.im/article/17949
 */
export const traceFacet: TraceFacet<ZegoAccount> = {
  offered: false,
  where: {
    en: 'Use the offline push debugger of console.zego.im with the PushID of the phone: it walks from the app to ZPNs to the vendor and names the link that fails (iOS and Android; not vivo). It knows nothing of online state, do-not-disturb or `Enable`. For one message, give its MsgId and the RequestId to ZEGO support.',
    zh: '请在 console.zego.im 的离线推送调试中填入手机的 PushID：它会检查从客户端、ZPNs 到厂商的链路，并指出失败环节（支持 iOS 与 Android，不支持 vivo）；但不涉及在线状态、免打扰与 `Enable`。如需查询单条消息，请携带 MsgId 与 RequestId 联系 ZEGO 技术支持。',
  },
  receipt: {
    en: 'There is no push receipt. The user_action callback tells when a receiver goes offline (action 2: pushes begin) or logs out (action 1: pushes end); the vendor’s own receipts are out of reach, since ZPNs sends.',
    zh: 'ZEGO 没有推送回执。user_action 回调可得知接收方何时离线（action 为 2，开始推送）或登出（action 为 1，停止推送）；推送由 ZPNs 发出，因此拿不到厂商回执。',
  },
  source: docs.debugger,
  confidence: 'A',
};
