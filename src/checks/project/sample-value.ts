import { builtValuesOf, constantsOf, known, literalText, callsOf, metaDataOf, packageNameOf } from '../../core/project-look.ts';
import type { Place } from '../../core/project.ts';
import { defineProjectCheck } from './check.ts';

/** Names of values that belong to push. */
const pushNames =
  /(?:push|mipush|xiaomi|xm_|mi_|huawei|hms|hw_|honor|oppo|heytap|vivo|meizu|mz_|fcm|tim_?|im_|zim|zpns|easemob).*(?:id|key|secret|sign)$|app_?(?:id|key|secret)$|api_key$|buz_?id$/i;

/** Values that guides leave to the reader. */
const sampleValue =
  /^your[-_ ]?[A-Za-z][-_ \w]*$|^(?:my|the)[-_ ]?\w*[-_ ]?(?:id|key|secret)$|^x{3,}$|^\*{3,}$|^<[^<>]+>$|^(?:todo|tbd|fixme|change[-_ ]?me|replace[-_ ]?me|placeholder|dummy)$|^(?:0{6,}|1234567890?|123456)$/i;

/** As values samples; as constants they are names that code looks values up by. */
const sampleName = /^(?:app|api)_?(?:id|key|secret)$/i;

/** Chinese that stands for a value: “您应用分配的证书 APPID”, “请填写…”. */
const sampleChinese = /[\u3400-\u9fff]/u;
const chineseHints = /您|你的|请|填|替换|分配|申请|应用的?包名|证书|密钥|对应/u;

export default defineProjectCheck({
  name: 'sample-value',
  title: { en: 'Sample values of the guides have been replaced', zh: '接入文档中的示例值已替换' },
  steps: ['C7', 'C1', 'J8', 'J11'],
  docs: 'https://developer.android.com/build/manage-manifests',
  confidence: '?',
  aliases: [],
  messages: {
    sample: {
      severity: 'error',
      text: {
        en: '`{name}` still has the sample value `{value}`.',
        zh: '`{name}` 仍是示例值 `{value}`。',
      },
      fix: {
        en: 'Put in the value from the vendor’s or platform’s console.',
        zh: '请填写厂商或平台控制台中的真实值。',
      },
    },
    samplePackage: {
      severity: 'info',
      text: {
        en: 'The applicationId is {package}, a package of examples; vendors and app stores do not register it.',
        zh: 'applicationId 是 {package}，属于示例包名，厂商和应用商店不会登记它。',
      },
      fix: {
        en: 'Choose the package name of the real app before you register it with the vendors.',
        zh: '请在厂商平台登记之前改为真实应用的包名。',
      },
    },
  },
  applies: ({ integrated }) => integrated.size > 0,
  *check({ app, modules }) {
    const values: { name: string; value: string | undefined; at: Place; isConstant?: true }[] = [];
    for (const metaData of metaDataOf(modules, /./))
      if (pushNames.test(metaData.name)) values.push({ name: metaData.name, value: known(metaData.value), at: metaData.at });
    for (const module of modules)
      for (const [name, read] of Object.entries(module.manifestPlaceholders))
        if (pushNames.test(name)) values.push({ name, value: known(read), at: read.at });
    for (const constant of constantsOf(modules))
      if (constant.kind === 'text' && pushNames.test(constant.name) && !/channel/i.test(constant.name))
        values.push({ name: constant.name, value: constant.value, at: constant.at, isConstant: true });
    for (const { name, value, at } of builtValuesOf(modules))
      if (pushNames.test(name) && !/channel/i.test(name)) values.push({ name, value, at, isConstant: true });
    for (const call of callsOf(modules, /^(?:register(?:Push)?|enable(?:Mi|HW|Oppo|Vivo|Meizu)\w*)$/i))
      for (const index of call.literals.keys())
        if (typeof call.literals[index] === 'string') values.push({ name: call.name, value: literalText(call, index), at: call.at });
    const seen = new Set<string>();
    for (const { name, value, at, isConstant } of values) {
      const key = `${at.file}:${at.line}:${name}`;
      if (value === undefined || seen.has(key) || !(isSample(value) || (isConstant === undefined && sampleName.test(value)))) continue;
      seen.add(key);
      yield { messageId: 'sample', data: { name, value }, at };
    }
    const own = packageNameOf(app);
    if (own && /^com\.(?:example|test|mycompany|yourcompany|company)\b/.test(own.value))
      yield { messageId: 'samplePackage', data: { package: own.value }, at: own.at };
  },
});

function isSample(value: string): boolean {
  const text = value.trim();
  return sampleValue.test(text) || (sampleChinese.test(text) && chineseHints.test(text));
}
