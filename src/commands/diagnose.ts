import { diagnose as diagnoseVerb, listSteps, type AnswerWord, type DiagnoseRequest, type Person } from '../api/diagnose.ts';
import { readAnswers } from '../api/answers.ts';
import { render, type Text } from '../core/text.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Command, CommandDeps } from './command.ts';
import { messageRequest } from './message-request.ts';
import { messageOptions, networkOptions, oneOf, platformOptions, sandboxOptions, sceneOptions } from './parse.ts';
import { networkRequest, sceneRequest, setupRequest } from './requests.ts';

const words = {
  symptom: { en: 'What is the complaint?', zh: '问题现象是？' },
  none: { en: 'none of these, or not known', zh: '都不是，或不清楚' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  unknown: { en: 'not known', zh: '不清楚' },
  stop: { en: 'ask no more', zh: '不再提问' },
} satisfies Record<string, Text>;

export const diagnose: Command = {
  args: '[device]',
  description: {
    en: 'Runs the troubleshooting checklist for one device: config, network, clock, token, message and classification by itself, one real test push, and what only a person can see by asking. Ends in the most likely causes with their evidence, the cheapest next test, and the fix.',
    zh: '针对一台设备运行排查清单：自动检查配置、网络、时钟、token、消息与分类，发送一条真实的测试推送，只有人能看到的情况则逐一询问；最后给出最可能的原因及依据、成本最低的下一步测试与处理办法。',
  },
  options: [
    { flags: '--vendor <id>', text: { en: 'the vendor, when no device is named', zh: '未指定设备时的厂商' } },
    { flags: '--token <token>', text: { en: 'a token instead of a device', zh: '用 token 代替设备' } },
    ...platformOptions.map((option) => ({ ...option, repeatable: false })),
    {
      flags: '--symptom <symptom>',
      text: {
        en: 'the complaint, e.g. nothing-arrives, first-few-then-nothing, silent-in-drawer, click-wrong',
        zh: '问题现象，例如 nothing-arrives、first-few-then-nothing、silent-in-drawer、click-wrong',
      },
    },
    {
      flags: '--project <dir>',
      text: { en: 'the app’s project: answers the steps about the app', zh: '应用工程目录：用于回答与应用相关的步骤' },
    },
    { flags: '--answers <file>', text: { en: 'answers to the questions (YAML: `A6: yes`)', zh: '问题答案文件（YAML：`A6: yes`）' } },
    { flags: '--no-send', text: { en: 'send no test push', zh: '不发送测试推送' } },
    {
      flags: '--stop-after <stage>',
      text: { en: 'connect | auth | send', zh: 'connect | auth | send' },
      parse: oneOf('connect', 'auth', 'send'),
    },
    { flags: '--only <step>', text: { en: 'only these steps or phases (G, I1)', zh: '只运行这些步骤或阶段（G、I1）' }, repeatable: true },
    { flags: '--skip <step>', text: { en: 'leave these steps or phases out', zh: '跳过这些步骤或阶段' }, repeatable: true },
    { flags: '--list', text: { en: 'list the steps and run none', zh: '只列出步骤，不运行' } },
    {
      flags: '--bundle <file>',
      text: {
        en: 'write report, masked config, versions, answers and HAR to a ZIP file for support',
        zh: '把报告、掩码后的配置、版本、答案与 HAR 打包为 ZIP，供技术支持使用',
      },
    },
    { flags: '--why', text: { en: 'show what speaks for and against each cause', zh: '显示每个原因的正反依据' } },
    ...messageOptions,
    ...sandboxOptions,
    ...sceneOptions,
    ...networkOptions,
    { flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } },
  ],
  examples: [
    { line: 'push-check diagnose mi-14', text: { en: 'a device of the config', zh: '诊断配置中的设备' } },
    {
      line: 'push-check diagnose --sandbox --vendor oppo --fault oppo=33',
      text: { en: 'see a quota diagnosed', zh: '看看配额用尽如何被诊断' },
    },
    {
      line: 'push-check diagnose --platform easemob --sandbox --user-state online',
      text: { en: 'through an IM platform: why a user gets nothing', zh: '经由 IM 平台：为什么用户收不到' },
    },
    { line: 'push-check diagnose mi-14 --no-input --answers answers.yaml --format json', text: { en: 'in CI', zh: '在 CI 中使用' } },
  ],
  run({ args, options, global }, deps) {
    const list = (name: string) => (options[name] as string[] | undefined) ?? [];
    const request: Omit<DiagnoseRequest, 'answers'> = {
      ...setupRequest(options, global),
      ...networkRequest(options),
      ...(args[0] === undefined ? {} : { device: args[0] as string }),
      ...(options['vendor'] === undefined ? {} : { vendor: options['vendor'] as string }),
      ...(options['token'] === undefined ? {} : { token: options['token'] as string }),
      ...sceneRequest(options),
      ...Object.fromEntries(
        (['platform', 'user', 'via', 'from'] as const).flatMap((name) =>
          options[name] === undefined ? [] : [[name, options[name] as string]],
        ),
      ),
      message: messageRequest(options),
      ...(options['project'] === undefined ? {} : { project: options['project'] as string }),
      ...(options['symptom'] === undefined ? {} : { symptom: options['symptom'] as string }),
      send: options['send'] !== false,
      ...(options['stopAfter'] === undefined ? {} : { stopAfter: options['stopAfter'] as 'auth' | 'connect' | 'send' }),
      only: list('only'),
      skip: list('skip'),
      showTokens: options['showTokens'] === true,
      why: options['why'] === true,
      ...(options['bundle'] === undefined
        ? {}
        : { bundle: options['bundle'] as string, versions: { 'push-check': deps.version, node: deps.nodeVersion } }),
    };
    if (options['list'] === true) return { mode: 'offline', events: listSteps(request, deps) };
    return {
      mode: request.sandbox ? 'sandbox' : 'send',
      events: events(request, options['answers'] as string | undefined, global.input, deps),
    };
  },
};

async function* events(
  request: Omit<DiagnoseRequest, 'answers'>,
  file: string | undefined,
  input: boolean,
  deps: CommandDeps,
): AsyncGenerator<BodyEvent> {
  const answers = file === undefined ? {} : await readAnswers(file, deps);
  yield* diagnoseVerb({ ...request, answers }, deps, input ? await personAt(deps) : undefined);
}

async function personAt(deps: CommandDeps): Promise<Person> {
  const { lang } = deps;
  const prompter = await deps.prompter();
  const t = (text: Text) => render(text, lang);
  return {
    async symptom(choices) {
      const chosen = await prompter.select(t(words.symptom), [
        ...choices.map(({ id, text }) => ({ name: text, value: id as string })),
        { name: t(words.none), value: '' },
      ]);
      return choices.find(({ id }) => id === chosen)?.id;
    },
    async answer({ id, question, look }) {
      const choices = (['yes', 'no', 'unknown', 'stop'] as const).map((value) => ({ name: t(words[value]), value }));
      return (await prompter.select(`${id} ${question}\n  ${look}`, choices)) as AnswerWord | 'stop';
    },
  };
}
