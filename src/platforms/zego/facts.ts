import { offlinePushPointer, type ZegoOfflinePush, type ZegoWire } from './wire.ts';

/** Where a statement about ZEGO comes from. */
export const docs = {
  signing: 'https://doc-zh.zego.im/zim-server/accessing-server-apis',
  returnCodes: 'https://doc-zh.zego.im/zim-server/return-codes',
  messageBody: 'https://doc-zh.zego.im/zim-server/messaging/messagebody-introduction',
  peerMessage: 'https://doc-zh.zego.im/zim-server/messaging/send-a-one-to-one-message',
  groupMessage: 'https://doc-zh.zego.im/zim-server/messaging/send-group-messages',
  callInvite: 'https://doc-zh.zego.im/zim-server/call-invitation/send-a-call-invitation',
  onlineState: 'https://doc-zh.zego.im/zim-server/user/query-users-online-status',
  userInfos: 'https://doc-zh.zego.im/zim-server/user/query-user-information',
  mute: 'https://doc-zh.zego.im/zim-server/conversation/mute-notifications-for-conversations',
  userAction: 'https://doc-zh.zego.im/zim-server/callbacks/login-and-logout',
  callbackSignature: 'https://doc-zh.zego.im/zim-server/callbacks/authenticating-server-to-server-callbacks',
  guide: 'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  strategy: 'https://doc-zh.zego.im/zim-android/offline-push-notifications/resourcesid-introduction',
  payload: 'https://doc-zh.zego.im/zim-android/offline-push-notifications/get-payload-field',
  debugger: 'https://doc-zh.zego.im/article/17949',
  certificates: 'https://doc-zh.zego.im/article/16233',
  pushId: 'https://doc-zh.zego.im/faq/push-id-retrieval',
  zpnsClass: 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~class~ZPNsMessageReceiver',
  zpnsMessage: 'https://doc-zh.zego.im/article/api?doc=zim_API~java_android~struct~ZPNsMessage',
} as const;

/** The push config of a wire; `raw` may have put anything there. */
export function offlinePushOf(wire: ZegoWire): ZegoOfflinePush {
  const body: unknown = wire.body;
  const holder = wire.via === 'call' ? body : recordAt(body, 'MessageBody');
  return recordAt(holder, 'OfflinePush') ?? {};
}

/** Wire pointer of a field of the push config. */
export function pushPointer(wire: ZegoWire, field: string): string {
  return `${offlinePushPointer(wire.via)}/${field}`;
}

function recordAt(value: unknown, name: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found = (value as Record<string, unknown>)[name];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
}

/** A text with something to see in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
