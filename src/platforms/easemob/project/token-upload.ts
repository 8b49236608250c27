import { hasSources, runsAtProcessStart } from '../../../core/project-look.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { anyUpload, enabledVendors, ownCalls, uploads } from './facts.ts';

export default defineProjectCheck({
  name: 'token-upload',
  title: { en: 'Tokens are uploaded after the login', zh: '登录后上报 Token' },
  steps: ['D4', 'D5', 'J10', 'J14'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`{call}` enables the vendor, but no code calls `{upload}`: Easemob does not fetch this token by itself, and the user has no binding.',
        zh: '`{call}` 启用了该厂商，但没有代码调用 `{upload}`：环信 SDK 不会自行获取该 Token，用户没有绑定信息。',
      },
      fix: {
        en: 'Get the token after the login and pass it to `{upload}`; do the same in the service’s `onNewToken`.',
        zh: '请在登录成功后获取 Token 并传给 `{upload}`，在服务的 `onNewToken` 中同样调用。',
      },
    },
    early: {
      severity: 'warn',
      text: {
        en: '`{upload}` is called as the process starts; without a logged-in user the upload fails (201, 1501).',
        zh: '`{upload}` 在进程启动时调用；此时用户未登录，上报会失败（201、1501）。',
      },
      fix: { en: 'Call it in the login’s `onSuccess`.', zh: '请移到登录成功的回调中。' },
    },
  },
  *check(context) {
    const { modules } = context;
    if (!hasSources(modules)) return;
    const isBoundOtherwise = ownCalls(modules, anyUpload).length > 0;
    for (const { vendor, call } of enabledVendors(modules)) {
      const upload = uploads[vendor];
      if (!upload || isBoundOtherwise || ownCalls(modules, upload).length > 0) continue;
      yield { messageId: 'missing', data: { call: call.name, upload: upload.source.slice(1, -1) }, at: call.at };
    }
    for (const name of Object.values(uploads))
      for (const call of ownCalls(modules, name))
        if (call.guards.length === 0 && runsAtProcessStart(context, call))
          yield { messageId: 'early', data: { upload: call.name }, at: call.at };
  },
});
