import { componentsOf, known } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

export default defineProjectCheck({
  name: 'exported-stated',
  title: { en: 'Components with an intent filter say whether they are exported', zh: '带 intent-filter 的组件写明 exported' },
  steps: ['J6'],
  docs: 'https://developer.android.com/about/versions/12/behavior-changes-12',
  confidence: 'A',
  aliases: [],
  messages: {
    unstated: {
      severity: 'error',
      text: {
        en: '{component} has an intent filter and no `android:exported`; with targetSdk {targetSdk} the build, or the installation on Android 12, fails.',
        zh: '{component} 带有 intent-filter 但没有写 `android:exported`；targetSdk 为 {targetSdk} 时构建会失败，或在 Android 12 上无法安装。',
      },
      fix: {
        en: 'Add `android:exported`: true when the vendor’s push service or other apps call it, else false.',
        zh: '请添加 `android:exported`：由厂商推送服务或其他应用调用时为 true，否则为 false。',
      },
    },
  },
  *check({ app, modules }) {
    const targetSdk = known(app.targetSdk);
    if (targetSdk === undefined || targetSdk < 31) return;
    for (const component of componentsOf(modules))
      if (
        component.type !== 'provider' &&
        component.filters.length > 0 &&
        component.exported === undefined &&
        !isStated(component.attributes)
      )
        yield { messageId: 'unstated', data: { component: component.name, targetSdk }, at: component.at };
  },
});

function isStated(attributes: Readonly<Record<string, { value: string }>>): boolean {
  // An unread value (`@bool/…`) is a statement too; an entry with tools:node is an instruction to the merger.
  return attributes['android:exported'] !== undefined || /^(?:remove|removeAll|merge)$/.test(attributes['tools:node']?.value ?? '');
}
