import { argumentValue } from '../../../core/project-code.ts';
import { known, metaDataOf, shownValue } from '../../../core/project-look.ts';
import type { Sited } from '../../../core/project.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, ownCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'app-key',
  title: { en: 'App and config mean one Easemob application', zh: '应用与配置使用同一个环信应用' },
  steps: ['C1'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    shape: {
      severity: 'error',
      text: {
        en: 'The AppKey is `{found}`; it has the form `org#app`.',
        zh: 'AppKey 为 `{found}`，格式应为 `org#app`。',
      },
      fix: { en: 'Copy the AppKey from the Easemob console.', zh: '请从环信控制台复制 AppKey。' },
    },
    other: {
      severity: 'error',
      text: {
        en: 'The app uses the AppKey {found}, the config has {wanted}: users and certificates are those of another application.',
        zh: '应用使用的 AppKey 是 {found}，配置中是 {wanted}：用户和证书分属不同应用。',
      },
      fix: { en: 'Use one AppKey in both.', zh: '两处应使用同一个 AppKey。' },
    },
  },
  *check(context) {
    const account = accountOf(context);
    const wanted = account && `${account.orgName}#${account.appName}`;
    const keys: Sited<string>[] = [
      ...ownCalls(context.modules, /^setAppKey$/).flatMap((call) => {
        const value = argumentValue(context.modules, call, 0);
        return value === undefined ? [] : [{ value, at: call.at }];
      }),
      ...metaDataOf(context.modules, /^EASEMOB_APPKEY$/).flatMap((item) => {
        const value = known(item.value);
        return value === undefined ? [] : [{ value, at: item.at }];
      }),
    ];
    for (const { value, at } of keys) {
      if (/[\s\u3400-\u9fff]|^your/i.test(value) || value === '') continue;
      if (!/^[^#\s]+#[^#\s]+$/.test(value)) yield { messageId: 'shape', data: { found: shownValue(value) }, at };
      else if (wanted !== undefined && value.toLowerCase() !== wanted.toLowerCase())
        yield { messageId: 'other', data: { found: value, wanted }, at };
    }
  },
});
