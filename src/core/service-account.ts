import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { AccountProblem } from './account.ts';
import { isRecord } from '../lib/record.ts';
import type { Text } from './text.ts';

/** What is wrong with a service account file as a file, and with the key in it; the rest of it is the vendor's own. */
export type ServiceAccountFault =
  | 'not-json'
  | 'raw-newline-in-key'
  | 'key-missing'
  | 'key-literal-backslash-n'
  | 'key-no-pem-header'
  | 'key-truncated'
  | 'key-not-pkcs8'
  | 'key-unreadable'
  | 'key-not-rsa'
  | 'key-too-short';

/**
 * Texts of these faults.
 *
 * @param download what to do where nothing but a new file helps.
 */
export function serviceAccountTexts(download: Text): Record<ServiceAccountFault, { text: Text; fix: Text }> {
  return {
    'not-json': { text: { en: 'The service account is not readable JSON.', zh: '服务账号不是可解析的 JSON。' }, fix: download },
    'raw-newline-in-key': {
      text: {
        en: 'The JSON has real line breaks inside `private_key`; JSON allows only `\\n` there.',
        zh: 'JSON 的 `private_key` 中出现了真正的换行；JSON 里只能写 `\\n`。',
      },
      fix: {
        en: 'Keep the file as it was downloaded; do not pass it through a tool that unfolds `\\n` (echo -e, a template, an editor).',
        zh: '保持下载时的原样，不要经过会展开 `\\n` 的工具（echo -e、模板、编辑器）。',
      },
    },
    'key-missing': { text: { en: 'The service account has no `private_key`.', zh: '服务账号中缺少 `private_key`。' }, fix: download },
    'key-literal-backslash-n': {
      text: {
        en: '`private_key` contains a backslash and an `n` where line breaks must be: the file was escaped twice.',
        zh: '`private_key` 中本应换行的地方是反斜杠加字母 n：内容被转义了两次。',
      },
      fix: {
        en: 'In the JSON text each line break is written `\\n`, once; environment variables and secret stores often make it `\\\\n`.',
        zh: 'JSON 文本中每个换行应只写一次 `\\n`；环境变量和密钥管理工具常把它变成 `\\\\n`。',
      },
    },
    'key-no-pem-header': {
      text: {
        en: '`private_key` does not begin with `-----BEGIN PRIVATE KEY-----`.',
        zh: '`private_key` 不是以 `-----BEGIN PRIVATE KEY-----` 开头。',
      },
      fix: download,
    },
    'key-truncated': {
      text: {
        en: '`private_key` has no `-----END PRIVATE KEY-----`; it was cut off.',
        zh: '`private_key` 缺少 `-----END PRIVATE KEY-----`，内容被截断。',
      },
      fix: download,
    },
    'key-not-pkcs8': {
      text: {
        en: '`private_key` is a PEM of another kind ({kind}); a service account holds a PKCS#8 key (`BEGIN PRIVATE KEY`).',
        zh: '`private_key` 是其他类型的 PEM（{kind}）；服务账号应为 PKCS#8 私钥（`BEGIN PRIVATE KEY`）。',
      },
      fix: download,
    },
    'key-unreadable': {
      text: {
        en: '`private_key` has the right frame, but its content cannot be read as a key.',
        zh: '`private_key` 的首尾标记正确，但内容无法解析为密钥。',
      },
      fix: download,
    },
    'key-not-rsa': {
      text: { en: '`private_key` is not an RSA key (it is {kind}).', zh: '`private_key` 不是 RSA 密钥（实际为 {kind}）。' },
      fix: download,
    },
    'key-too-short': {
      text: { en: '`private_key` has only {bits} bits; at least 2048 are needed.', zh: '`private_key` 只有 {bits} 位，至少需要 2048 位。' },
      fix: download,
    },
  };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** A service account's text or number, without blanks around it; '' for anything else. */
export function memberText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/**
 * The object in a service account file.
 *
 * @param given the file's text, or what is parsed already.
 * @param lookAlikes what other things begin with, whole or in part, that people put there instead.
 */
export function readServiceAccountFile<Other extends string>(
  given: unknown,
  lookAlikes: readonly (readonly [RegExp, Other])[],
): Record<string, unknown> | Other | 'not-json' | 'raw-newline-in-key' {
  if (isRecord(given)) return given;
  const text = (typeof given === 'string' ? given : '').replace(/^\uFEFF/, '').trim();
  const alike = lookAlikes.find(([pattern]) => pattern.test(text));
  if (alike) return alike[1];
  const parsed = parseJson(text);
  if (parsed.ok) return isRecord(parsed.value) ? parsed.value : 'not-json';
  const folded = text.replace(
    /("private_key"\s*:\s*")([^"]*)"/,
    (_, start: string, key: string) => `${start}${key.replace(/\r?\n/g, '\\n')}"`,
  );
  return folded !== text && parseJson(folded).ok ? 'raw-newline-in-key' : 'not-json';
}

/** What is wrong with the RSA key of a service account; undefined for one that can sign. The key is never part of it. */
export function keyFault(pem: string): { id: ServiceAccountFault; data?: AccountProblem['data'] & {} } | undefined {
  if (pem === '') return { id: 'key-missing' };
  if (pem.includes('\\n')) return { id: 'key-literal-backslash-n' };
  const kind = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1];
  if (!kind) return { id: 'key-no-pem-header' };
  if (kind !== 'PRIVATE KEY') return { id: 'key-not-pkcs8', data: { kind } };
  if (!pem.includes('-----END PRIVATE KEY-----')) return { id: 'key-truncated' };
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return { id: 'key-unreadable' };
  }
  if (key.asymmetricKeyType !== 'rsa') return { id: 'key-not-rsa', data: { kind: key.asymmetricKeyType ?? '?' } };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < 2048 ? { id: 'key-too-short', data: { bits } } : undefined;
}
