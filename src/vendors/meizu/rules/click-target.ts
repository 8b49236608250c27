import { bytesOf, charsOf, docs, isFilled, numberOf, partOf, shown, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxClickChars, maxCustomAttributeBytes } from '../wire.ts';

export default defineRule({
  name: 'click-target',
  subject: 'wire',
  title: { en: 'A click action has the target of its type', zh: '点击动作须带上对应的目标' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-CK-001', 'MZ-CK-002', 'MZ-CK-003', 'MZ-CK-004'],
  messages: {
    unknownType: {
      severity: 'error',
      text: { en: '`clickType` is {value}; Meizu knows 0 to 3.', zh: '`clickType` 为 {value}，魅族只支持 0～3。' },
      fix: { en: 'Use 0 (app), 1 (activity) or 2 (URI).', zh: '请使用 0（打开应用）、1（打开页面）或 2（打开 URI）。' },
    },
    noActivity: {
      severity: 'error',
      text: { en: '`clickType` 1 needs `activity`.', zh: '`clickType` 为 1 时需要 `activity`。' },
      fix: { en: 'Give the full class name of the activity.', zh: '请填写 Activity 的完整类名。' },
    },
    noUrl: {
      severity: 'error',
      text: { en: '`clickType` 2 needs `url`.', zh: '`clickType` 为 2 时需要 `url`。' },
      fix: { en: 'Give a web address or a URI that the app handles.', zh: '请填写网页地址或应用可处理的 URI。' },
    },
    shortActivity: {
      severity: 'error',
      text: {
        en: '`activity` is not a full class name; the phone logs ActivityNotFoundException and nothing opens.',
        zh: '`activity` 不是完整类名，手机会报 ActivityNotFoundException，点击后无反应。',
      },
      fix: {
        en: 'Write it with its package, for example com.example.chat.ChatActivity.',
        zh: '请带上包名，例如 com.example.chat.ChatActivity。',
      },
    },
    ownAction: {
      severity: 'error',
      text: {
        en: '`clickType` 3 leaves the tap to the app, which does not work on Android 12 and later.',
        zh: '`clickType` 为 3（应用自定义）在 Android 12 及以上无法生效。',
      },
      fix: {
        en: 'Use 0, 1 or 2 and hand values over in `data` (`clickTypeInfo.parameters`).',
        zh: '请改用 0、1 或 2，业务参数通过 `data`（`clickTypeInfo.parameters`）传递。',
      },
    },
    tooLong: {
      severity: 'error',
      text: { en: '`{field}` has {length}; Meizu takes {limit}.', zh: '`{field}` 的长度为 {length}，魅族最多接受 {limit}。' },
      fix: { en: 'Shorten it; values belong in `data`.', zh: '请缩短；业务参数可放到 `data` 里。' },
    },
  },
  *check({ wire }) {
    const click = partOf(wire, 'clickTypeInfo');
    const at = (field: string) => `/messageJson/clickTypeInfo/${field}`;
    const value = click['clickType'];
    const type = isFilled(value) ? numberOf(value) : 0;
    const activity = textOf(click['activity']);
    if (type === undefined || ![0, 1, 2, 3].includes(type))
      yield { messageId: 'unknownType', path: at('clickType'), data: { value: shown(value) } };
    if (type === 3) yield { messageId: 'ownAction', path: at('clickType') };
    if (type === 1 && activity.trim() === '') yield { messageId: 'noActivity', path: at('activity') };
    else if (type === 1 && (activity.startsWith('.') || !activity.includes('.') || activity.includes('/')))
      yield { messageId: 'shortActivity', path: at('activity') };
    if (type === 2 && !isFilled(click['url'])) yield { messageId: 'noUrl', path: at('url') };
    for (const { field, length, limit } of [
      { field: 'activity', length: charsOf(activity), limit: maxClickChars },
      { field: 'url', length: charsOf(textOf(click['url'])), limit: maxClickChars },
      { field: 'customAttribute', length: bytesOf(textOf(click['customAttribute'])), limit: maxCustomAttributeBytes },
    ])
      if (length > limit) yield { messageId: 'tooLong', path: at(field), data: { field, length, limit } };
  },
});
