import { Chalk } from 'chalk';
import type { CheckResult, CheckState } from '../core/check.ts';
import type { Event } from '../core/events.ts';
import type { Finding, Severity } from '../core/finding.ts';
import type {
  BaselineResult,
  DiagnosisResult,
  DocumentResult,
  ExplainResult,
  IntegrationResult,
  MatrixResult,
  ProjectResult,
  PushResult,
  ReceiptResult,
  ResultItem,
  RouteResult,
  SeenPlace,
  SettingResult,
  TokenResult,
  TraceResult,
} from '../core/result.ts';
import type { PushStatus } from '../core/status.ts';
import type { Summary } from '../core/summary.ts';
import { render, type Text } from '../core/text.ts';
import type { TraceStage } from '../core/trace.ts';
import { displayWidth, padEnd, wrap } from '../lib/width.ts';
import { platformResults } from './pretty-platform.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { scanWords, stateWords as integrationWords } from './report-words.ts';

const words = {
  what: { en: 'what', zh: '现象' },
  why: { en: 'why', zh: '原因' },
  next: { en: 'next', zh: '处理' },
  docs: { en: 'docs', zh: '文档' },
  vendor: { en: 'vendor said', zh: '厂商原文' },
  raw: { en: 'raw answer', zh: '原始应答' },
  id: { en: 'message id', zh: '消息 ID' },
  followUp: { en: 'follow up', zh: '如何追踪' },
  derived: { en: 'derived', zh: '自动推导' },
  note: { en: 'note', zh: '说明' },
  sure: { en: 'how sure', zh: '可信度' },
  attempts: { en: 'attempts', zh: '尝试次数' },
  class: { en: 'class', zh: '类别' },
  related: { en: 'see also', zh: '相关' },
  source: { en: 'source', zh: '来源' },
  request: { en: 'request', zh: '请求' },
  push: { en: 'test push', zh: '测试推送' },
  pro: { en: 'for', zh: '佐证' },
  contra: { en: 'against', zh: '反证' },
  test: { en: 'next test', zh: '下一步测试' },
  support: { en: 'support', zh: '技术支持' },
  unanswered: { en: 'not answered', zh: '尚未回答' },
  right: { en: 'needs', zh: '需申请' },
  without: { en: 'without it', zh: '若没有' },
  lost: { en: 'lost', zh: '丢失' },
  shownTitle: { en: 'title', zh: '标题' },
  shownText: { en: 'text', zh: '内容' },
  silent: { en: 'no push', zh: '不推送' },
  emptyText: { en: 'nothing', zh: '无' },
  trouble: { en: 'findings', zh: '问题' },
  collapsed: { en: 'same as neighbouring kinds', zh: '与相近类型相同' },
  counters: { en: 'counted', zh: '统计' },
  where: { en: 'look here', zh: '去哪里查' },
  receipt: { en: 'receipts', zh: '回执' },
  sender: { en: 'sender', zh: '来源校验' },
} satisfies Record<string, Text>;

const statusWords: Record<PushStatus, Text> = {
  accepted: { en: 'accepted', zh: '已受理' },
  validated: { en: 'validated, nothing sent', zh: '校验通过，未发送' },
  rejected: { en: 'rejected', zh: '被拒绝' },
  'invalid-token': { en: 'invalid token', zh: 'token 无效' },
  throttled: { en: 'throttled', zh: '被限流' },
  unauthorized: { en: 'unauthorized', zh: '未授权' },
  unreachable: { en: 'unreachable', zh: '不可达' },
  unknown: { en: 'unknown', zh: '结果不明' },
  skipped: { en: 'not sent', zh: '未发送' },
  'dry-run': { en: 'dry run, not sent', zh: '演练，未发送' },
};

const verdictWords: Record<string, Text> = {
  credential: { en: 'The credential is the cause.', zh: '原因：凭据。' },
  clock: { en: 'The clock is the cause.', zh: '原因：时钟。' },
  network: { en: 'The network is the cause.', zh: '原因：网络。' },
  token: { en: 'The token is the cause.', zh: '原因：token。' },
  binding: { en: 'The binding at the platform is the cause.', zh: '原因：平台侧的绑定。' },
  'app-identity': { en: 'The app’s identity or registration at the vendor is the cause.', zh: '原因：应用身份或在厂商处的登记。' },
  'app-state': { en: 'The receiver’s state is the cause.', zh: '原因：接收方状态。' },
  message: { en: 'The message is the cause.', zh: '原因：消息本身。' },
  'channel-or-classification': { en: 'Channel or classification is the cause.', zh: '原因：渠道或消息分类。' },
  quota: { en: 'A quota or rate limit is the cause.', zh: '原因：配额或限流。' },
  permission: { en: 'A missing right at the vendor is the cause.', zh: '原因：缺少厂商权益。' },
  'client-integration': { en: 'The app’s integration is the cause.', zh: '原因：客户端集成。' },
  'device-settings': { en: 'The phone’s settings are the cause.', zh: '原因：手机设置。' },
  'click-config': { en: 'The click configuration is the cause.', zh: '原因：点击跳转配置。' },
  server: { en: 'The vendor’s server is the cause.', zh: '原因：厂商服务端。' },
  'none-found': { en: 'No cause was found.', zh: '未发现原因。' },
};

const sureWords = {
  high: { en: 'confident', zh: '把握较大' },
  medium: { en: 'likely', zh: '较为可能' },
  low: { en: 'one possibility', zh: '一种可能' },
} satisfies Record<string, Text>;

const quotaWords: Record<string, Text> = {
  unlimited: { en: 'quota: unlimited', zh: '配额：不限量' },
  private: { en: 'quota: service class', zh: '配额：服务与通讯类' },
  public: { en: 'quota: marketing class, few a day', zh: '配额：资讯营销类，每日少量' },
  none: { en: 'quota: the vendor has no classes', zh: '配额：该厂商不分类' },
};

const confidenceWords: Record<string, Text> = {
  A: { en: 'A: vendor document or SDK', zh: 'A：厂商文档或 SDK' },
  B: { en: 'B: two independent third parties', zh: 'B：两个独立的第三方' },
  C: { en: 'C: one secondary source', zh: 'C：单一二手来源' },
  '?': { en: '?: inferred, not confirmed', zh: '?：推断，未经证实' },
};

const stateWords: Record<CheckState, Text> = {
  pass: { en: 'pass', zh: '通过' },
  fail: { en: 'FAIL', zh: '失败' },
  warn: { en: 'warn', zh: '警告' },
  unknown: { en: 'unknown', zh: '不明' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
  'not-looked': { en: 'not looked', zh: '未检查' },
  crashed: { en: 'crashed', zh: '检查出错' },
};

const modeWords: Record<string, Text> = {
  sandbox: { en: 'sandbox: the emulator answered, no vendor was contacted', zh: '沙箱：由模拟器应答，未联系任何厂商' },
  'sandbox-validate-only': { en: 'sandbox, validate-only: nothing was sent', zh: '沙箱，仅校验：没有发送任何推送' },
  'validate-only': { en: 'validate-only: NOTHING WAS SENT', zh: '仅校验：没有发送任何推送' },
  'dry-run': { en: 'dry run: no network was touched', zh: '演练：未访问网络' },
};

const axisWords = {
  line: { en: 'push axis: {push} · device axis: {device}', zh: '推送侧：{push} · 设备侧：{device}' },
  normal: { en: 'normal', zh: '正常' },
  abnormal: { en: 'abnormal', zh: '异常' },
  unknown: { en: 'unknown', zh: '不明' },
  'not-looked': { en: 'not looked', zh: '未检查' },
} satisfies Record<string, Text>;

const ends = {
  perhaps: { en: 'No certain cause was found; perhaps:', zh: '未发现确定的原因；可能是：' },
  pushes: { en: '{count} pushes: {list}', zh: '{count} 条推送：{list}' },
  onePush: { en: '1 push: {list}', zh: '1 条推送：{list}' },
  findings: { en: '{errors} error(s), {warnings} warning(s), {infos} note(s)', zh: '{errors} 个错误，{warnings} 个警告，{infos} 条提示' },
  bundle: {
    en: '`--bundle out.zip` packs report, masked config, answers and exchanges for the vendor’s or platform’s support.',
    zh: '加 `--bundle out.zip` 可把报告、掩码后的配置、答案与收发记录打包，提交给厂商或平台的技术支持。',
  },
  more: { en: ' (-v shows the notes)', zh: '（加 -v 查看提示）' },
  clean: { en: 'nothing found', zh: '未发现问题' },
  noNews: { en: 'nothing new found', zh: '未发现新问题' },
  goLook: {
    en: 'Accepted is not delivered: look at the phone. Nothing there? Follow the message id up as shown, then check class, quota and the phone’s own settings.',
    zh: '已受理不等于已送达：请查看手机。没有出现？按上面的方式追踪消息 ID，再检查消息分类、配额与手机自身的设置。',
  },
  goFix: { en: 'Fix what stands above, then send again.', zh: '按上面的提示处理后重新发送。' },
  goSandbox: {
    en: 'This was the emulator. With your own accounts: `push-check init`, then `push-check verify`.',
    zh: '以上由模拟器应答。使用自己的账号：先 `push-check init`，再 `push-check verify`。',
  },
  interrupted: { en: 'interrupted; what stands above was done', zh: '已中断；以上为已完成的部分' },
  problems: { en: '{count} problems', zh: '{count} 个问题' },
} satisfies Record<string, Text>;

const stageWords: Record<TraceStage, Text> = {
  unknown: { en: 'not known', zh: '不明' },
  queued: { en: 'waiting', zh: '等待下发' },
  sent: { en: 'sent to the phone', zh: '已下发' },
  delivered: { en: 'delivered', zh: '已送达设备' },
  shown: { en: 'shown', zh: '已展示' },
  clicked: { en: 'clicked', zh: '已点击' },
  dropped: { en: 'dropped', zh: '未送达' },
};

const verifiedWords: Record<string, Text> = {
  verified: { en: 'the signature is right', zh: '签名正确' },
  wrong: { en: 'THE SIGNATURE IS WRONG', zh: '签名错误' },
  'no-signature': { en: 'no signature', zh: '没有签名' },
};

/** Text for people: one block a push, a line a check or finding, and a word on what to do next. */
export const pretty: Reporter = async function* (events, options) {
  const printer = createPrinter(options);
  for await (const event of events) {
    const text = printer(event);
    if (text !== '') yield text;
  }
};

function createPrinter(options: ReporterOptions): (event: Event) => string {
  const { lang, quiet } = options;
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  const t = (text: Text, data?: Record<string, string | number>) => render(text, lang, data);
  let mode = '';
  let command = '';
  let lastKind = '';
  // Set by the start of a diagnosis; a list of steps is shown whole.
  let verdictOnly = false;
  // A baseline kept findings back.
  let hasKnown = false;

  const labelled = (rows: [Text, string | undefined][], indent = 4): string => {
    const present = rows.filter((row): row is [Text, string] => row[1] !== undefined && row[1] !== '');
    const labelWidth = Math.max(0, ...present.map(([label]) => displayWidth(label[lang])));
    return present
      .map(([label, value]) => {
        const head = `${' '.repeat(indent)}${chalk.dim(padEnd(label[lang], labelWidth))}  `;
        const lines = wrap(value, Math.max(30, options.width - indent - labelWidth - 2));
        return `${head}${lines.join(`\n${' '.repeat(indent + labelWidth + 2)}`)}\n`;
      })
      .join('');
  };

  const platform = platformResults({ chalk, lang, quiet, labelled });

  const statusText = (status: PushStatus): string => {
    const word = statusWords[status][lang];
    if (status === 'accepted' || status === 'validated') return chalk.green(`✔ ${word}`);
    if (status === 'dry-run') return chalk.cyan(`○ ${word}`);
    if (status === 'unknown' || status === 'throttled') return chalk.yellow(`▲ ${word}`);
    return chalk.red(`✖ ${word}`);
  };

  const push = (result: PushResult): string => {
    const who = result.device === undefined ? result.token : `${result.device} ${chalk.dim(result.token)}`;
    const timing = result.http ? chalk.dim(` HTTP ${result.http.status} · ${result.http.ms} ms`) : '';
    const head = `${chalk.bold(padEnd(result.vendor, 7))} ${statusText(result.status)}${result.code === undefined ? '' : ` ${chalk.bold(result.code)}`}  ${who}${timing}\n`;
    const bad = result.explanation !== undefined;
    const rows: [Text, string | undefined][] = [];
    if (bad) {
      rows.push([words.what, result.explanation?.title], [words.why, result.explanation?.cause], [words.next, result.explanation?.fix]);
      rows.push([words.vendor, result.vendorMessage], [words.raw, result.raw], [words.docs, result.explanation?.docs]);
      const sure = result.explanation?.confidence;
      if (sure !== undefined && sure !== 'A' && sure !== 'B') rows.push([words.sure, confidenceWords[sure]?.[lang]]);
    }
    if (result.attempts > 1) rows.push([words.attempts, String(result.attempts)]);
    rows.push([words.id, result.messageId]);
    if (!quiet) {
      rows.push([words.followUp, result.followUp]);
      for (const note of result.notes ?? []) rows.push([words.note, note]);
      if (result.derived.length > 0 && (options.verbose || result.status === 'dry-run' || mode === 'sandbox'))
        rows.push([
          words.derived,
          result.derived.map((item) => `${item.path.slice(1)}=${JSON.stringify(item.value)} (${item.from})`).join(', '),
        ]);
    }
    let text = head + labelled(rows) + platform.flow(result);
    if (result.request) {
      const { request } = result;
      if (request.curl !== undefined) text += `\n${request.curl}\n`;
      else {
        text += labelled([[words.request, `${request.method} ${request.url}`]]);
        for (const [name, value] of Object.entries(request.headers)) text += `      ${chalk.dim(`${name}:`)} ${value}\n`;
        if (request.form) for (const [name, value] of request.form) text += `      ${chalk.dim(`${name}=`)}${value}\n`;
        else if (request.body !== undefined) text += `      ${request.body}\n`;
      }
    }
    return text;
  };

  const severityText = (severity: Severity): string =>
    severity === 'error' ? chalk.red('error') : severity === 'warn' ? chalk.yellow('warn ') : chalk.blue('info ');

  const finding = (item: Finding): string => {
    // A send is about answers: what is only worth knowing waits for --verbose.
    if (item.severity === 'info' && (quiet || (command === 'send' && !options.verbose))) return '';
    const { file, line, column, path } = item.where;
    const place = [[file, line, column].filter((part) => part !== undefined).join(':'), path]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
    const head = `${severityText(item.severity)} ${chalk.bold(item.ruleId)}${place === '' ? '' : `  ${chalk.dim(place)}`}\n`;
    const indented = wrap(item.message, Math.max(30, options.width - 6))
      .map((text) => `      ${text}\n`)
      .join('');
    return (
      head + indented + labelled([[words.next, item.fix], ...(options.verbose ? ([[words.docs, item.docs]] as [Text, string][]) : [])], 6)
    );
  };

  const check = (item: CheckResult): string => {
    if (quiet && item.state === 'pass') return '';
    // A diagnosis shows what matters; the rest of its hundred steps is counted, and shown with -v.
    if (command === 'diagnose' && !options.verbose && verdictOnly && !['fail', 'warn', 'crashed'].includes(item.state)) return '';
    const mark =
      item.state === 'pass'
        ? chalk.green('✔')
        : item.state === 'fail' || item.state === 'crashed'
          ? chalk.red('✖')
          : item.state === 'warn'
            ? chalk.yellow('▲')
            : chalk.dim('·');
    const state = item.state === 'pass' ? '' : ` ${stateWords[item.state][lang]}`;
    const ms = item.ms === undefined ? '' : chalk.dim(`  ${item.ms} ms`);
    const head = `${chalk.bold(padEnd(item.vendor ?? '', 7))} ${mark} ${padEnd(item.id.includes('/') ? item.stage : item.id, 7)}${state}  ${item.title}${item.code === undefined ? '' : ` ${chalk.bold(item.code)}`}${ms}\n`;
    const rows: [Text, string | undefined][] = [[words.note, item.detail]];
    if (item.state !== 'pass') rows.push([words.why, item.cause], [words.next, item.fix], [words.raw, item.raw], [words.docs, item.docs]);
    return head + labelled(rows, 10);
  };

  const explanation = (item: ExplainResult): string => {
    const name =
      item.subject === 'rule'
        ? item.ruleId
        : `${item.vendor ?? ''} ${item.endpoint === undefined || item.endpoint === '*' ? '' : `${item.endpoint} `}${item.code ?? ''}`;
    const head = `${chalk.bold((name ?? '').trim())}${item.name === undefined ? '' : `  ${chalk.dim(item.name)}`}\n`;
    return (
      head +
      labelled([
        [words.what, item.explanation.title],
        [words.why, item.explanation.cause],
        [words.next, item.explanation.fix],
        [words.class, item.class === undefined ? undefined : `${item.class}${item.status === undefined ? '' : ` → ${item.status}`}`],
        [words.sure, confidenceWords[item.explanation.confidence]?.[lang]],
        [words.docs, item.explanation.docs],
        [words.related, item.related?.join(', ')],
      ])
    );
  };

  const token = (item: TokenResult): string => {
    let text = `${chalk.bold(item.token)} ${chalk.dim(item.tokenId)}\n`;
    for (const candidate of item.candidates)
      text += `    ${chalk.green(padEnd(candidate.displayName, 8))} ${candidate.fit}  ${candidate.reason}\n`;
    for (const problem of item.problems)
      text += `    ${chalk.red('✖')} ${problem.message}\n      ${chalk.dim(words.next[lang])}  ${problem.fix}\n`;
    return text;
  };

  const setting = (item: SettingResult): string =>
    `${chalk.bold(item.path)} = ${item.secret ? chalk.dim(String(item.value)) : JSON.stringify(item.value)}  ${chalk.dim(`(${item.source})`)}\n`;

  const document = (item: DocumentResult): string => {
    if (item.content !== undefined)
      return typeof item.content === 'string' ? `${item.content}\n` : `${JSON.stringify(item.content, undefined, 2)}\n`;
    return `${chalk.green('✔')} ${item.name}${item.path === undefined ? '' : ` ${item.path}`}${item.note === undefined ? '' : `  ${chalk.dim(item.note)}`}\n`;
  };

  const shown = ({
    title,
    titleFrom,
    content,
    contentFrom,
    silent,
    notes,
  }: NonNullable<MatrixResult['shows']>): [Text, string | undefined][] => [
    [words.shownTitle, `${title === '' ? words.emptyText[lang] : title} ${chalk.dim(`(${titleFrom})`)}`],
    [words.shownText, `${content === '' ? words.emptyText[lang] : content} ${chalk.dim(`(${contentFrom})`)}`],
    [words.silent, silent],
    ...notes.map((note): [Text, string] => [words.note, note]),
  ];

  const matrix = (item: MatrixResult): string => {
    const sure = confidenceWords[item.confidence]?.[lang] ?? item.confidence;
    const quota = quotaWords[item.quotaClass]?.[lang] ?? item.quotaClass;
    const name = item.quotaClass === '-' ? chalk.bold(item.displayName) : `${chalk.bold(padEnd(item.displayName, 7))} ${chalk.cyan(quota)}`;
    const head = `${name}${item.collapsed ? chalk.dim(` · ${words.collapsed[lang]}`) : ''}\n`;
    return (
      head +
      labelled([
        ...(item.shows ? shown(item.shows) : []),
        [
          words.derived,
          item.derived.map((value) => `${value.path.slice(1)}=${JSON.stringify(value.value)} (${value.from})`).join(', ') || '-',
        ],
        [words.right, item.right],
        [words.without, item.without],
        [words.lost, item.losses.map((loss) => `${loss.path.slice(1)}: ${loss.text}`).join(' ') || '-'],
        [words.trouble, item.findings.map((found) => `${found.severity} ${found.ruleId}: ${found.message}`).join(' ')],
        [words.sure, sure],
      ])
    );
  };

  const diagnosis = (item: DiagnosisResult): string => {
    const verdict = verdictWords[item.verdict]?.[lang] ?? item.verdict;
    const sure = sureWords[item.confidence][lang];
    const perhaps = item.verdict === 'none-found' && item.causes.length > 0;
    const who = [item.displayName, item.device, item.token].filter((part) => part !== undefined).join(' ');
    let text = `${chalk.bold(who)}\n${perhaps ? chalk.yellow(t(ends.perhaps)) : item.verdict === 'none-found' ? chalk.green(verdict) : chalk.red(verdict)}${item.verdict === 'none-found' ? '' : chalk.dim(` · ${sure}`)}\n`;
    text += `${t(axisWords.line, { push: axisWords[item.axes.push][lang], device: axisWords[item.axes.device][lang] })}\n`;
    if (item.push) {
      const said = [item.push.code, item.push.vendorMessage].filter((part) => part !== undefined).join(' ');
      text += labelled([
        [words.push, `${statusWords[item.push.status as PushStatus]?.[lang] ?? item.push.status}${said === '' ? '' : ` · ${said}`}`],
        [words.id, item.push.messageId],
      ]);
    }
    if (item.platform?.push) {
      const { status, code, said } = item.platform.push;
      const told = [statusWords[status as PushStatus]?.[lang] ?? status, code, said].filter((part) => part !== undefined && part !== '');
      text += labelled([[words.push, `${item.platform.displayName}: ${told.join(' · ')}`]]);
    }
    for (const [index, cause] of item.causes.entries()) {
      if (index >= 3 && !options.verbose) break;
      text += `\n  ${index + 1}. ${chalk.bold(verdictWords[cause.verdict]?.[lang] ?? cause.verdict)} ${chalk.dim(`(${cause.step}, ${cause.score})`)}\n`;
      text += labelled([
        [words.what, cause.title],
        [words.next, cause.fix],
        ...cause.for.map((reason): [Text, string] => [words.pro, `+${reason.weight} ${reason.text}`]),
        ...cause.against.map((reason): [Text, string] => [words.contra, `${reason.weight} ${reason.text}`]),
      ]);
    }
    if (item.nextTest !== undefined) text += `\n${labelled([[words.test, item.nextTest]], 2)}`;
    if (item.verdict === 'none-found') text += labelled([[words.support, t(ends.bundle)]], 2);
    if (item.unanswered.length > 0) text += labelled([[words.unanswered, item.unanswered.join(', ')]], 2);
    return text;
  };

  const stageText = (stage: TraceStage): string => {
    const word = stageWords[stage][lang];
    if (stage === 'delivered' || stage === 'shown' || stage === 'clicked') return chalk.green(`✔ ${word}`);
    if (stage === 'dropped') return chalk.red(`✖ ${word}`);
    return chalk.yellow(`▲ ${word}`);
  };

  const trace = (item: TraceResult): string => {
    const about = [item.messageId, item.label].filter((part) => part !== undefined).join(' ');
    const timing = item.http ? chalk.dim(` HTTP ${item.http.status} · ${item.http.ms} ms`) : '';
    let text = `${chalk.bold(padEnd(item.vendor, 7))} ${stageText(item.stage)}  ${about}${timing}\n`;
    text += labelled([
      [
        words.counters,
        Object.entries(item.counters)
          .map(([name, value]) => `${name}=${value}`)
          .join(', '),
      ],
    ]);
    text += platform.hops(item);
    for (const entry of item.entries) {
      text += `    ${chalk.bold(`${entry.name} ${entry.value}`)}\n`;
      const { title, cause, fix, confidence } = entry.explanation;
      const rows: [Text, string | undefined][] = [
        [words.what, title],
        [words.why, cause],
        [words.next, fix],
      ];
      if (confidence !== 'A' && confidence !== 'B') rows.push([words.sure, confidenceWords[confidence]?.[lang]]);
      text += labelled(rows, 6);
    }
    if (quiet) return text;
    return (
      text +
      labelled([
        [words.where, item.where],
        [words.receipt, item.receipt],
        ...(item.notes ?? []).map((note): [Text, string] => [words.note, note]),
        [words.docs, item.docs],
      ])
    );
  };

  const receipt = (item: ReceiptResult): string => {
    const { title, cause, fix, docs, confidence } = item.explanation;
    const good = item.event === 'delivered' || item.event === 'clicked';
    const head = `${chalk.bold(padEnd(item.vendor, 7))} ${stageText(item.stage)}${item.code === undefined ? '' : ` ${chalk.bold(item.code)}`}  ${[item.token, item.time].filter((part) => part !== undefined).join(' ')}\n`;
    const rows: [Text, string | undefined][] = [
      [words.id, item.messageId],
      [words.what, title],
    ];
    if (!good || options.verbose) rows.push([words.why, cause], [words.next, fix], [words.docs, docs]);
    if (confidence !== 'A' && confidence !== 'B') rows.push([words.sure, confidenceWords[confidence]?.[lang]]);
    rows.push([words.sender, verifiedWords[item.verified ?? '']?.[lang]]);
    return head + labelled(rows);
  };

  const seenText = ({ text, file, line, column }: SeenPlace): string => `${text}  ${chalk.dim(`${file}:${line}:${column}`)}`;

  /** At most so many rows of one label; the rest is counted. */
  const some = (label: Text, items: readonly string[], most: number): [Text, string][] => {
    const shown = options.verbose ? items : items.slice(0, most);
    const left = items.length - shown.length;
    return [...shown, ...(left > 0 ? [chalk.dim(t(scanWords.more, { count: left }))] : [])].map((text) => [label, text]);
  };

  const project = (item: ProjectResult): string => {
    if (quiet) return '';
    const { variant, module, applicationId } = item;
    const others = [...item.otherFlavors, ...item.otherBuildTypes];
    return (
      `${chalk.bold(item.dir)}${applicationId === undefined ? '' : `  ${applicationId}`}\n` +
      labelled([
        [scanWords.module, module === undefined ? undefined : [module, ...item.modules].join(', ')],
        [scanWords.variant, variant ? [...variant.flavors, variant.buildType].join(' ') : undefined],
        [scanWords.others, others.join(', ')],
        [scanWords.ios, item.iosTargets === 0 ? undefined : String(item.iosTargets)],
        [scanWords.files, t(scanWords.filesOf, { files: item.files, skipped: item.skipped })],
        ...some(
          scanWords.undetermined,
          item.undetermined.map(({ what, ...place }) => seenText({ ...place, text: `${what}: ${place.text}` })),
          3,
        ),
        ...item.notes.map((note): [Text, string] => [words.note, note]),
      ])
    );
  };

  const integration = (item: IntegrationResult): string => {
    const word = integrationWords[item.state][lang];
    const mark =
      item.state === 'whole' ? chalk.green(`✔ ${word}`) : item.state === 'half' ? chalk.yellow(`▲ ${word}`) : chalk.red(`✖ ${word}`);
    return (
      `${chalk.bold(padEnd(item.displayName, 10))} ${mark}${item.version === undefined ? '' : chalk.dim(`  ${item.version}`)}\n` +
      labelled([
        ...(quiet ? [] : some(scanWords.found, item.found.map(seenText), 3)),
        ...item.missing.map((text): [Text, string] => [scanWords.missing, text]),
      ])
    );
  };

  const route = (item: RouteResult): string => {
    const phone = [item.brand, `gms=${item.gms ? 'yes' : 'no'}`, ...(item.forceFcm ? ['force-fcm=yes'] : [])].join(',');
    const chosen = item.vendor === undefined ? chalk.yellow(t(scanWords.noVendor)) : chalk.green(item.vendor);
    return (
      `${chalk.bold(padEnd(item.displayName, 10))} ${phone} → ${chosen}\n` +
      labelled([
        [words.why, item.reason],
        ...item.notes.map((note): [Text, string] => [words.note, note]),
        [scanWords.among, quiet ? undefined : item.enabled.join(', ') || '-'],
        [words.sure, item.confidence === 'A' || item.confidence === 'B' ? undefined : confidenceWords[item.confidence]?.[lang]],
        [words.docs, options.verbose ? item.docs : undefined],
      ])
    );
  };

  const baseline = (item: BaselineResult): string => {
    const { known, fixed, file } = item;
    hasKnown = known.length > 0;
    const text = t(item.action === 'written' ? scanWords.written : scanWords.known, { count: known.length, file });
    const hint = known.length > 0 && !options.verbose ? chalk.dim(t(scanWords.show)) : '';
    return (
      `${text}${hint}\n` +
      labelled(
        fixed.map((entry) => [scanWords.fixed, `${entry.ruleId}  ${entry.file ?? ''}${entry.count > 1 ? ` ×${entry.count}` : ''}`]),
      ) +
      (options.verbose ? known.map(finding).join('') : '')
    );
  };

  const result = (item: ResultItem): string => {
    switch (item.kind) {
      case 'project':
        return project(item);
      case 'integration':
        return integration(item);
      case 'route':
        return route(item);
      case 'baseline':
        return baseline(item);
      case 'push':
        return push(item);
      case 'explanation':
        return explanation(item);
      case 'token':
        return token(item);
      case 'setting':
        return setting(item);
      case 'document':
        return document(item);
      case 'matrix':
        return matrix(item);
      case 'diagnosis':
        return diagnosis(item);
      case 'trace':
        return trace(item);
      case 'user':
        return platform.user(item);
      case 'loss':
        return platform.loss(item);
      case 'payload':
        return platform.payload(item);
      case 'receipt':
        return receipt(item);
    }
  };

  const end = (summary: Summary): string => {
    const lines: string[] = [];
    const pushes = Object.values(summary.byStatus).reduce((sum, count) => sum + count, 0);
    if (pushes > 0) {
      const list = Object.entries(summary.byStatus)
        .map(([status, count]) => `${count} ${statusWords[status as PushStatus][lang]}`)
        .join(', ');
      lines.push(chalk.bold(t(pushes === 1 ? ends.onePush : ends.pushes, { count: pushes, list })));
      if (summary.axes)
        lines.push(t(axisWords.line, { push: axisWords[summary.axes.push][lang], device: axisWords[summary.axes.device][lang] }));
      const modeWord = modeWords[mode];
      if (modeWord) lines.push(chalk.cyan(t(modeWord)));
      const bad = pushes - (summary.byStatus.accepted ?? 0) - (summary.byStatus.validated ?? 0) - (summary.byStatus['dry-run'] ?? 0);
      if (bad > 0) lines.push(t(ends.goFix));
      else if (mode === 'sandbox') lines.push(t(ends.goSandbox));
      else if ((summary.byStatus.accepted ?? 0) > 0) lines.push(t(ends.goLook));
    }
    const { error, warn, info } = summary.findings;
    const checks = Object.entries(summary.checks);
    if (error + warn + info > 0)
      lines.push(
        t(ends.findings, { errors: error, warnings: warn, infos: info }) +
          (command === 'send' && info > 0 && !options.verbose ? t(ends.more) : ''),
      );
    else if (command === 'lint' || (command === 'scan' && checks.length === 0))
      lines.push(chalk.green(t(hasKnown ? ends.noNews : ends.clean)));
    if (checks.length > 0) lines.push(checks.map(([state, count]) => `${count} ${stateWords[state as CheckState][lang]}`).join(', '));
    if (summary.interrupted) lines.push(chalk.yellow(t(ends.interrupted)));
    return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
  };

  return (event) => {
    switch (event.type) {
      case 'start':
        ({ mode, command } = event);
        verdictOnly = mode !== 'offline';
        return '';
      case 'ready':
        return `${chalk.green('✔')} ${event.url}\n  ${event.httpsUrl}  (CA: ${event.caFile})\n`;
      case 'result':
      case 'finding':
      case 'check': {
        const text =
          event.type === 'result' ? result(event.result) : event.type === 'finding' ? finding(event.finding) : check(event.check);
        const gap =
          lastKind !== '' &&
          text !== '' &&
          (lastKind !== event.type || (event.type === 'result' && event.result.kind !== 'setting' && event.result.kind !== 'document'))
            ? '\n'
            : '';
        if (text !== '') lastKind = event.type;
        return gap + text;
      }
      case 'end':
        // The error itself goes to standard error; what was found until then stands above.
        return quiet || (event.error && Object.keys(event.summary.byStatus).length === 0) ? '' : end(event.summary);
    }
  };
}
