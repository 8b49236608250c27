import { scan as scanVerb, type ScanRequest } from '../api/scan.ts';
import type { Text } from '../core/text.ts';
import type { Command } from './command.ts';
import { setupRequest } from './requests.ts';

const brands = [
  'xiaomi',
  'redmi',
  'huawei',
  'honor',
  'oppo',
  'realme',
  'oneplus',
  'vivo',
  'iqoo',
  'meizu',
  'samsung',
  'google',
  'apple',
] as const;

type Parsed = { ok: true; value: ScanRequest['routes'][number] } | { ok: false; expected: Text };

const yesOrNo: Record<string, boolean> = { yes: true, no: false, true: true, false: false };

/** `brand=xiaomi,gms=yes` → a phone. */
export function parseRoute(text: string): Parsed {
  const refuse = (en: string, zh: string): Parsed => ({ ok: false, expected: { en, zh } });
  const values = new Map<string, string>();
  for (const part of text.split(',')) {
    const [key = '', value, ...rest] = part.split('=').map((word) => word.trim().toLowerCase());
    if (value === undefined || value === '' || rest.length > 0)
      return refuse('`key=value` pairs with commas between, e.g. brand=xiaomi,gms=yes', '以逗号分隔的 `键=值`，例如 brand=xiaomi,gms=yes');
    if (!['brand', 'gms', 'force-fcm'].includes(key))
      return refuse('only the keys brand, gms and force-fcm', '只能使用 brand、gms、force-fcm 这几个键');
    if (values.has(key)) return refuse(`${key} only once`, `${key} 只能出现一次`);
    if (key !== 'brand' && yesOrNo[value] === undefined) return refuse(`${key}=yes or ${key}=no`, `${key}=yes 或 ${key}=no`);
    values.set(key, value);
  }
  const brand = values.get('brand');
  if (brand === undefined) return refuse('a brand, e.g. brand=xiaomi,gms=yes', '手机品牌，例如 brand=xiaomi,gms=yes');
  if (!(brands as readonly string[]).includes(brand))
    return refuse(`a brand of ${brands.join(', ')}`, `以下品牌之一：${brands.join('、')}`);
  return {
    ok: true,
    value: { brand, gms: yesOrNo[values.get('gms') ?? 'no'] === true, forceFcm: yesOrNo[values.get('force-fcm') ?? 'no'] === true },
  };
}

export const scan: Command = {
  args: '<dir>',
  description: {
    en: 'Reads an app’s project without building it: Gradle files, manifests, service files, keep rules, sources, entitlements; tells which vendors and platforms are integrated, wholly or half, and what is missing or wrong for each, with file, line and column. A config is not needed; with one, ids and package names are compared with its accounts.',
    zh: '不构建、直接读取应用工程：Gradle 文件、清单、服务配置文件、混淆规则、源码、entitlements；说明集成了哪些厂商与平台、是否完整，以及各自缺什么、错在哪里，给出文件、行、列。无需配置；有配置时会把 ID、包名与账号比对。',
  },
  formats: ['markdown', 'html'],
  options: [
    {
      flags: '--vendor <id>',
      text: {
        en: 'only this vendor and what concerns every app; it must be there. IM platforms are left out unless named',
        zh: '只检查该厂商以及所有应用通用的项目，且要求已集成；未指定的 IM 平台不检查',
      },
      repeatable: true,
    },
    {
      flags: '--platform <id>',
      text: {
        en: 'only this IM platform (tencent-im, easemob, zego) and, without --vendor, the vendors it uses; it must be there',
        zh: '只检查该 IM 平台（tencent-im、easemob、zego）；未指定 --vendor 时还检查它所使用的厂商；且要求已集成',
      },
      repeatable: true,
    },
    {
      flags: '--flavor <name>',
      text: { en: 'the product flavor to look at (default: the first)', zh: '要检查的 product flavor（默认取第一个）' },
    },
    { flags: '--release', text: { en: 'judge the release build (default)', zh: '按 release 构建检查（默认）' } },
    { flags: '--no-release', text: { en: 'judge the debug build', zh: '按 debug 构建检查' } },
    {
      flags: '-m, --message <file>',
      text: {
        en: 'a message file, or a name of `messages` in the config: its click and sound are compared with the app',
        zh: '消息文件，或配置 `messages` 中的名称：将其点击跳转与铃声和应用比对',
      },
    },
    {
      flags: '--route <phone>',
      text: {
        en: 'brand=xiaomi,gms=yes[,force-fcm=yes]: which vendor the platform’s SDK would choose on such a phone (gms: no unless said)',
        zh: 'brand=xiaomi,gms=yes[,force-fcm=yes]：平台 SDK 在此类手机上会选择哪家厂商（gms 默认为 no）',
      },
      repeatable: true,
      parse: parseRoute,
    },
    {
      flags: '--baseline <file>',
      text: { en: 'findings that stand in this file are known and do not fail', zh: '该文件中已有的问题视为已知，不会导致失败' },
    },
    {
      flags: '--write-baseline <file>',
      text: { en: 'write what is found now as known', zh: '把当前发现的问题写为已知' },
    },
  ],
  examples: [
    { line: 'push-check scan .', text: { en: 'the app in this folder', zh: '检查当前目录中的应用' } },
    {
      line: 'push-check scan app --vendor xiaomi --route brand=redmi,gms=no',
      text: { en: 'one vendor, and the way to a Redmi phone', zh: '只看一家厂商，并给出 Redmi 手机的路由' },
    },
    {
      line: 'push-check scan . --write-baseline push-baseline.json',
      text: { en: 'accept what there is', zh: '接受现有问题' },
    },
    {
      line: 'push-check scan . --baseline push-baseline.json --format github --report sarif=push.sarif',
      text: { en: 'in CI: fail on what is new', zh: '在 CI 中：只对新问题失败' },
    },
  ],
  run({ args, options, global }, deps) {
    const list = (name: string) => (options[name] as string[] | undefined) ?? [];
    const text = (name: string) => options[name] as string | undefined;
    const [flavor, message, baseline, writeBaseline] = [text('flavor'), text('message'), text('baseline'), text('writeBaseline')];
    const request: ScanRequest = {
      dir: args[0] as string,
      config: setupRequest(options, global).config,
      vendors: list('vendor'),
      platforms: list('platform'),
      release: options['release'] !== false,
      routes: (options['route'] as ScanRequest['routes'] | undefined) ?? [],
      ...(flavor === undefined ? {} : { flavor }),
      ...(message === undefined ? {} : { message }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(writeBaseline === undefined ? {} : { writeBaseline }),
    };
    return { mode: 'offline', events: scanVerb(request, deps) };
  },
};
