import { areModulesKnown, librariesOf } from '../../../core/project-code.ts';
import { actionsOf, componentsOf, hasManifest, isOwnPackage, metaDataOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

const action = 'com.hyphenate.notification.intent.RECEIVE_MESSAGE';

export default defineProjectCheck({
  name: 'instant-push',
  title: { en: 'The instant-push SDK has its AppKey and its receiver', zh: '即时推送 SDK 配置了 AppKey 与接收器' },
  steps: ['J5'],
  docs: 'https://doc.easemob.com/push/push_integration_process_android.html',
  confidence: 'A',
  aliases: [],
  messages: {
    appKey: {
      severity: 'error',
      text: {
        en: '`hyphenate-push` is in the app, but the manifest has no meta-data `EASEMOB_APPKEY`.',
        zh: '应用集成了 `hyphenate-push`，但 manifest 中没有 meta-data `EASEMOB_APPKEY`。',
      },
      fix: { en: 'Add it with the AppKey, `org#app`.', zh: '请添加该项，值为 AppKey（`org#app`）。' },
    },
    category: {
      severity: 'error',
      text: {
        en: '{receiver} takes instant pushes, but its filter lacks the applicationId as category: nothing is delivered to it.',
        zh: '{receiver} 声明接收即时推送，但其 intent-filter 的 category 不是应用的 applicationId，收不到消息。',
      },
      fix: { en: 'Add a `<category>` whose name is the applicationId.', zh: '请添加名称为 applicationId 的 `<category>`。' },
    },
  },
  *check({ app, modules }) {
    const [library] = librariesOf(modules, /^io\.hyphenate:hyphenate-push$/);
    if (!library || !hasManifest(modules) || !areModulesKnown(modules)) return;
    if (metaDataOf(modules, /^EASEMOB_APPKEY$/).length === 0) yield { messageId: 'appKey', at: library.at };
    if (app.applicationId?.determined !== true) return;
    for (const receiver of componentsOf(modules, 'receiver')) {
      if (!actionsOf(receiver).includes(action)) continue;
      const categories = receiver.filters.flatMap((filter) => filter.categories.map(({ value }) => value));
      if (!categories.some((category) => isOwnPackage(app, category)))
        yield { messageId: 'category', data: { receiver: receiver.name }, at: receiver.at };
    }
  },
});
