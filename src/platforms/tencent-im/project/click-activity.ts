import { componentsOf, packageNameOf } from '../../../core/project-look.ts';
import type { IntentFilter } from '../../../core/project.ts';
import { defineProjectCheck } from './check.ts';
import { docs } from './facts.ts';

const viewAction = 'android.intent.action.VIEW';
const defaultCategory = 'android.intent.category.DEFAULT';

/** Scheme and host that Tencent’s console proposes for “open specified page”. */
const proposed = { scheme: 'pushscheme', host: 'com.tencent.qcloud' } as const;

function isForClicks(filter: IntentFilter): boolean {
  return filter.data.some(({ attributes }) => attributes['scheme'] === proposed.scheme || attributes['host'] === proposed.host);
}

export default defineProjectCheck({
  name: 'click-activity',
  title: { en: 'The page that a tap opens can be opened from outside', zh: '点击通知打开的页面可被外部启动' },
  steps: ['K3', 'K1'],
  docs: docs.integration,
  confidence: 'A',
  aliases: ['TX-CLICK'],
  messages: {
    notExported: {
      severity: 'error',
      text: {
        en: '{activity} has the filter for taps, but is not exported: the vendor’s push service cannot start it.',
        zh: '{activity} 配置了点击跳转的 intent-filter，但没有导出（exported），厂商推送服务无法启动它。',
      },
      fix: { en: 'Set `android:exported="true"` on the activity.', zh: '请为该 Activity 设置 `android:exported="true"`。' },
    },
    noView: {
      severity: 'error',
      text: {
        en: 'The filter of {activity} for taps lacks the action VIEW.',
        zh: '{activity} 用于点击跳转的 intent-filter 缺少 action VIEW。',
      },
      fix: { en: 'Add `android.intent.action.VIEW`.', zh: '请添加 `android.intent.action.VIEW`。' },
    },
    noDefault: {
      severity: 'error',
      text: {
        en: 'The filter of {activity} for taps lacks the category DEFAULT: Android never matches it with an implicit intent, and the tap does nothing.',
        zh: '{activity} 用于点击跳转的 intent-filter 缺少 category DEFAULT，隐式 Intent 无法匹配，点击没有反应。',
      },
      fix: { en: 'Add `android.intent.category.DEFAULT`.', zh: '请添加 `android.intent.category.DEFAULT`。' },
    },
    incomplete: {
      severity: 'warn',
      text: {
        en: 'The filter of {activity} for taps has no {missing}; the address in the console has scheme, host and path, and all three must be equal.',
        zh: '{activity} 用于点击跳转的 intent-filter 没有设置 {missing}；控制台中的地址包含 scheme、host 和 path，三者须一致。',
      },
      fix: {
        en: 'Declare the same as the console: `intent://{host}/…#Intent;scheme={scheme};launchFlags=0x4000000;component={package}/{activity};end`.',
        zh: '请与控制台保持一致：`intent://{host}/…#Intent;scheme={scheme};launchFlags=0x4000000;component={package}/{activity};end`。',
      },
    },
  },
  *check({ app, modules }) {
    for (const component of componentsOf(modules, 'activity', 'activity-alias'))
      for (const filter of component.filters.filter(isForClicks)) {
        const data = { activity: component.name };
        const at = component.at;
        if (component.exported === false) yield { messageId: 'notExported', data, at };
        if (!filter.actions.some(({ value }) => value === viewAction)) yield { messageId: 'noView', data, at };
        if (!filter.categories.some(({ value }) => value === defaultCategory)) yield { messageId: 'noDefault', data, at };
        const all = Object.assign({}, ...filter.data.map(({ attributes }) => attributes)) as Record<string, string>;
        const missing = ['scheme', 'host'].filter((name) => all[name] === undefined);
        if (missing.length > 0)
          yield {
            messageId: 'incomplete',
            data: { ...data, missing: missing.join(', '), ...proposed, package: packageNameOf(app)?.value ?? 'applicationId' },
            at,
          };
      }
  },
});
