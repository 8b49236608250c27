import { clickMessages, judgeClick, parseClickUri } from '../../../core/project-click.ts';
import { componentsOf } from '../../../core/project-look.ts';
import { clickTypes } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { demo, notificationOf } from './facts.ts';

const defaultCategory = 'android.intent.category.DEFAULT';
const browsableCategory = 'android.intent.category.BROWSABLE';

export default defineProjectCheck({
  name: 'click-target',
  title: { en: 'An activity takes the click', zh: '有 Activity 响应点击' },
  steps: ['K1', 'K3', 'K10'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    ...clickMessages(),
    noBrowsable: {
      severity: 'error',
      text: {
        en: 'The intent filter of {target} lacks the category BROWSABLE: HONOR checks the click with it and does not show the push (receipt 40000015).',
        zh: '{target} 的 intent-filter 缺少 BROWSABLE 类别：荣耀会带上该类别校验点击，校验失败则不展示推送（回执 40000015）。',
      },
      fix: {
        en: 'Add `<category android:name="android.intent.category.BROWSABLE"/>` to that filter.',
        zh: '请在该 filter 中添加 `<category android:name="android.intent.category.BROWSABLE"/>`。',
      },
    },
  },
  *check(context) {
    const click = notificationOf(context)?.clickAction;
    if (click?.type !== clickTypes.page) return;
    const { intent, action } = click;
    if (typeof intent !== 'string' || intent === '') {
      if (typeof action === 'string' && action !== '') yield* judgeClick(context, { kind: 'action', action });
      return;
    }
    let isSound = true;
    for (const problem of judgeClick(context, { kind: 'uri', uri: intent })) {
      isSound = false;
      yield problem;
    }
    const { scheme, component } = parseClickUri(intent) ?? {};
    if (!isSound || scheme === undefined || component !== undefined) return;
    const takers = componentsOf(context.modules, 'activity', 'activity-alias').flatMap((activity) =>
      activity.filters
        .filter(
          ({ categories, data }) =>
            data.some(({ attributes }) => attributes['scheme'] === scheme) && categories.some(({ value }) => value === defaultCategory),
        )
        .map((filter) => ({ activity, filter })),
    );
    const [first] = takers;
    if (first && !takers.some(({ filter }) => filter.categories.some(({ value }) => value === browsableCategory)))
      yield { messageId: 'noBrowsable', data: { target: first.activity.name }, at: first.filter.at };
  },
});
