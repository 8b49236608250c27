import type { PlatformSendRequest } from '../api/send-platform.ts';
import { modeOf, send as sendVerb, type SendRequest } from '../api/send.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Command, CommandDeps } from './command.ts';
import { messageRequest } from './message-request.ts';
import {
  integerFrom,
  messageOptions,
  nameOptions,
  networkOptions,
  platformOptions,
  positiveNumber,
  sandboxOptions,
  sceneOptions,
} from './parse.ts';
import { eachOnce, namesRequest, networkRequest, sceneRequest, setupRequest } from './requests.ts';

export const send: Command = {
  args: '[token...]',
  description: {
    en: 'Sends a test push to tokens or devices through each vendor’s server API and tells what the vendor answered, why, and what to do next. Accepted never means delivered.',
    zh: '通过各厂商服务端接口向 token 或设备发送测试推送，并说明厂商的应答、原因与下一步。“已受理”不等于“已送达”。',
  },
  options: [
    { flags: '--vendor <id>', text: { en: 'fcm, apns, xiaomi, oppo …', zh: 'fcm、apns、xiaomi、oppo …' }, repeatable: true },
    { flags: '--token <token>', text: { en: 'a device token', zh: '设备 token' }, repeatable: true },
    { flags: '--device <name>', text: { en: 'a device of the config or the sandbox', zh: '配置或沙箱中的设备' }, repeatable: true },
    { flags: '--all-devices', text: { en: 'every device of the config', zh: '配置中的全部设备' } },
    ...platformOptions,
    ...nameOptions,
    { flags: '--group <id>', text: { en: 'a group of the platform', zh: '平台上的群组' }, repeatable: true },
    ...messageOptions,
    { flags: '--dry-run', text: { en: 'build and show the request; touch no network', zh: '只生成并显示请求，不访问网络' } },
    {
      flags: '--validate-only',
      text: { en: 'ask the vendor’s own validate-only mode; nothing is sent', zh: '使用厂商自带的仅校验模式，不会发送' },
    },
    ...sandboxOptions,
    ...sceneOptions,
    { flags: '--print-curl', text: { en: 'print each request as a command that can be run', zh: '把每个请求打印成可运行的命令' } },
    {
      flags: '--batch <number>',
      text: { en: 'tokens per request, where the vendor takes lists', zh: '每次请求的 token 数（厂商支持列表时）' },
      parse: integerFrom(1),
    },
    { flags: '--concurrency <number>', text: { en: 'requests at once (default 20)', zh: '并发请求数（默认 20）' }, parse: integerFrom(1) },
    { flags: '--rate <number>', text: { en: 'tokens per second at most', zh: '每秒最多发送的 token 数' }, parse: positiveNumber },
    {
      flags: '--retries <number>',
      text: {
        en: 'further attempts when the vendor provably did not take the push (default 2)',
        zh: '确定厂商未受理时的重试次数（默认 2）',
      },
      parse: integerFrom(0),
    },
    ...networkOptions,
    {
      flags: '--har <file>',
      text: { en: 'write the exchanges to a HAR file, secrets masked', zh: '把收发内容写入 HAR 文件（密钥已掩码）' },
    },
    { flags: '--force', text: { en: 'send although lint or a token check says no', zh: '即使检查报错也发送' } },
    { flags: '--show-tokens', text: { en: 'print device tokens in full', zh: '完整显示设备 token' } },
  ],
  examples: [
    {
      line: 'push-check send --sandbox',
      text: { en: 'one push through every vendor’s emulator, nothing configured', zh: '无需配置，向每个厂商的模拟器各发一条' },
    },
    {
      line: 'push-check send --vendor oppo --title Alice --body "Are you coming?" --kind im CN_0123…',
      text: { en: 'one OPPO phone', zh: '发给一台 OPPO 手机' },
    },
    {
      line: 'push-check send --device mi-14 --message push/chat.yaml --format junit',
      text: { en: 'a device of the config, for CI', zh: '发给配置中的设备，用于 CI' },
    },
    {
      line: 'push-check send --sandbox --vendor oppo --fault oppo=33',
      text: { en: 'see a refused push explained', zh: '查看一次被拒绝的推送及解释' },
    },
    {
      line: 'push-check send --platform tencent-im --user bob --sandbox --user-state online',
      text: { en: 'through an IM platform: see why an online user gets no push', zh: '经由 IM 平台：看看在线用户为何收不到推送' },
    },
  ],
  run({ args, options, global }, deps) {
    if (options['dryRun'] && options['validateOnly'])
      throw new PushCheckError(
        'ERR_USAGE',
        { en: '--dry-run and --validate-only exclude each other.', zh: '--dry-run 与 --validate-only 不能同时使用。' },
        {
          fix: {
            en: '--dry-run touches no network; --validate-only asks the vendor. Choose one.',
            zh: '--dry-run 不访问网络；--validate-only 会询问厂商。请二选一。',
          },
        },
      );
    const positional = (args[0] as string[] | undefined) ?? [];
    const request: SendRequest = {
      ...setupRequest(options, global),
      ...networkRequest(options),
      vendors: (options['vendor'] as string[] | undefined) ?? [],
      tokens: [...((options['token'] as string[] | undefined) ?? []), ...positional],
      devices: (options['device'] as string[] | undefined) ?? [],
      allDevices: options['allDevices'] === true,
      message: messageRequest(options),
      dryRun: options['dryRun'] === true,
      validateOnly: options['validateOnly'] === true,
      printCurl: options['printCurl'] === true,
      force: options['force'] === true,
      showTokens: options['showTokens'] === true,
      ...(options['har'] === undefined ? {} : { har: options['har'] as string, version: deps.version }),
      ...(options['batch'] === undefined ? {} : { batch: options['batch'] as number }),
      ...(options['concurrency'] === undefined ? {} : { concurrency: options['concurrency'] as number }),
      ...(options['retries'] === undefined ? {} : { retries: options['retries'] as number }),
      ...(options['rate'] === undefined ? {} : { ratePerSecond: options['rate'] as number }),
    };
    const users = eachOnce((options['user'] as string[] | undefined) ?? [], deps);
    const groups = eachOnce((options['group'] as string[] | undefined) ?? [], deps);
    const platform = options['platform'] as string | undefined;
    if (platform === undefined) {
      refuseWithoutPlatform(options);
      return { mode: modeOf(request), events: sendVerb(request, deps) };
    }
    refuseTokens(request, platform);
    return {
      mode: modeOf(request),
      events: throughPlatform(
        {
          ...request,
          ...sceneRequest(options),
          ...namesRequest(options),
          platform,
          users,
          groups,
          ...(options['via'] === undefined ? {} : { via: options['via'] as string }),
          ...(options['from'] === undefined ? {} : { from: options['from'] as string }),
        },
        deps,
      ),
    };
  },
};

/** Loads the platform half only when a platform is asked for. */
async function* throughPlatform(request: PlatformSendRequest, deps: CommandDeps): AsyncGenerator<BodyEvent> {
  const { sendThroughPlatform } = await import('../api/send-platform.ts');
  yield* sendThroughPlatform(request, deps);
}

const platformOnly = ['user', 'group', 'via', 'from', 'userState', 'userVendor', 'policy', 'phone'] as const;

function refuseWithoutPlatform(options: Record<string, unknown>): void {
  const given = platformOnly.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new PushCheckError(
    'ERR_USAGE',
    {
      en: '`--{option}` is about a user of an IM platform, but no platform is named.',
      zh: '`--{option}` 针对 IM 平台的用户，但没有指定平台。',
    },
    {
      data: { option: given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) },
      fix: { en: 'Add `--platform tencent-im`, `easemob` or `zego`.', zh: '请加上 `--platform tencent-im`、`easemob` 或 `zego`。' },
    },
  );
}

function refuseTokens(request: SendRequest, platform: string): void {
  if (request.tokens.length + request.devices.length + request.vendors.length === 0 && !request.allDevices) return;
  throw new PushCheckError(
    'ERR_USAGE',
    {
      en: 'Through {platform} the address is a user; a token, a device or a vendor has no place there.',
      zh: '经由 {platform} 时收件人是用户，不能再指定 token、设备或厂商。',
    },
    {
      data: { platform },
      fix: {
        en: 'Give `--user <id>`; to reach the phone directly leave `--platform` out.',
        zh: '请使用 `--user <用户 ID>`；若要直接推送到手机，请去掉 `--platform`。',
      },
    },
  );
}
