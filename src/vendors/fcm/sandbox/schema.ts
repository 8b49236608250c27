import type { FieldViolation } from './answers.ts';

/** A field's type in the discovery document. */
type FieldType =
  | { is: 'string' | 'bool' | 'int32' | 'float' | 'ttl' | 'duration' | 'timestamp' | 'struct' | 'strings' }
  | { is: 'enum'; name: string; values: readonly string[]; anyCase?: boolean }
  | { is: 'list'; of: FieldType }
  | { is: 'message'; fields: Record<string, FieldType> };

const string = { is: 'string' } as const;
const bool = { is: 'bool' } as const;
const duration = { is: 'duration' } as const;
const strings = { is: 'strings' } as const;
const struct = { is: 'struct' } as const;
const float = { is: 'float' } as const;
const stringList = { is: 'list', of: string } as const;
const fcmType = (name: string) => `type.googleapis.com/google.firebase.fcm.v1.${name}`;
const message = (fields: Record<string, FieldType>): FieldType => ({ is: 'message', fields });

const labelled = message({ analytics_label: string });

const androidNotificationV2: Record<string, FieldType> = {
  title: string,
  body: string,
  icon: string,
  color: string,
  sound: string,
  tag: string,
  click_action: string,
  body_loc_key: string,
  body_loc_args: stringList,
  title_loc_key: string,
  title_loc_args: stringList,
  channel_id: string,
  ticker: string,
  sticky: bool,
  event_time: { is: 'timestamp' },
  local_only: bool,
  notification_priority: {
    is: 'enum',
    name: fcmType('AndroidNotification.NotificationPriority'),
    values: ['PRIORITY_UNSPECIFIED', 'PRIORITY_MIN', 'PRIORITY_LOW', 'PRIORITY_DEFAULT', 'PRIORITY_HIGH', 'PRIORITY_MAX'],
  },
  default_sound: bool,
  default_vibrate_timings: bool,
  default_light_settings: bool,
  vibrate_timings: { is: 'list', of: duration },
  visibility: {
    is: 'enum',
    name: fcmType('AndroidNotification.Visibility'),
    values: ['VISIBILITY_UNSPECIFIED', 'PRIVATE', 'PUBLIC', 'SECRET'],
  },
  notification_count: { is: 'int32' },
  light_settings: message({
    color: message({ red: float, green: float, blue: float, alpha: float }),
    light_on_duration: duration,
    light_off_duration: duration,
  }),
  image: string,
};

const androidCommon: Record<string, FieldType> = {
  collapse_key: string,
  ttl: { is: 'ttl' },
  restricted_package_name: string,
  data: strings,
  fcm_options: labelled,
  direct_boot_ok: bool,
  bandwidth_constrained_ok: bool,
  restricted_satellite_ok: bool,
};

/** `SendMessageRequest` of the discovery document (2026-09) with the preview fields of 2026-10. */
const sendMessageRequest: Record<string, FieldType> = {
  validate_only: bool,
  message: message({
    name: string,
    fid: string,
    token: string,
    topic: string,
    condition: string,
    data: strings,
    notification: message({ title: string, body: string, image: string }),
    fcm_options: labelled,
    android: message({
      ...androidCommon,
      priority: { is: 'enum', name: fcmType('AndroidMessagePriority'), values: ['NORMAL', 'HIGH'], anyCase: true },
      notification: message({
        ...androidNotificationV2,
        bypass_proxy_notification: bool,
        proxy: {
          is: 'enum',
          name: fcmType('AndroidNotification.Proxy'),
          values: ['PROXY_UNSPECIFIED', 'ALLOW', 'DENY', 'IF_PRIORITY_LOWERED'],
        },
      }),
    }),
    android_v2: message({
      ...androidCommon,
      background_sync: message({}),
      remote_notification: message({
        notification: message({ ...androidNotificationV2, id: { is: 'int32' } }),
        mutable_content: bool,
        use_as_v1_data_message: bool,
      }),
    }),
    apns: message({
      headers: strings,
      payload: struct,
      fcm_options: message({ analytics_label: string, image: string }),
      live_activity_token: string,
    }),
    webpush: message({
      headers: strings,
      data: strings,
      notification: struct,
      fcm_options: message({ link: string, analytics_label: string }),
    }),
  }),
};

/** A request that fits the schema: snake_case names, absent where null was written. */
export type Decoded = Record<string, unknown>;

/**
 * Reads a request body against the field table, as proto3 JSON: both spellings of a name, null as absent, digits as numbers.
 *
 * @returns every violation found; `decoded` is only worth reading when there is none.
 */
export function decodeRequest(body: unknown): { decoded: Decoded; violations: FieldViolation[] } {
  const violations: FieldViolation[] = [];
  return { decoded: readMessage(body, sendMessageRequest, '', violations), violations };
}

function readMessage(value: unknown, fields: Record<string, FieldType>, path: string, violations: FieldViolation[]): Decoded {
  const decoded: Decoded = {};
  if (!isObject(value)) {
    violations.push(violation(path, `Invalid value at '${path}' (TYPE_MESSAGE), ${JSON.stringify(value)}`));
    return decoded;
  }
  for (const [key, child] of Object.entries(value)) {
    const name = Object.hasOwn(fields, key) ? key : Object.keys(fields).find((candidate) => camel(candidate) === key);
    const type = name === undefined ? undefined : fields[name];
    if (name === undefined || !type) {
      const at = path === '' ? '' : ` at '${path}'`;
      violations.push(violation(path, `Invalid JSON payload received. Unknown name "${key}"${at}: Cannot find field.`));
    } else if (child !== null) decoded[name] = readValue(child, type, path === '' ? name : `${path}.${name}`, violations);
  }
  return decoded;
}

function readValue(value: unknown, type: FieldType, path: string, violations: FieldViolation[]): unknown {
  const refuse = (typeName: string, detail = JSON.stringify(value)): undefined => {
    violations.push(violation(path, `Invalid value at '${path}' (${typeName}), ${detail}`));
  };
  if (Array.isArray(value) && type.is !== 'list') {
    const dot = path.lastIndexOf('.');
    const parent = path.slice(0, Math.max(dot, 0));
    const description = `Invalid JSON payload received. Unknown name "${path.slice(dot + 1)}" at '${parent}': Proto field is not repeating, cannot start list.`;
    violations.push(violation(parent, description));
    return undefined;
  }
  switch (type.is) {
    case 'string':
      return typeof value === 'string' ? value : refuse('TYPE_STRING');
    case 'bool':
      return typeof value === 'boolean' ? value : refuse('TYPE_BOOL');
    case 'int32': {
      const number = numberOf(value);
      return number !== undefined && Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : refuse('TYPE_INT32');
    }
    case 'float':
      return numberOf(value) ?? refuse('TYPE_FLOAT');
    // The text of a ttl is judged later, by FCM itself.
    case 'ttl':
      return typeof value === 'string' ? value : refuse('type.googleapis.com/google.protobuf.Duration');
    case 'duration':
      if (typeof value !== 'string') return refuse('type.googleapis.com/google.protobuf.Duration');
      return /^-?\d+(\.\d{1,9})?s$/.test(value)
        ? value
        : refuse('type.googleapis.com/google.protobuf.Duration', "Illegal duration format; duration must end with 's'");
    case 'timestamp':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/.test(value)
        ? value
        : refuse('type.googleapis.com/google.protobuf.Timestamp');
    case 'struct':
      return isObject(value) ? value : refuse('type.googleapis.com/google.protobuf.Struct');
    case 'strings': {
      if (!isObject(value)) return refuse('TYPE_MESSAGE');
      return Object.fromEntries(
        Object.entries(value).map(([key, item], index) => [key, readValue(item, string, `${path}[${index}].value`, violations)]),
      );
    }
    case 'enum': {
      if (typeof value === 'number' && type.values[value] !== undefined) return type.values[value];
      const found =
        typeof value === 'string' ? type.values.find((name) => name === (type.anyCase ? value.toUpperCase() : value)) : undefined;
      return found ?? refuse(type.name);
    }
    case 'list':
      if (!Array.isArray(value)) return refuse('TYPE_MESSAGE');
      return value.map((item, index) => readValue(item, type.of, `${path}[${index}]`, violations));
    case 'message':
      return readMessage(value, type.fields, path, violations);
  }
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Tells whether a JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function violation(field: string, description: string): FieldViolation {
  return { field, description };
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
