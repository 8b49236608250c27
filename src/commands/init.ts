import { accountFieldsOf, init as initVerb, recognise, type InitRequest } from '../api/init.ts';
import type { BodyEvent } from '../core/events.ts';
import { render, type Text } from '../core/text.ts';
import { platformNames } from '../platforms/names.ts';
import { vendorNames } from '../vendors/names.ts';
import type { Command, CommandDeps } from './command.ts';

const questions = {
  vendors: { en: 'Which vendors and IM platforms?', zh: '需要哪些厂商与 IM 平台？' },
  credential: { en: 'Credential file of {vendor}, empty to type the fields', zh: '{vendor} 的凭据文件，留空则逐项填写' },
  set: { en: '{vendor}: which credential?', zh: '{vendor}：使用哪种凭据？' },
  optional: { en: '(optional)', zh: '（可选）' },
} satisfies Record<string, Text>;

const serviceNames = [...vendorNames, ...platformNames];

export const init: Command = {
  description: {
    en: 'Writes a config with ${ENV} references and a private .env. Asks on a terminal; with --no-input everything comes from options, credential files and PUSH_CHECK_… variables. Nothing is replaced silently.',
    zh: '写出带 ${ENV} 引用的配置与私有的 .env。在终端中会逐项询问；使用 --no-input 时全部取自选项、凭据文件与 PUSH_CHECK_… 变量。不会悄悄覆盖任何文件。',
  },
  options: [
    { flags: '--vendor <id>', text: { en: 'a vendor to configure', zh: '要配置的厂商' }, repeatable: true },
    {
      flags: '--platform <id>',
      text: { en: 'an IM platform to configure: tencent-im, easemob, zego', zh: '要配置的 IM 平台：tencent-im、easemob、zego' },
      repeatable: true,
    },
    {
      flags: '--credential <file>',
      text: {
        en: 'a credential file (service account JSON, AuthKey_….p8, .p12); its vendor is recognised',
        zh: '凭据文件（服务账号 JSON、AuthKey_….p8、.p12），自动识别厂商',
      },
      repeatable: true,
    },
    {
      flags: '--field <vendor.field=value>',
      text: {
        en: 'a value, e.g. oppo.appKey=…; give secrets by PUSH_CHECK_… variables instead',
        zh: '字段值，例如 oppo.appKey=…；密钥请改用 PUSH_CHECK_… 变量',
      },
      repeatable: true,
    },
    { flags: '--folder <path>', text: { en: 'where to write (default: here)', zh: '写入位置（默认当前目录）' } },
    { flags: '--overwrite', text: { en: 'replace what exists', zh: '覆盖已有文件' } },
  ],
  examples: [
    { line: 'push-check init', text: { en: 'the wizard', zh: '向导' } },
    { line: 'push-check init --platform easemob', text: { en: 'an IM platform', zh: '配置 IM 平台' } },
    {
      line: 'push-check init --no-input --credential service-account.json --vendor oppo --field oppo.appKey=…',
      text: { en: 'without questions', zh: '不提问' },
    },
  ],
  run({ options, global }, deps) {
    const request: InitRequest = {
      services: [...((options['vendor'] as string[] | undefined) ?? []), ...((options['platform'] as string[] | undefined) ?? [])],
      credentials: (options['credential'] as string[] | undefined) ?? [],
      fields: (options['field'] as string[] | undefined) ?? [],
      ...(options['folder'] === undefined ? {} : { folder: options['folder'] as string }),
      overwrite: options['overwrite'] === true,
    };
    return { mode: 'offline', events: global.input ? asked(request, deps) : initVerb(request, deps) };
  },
};

/** Asks for what the options did not say, then goes on as without questions. */
async function* asked(request: InitRequest, deps: CommandDeps): AsyncGenerator<BodyEvent> {
  const { lang } = deps;
  const prompter = await deps.prompter();
  const services =
    request.services.length > 0 || request.credentials.length > 0
      ? request.services
      : await prompter.checkbox(
          questions.vendors[lang],
          serviceNames.map(({ id, displayName }) => ({ name: displayName, value: id })),
        );
  const credentials = [...request.credentials];
  const fields = [...request.fields];
  const given = new Set(fields.map((field) => field.split('=')[0]));
  for (const name of services) {
    const { id, fields: table, oneOf } = await accountFieldsOf(name);
    const displayName = serviceNames.find((service) => service.id === id)?.displayName ?? id;
    let known = new Set<string>();
    if (table.some((field) => field.type === 'file' || field.type === 'json-file' || field.type === 'binary-file')) {
      const path = await prompter.input(render(questions.credential, lang, { vendor: displayName }));
      if (path.trim() !== '') {
        const found = await recognise(path.trim(), deps);
        credentials.push(path.trim());
        known = new Set([...Object.keys(found.values), ...(found.field === undefined ? [] : [found.field])]);
      }
    }
    const group =
      oneOf.length === 0
        ? []
        : (oneOf.find((names) => names.some((field) => known.has(field))) ?? (await chooseGroup(oneOf, displayName, deps)));
    for (const field of table) {
      if (known.has(field.name) || given.has(`${id}.${field.name}`) || !(field.required || group.includes(field.name))) continue;
      const question = `${displayName} ${field.title[lang]} (${field.where[lang]})`;
      const validate = (value: string) =>
        field.pattern === undefined || field.patternIsHint === true || value === '' || field.pattern.test(value) || field.title[lang];
      const value =
        field.values !== undefined
          ? await prompter.select(
              question,
              field.values.map((item) => ({ name: item, value: item })),
            )
          : field.secret && field.type !== 'file' && field.type !== 'json-file' && field.type !== 'binary-file'
            ? await prompter.password(question, { validate })
            : await prompter.input(question, { validate });
      if (value !== '') fields.push(`${id}.${field.name}=${value}`);
    }
  }
  yield* initVerb({ ...request, services, credentials, fields }, deps);
}

async function chooseGroup(groups: readonly (readonly string[])[], vendor: string, deps: CommandDeps): Promise<readonly string[]> {
  const prompter = await deps.prompter();
  const chosen = await prompter.select(
    render(questions.set, deps.lang, { vendor }),
    groups.map((group, index) => ({ name: group.join(' + '), value: String(index) })),
  );
  return groups[Number(chosen)] ?? [];
}
