import type { AccountProblem } from './account.ts';
import type { Text } from './text.ts';

/** A credential without the byte-order mark and line ends that a file or a copy leaves around it; undefined when nothing remains. */
export function cleaned(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .replace(/^\uFEFF/, '')
    .trim();
  return text === '' ? undefined : text;
}

/** The first that matches is told. `{where}` is the console, in words. */
const copyMistakes: readonly { id: string; pattern: RegExp; text: Text; fix: Text }[] = [
  {
    id: 'credential-quoted',
    pattern: /^(["'`“‘]).*["'`”’]$/s,
    text: { en: 'The value of `{field}` is wrapped in quotation marks.', zh: '`{field}` 的值两端带有引号。' },
    fix: { en: 'Remove the quotation marks; they would become part of the value.', zh: '去掉引号，否则它们会成为值的一部分。' },
  },
  {
    id: 'credential-placeholder',
    pattern: /^<.*>$|^\$\{.*\}$|^x{4,}$|^your[-_ ]/is,
    text: { en: 'The value of `{field}` is still a placeholder.', zh: '`{field}` 仍是占位文字。' },
    fix: { en: 'Put in the value from {where}.', zh: '请填写{where}上的真实值。' },
  },
  {
    id: 'credential-blank',
    pattern: /\s|\\[rnt]/,
    text: {
      en: 'The value of `{field}` has a blank, a line break or a literal \\n inside.',
      zh: '`{field}` 的值中间含有空格、换行或字面的 \\n。',
    },
    fix: { en: 'Copy the value again from {where}, as one word.', zh: '请从{where}重新复制，确保是连续的一串字符。' },
  },
  {
    id: 'credential-not-ascii',
    pattern: /[^\x21-\x7e]/,
    text: {
      en: 'The value of `{field}` has a character that is not ASCII, perhaps an invisible one.',
      zh: '`{field}` 的值含有非 ASCII 字符，可能是不可见字符。',
    },
    fix: { en: 'Copy the value again from {where}.', zh: '请从{where}重新复制。' },
  },
];

/**
 * What copying does to a credential: quotation marks, a placeholder left in, blanks, characters that are not ASCII. The value is never echoed.
 *
 * @param where the console in words: `{ en: 'the OPPO push platform', zh: 'OPPO 推送平台' }`.
 */
export function copyErrors(field: string, value: string, where: Text): AccountProblem[] {
  const found = copyMistakes.find(({ pattern }) => pattern.test(value));
  if (!found) return [];
  const placed = { en: found.fix.en.replace('{where}', where.en), zh: found.fix.zh.replace('{where}', where.zh) };
  return [{ field, id: found.id, text: found.text, fix: placed, data: { field } }];
}

/** A credential that is not there. */
export function missingCredential(field: string, fix: Text): AccountProblem {
  return { field, id: 'credential-missing', text: { en: '`{field}` is empty.', zh: '`{field}` 为空。' }, fix, data: { field } };
}
