import { moduleStart, pluginsAreKnown } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, demo, filled, hasPluginWithFile, manifestAppId, sdkOf, wantsPlaceholder } from './facts.ts';

export default defineProjectCheck({
  name: 'manifest-app-id',
  title: { en: 'The manifest holds the App ID of the account', zh: '清单中的 App ID 与账号一致' },
  steps: ['C1', 'J5', 'C6'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The manifest has no meta-data `com.hihonor.push.app_id`: the SDK does not know the app and gets no token.',
        zh: '清单中没有 meta-data `com.hihonor.push.app_id`：SDK 不知道应用身份，无法获取 Token。',
      },
      fix: {
        en: 'Add `<meta-data android:name="com.hihonor.push.app_id" android:value="<App ID>"/>` to `<application>`.',
        zh: '请在 `<application>` 中添加 `<meta-data android:name="com.hihonor.push.app_id" android:value="<App ID>"/>`。',
      },
    },
    placeholder: {
      severity: 'error',
      text: {
        en: 'The manifest placeholder `HONOR_APPID` is not filled; the manifest of `com.tencent.timpush:honor` needs it, and the build ends with a merge error.',
        zh: '没有设置 manifest 占位符 `HONOR_APPID`；`com.tencent.timpush:honor` 的 manifest 需要它，否则构建时合并出错。',
      },
      fix: {
        en: 'Add `HONOR_APPID` to `manifestPlaceholders`, or give the meta-data `com.hihonor.push.app_id` in your manifest with `tools:replace="android:value"`.',
        zh: '请在 `manifestPlaceholders` 中加入 `HONOR_APPID`，或在自己的 manifest 中用 `tools:replace="android:value"` 声明 meta-data `com.hihonor.push.app_id`。',
      },
    },
    form: {
      severity: 'error',
      text: {
        en: 'The App ID in the manifest is {found}, but HONOR’s are numbers.',
        zh: '清单中的 App ID 为 {found}，而荣耀的 App ID 是纯数字。',
      },
      fix: {
        en: 'Copy the App ID (not the Client ID) from developer.honor.com, push service, view push service.',
        zh: '请从 developer.honor.com“推送服务 → 查看推送服务”复制 App ID（不是 Client ID）。',
      },
    },
    differs: {
      severity: 'error',
      text: {
        en: 'The app registers as App ID {found}, but the config sends for {expected}: its tokens are not taken.',
        zh: '应用以 App ID {found} 注册，而配置为 {expected} 发送：这些 Token 无法使用。',
      },
      fix: {
        en: 'Write the App ID of the same app into both.',
        zh: '请在两处填写同一应用的 App ID。',
      },
    },
  },
  *check(context) {
    const { project, app, modules } = context;
    const appId = manifestAppId(app, modules);
    if (!appId) {
      // A platform's package may hold a placeholder of its own, and the plugin brings the id of its file.
      const judged = app.manifest && sdkOf(modules)?.form === 'maven' && pluginsAreKnown(app) && !hasPluginWithFile(project, app);
      const at = moduleStart(app);
      if (app.manifest && wantsPlaceholder(modules) && !app.unreadPlaceholders?.length)
        yield { messageId: 'placeholder', steps: ['C1', 'J5'], ...(at && { at }) };
      if (judged) yield { messageId: 'missing', ...(at && { at }) };
      return;
    }
    const found = filled(appId.value);
    const expected = accountOf(context)?.appId;
    if (found === undefined) return;
    if (!/^\d+$/.test(found)) yield { messageId: 'form', steps: ['C1', 'J5'], data: { found }, at: appId.at };
    else if (expected !== undefined && found !== expected)
      yield { messageId: 'differs', steps: ['C1', 'J5'], data: { found, expected }, at: appId.at };
  },
});
