import type { Place, SourceCall } from '../../core/project.ts';
import { callsOf, constantsOf, type Modules } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

/** Brands that take another brand's push, which own brand checks forget. */
const families: readonly { vendor: string; main: RegExp; also: readonly { name: string; pattern: RegExp }[] }[] = [
  {
    vendor: 'xiaomi',
    main: /xiaomi/i,
    // Xiaomi is the manufacturer of Redmi and POCO phones; only a check of the brand misses them.
    also: [
      { name: 'Redmi', pattern: /redmi/i },
      { name: 'POCO', pattern: /poco/i },
    ],
  },
  {
    vendor: 'oppo',
    main: /\boppo\b/i,
    also: [
      { name: 'realme', pattern: /realme/i },
      { name: 'OnePlus', pattern: /oneplus/i },
    ],
  },
  { vendor: 'huawei', main: /huawei/i, also: [{ name: 'HONOR', pattern: /honor/i }] },
];

const phoneWords = /\bBuild\.(?:MANUFACTURER|BRAND)\b/;
const pushWords = /push|HmsInstanceId|HmsMessaging|HonorMessaging|setBuss?id|EMOptions|ZPNs/i;
const brandWords = /\b(?:MANUFACTURER|BRAND)\b|brand|manufacturer|romName/i;

export default defineProjectCheck({
  name: 'brand-detection',
  title: { en: 'The app’s own brand check knows all brands of a vendor', zh: '应用的机型判断覆盖厂商的所有品牌' },
  steps: ['J12'],
  docs: 'https://cloud.tencent.com/document/product/269/75428',
  confidence: 'B',
  aliases: [],
  messages: {
    incomplete: {
      severity: 'warn',
      text: {
        en: 'The app checks the phone’s brand itself, and {brands} never appear there: these phones are not registered with the vendor whose push they take.',
        zh: '应用自行判断手机品牌，但没有包含 {brands}：这些手机不会向对应的厂商推送注册。',
      },
      fix: {
        en: 'Add the names: Redmi and POCO take Xiaomi’s push, realme and OnePlus OPPO’s, HONOR phones its own or, with old systems, HUAWEI’s.',
        zh: '请补上：Redmi、POCO 使用小米推送，realme、一加使用 OPPO 推送，荣耀使用荣耀推送（旧系统用华为推送）。',
      },
    },
  },
  applies: ({ integrated }) => integrated.size > 0,
  *check({ modules, integrated }) {
    const compared = callsOf(modules, /^(?:equals|equalsIgnoreCase|contains|startsWith|contentEquals|indexOf)$/);
    if (compared.length === 0) return;
    const asked = new Set(
      callsOf(modules, /./)
        .filter(({ receiver, arguments: given }) => phoneWords.test(`${receiver} ${given.join(' ')}`))
        .map(({ at }) => at.file),
    );
    // A brand's name is compared where the file asks the phone, or with something that is called a brand.
    const comparisons = compared.filter(
      ({ at, receiver, arguments: given }) => asked.has(at.file) || brandWords.test(`${receiver} ${given.join(' ')}`),
    );
    const pushFiles = new Set([...callsOf(modules, pushWords), ...callsOf(modules, /./, pushWords)].map(({ at }) => at.file));
    // A brand may be asked for many things: here only what decides about push counts, in one file or by a method that such a file calls.
    const decides = ({ at, inMethod }: SourceCall) =>
      pushFiles.has(at.file) || (inMethod !== undefined && callsOf(modules, inMethod).some((caller) => pushFiles.has(caller.at.file)));
    const spoken = new Map<SourceCall, string>();
    for (const call of comparisons.filter(decides))
      spoken.set(call, [call.receiver, ...call.arguments, ...call.literals.map(String), ...call.guards].join(' '));
    // A name that stands anywhere in the code may be part of a list or a `when`.
    const all = [
      ...callsOf(modules, /./).flatMap((call) => [call.receiver, ...call.arguments, ...call.guards]),
      ...constantsOf(modules).map(({ value }) => value),
    ].join(' ');
    const missing: string[] = [];
    let at: Place | undefined;
    for (const { vendor, main, also } of families) {
      if (!integrated.has(vendor)) continue;
      const first = [...spoken].find(([, text]) => main.test(text));
      if (!first) continue;
      // MANUFACTURER is Xiaomi on Redmi phones.
      if (vendor === 'xiaomi' && /manufacturer/i.test(`${first[1]} ${askedBy(modules, first[0])}`)) continue;
      const forgotten = also.filter(({ pattern }) => !pattern.test(all)).map(({ name }) => name);
      if (forgotten.length > 0 && missing.length === 0) at = first[0].at;
      missing.push(...forgotten);
    }
    if (missing.length > 0) yield { messageId: 'incomplete', data: { brands: missing.join(', ') }, ...(at ? { at } : {}) };
  },
});

/** What the file of a comparison asks the phone for. */
function askedBy(modules: Modules, { at }: SourceCall): string {
  return callsOf(modules, /./)
    .filter((call) => call.at.file === at.file)
    .map(({ receiver, arguments: given }) => `${receiver} ${given.join(' ')}`)
    .join(' ');
}
