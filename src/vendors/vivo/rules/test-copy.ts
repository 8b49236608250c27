import { docs, numberOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { pushModes } from '../wire.ts';

const fix = {
  en: 'Use realistic text, or `vendors.vivo.pushMode: 1` with a registered test device.',
  zh: '请改用真实文案，或设置 `vendors.vivo.pushMode: 1` 并使用已登记的测试设备。',
};

export default defineRule({
  name: 'test-copy',
  subject: 'wire',
  title: { en: 'A formal message does not look like a test', zh: '正式推送不能使用测试文案' },
  docs: docs.limits,
  confidence: 'B',
  aliases: ['vivo/test-copy'],
  messages: {
    word: {
      severity: 'error',
      text: {
        en: '`{field}` has the word "{word}"; in formal mode vivo refuses test-like text with 10085 or 10104.',
        zh: '`{field}` 含有“{word}”；正式推送时 vivo 会拒绝测试文案，返回 10085 或 10104。',
      },
      fix,
    },
    brackets: {
      severity: 'error',
      text: {
        en: '`{field}` has braces or square brackets; in formal mode vivo refuses such text with 10085 or 10104.',
        zh: '`{field}` 含有大括号或中括号；正式推送时 vivo 会拒绝，返回 10085 或 10104。',
      },
      fix: {
        en: 'Leave the brackets out (round ones are fine), or use `vendors.vivo.pushMode: 1` with a registered test device.',
        zh: '请去掉这些括号（圆括号可用），或设置 `vendors.vivo.pushMode: 1` 并使用已登记的测试设备。',
      },
    },
    digits: {
      severity: 'error',
      text: {
        en: '`{field}` has nothing but digits and symbols; in formal mode vivo refuses it with 10085 or 10104.',
        zh: '`{field}` 只有数字和符号；正式推送时 vivo 会拒绝，返回 10085 或 10104。',
      },
      fix,
    },
    letters: {
      severity: 'error',
      text: {
        en: '`{field}` has nothing but letters; in formal mode vivo refuses it with 10085 or 10104.',
        zh: '`{field}` 是纯字母；正式推送时 vivo 会拒绝，返回 10085 或 10104。',
      },
      fix,
    },
    name: {
      severity: 'info',
      text: {
        en: 'The title is one word of letters. vivo’s rule against test-like text names such titles; where a name is refused (10085 or 10104), a second word or a mark helps.',
        zh: '标题是一个纯字母单词，属于 vivo 测试文案规则所列情形；若姓名类标题被拒绝（10085 或 10104），可补充其他文字或标点。',
      },
      fix: {
        en: 'If vivo refuses it, write more than one word, e.g. the name with the conversation.',
        zh: '若被拒绝，请补充文字，例如“姓名 + 会话名”。',
      },
    },
    emoji: {
      severity: 'warn',
      text: {
        en: '`{field}` has nothing but emoji; vivo may count them as symbols and refuse it with 10085 or 10104.',
        zh: '`{field}` 只有表情符号；vivo 可能视为纯符号而拒绝，返回 10085 或 10104。',
      },
      fix,
    },
  },
  *check({ wire }) {
    if (numberOf(wire.pushMode) === pushModes.test) return;
    for (const field of ['title', 'content'] as const) {
      const text = (textOf(wire[field]) ?? '').trim();
      if (text === '') continue;
      const path = `/${field}`;
      const word = /测试|\btest(?:s|ing)?\b/i.exec(text)?.[0];
      if (word !== undefined) yield { messageId: 'word', path, data: { field, word } };
      else if (/[{}[\]]/.test(text)) yield { messageId: 'brackets', path, data: { field } };
      else if (/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\s)+$/u.test(text))
        yield { messageId: 'emoji', path, data: { field } };
      else if (/^[\p{N}\p{P}\p{S}\s]+$/u.test(text)) yield { messageId: 'digits', path, data: { field } };
      // The name of a person is the usual title of a chat message, so a title of one word is not stopped.
      else if (/^[A-Za-z]+$/.test(text))
        yield field === 'title' && isName(text) ? { messageId: 'name', path } : { messageId: 'letters', path, data: { field } };
    }
  },
});

function isName(text: string): boolean {
  return /^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/.test(text);
}
