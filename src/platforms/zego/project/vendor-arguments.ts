import { argumentValue } from '../../../core/project-code.ts';
import { findServiceFile, textAt } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { docs, enabledVendors } from './facts.ts';

/** What ZEGO’s guide writes in the place of ids. */
const guideText = /^(?:HW|MI|OPPO|VIVO)_APP_?(?:ID|KEY|SECRET)$/;

export default defineProjectCheck({
  name: 'vendor-arguments',
  title: { en: 'Vendors are enabled with the right ids', zh: '启用厂商推送时参数正确' },
  steps: ['J11', 'B3', 'C6'],
  docs: docs.config,
  confidence: 'A',
  aliases: [],
  messages: {
    empty: {
      severity: 'error',
      text: { en: '`{name}` gets an empty value.', zh: '`{name}` 传入了空值。' },
      fix: { en: 'Pass the value of the vendor’s console.', zh: '请传入厂商控制台中的值。' },
    },
    same: {
      severity: 'error',
      text: {
        en: '`{name}` gets one value twice; id, key and secret differ.',
        zh: '`{name}` 有两个参数相同，而 ID、Key 和 Secret 应各不相同。',
      },
      fix: {
        en: 'The order is: Xiaomi and vivo AppID, AppKey; OPPO AppID, AppKey, AppSecret.',
        zh: '参数顺序为：小米、vivo 是 AppID、AppKey；OPPO 是 AppID、AppKey、AppSecret。',
      },
    },
    swapped: {
      severity: 'error',
      text: { en: '`{name}` gets AppID and AppKey the wrong way round.', zh: '`{name}` 的 AppID 与 AppKey 填反了。' },
      fix: { en: 'The AppID comes first.', zh: '第一个参数应为 AppID。' },
    },
    sample: {
      severity: 'error',
      text: {
        en: '`{name}` still gets the text of ZEGO’s guide, `{found}`.',
        zh: '`{name}` 传入的仍是 ZEGO 文档中的示例 `{found}`。',
      },
      fix: { en: 'Pass the value of the vendor’s console.', zh: '请传入厂商控制台中的值。' },
    },
    masterSecret: {
      severity: 'error',
      text: {
        en: '`enableOppoPush` gets the MasterSecret of the config; the client takes the AppSecret, and the MasterSecret must not be in an app.',
        zh: '`enableOppoPush` 传入的是配置中的 MasterSecret；客户端应使用 AppSecret，MasterSecret 不能放进应用。',
      },
      fix: {
        en: 'Use the AppSecret here, the MasterSecret in the ZEGO console, and reset the MasterSecret when the app is already out.',
        zh: '此处请使用 AppSecret，MasterSecret 只填在 ZEGO 控制台；若应用已发布，请重置 MasterSecret。',
      },
    },
    otherHuawei: {
      severity: 'error',
      text: {
        en: '`enableHWPush` gets the App ID {found}, `agconnect-services.json` is of {wanted}.',
        zh: '`enableHWPush` 传入的 App ID 是 {found}，而 `agconnect-services.json` 中是 {wanted}。',
      },
      fix: { en: 'Use the App ID of one Huawei app in both.', zh: '两处应使用同一个华为应用的 App ID。' },
    },
  },
  *check({ project, app, modules, accounts }) {
    const masterSecret = (accounts['oppo'] as { masterSecret?: unknown } | undefined)?.masterSecret;
    const file = findServiceFile(project, app, 'agconnect-services.json').used;
    const wanted = file && textAt(file, '/client/app_id')?.value;
    for (const { vendor, call } of enabledVendors(modules)) {
      const data = { name: call.name };
      const values = call.arguments.map((_, index) => argumentValue(modules, call, index));
      const written = call.arguments.map((text, index) => values[index] ?? text.replaceAll(/\s/g, ''));
      const sample = values.find((value) => value !== undefined && guideText.test(value));
      if (sample !== undefined) yield { messageId: 'sample', data: { ...data, found: sample }, at: call.at };
      if (values.includes('')) yield { messageId: 'empty', data, at: call.at };
      else if (new Set(written).size < written.length) yield { messageId: 'same', data, at: call.at };
      const [first = '', second = '', third] = values;
      if (vendor === 'xiaomi' && /^5\d{9,15}$/.test(first) && /^2882303\d{10,13}$/.test(second))
        yield { messageId: 'swapped', data, at: call.at };
      if (vendor === 'vivo' && /^[0-9a-f-]{32,36}$/i.test(first) && /^\d{5,12}$/.test(second))
        yield { messageId: 'swapped', data, at: call.at };
      if (vendor === 'oppo' && third !== undefined && third === masterSecret) yield { messageId: 'masterSecret', at: call.at };
      if (vendor === 'huawei' && wanted !== undefined && /^\d+$/.test(first) && first !== wanted)
        yield { messageId: 'otherHuawei', data: { found: first, wanted }, at: call.at };
    }
  },
});
