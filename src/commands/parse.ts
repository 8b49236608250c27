import { vias } from '../core/platform.ts';
import { userScenarios } from '../core/platform-sandbox.ts';
import type { Text } from '../core/text.ts';
import type { OptionSpec } from './command.ts';

type Parsed = { ok: true; value: unknown } | { ok: false; expected: Text };

const bad = (en: string, zh: string): Parsed => ({ ok: false, expected: { en, zh } });

/** A whole number of at least `min`, at most `max`. */
export const integerFrom =
  (min: number, max = Number.MAX_SAFE_INTEGER) =>
  (value: string): Parsed => {
    if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return { ok: true, value: Number(value) };
    return max === Number.MAX_SAFE_INTEGER
      ? bad(`a whole number of at least ${min}`, `不小于 ${min} 的整数`)
      : bad(`a whole number from ${min} to ${max}`, `${min} 到 ${max} 之间的整数`);
  };

/** A number above zero. */
export const positiveNumber = (value: string): Parsed =>
  /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 ? { ok: true, value: Number(value) } : bad('a number above zero', '大于零的数');

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `500ms`, `2m`, `7d` → milliseconds; a bare number is seconds. */
export const durationMs = (value: string): Parsed => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(value);
  return match
    ? { ok: true, value: Number(match[1]) * (units[match[2] ?? 's'] as number) }
    : bad('a duration such as 30s, 12h or 7d', '时长，例如 30s、12h 或 7d');
};

/** `YYYY-MM-DD`. */
export const day = (value: string): Parsed =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
    ? { ok: true, value }
    : bad('a day as YYYY-MM-DD', '形如 YYYY-MM-DD 的日期');

/** One of a list, which shells complete. */
export const oneOf = (...values: string[]): NonNullable<OptionSpec['parse']> => {
  const parse = (value: string): Parsed => (values.includes(value) ? { ok: true, value } : bad(values.join(' | '), values.join(' | ')));
  return Object.assign(parse, { values });
};

/** `fresh`, or `away:2h`. */
function phone(value: string): Parsed {
  if (value === 'fresh') return { ok: true, value: { fresh: true, offlineSeconds: 0 } };
  const away = value.startsWith('away:') ? durationMs(value.slice('away:'.length)) : undefined;
  return away?.ok
    ? { ok: true, value: { fresh: false, offlineSeconds: Math.round(Number(away.value) / 1000) } }
    : bad('fresh, or away with a duration: away:2h', 'fresh，或 away 加时长：away:2h');
}

/** Options of every command that talks to a vendor. */
export const networkOptions: readonly OptionSpec[] = [
  {
    flags: '--proxy <url>',
    text: { en: 'HTTP CONNECT proxy, e.g. http://127.0.0.1:8080', zh: 'HTTP CONNECT 代理，例如 http://127.0.0.1:8080' },
  },
  { flags: '--ca <file>', text: { en: 'additional root certificates (PEM)', zh: '附加的根证书（PEM）' } },
  {
    flags: '--timeout <duration>',
    text: { en: 'time limit of one request (default 30s)', zh: '单次请求的时限（默认 30s）' },
    parse: durationMs,
  },
];

/** Options of every command that can use the emulator. */
export const sandboxOptions: readonly OptionSpec[] = [
  {
    flags: '--sandbox',
    text: { en: 'use the built-in emulator instead of the vendors; needs no configuration', zh: '使用内置模拟器代替厂商；无需任何配置' },
  },
  {
    flags: '--fault <fault>',
    text: {
      en: 'with --sandbox: <vendor>[.<endpoint>]=<code>|http:503|delay:2s|drop[*N], or clock=+1h',
      zh: '配合 --sandbox：<vendor>[.<endpoint>]=<code>|http:503|delay:2s|drop[*N]，或 clock=+1h',
    },
    repeatable: true,
  },
];

/** Options of every command that addresses a user of an IM platform. */
export const platformOptions: readonly OptionSpec[] = [
  {
    flags: '--platform <id>',
    text: { en: 'tencent-im | easemob | zego: through the IM platform', zh: 'tencent-im | easemob | zego：经由 IM 平台' },
  },
  { flags: '--user <id>', text: { en: 'a user of the platform', zh: '平台上的用户' }, repeatable: true },
  { flags: '--via <way>', text: { en: 'push | message | group | call', zh: 'push | message | group | call' }, parse: oneOf(...vias) },
  { flags: '--from <user>', text: { en: 'the sending user', zh: '发送方用户' } },
];

/** Names that a platform puts into what a phone shows. */
export const nameOptions: readonly OptionSpec[] = [
  {
    flags: '--from-name <nickname>',
    text: { en: 'the sender’s nickname, for what the phone shows', zh: '发送方昵称，用于推算手机上的显示' },
  },
  { flags: '--group-name <name>', text: { en: 'the group’s name, for the same', zh: '群名称，用途同上' } },
  { flags: '--name-card <card>', text: { en: 'the sender’s name card in the group, for the same', zh: '发送方群名片，用途同上' } },
];

/** Options that set up the users and phones of the sandbox's platforms. */
export const sceneOptions: readonly OptionSpec[] = [
  {
    flags: '--user-state <state>',
    text: {
      en: 'with --sandbox: pushable, online, background, logged-out, kicked, muted, unbound, bad-token, wrong-certificate …',
      zh: '配合 --sandbox：pushable、online、background、logged-out、kicked、muted、unbound、bad-token、wrong-certificate …',
    },
    parse: oneOf(...userScenarios),
  },
  { flags: '--user-vendor <id>', text: { en: 'with --sandbox: whose phone the user has', zh: '配合 --sandbox：用户手机的厂商' } },
  {
    flags: '--policy <policy>',
    text: { en: 'with --sandbox: push when all | any devices are away', zh: '配合 --sandbox：全部（all）或任一（any）设备离线时推送' },
    parse: oneOf('all', 'any'),
  },
  {
    flags: '--phone <state>',
    text: { en: 'with --sandbox: fresh (just installed) or away:2h', zh: '配合 --sandbox：fresh（刚安装）或 away:2h（离线）' },
    parse: phone,
  },
];

/** Options that say what to send. */
export const messageOptions: readonly OptionSpec[] = [
  {
    flags: '-m, --message <file>',
    text: {
      en: 'message file (YAML or JSON), or a name of `messages` in the config',
      zh: '消息文件（YAML 或 JSON），或配置 `messages` 中的名称',
    },
  },
  { flags: '--title <text>', text: { en: 'title', zh: '标题' } },
  { flags: '--body <text>', text: { en: 'text', zh: '正文' } },
  { flags: '--data <key=value>', text: { en: 'custom data', zh: '自定义数据' }, repeatable: true },
  {
    flags: '--kind <kind>',
    text: { en: 'what the message is: im call order news marketing …', zh: '消息类型：im call order news marketing …' },
  },
  { flags: '--channel <name>', text: { en: 'a channel of the config', zh: '配置中的渠道名' } },
  { flags: '--category <category>', text: { en: 'the vendor’s category', zh: '厂商的 category' } },
  {
    flags: '--ttl <duration>',
    text: { en: 'how long the vendor keeps it for an offline device, e.g. 24h', zh: '设备离线时厂商的保留时长，例如 24h' },
  },
  { flags: '--priority <priority>', text: { en: 'high | normal', zh: 'high | normal' } },
  { flags: '--click <action>', text: { en: 'app | activity:X | intent:X | url:X', zh: 'app | activity:X | intent:X | url:X' } },
  { flags: '--collapse-key <key>', text: { en: 'newer replaces older while queued', zh: '排队期间新消息替换旧消息时使用的键' } },
  { flags: '--notify-id <number>', text: { en: 'newer replaces older on screen', zh: '通知栏中新通知替换旧通知时使用的编号' } },
  { flags: '--sound <name>', text: { en: '`default` or a sound of the app', zh: '`default` 或应用内的声音' } },
  { flags: '--badge <number>', text: { en: 'badge number', zh: '角标数字' } },
  { flags: '--image <url>', text: { en: 'picture', zh: '图片' } },
  {
    flags: '--set <vendor.path=value>',
    text: { en: 'any vendor field, e.g. oppo.notifyLevel=16 (YAML scalar)', zh: '任意厂商字段，例如 oppo.notifyLevel=16（YAML 标量）' },
    repeatable: true,
  },
];
