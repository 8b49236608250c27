import { isObject, type Decoded } from './schema.ts';
import type { SandboxResponse } from '../../../core/sandbox.ts';
import { invalidArgument } from './answers.ts';

const maxTtlSeconds = 2_419_200;
const maxPayloadBytes = 4096;
const maxConditionTopics = 5;
const topicName = /^[a-zA-Z0-9\-_.~%]{1,900}$/;
const labelPattern = /^[a-zA-Z0-9\-_.~%]{1,50}$/;
const targetNames = ['fid', 'token', 'topic', 'condition'] as const;

/** Whom a message is for. */
export interface Target {
  kind: (typeof targetNames)[number];
  value: string;
}

/** Checks what the schema cannot say, and finds the target: the answer with which FCM refuses, or whom the message is for. */
export function checkMessage(message: Decoded): { refusal: SandboxResponse } | { target: Target } {
  const targets = targetNames.flatMap((kind) => (message[kind] === undefined ? [] : [{ kind, value: String(message[kind]) }]));
  const [target] = targets;
  if (!target || targets.length > 1) return { refusal: invalidArgument() };
  if (target.kind === 'topic' && !topicName.test(target.value)) return { refusal: invalidArgument() };
  if (target.kind === 'condition' && !isCondition(target.value)) return { refusal: invalidArgument() };

  const android = objectAt(message, 'android');
  const androidV2 = objectAt(message, 'android_v2');
  if (android && androidV2) return { refusal: invalidArgument() };
  const config = android ?? androidV2 ?? {};

  for (const data of [objectAt(message, 'data'), objectAt(config, 'data')])
    for (const key of Object.keys(data ?? {})) if (isReserved(key)) return { refusal: invalidArgument(`Invalid data payload key: ${key}`) };

  const { ttl } = config;
  if (typeof ttl === 'string' && !isTtl(ttl)) return { refusal: invalidArgument(ttlMessage(ttl, android ? 'android' : 'android_v2')) };

  const notification = objectAt(androidV2 ? objectAt(config, 'remote_notification') : config, 'notification');
  if (!looksRight(notification)) return { refusal: invalidArgument() };
  if (!labels(message).every((label) => labelPattern.test(label))) return { refusal: invalidArgument() };

  const data = objectAt(config, 'data') ?? objectAt(message, 'data') ?? {};
  const shown = { ...objectAt(message, 'notification'), ...notification };
  if (bytesOf(data) + bytesOf(shown) > maxPayloadBytes) return { refusal: invalidArgument('Android message is too big') };

  const apns = objectAt(message, 'apns');
  const payload = objectAt(apns, 'payload');
  if (payload && Buffer.byteLength(JSON.stringify(payload)) > maxPayloadBytes) return { refusal: invalidArgument() };
  const aps = objectAt(payload, 'aps');
  // Apple asks for priority 5 when there is nothing to show. @see https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app
  const silent = aps?.['content-available'] === 1 && !['alert', 'badge', 'sound'].some((name) => aps[name] !== undefined);
  if (silent && objectAt(message, 'notification') === undefined && objectAt(apns, 'headers')?.['apns-priority'] === '10')
    return { refusal: invalidArgument() };
  return { target };
}

/** The Android package the message is restricted to, if any. */
export function restrictedPackage(message: Decoded): string | undefined {
  const name = (objectAt(message, 'android') ?? objectAt(message, 'android_v2'))?.['restricted_package_name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function isReserved(key: string): boolean {
  return key === 'from' || key === 'message_type' || key.startsWith('google.') || key.startsWith('gcm.notification.');
}

function isTtl(ttl: string): boolean {
  return /^\d+(\.\d{1,9})?s$/.test(ttl) && Number(ttl.slice(0, -1)) <= maxTtlSeconds;
}

function ttlMessage(ttl: string, config: string): string {
  const where = `Invalid value at 'message.${config}.ttl' (type.googleapis.com/google.protobuf.Duration)`;
  return ttl.endsWith('s') ? `${where}, "${ttl}"` : `${where}, Illegal duration format; duration must end with 's'`;
}

function looksRight(notification: Decoded | undefined): boolean {
  if (!notification) return true;
  const { color } = notification;
  if (typeof color === 'string' && color !== '' && !/^#[0-9a-fA-F]{6}$/.test(color)) return false;
  const lights = objectAt(notification, 'light_settings');
  return !lights || ['color', 'light_on_duration', 'light_off_duration'].every((name) => lights[name] !== undefined);
}

function labels(message: Decoded): string[] {
  const parents = [message, ...['android', 'android_v2', 'apns', 'webpush'].map((name) => objectAt(message, name))];
  return parents.flatMap((parent) => {
    const label = objectAt(parent, 'fcm_options')?.['analytics_label'];
    return typeof label === 'string' && label !== '' ? [label] : [];
  });
}

/** A boolean expression over `'name' in topics` with `&&`, `||`, `!` and parentheses. */
function isCondition(text: string): boolean {
  const words = text.match(/'[^']*'\s+in\s+topics|&&|\|\||[!()]|\S/g) ?? [];
  const topics = words.filter((word) => word.startsWith("'"));
  let at = 0;
  const operand = (): boolean => {
    if (words[at] === '!') {
      at += 1;
      return operand();
    }
    if (words[at] === '(') {
      at += 1;
      return expression() && words[at++] === ')';
    }
    return topicName.test(/^'([^']*)'\s+in\s+topics$/.exec(words[at++] ?? '')?.[1] ?? '');
  };
  const expression = (): boolean => {
    if (!operand()) return false;
    while (words[at] === '&&' || words[at] === '||') {
      at += 1;
      if (!operand()) return false;
    }
    return true;
  };
  return topics.length <= maxConditionTopics && expression() && at === words.length;
}

function objectAt(parent: Decoded | undefined, name: string): Decoded | undefined {
  const value = parent?.[name];
  return isObject(value) ? value : undefined;
}

function bytesOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + bytesOf(item), 0);
  if (isObject(value)) return Object.entries(value).reduce((sum, [key, item]) => sum + Buffer.byteLength(key) + bytesOf(item), 0);
  return Buffer.byteLength(String(value));
}
