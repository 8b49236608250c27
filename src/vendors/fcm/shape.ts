import type { AndroidNotificationV2, FcmMessage, FcmWire } from './wire.ts';

/** A message's part and where it stands in the wire. */
export interface Part<Value> {
  pointer: string;
  value: Value;
}

/** The message of a wire that may have been merged from anything; never throws. */
export function messageOf(wire: FcmWire): FcmMessage {
  const message: unknown = (wire as Partial<FcmWire> | undefined)?.message;
  return isRecord(message) ? (message as FcmMessage) : {};
}

/** The Android notification blocks that are there, V1 first. */
export function androidNotifications(wire: FcmWire): Part<AndroidNotificationV2>[] {
  const { android, android_v2: v2 } = messageOf(wire);
  const parts = [
    { pointer: '/message/android/notification', value: android?.notification },
    { pointer: '/message/android_v2/remote_notification/notification', value: v2?.remote_notification?.notification },
  ];
  return parts.filter((part): part is Part<AndroidNotificationV2> => isRecord(part.value));
}

/** The maps of custom data that are there. */
export function dataMaps(wire: FcmWire): Part<Record<string, unknown>>[] {
  const { data, android, android_v2: v2, webpush } = messageOf(wire);
  const parts = [
    { pointer: '/message/data', value: data },
    { pointer: '/message/android/data', value: android?.data },
    { pointer: '/message/android_v2/data', value: v2?.data },
    { pointer: '/message/webpush/data', value: webpush?.data },
  ];
  return parts.filter((part): part is Part<Record<string, string>> => isRecord(part.value));
}

/** True when Android's system shows something by itself. */
export function showsOnAndroid(wire: FcmWire): boolean {
  const { notification, android, android_v2: v2 } = messageOf(wire);
  return isRecord(notification) || isRecord(android?.notification) || isRecord(v2?.remote_notification);
}

/** `HIGH` or `NORMAL` of `android.priority`, in whatever case it is written. */
export function priorityOf(wire: FcmWire): string | undefined {
  const priority: unknown = messageOf(wire).android?.priority;
  return typeof priority === 'string' ? priority.toUpperCase() : undefined;
}

/** True for a plain object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
