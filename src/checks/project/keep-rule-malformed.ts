import { defineProjectCheck } from './check.ts';

const pushWords = /push|xiaomi|mipush|huawei|hihonor|heytap|coloros|vivo|meizu|firebase|tencent|hyphenate|zego|agora|imsdk|msp/i;

export default defineProjectCheck({
  name: 'keep-rule-malformed',
  title: { en: 'Keep rules mean what they look like', zh: '混淆规则书写正确' },
  steps: ['J22'],
  docs: 'https://developer.android.com/topic/performance/app-optimization/keep-rules-overview',
  confidence: 'A',
  aliases: [],
  messages: {
    missingClass: {
      severity: 'error',
      text: {
        en: 'The rule `{rule}` lacks the word `class` after `-keep`; the build stops at it, or keeps nothing.',
        zh: '规则 `{rule}` 在 `-keep` 后缺少 `class`，会导致构建报错或不起作用。',
      },
      fix: { en: 'Write `-keep class …`.', zh: '请写成 `-keep class …`。' },
    },
    blank: {
      severity: 'error',
      text: {
        en: 'The rule `{rule}` has a blank inside the class name, so that it does not match the class.',
        zh: '规则 `{rule}` 的类名中间有空格，无法匹配到目标类。',
      },
      fix: { en: 'Remove the blank.', zh: '请删除空格。' },
    },
    directive: {
      severity: 'warn',
      text: {
        en: 'R8 does not know the directive of `{rule}`.',
        zh: 'R8 不认识 `{rule}` 的指令。',
      },
      fix: { en: 'Correct its spelling, or remove the rule.', zh: '请修正拼写或删除该规则。' },
    },
    braces: {
      severity: 'error',
      text: {
        en: 'The braces of the rule `{rule}` do not match; what follows is read wrongly.',
        zh: '规则 `{rule}` 的花括号不配对，会影响后面规则的解析。',
      },
      fix: { en: 'Close the block with `}`.', zh: '请用 `}` 闭合。' },
    },
    other: {
      severity: 'warn',
      text: {
        en: 'The rule `{rule}` is malformed ({why}).',
        zh: '规则 `{rule}` 格式有误（{why}）。',
      },
      fix: { en: 'Compare it with the guide it was copied from.', zh: '请对照来源文档修正。' },
    },
  },
  *check({ modules, release, app }) {
    const isShrunk = app.minify?.determined ? app.minify.value : release;
    for (const { keepRules } of modules)
      for (const { malformed, text, at } of keepRules) {
        // Rules of others matter when the build is shrunk; those about push always, as they are what this is about.
        if (malformed === undefined || (!isShrunk && !pushWords.test(text))) continue;
        const data = { rule: text.length > 120 ? `${text.slice(0, 117)}…` : text };
        switch (malformed) {
          case 'missing-class-keyword':
            yield { messageId: 'missingClass', data, at };
            break;
          case 'blank-in-name':
            yield { messageId: 'blank', data, at };
            break;
          case 'unknown-directive':
            yield { messageId: 'directive', data, at };
            break;
          case 'unbalanced-braces':
            yield { messageId: 'braces', data, at };
            break;
          default:
            yield { messageId: 'other', data: { ...data, why: malformed }, at };
        }
      }
  },
});
