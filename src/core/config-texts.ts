import type { ErrorProblem } from './errors.ts';
import { nearest } from './nearest.ts';
import { segmentsOf } from './pointer.ts';
import type { Text, TextData } from './text.ts';

/** Something wrong with a config, a message or a credential file, found locally; every position that is known is given. */
export interface InputProblem extends ErrorProblem {
  severity: 'error' | 'warn';
  /** JSON pointer into the document. */
  path: string;
  fix: Text;
  data: TextData;
  /** The vendor or platform whose account is affected. */
  vendor?: string;
}

/** A problem's two texts. */
export interface ProblemTexts {
  text: Text;
  fix: Text;
}

export interface ProblemOptions {
  data?: TextData;
  /** Phrases of ours that are put into the text in its own language, before the data. */
  words?: Record<string, Text>;
  severity?: 'error' | 'warn';
  vendor?: string | undefined;
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
}

/** A pointer as people write paths: `vendors.xiaomi.appSecret`. */
export function dottedPath(pointer: string): string {
  return segmentsOf(pointer).join('.');
}

function withWords(text: Text, words: Record<string, Text>): Text {
  let { en, zh } = text;
  for (const [name, word] of Object.entries(words)) {
    en = en.replaceAll(`{${name}}`, () => word.en);
    zh = zh.replaceAll(`{${name}}`, () => word.zh);
  }
  return { en, zh };
}

/** Makes a problem from its texts; `{path}` is filled with the dotted path. */
export function createProblem(id: string, texts: ProblemTexts, pointer: string, options: ProblemOptions = {}): InputProblem {
  const { data = {}, words = {}, severity = 'error', vendor, file, line, column } = options;
  return {
    id,
    severity,
    path: pointer,
    text: withWords(texts.text, words),
    fix: withWords(texts.fix, words),
    data: { path: dottedPath(pointer), ...data },
    ...(vendor === undefined ? {} : { vendor }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

/** Binds {@link createProblem} to a table of texts. */
export function problemFactory<const Table extends Record<string, ProblemTexts>>(table: Table) {
  return (id: keyof Table & string, pointer: string, options?: ProblemOptions): InputProblem =>
    createProblem(id, table[id] as ProblemTexts, pointer, options);
}

/** What a value was expected to be. */
export const expectations = {
  text: { en: 'text', zh: '文本' },
  id: { en: 'text or digits', zh: '文本或数字串' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  integer: { en: 'a whole number', zh: '整数' },
  'positive-integer': { en: 'a whole number from 1', zh: '不小于 1 的整数' },
  'natural-number': { en: 'a whole number from 0', zh: '不小于 0 的整数' },
  'positive-number': { en: 'a number above 0', zh: '大于 0 的数' },
  enum: { en: 'one of the listed values', zh: '所列取值之一' },
  file: { en: 'the path of a file', zh: '文件路径' },
  'binary-file': { en: 'the path of a file', zh: '文件路径' },
  'json-file': { en: 'the path of a JSON file, or the JSON itself', zh: 'JSON 文件的路径，或 JSON 内容本身' },
  json: { en: 'a JSON value', zh: 'JSON 值' },
  mapping: { en: 'a mapping (key: value)', zh: '映射（键: 值）' },
  duration: { en: 'a duration such as 24h, 90s or 500ms', zh: '时长，例如 24h、90s、500ms' },
  url: { en: 'an http or https address', zh: 'http 或 https 地址' },
  click: {
    en: 'app, activity:X, intent:X or url:X, or a mapping such as { open: app }',
    zh: 'app、activity:X、intent:X、url:X，或 { open: app } 这样的映射',
  },
  scalar: { en: 'text, a number, true or false', zh: '文本、数字、true 或 false' },
  path: { en: 'the path of a file', zh: '文件路径' },
} satisfies Record<string, Text>;

export type Expectation = keyof typeof expectations;

/** What a value is, without saying its content. */
export function kindOf(value: unknown): Text {
  if (value === undefined) return { en: 'nothing', zh: '缺失' };
  if (value === null) return { en: 'empty', zh: '空值' };
  if (Array.isArray(value)) return { en: 'a list', zh: '列表' };
  switch (typeof value) {
    case 'string':
      return value === '' ? { en: 'empty text', zh: '空文本' } : { en: 'text', zh: '文本' };
    case 'number':
      return Number.isInteger(value) ? { en: 'a number', zh: '数字' } : { en: 'a number with a fraction', zh: '小数' };
    case 'boolean':
      return { en: 'true or false', zh: '布尔值' };
    default:
      return { en: 'a mapping', zh: '映射' };
  }
}

/** Texts of what can be wrong in a config or a message, whatever it was read from. */
export const inputTexts = {
  'unknown-key': {
    text: { en: 'The key "{name}" is not known here ({path}).', zh: '此处没有名为“{name}”的键（{path}）。' },
    fix: { en: '{hint}', zh: '{hint}' },
  },
  'unknown-vendor': {
    text: { en: '"{name}" is not a vendor that push-check knows ({path}).', zh: 'push-check 不认识名为“{name}”的厂商（{path}）。' },
    fix: { en: '{hint}', zh: '{hint}' },
  },
  'unknown-platform': {
    text: {
      en: '"{name}" is not an IM platform that push-check knows ({path}).',
      zh: 'push-check 不认识名为“{name}”的 IM 平台（{path}）。',
    },
    fix: { en: '{hint}', zh: '{hint}' },
  },
  'unknown-profile': {
    text: { en: 'The config has no profile "{name}".', zh: '配置中没有名为“{name}”的 profile。' },
    fix: { en: '{hint}', zh: '{hint}' },
  },
  'missing-key': {
    text: { en: '"{path}" is missing; expected {expected}.', zh: '缺少“{path}”，应为{expected}。' },
    fix: { en: 'Add "{name}".', zh: '请补上“{name}”。' },
  },
  'missing-field': {
    text: { en: '"{path}" ({title}) is missing.', zh: '缺少“{path}”（{title}）。' },
    fix: {
      en: 'Set "{name}" in the config, or the variable {variable}. Where to find it: {where}',
      zh: '请在配置中填写“{name}”，或设置环境变量 {variable}。获取位置：{where}',
    },
  },
  'wrong-type': {
    text: { en: '"{path}" must be {expected}, but it is {got}.', zh: '“{path}”应为{expected}，实际是{got}。' },
    fix: { en: 'Write {expected} there.', zh: '请改为{expected}。' },
  },
  'wrong-value': {
    text: { en: '"{path}" must be one of: {allowed}.', zh: '“{path}”只能取以下值：{allowed}。' },
    fix: { en: '{hint}', zh: '{hint}' },
  },
  'field-pattern': {
    text: { en: '"{path}" ({title}) does not have the shape such a value has.', zh: '“{path}”（{title}）的格式不对。' },
    fix: { en: 'Copy the value again. Where to find it: {where}', zh: '请重新复制该值。获取位置：{where}' },
  },
  'field-blank': {
    text: { en: '"{path}" ({title}) begins or ends with a blank or a line break.', zh: '“{path}”（{title}）的首尾带有空格或换行。' },
    fix: { en: 'Remove it; it was probably copied by mistake.', zh: '请删除，多半是复制时带上的。' },
  },
  'field-mistake': {
    text: { en: '"{path}": {mistake}', zh: '“{path}”：{mistake}' },
    fix: { en: 'Where to find the right value: {where}', zh: '正确的值在这里：{where}' },
  },
  'group-incomplete': {
    text: { en: 'The credentials of {vendor} are not complete: {missing} missing.', zh: '{vendor} 的凭据不完整：缺少 {missing}。' },
    fix: { en: 'Give one complete set: {groups}.', zh: '请完整提供其中一组：{groups}。' },
  },
  'group-conflict': {
    text: { en: '{vendor} has more than one set of credentials: {groups}.', zh: '{vendor} 同时配置了多组凭据：{groups}。' },
    fix: { en: 'Keep exactly one set.', zh: '请只保留一组。' },
  },
  'endpoint-url': {
    text: {
      en: '"{path}" must be an http or https address without user name, query or fragment.',
      zh: '“{path}”应为 http 或 https 地址，且不含用户名、查询参数和锚点。',
    },
    fix: { en: 'Write an origin such as https://push.example.com.', zh: '请填写 https://push.example.com 这样的地址。' },
  },
  'proxy-url': {
    text: { en: '"{path}" must be the http or https address of a proxy.', zh: '“{path}”应为 http 或 https 代理地址。' },
    fix: { en: 'Write an address such as http://proxy.example.com:8080.', zh: '请填写 http://proxy.example.com:8080 这样的地址。' },
  },
  'env-missing': {
    text: { en: '"{path}" uses the variable {variable}, which is not set.', zh: '“{path}”引用的环境变量 {variable} 未设置。' },
    fix: {
      en: 'Set {variable} in the environment or in .env, or write a default: ${{variable}:-value}.',
      zh: '请在环境变量或 .env 中设置 {variable}，或写明默认值：${{variable}:-value}。',
    },
  },
  'env-empty': {
    text: {
      en: '"{path}" uses the variable {variable}, which is set but empty.',
      zh: '“{path}”引用的环境变量 {variable} 已设置，但值为空。',
    },
    fix: {
      en: 'Give {variable} a value. CI systems hand out an empty value where a secret is not available to the job.',
      zh: '请为 {variable} 赋值。CI 中若任务无权读取某个密钥，拿到的往往就是空值。',
    },
  },
  'env-syntax': {
    text: { en: '"{path}" contains "${" that is not a variable reference.', zh: '“{path}”中的“${”不是有效的变量引用。' },
    fix: {
      en: 'Write ${NAME} or ${NAME:-default}; for the two characters themselves write $${.',
      zh: '请写成 ${NAME} 或 ${NAME:-default}；如需这两个字符本身，请写 $${。',
    },
  },
  'env-unknown-field': {
    text: { en: 'The variable {variable} names no field of {vendor}.', zh: '环境变量 {variable} 对应不到 {vendor} 的任何字段。' },
    fix: { en: 'Did you mean {nearest}?', zh: '是否想写 {nearest}？' },
  },
  'empty-value': {
    text: { en: '"{path}" has no value.', zh: '“{path}”没有值。' },
    fix: { en: 'Give it a value or remove the line.', zh: '请填写一个值，或删掉这一行。' },
  },
  'bad-duration': {
    text: { en: '"{path}" is not a duration.', zh: '“{path}”不是有效的时长。' },
    fix: {
      en: 'Write a number of seconds, or a number with ms, s, m, h, d or w: 24h, 90s, 1h30m.',
      zh: '请写秒数，或带单位 ms、s、m、h、d、w 的时长，例如 24h、90s、1h30m。',
    },
  },
  'ttl-fraction': {
    text: { en: '"{path}" must be whole seconds: vendors count no smaller unit.', zh: '“{path}”须为整秒，厂商不支持更小的单位。' },
    fix: { en: 'Round it to a second or more.', zh: '请取整到秒。' },
  },
  'data-nested': {
    text: { en: '"{path}" is {got}; values of data are text.', zh: '“{path}”是{got}，而 data 的值只能是文本。' },
    fix: { en: 'Write it as one line of JSON text, or spread it over several keys.', zh: '请写成一行 JSON 文本，或拆成多个键。' },
  },
  'data-pair': {
    text: { en: '{flag} needs key=value.', zh: '{flag} 须写成 key=value。' },
    fix: { en: 'Write for example --data conversationId=42.', zh: '例如 --data conversationId=42。' },
  },
  'click-unknown': {
    text: { en: '"{path}" does not say what a tap opens.', zh: '“{path}”没有说明点击后打开什么。' },
    fix: {
      en: 'Write app, activity:X, intent:X or url:X, or a mapping such as { open: app }.',
      zh: '请写 app、activity:X、intent:X、url:X，或 { open: app } 这样的映射。',
    },
  },
  'click-target': {
    text: { en: '"{path}" says {open} but not which one.', zh: '“{path}”写了 {open}，却没有写具体目标。' },
    fix: { en: 'Write {open}:X, or { open: {open}, {open}: X }.', zh: '请写 {open}:X，或 { open: {open}, {open}: X }。' },
  },
  'category-needs-vendor': {
    text: { en: "{flag} is a vendor's own word, and no vendor was named.", zh: '{flag} 是厂商各自的取值，但没有指定厂商。' },
    fix: {
      en: "Add --vendor, or use --kind, which every vendor's category is derived from.",
      zh: '请加上 --vendor，或改用 --kind，由它推导出各厂商的分类。',
    },
  },
  'set-path': {
    text: { en: '{flag} needs vendor.field=value.', zh: '{flag} 须写成 vendor.field=value。' },
    fix: { en: 'Write for example --set oppo.notifyLevel=16.', zh: '例如 --set oppo.notifyLevel=16。' },
  },
} satisfies Record<string, ProblemTexts>;

/** Makes a problem from {@link inputTexts}. */
export const inputProblem = problemFactory(inputTexts);

/** The hint of an unknown name: the nearest known one, or all of them. */
export function nameHint(name: string, known: readonly string[]): { words: Record<string, Text>; data: TextData } {
  const near = nearest(name, known);
  if (near !== undefined)
    return { words: { hint: { en: 'Did you mean "{nearest}"?', zh: '是否想写“{nearest}”？' } }, data: { nearest: near } };
  if (known.length === 0) return { words: { hint: { en: 'Remove it.', zh: '请删除。' } }, data: {} };
  return { words: { hint: { en: 'Known names: {known}.', zh: '可用的名称：{known}。' } }, data: { known: known.join(', ') } };
}

/** An unknown name of some sort (a key, a vendor, a platform, a profile), with the nearest known one. */
export function unknownName(
  id: 'unknown-key' | 'unknown-vendor' | 'unknown-platform' | 'unknown-profile',
  pointer: string,
  name: string,
  known: readonly string[],
  options: ProblemOptions = {},
): InputProblem {
  const { words, data } = nameHint(name, known);
  return inputProblem(id, pointer, { ...options, words, data: { name, ...data } });
}

/** A value of the wrong type; says what it is, never its content. */
export function wrongType(pointer: string, expected: Expectation, value: unknown, options: ProblemOptions = {}): InputProblem {
  if (value === null) return inputProblem('empty-value', pointer, options);
  return inputProblem('wrong-type', pointer, { ...options, words: { expected: expectations[expected], got: kindOf(value) } });
}

/** A value that is not among the allowed ones. The value is echoed nowhere but in the search for the nearest one. */
export function wrongValue(pointer: string, allowed: readonly string[], value: unknown, options: ProblemOptions = {}): InputProblem {
  const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
  const hint =
    near === undefined
      ? { en: 'Choose one of them.', zh: '请从中选择。' }
      : { en: 'Did you mean "{nearest}"?', zh: '是否想写“{nearest}”？' };
  return inputProblem('wrong-value', pointer, {
    ...options,
    words: { hint },
    data: { allowed: allowed.join(', '), ...(near === undefined ? {} : { nearest: near }), ...options.data },
  });
}
