import { defineProjectCheck } from './check.ts';
import { accountOf, docs, environmentsOf, isOpen } from './facts.ts';

export default defineProjectCheck({
  name: 'environment',
  title: { en: 'The build’s environment is the one that is sent to', zh: '构建环境与发送环境一致' },
  steps: ['N2'],
  docs: docs.registering,
  confidence: 'A',
  aliases: [],
  messages: {
    development: {
      severity: 'info',
      text: {
        en: '`aps-environment` is development and the config sends to production: builds that Xcode runs have sandbox tokens, which production refuses (BadDeviceToken).',
        zh: '`aps-environment` 为 development，而配置发送到生产环境：由 Xcode 直接运行的包得到的是沙盒 token，生产环境会拒绝（BadDeviceToken）。',
      },
      fix: {
        en: 'Nothing to change for TestFlight, ad hoc and App Store builds. For a build from Xcode set `vendors.apns.environment: sandbox`.',
        zh: 'TestFlight、Ad Hoc 和 App Store 的包无需修改；由 Xcode 运行的包请设置 `vendors.apns.environment: sandbox`。',
      },
    },
    production: {
      severity: 'warn',
      text: {
        en: '`aps-environment` is production, but the config sends to the sandbox: it refuses production tokens (BadDeviceToken).',
        zh: '`aps-environment` 为 production，但配置发送到沙盒环境：沙盒会拒绝生产环境的 token（BadDeviceToken）。',
      },
      fix: {
        en: 'Set `vendors.apns.environment: production` for this build.',
        zh: '该构建请设置 `vendors.apns.environment: production`。',
      },
    },
  },
  *check(context) {
    const account = accountOf(context);
    const environments = environmentsOf(context.project.ios).filter(({ value }) => !isOpen(value));
    if (!account || environments.length === 0) return;
    const wanted = account.environment === 'sandbox' ? 'development' : 'production';
    // One target of the right environment may be the one that is meant.
    if (environments.some(({ value }) => value === wanted)) return;
    const other = environments.find(({ value }) => value === 'development' || value === 'production');
    if (other) yield { messageId: wanted === 'production' ? 'development' : 'production', at: other.at };
  },
});
