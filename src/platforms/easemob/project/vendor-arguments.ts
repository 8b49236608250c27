import { argumentValue } from '../../../core/project-code.ts';
import { findServiceFile, textAt } from '../../../core/project-build.ts';
import { shownValue } from '../../../core/project-look.ts';
import type { SourceCall } from '../../../core/project.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { enabledVendors } from './facts.ts';

const isSenderId = (value: string) => /^\d{9,15}$/.test(value);

/** The expression, without blanks, for arguments whose value nobody can read. */
const written = (call: SourceCall, index: number) => call.arguments[index]?.replaceAll(/\s/g, '') ?? '';

export default defineProjectCheck({
  name: 'vendor-arguments',
  title: { en: 'Vendors are enabled with the right ids', zh: '启用厂商推送时参数正确' },
  steps: ['J11', 'C2'],
  docs: docs.overview,
  confidence: 'A',
  aliases: ['EM-OPPO-SECRET'],
  messages: {
    same: {
      severity: 'error',
      text: {
        en: '`{name}` gets the same value twice (`{argument}`); it wants two different ones.',
        zh: '`{name}` 的两个参数相同（`{argument}`），应为两个不同的值。',
      },
      fix: {
        en: 'Pass the id and the key: Xiaomi and Meizu AppID and AppKey, OPPO AppKey and AppSecret.',
        zh: '请分别传入：小米、魅族为 AppID 和 AppKey，OPPO 为 AppKey 和 AppSecret。',
      },
    },
    empty: {
      severity: 'error',
      text: { en: '`{name}` gets an empty value.', zh: '`{name}` 传入了空值。' },
      fix: { en: 'Pass the value of the vendor’s console.', zh: '请传入厂商控制台中的值。' },
    },
    notSenderId: {
      severity: 'error',
      text: {
        en: '`enableFCM` gets `{found}`; it wants the sender id, which is the number of the Firebase project, and the certificate in the console must have the same name.',
        zh: '`enableFCM` 传入的是 `{found}`；应传 Sender ID，即 Firebase 项目编号，且控制台的证书名称须与其一致。',
      },
      fix: {
        en: 'Pass `project_number` of `google-services.json`.',
        zh: '请传入 `google-services.json` 中的 `project_number`。',
      },
    },
    otherSender: {
      severity: 'error',
      text: {
        en: '`enableFCM` gets the sender id {found}, but `google-services.json` is of the project {wanted}: the token belongs to another project than the certificate.',
        zh: '`enableFCM` 传入的 Sender ID 是 {found}，而 `google-services.json` 属于项目 {wanted}：Token 与证书不属于同一项目。',
      },
      fix: {
        en: 'Use the number of one Firebase project in the file, in the code and as the certificate’s name.',
        zh: '文件、代码和证书名称应使用同一个 Firebase 项目的编号。',
      },
    },
    masterSecret: {
      severity: 'error',
      text: {
        en: '`enableOppoPush` gets the MasterSecret of the config; the client registers with the AppSecret, and the MasterSecret must not be in an app.',
        zh: '`enableOppoPush` 传入的是配置中的 MasterSecret；客户端注册应使用 AppSecret，MasterSecret 不能放进应用。',
      },
      fix: {
        en: 'Use the AppSecret in the app, the MasterSecret in the Easemob console, and reset the MasterSecret when the app is already out.',
        zh: '应用中使用 AppSecret，MasterSecret 只填在环信控制台；若应用已发布，请重置 MasterSecret。',
      },
    },
    swapped: {
      severity: 'error',
      text: {
        en: '`enableMiPush` gets AppID and AppKey the wrong way round.',
        zh: '`enableMiPush` 的 AppID 与 AppKey 填反了。',
      },
      fix: { en: 'The AppID (the longer number) comes first.', zh: '第一个参数应为 AppID（较长的数字）。' },
    },
  },
  *check({ project, app, modules, accounts }) {
    const masterSecret = (accounts['oppo'] as { masterSecret?: unknown } | undefined)?.masterSecret;
    const file = findServiceFile(project, app, 'google-services.json').used;
    const wanted = file && textAt(file, '/project_info/project_number')?.value;
    for (const { vendor, call } of enabledVendors(modules)) {
      const values = call.arguments.map((_, index) => argumentValue(modules, call, index));
      const data = { name: call.name };
      if (vendor !== 'vivo' && values.includes('')) yield { messageId: 'empty', data, at: call.at };
      if (vendor === 'fcm') {
        const found = values[0];
        if (found === undefined || found === '') continue;
        // A text in blanks or Chinese is a sample, which the check of sample values speaks of.
        if (!isSenderId(found)) yield { messageId: 'notSenderId', data: { found: shownValue(found) }, at: call.at };
        else if (wanted !== undefined && found !== wanted) yield { messageId: 'otherSender', data: { found, wanted }, at: call.at };
      }
      if (call.arguments.length !== 2) continue;
      const [first, second] = values;
      if (written(call, 0) === written(call, 1) || (first !== undefined && first !== '' && first === second)) {
        // Never the value itself: one of the two may be a secret.
        const argument = /["']/.test(written(call, 0)) ? '…' : written(call, 0);
        yield { messageId: 'same', data: { ...data, argument }, at: call.at };
      } else if (vendor === 'oppo' && second !== undefined && second === masterSecret) yield { messageId: 'masterSecret', at: call.at };
      else if (vendor === 'xiaomi' && /^5\d{9,15}$/.test(first ?? '') && /^2882303\d{10,13}$/.test(second ?? ''))
        yield { messageId: 'swapped', at: call.at };
    }
  },
});
