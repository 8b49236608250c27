import type { ChalkInstance } from 'chalk';
import type { LossResult, PayloadResult, PushResult, TraceResult, UserResult } from '../core/result.ts';
import type { Lang, Text } from '../core/text.ts';

const words = {
  state: { en: 'state', zh: '状态' },
  device: { en: 'device', zh: '设备' },
  binding: { en: 'binding', zh: '绑定' },
  none: { en: 'none', zh: '无' },
  quiet: { en: 'do not disturb', zh: '免打扰' },
  mode: { en: 'push mode', zh: '推送方式' },
  style: { en: 'display style', zh: '展示样式' },
  nickname: { en: 'push nickname', zh: '推送昵称' },
  waiting: { en: 'waiting messages', zh: '离线消息数' },
  next: { en: 'next', zh: '处理' },
  docs: { en: 'docs', zh: '文档' },
  cannot: { en: 'cannot be asked', zh: '无法查询' },
  note: { en: 'note', zh: '说明' },
  why: { en: 'why', zh: '原因' },
  axes: { en: 'two axes', zh: '两个维度' },
  place: { en: 'in the app', zh: '应用内读取' },
  switch: { en: 'notifications', zh: '通知开关' },
  on: { en: 'on', zh: '已开启' },
  off: { en: 'off', zh: '已关闭' },
  nothing: { en: 'no losses were counted', zh: '没有统计到损耗' },
} satisfies Record<string, Text>;

const stateWords: Record<UserResult['state'], Text> = {
  online: { en: 'online', zh: '在线' },
  pushable: { en: 'asleep, can be pushed', zh: '离线可推送' },
  offline: { en: 'offline', zh: '离线' },
  'logged-out': { en: 'logged out', zh: '已退出登录' },
  'unknown-user': { en: 'no such user', zh: '用户不存在' },
  unknown: { en: 'unknown', zh: '未知' },
};

const canWords: Record<UserResult['canPush'], Text> = {
  yes: { en: 'can be pushed', zh: '可推送' },
  no: { en: 'gets no push', zh: '不会推送' },
  unknown: { en: 'cannot be told', zh: '无法判断' },
};

const axisWords: Record<string, Text> = {
  normal: { en: 'normal', zh: '正常' },
  abnormal: { en: 'abnormal', zh: '异常' },
  unknown: { en: 'unknown', zh: '未知' },
  'not-looked': { en: 'not looked', zh: '未检查' },
};

const axes: Text = { en: 'push {push}, device {device}', zh: '推送{push}，设备{device}' };

/** What the pretty reporter lends. */
export interface Toolkit {
  chalk: ChalkInstance;
  lang: Lang;
  quiet: boolean;
  labelled(rows: [Text, string | undefined][], indent?: number): string;
}

/** How what IM platforms tell looks at a terminal. */
export function platformResults({ chalk, lang, quiet, labelled }: Toolkit) {
  const binding = ({ vendor, certificate, token, deviceId }: NonNullable<UserResult['bindings']>[number]) =>
    [vendor, certificate, token, deviceId].filter((part) => part !== undefined).join(' · ');

  const user = (item: UserResult): string => {
    const word = canWords[item.canPush][lang];
    const verdict =
      item.canPush === 'yes' ? chalk.green(`✔ ${word}`) : item.canPush === 'no' ? chalk.red(`✖ ${word}`) : chalk.yellow(`▲ ${word}`);
    const state = `${stateWords[item.state][lang]}${item.said === undefined ? '' : ` (${item.said})`}`;
    let text = `${chalk.bold(item.displayName)}  ${chalk.bold(item.user)}  ${verdict}\n`;
    text += labelled([
      [words.state, state],
      ...(item.devices ?? []).map((device): [Text, string] => [
        words.device,
        [
          device.system,
          device.name,
          device.id,
          device.said ?? (device.online === undefined ? undefined : device.online ? 'online' : 'offline'),
        ]
          .filter((part) => part !== undefined)
          .join(' · '),
      ]),
      ...(item.bindings?.length === 0
        ? [[words.binding, words.none[lang]] as [Text, string]]
        : (item.bindings ?? []).map((one): [Text, string] => [words.binding, binding(one)])),
      [
        words.quiet,
        item.doNotDisturb
          ? `${item.doNotDisturb.said}${item.doNotDisturb.until === undefined || item.doNotDisturb.said.includes(item.doNotDisturb.until) ? '' : ` → ${item.doNotDisturb.until}`}`
          : undefined,
      ],
      [words.mode, item.pushMode],
      [words.style, item.displayStyle === undefined ? undefined : String(item.displayStyle)],
      [words.nickname, item.pushNickname],
      [words.waiting, item.waitingMessages === undefined ? undefined : String(item.waitingMessages)],
      [
        words.axes,
        axes[lang]
          .replace('{push}', axisWords[item.axes.push]?.[lang] ?? '')
          .replace('{device}', axisWords[item.axes.device]?.[lang] ?? ''),
      ],
    ]);
    for (const stop of item.stops)
      text += `    ${stop.severity === 'stops' ? chalk.red('✖') : chalk.yellow('▲')} ${chalk.dim(stop.step)} ${stop.text}\n${labelled(
        [
          [words.next, stop.fix],
          [words.docs, quiet ? undefined : stop.docs],
        ],
        6,
      )}`;
    if (quiet) return text;
    return (
      text +
      labelled([
        ...item.notOffered.map((missing): [Text, string] => [words.cannot, missing.text]),
        ...item.notes.map((note): [Text, string] => [words.note, note]),
      ])
    );
  };

  const loss = (item: LossResult): string => {
    let text = `${chalk.bold(item.displayName)}  ${chalk.dim(`${item.from} … ${item.to}`)}\n`;
    if (item.rows.length === 0) return `${text}    ${words.nothing[lang]}\n`;
    for (const row of item.rows) {
      text += `    ${chalk.bold(`${row.count} × ${row.code}`)}${row.vendor === undefined ? '' : ` ${row.vendor}`}  ${row.explanation?.title ?? row.said ?? ''}\n`;
      if (row.explanation)
        text += labelled(
          [
            [words.why, row.explanation.cause],
            [words.next, row.explanation.fix],
          ],
          6,
        );
    }
    return text;
  };

  const payload = (item: PayloadResult): string => {
    let text = `${chalk.bold(item.displayName)}${item.vendor === undefined ? '' : `  ${item.vendor}`}\n`;
    for (const field of item.fields) text += `    ${chalk.bold(field.name)} ${field.value}  ${chalk.dim(field.meaning)}\n`;
    return (
      text +
      labelled([
        ...item.notes.map((note): [Text, string] => [words.note, note]),
        ...item.places.map(({ vendor, where, key, since, note }): [Text, string] => [
          words.place,
          [`${vendor}: ${where}`, key, since === undefined ? undefined : `≥ ${since}`, note]
            .filter((part) => part !== undefined)
            .join(' · '),
        ]),
      ])
    );
  };

  /** The stations of a traced message. */
  const hops = (item: TraceResult): string => {
    let text = '';
    for (const hop of item.hops ?? []) {
      const mark = hop.ok === true ? chalk.green('✔') : hop.ok === false ? chalk.red('✖') : chalk.dim('·');
      text += `    ${mark} ${hop.title} ${chalk.dim([hop.name, hop.code, hop.said, hop.at].filter((part) => part !== undefined && part !== '').join(' · '))}\n`;
    }
    return (
      text +
      labelled([
        [words.binding, item.binding ? binding(item.binding) : undefined],
        [words.switch, item.notificationsOn === undefined ? undefined : (item.notificationsOn ? words.on : words.off)[lang]],
      ])
    );
  };

  /** A message's way through a platform of the sandbox. */
  const flow = (result: PushResult): string => {
    if (quiet) return '';
    let text = '';
    for (const { step, of, state, text: what } of result.flow ?? []) {
      const mark = state === 'done' ? chalk.green('✔') : state === 'stopped' ? chalk.red('✖') : chalk.dim('·');
      text += `    ${mark} ${chalk.dim(`${step}/${of}`)} ${state === 'skipped' ? chalk.dim(what) : what}\n`;
    }
    return text;
  };

  return { user, loss, payload, hops, flow };
}
