import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';
import { clickOf, intentFault } from '../facts/click.ts';
import { sources } from '../facts/sources.ts';
import { citing } from '../message-evidence.ts';
import { findingsOf } from '../vendor-answer.ts';

/** The vendors' lint rules about what a tap does. */
const rules = [
  'huawei/click-fields',
  'huawei/click-missing',
  'huawei/intent-form',
  'honor/click-action',
  'honor/intent-component',
  'honor/intent-flags',
  'xiaomi/click-effect',
  'xiaomi/intent-uri',
  'oppo/click-fields',
  'oppo/action-params',
  'vivo/skip',
  'meizu/click-target',
  'meizu/click-parameters',
];

const faults: Record<'no-start' | 'no-end' | 'blank', Text> = {
  'no-start': {
    en: 'The intent is not whole: it must begin with `intent:` and carry `#Intent;`.',
    zh: 'intent 不完整：必须以 `intent:` 开头，并包含 `#Intent;`。',
  },
  'no-end': { en: 'The intent does not end with `;end`, so phones do not read it.', zh: 'intent 没有以 `;end` 结尾，手机无法解析。' },
  blank: { en: 'The intent contains a blank or a line break; encode it as `%20`.', zh: 'intent 中含有空格或换行，请编码为 `%20`。' },
};

export default defineStep({
  id: 'K2',
  phase: 'K',
  question: { en: 'Is the jump written in the form that this vendor wants?', zh: '跳转目标是否按该厂商要求的形式填写？' },
  why: {
    en: 'Every vendor wants another form: an intent URI for Xiaomi, HUAWEI, HONOR and vivo, a class or action for OPPO, a class name for Meizu. ZEGO has fixed strings, Easemob an action for HUAWEI, HONOR and Xiaomi and a class for the rest.',
    zh: '各家形式不同：小米、华为、荣耀、vivo 用 intent URI，OPPO 用类名或 action，魅族用类名。ZEGO 使用固定字符串，环信在华为、荣耀、小米填 action，其余填类名。',
  },
  needs: ['message'],
  verdict: 'click-config',
  fix: {
    en: 'Write the click once in the message (`click: activity:…`, `intent:…` or `url:…`) and let push-check translate it; `push-check send --dry-run` shows the result for each vendor.',
    zh: '在消息中统一填写 `click`（`activity:…`、`intent:…` 或 `url:…`），由 push-check 转换；用 `push-check send --dry-run` 可查看各厂商的结果。',
  },
  sources: [
    sources.huaweiClick,
    sources.xiaomiSend,
    sources.oppoMessage,
    sources.vivoSend,
    sources.meizuApi,
    sources.honorSend,
    sources.easemobOverview,
    sources.zegoDocs,
  ],
  confidence: 'A',
  check(evidence) {
    const [finding] = findingsOf(evidence, rules);
    if (finding) return citing(finding);
    const click = clickOf(evidence);
    if (!click) return undefined;
    const fault = click.open === 'intent' ? intentFault(click.intent) : undefined;
    if (fault) return { state: 'fail', text: faults[fault] };
    return {
      state: 'pass',
      text: {
        en: 'The tap (`{open}`) is in a form that the vendor’s rules do not object to.',
        zh: '点击动作（`{open}`）的形式符合该厂商规则。',
      },
      data: { open: click.open },
    };
  },
});
