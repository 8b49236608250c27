import type { Finding, Where } from './finding.ts';
import type { KindMap } from './kind.ts';
import type { Message } from './message.ts';
import { severityOn, type Problem, type Rule, type RuleContext, type RuleMessage, type RuleSubject } from './rule.ts';
import { render, type Lang, type Text } from './text.ts';
import type { WireResult } from './wire.ts';

/** Finds where a message (or config) pointer stands in its file. */
export type Locate = (pointer: string) => { file?: string; line?: number; column?: number } | undefined;

export interface LintContext {
  lang: Lang;
  /** How the vendor is called in prose; its id when absent. */
  displayName?: string;
  locate?: Locate | undefined;
  locateAccount?: Locate | undefined;
  /** Where config and message keep what belongs to the vendor or platform. */
  section?: 'vendors' | 'platforms';
}

const docs = 'https://github.com/push-check/push-check#message';

/** What a message can have wrong before any vendor rule looks at it. */
export const messageRules = {
  'unknown-field': {
    severity: 'error',
    text: { en: '`{name}` is not a field of {display}.', zh: '`{name}` 不是 {display} 的字段。' },
    fix: { en: 'Write a field of the vendor’s send table, or put it under `raw`.', zh: '请使用厂商发送接口的字段，或放到 `raw` 下。' },
  },
  'unknown-field-near': {
    severity: 'error',
    text: {
      en: '`{name}` is not a field of {display}; did you mean `{nearest}`?',
      zh: '`{name}` 不是 {display} 的字段；是否想写 `{nearest}`？',
    },
    fix: { en: 'Write `{nearest}`, or put an undocumented field under `raw`.', zh: '改为 `{nearest}`；文档之外的字段请放到 `raw` 下。' },
  },
  'field-type': {
    severity: 'error',
    text: { en: '`{name}` of {display} must be {expected}; this is {got}.', zh: '{display} 的 `{name}` 应为 {expected}，实际为 {got}。' },
    fix: { en: 'Change the value to {expected}.', zh: '将值改为 {expected}。' },
  },
  'unknown-channel': {
    severity: 'error',
    text: {
      en: 'No channel is called `{name}` in `vendors.{vendor}.channels` (known: {known}).',
      zh: '`vendors.{vendor}.channels` 中没有名为 `{name}` 的渠道（已有：{known}）。',
    },
    fix: {
      en: 'Add the channel to the config, or set `vendors.{vendor}.channelId` in the message.',
      zh: '在配置中添加该渠道，或在消息中设置 `vendors.{vendor}.channelId`。',
    },
  },
  'not-expressible': {
    severity: 'info',
    text: { en: '{display} has no way to say this: {loss}', zh: '{display} 无法表达此项：{loss}' },
    fix: {
      en: 'Leave it, or look for the vendor’s own field under `{section}.{vendor}`.',
      zh: '可保留不动，或在 `{section}.{vendor}` 下寻找厂商自己的字段。',
    },
  },
  'kind-collapsed': {
    severity: 'info',
    text: {
      en: '{display} does not tell `kind: {kind}` from its neighbours; the mapping is push-check’s (confidence {confidence}).',
      zh: '{display} 无法区分 `kind: {kind}` 与相近类型；该映射由 push-check 给出（可信度 {confidence}）。',
    },
    fix: {
      en: 'Set the vendor’s own class under `{section}.{vendor}` when the console gave you a finer one.',
      zh: '若控制台给了更细的分类，请在 `{section}.{vendor}` 下直接设置。',
    },
  },
} as const satisfies Record<string, RuleMessage>;

function finding(
  id: keyof typeof messageRules,
  given: Record<string, string | number | boolean>,
  vendor: string,
  where: Where,
  context: LintContext,
): Finding {
  const rule = messageRules[id];
  const { lang } = context;
  const data = { ...given, display: context.displayName ?? vendor, section: context.section ?? 'vendors' };
  return {
    ruleId: `message/${id === 'unknown-field-near' ? 'unknown-field' : id}`,
    severity: rule.severity,
    vendor,
    where,
    message: render(rule.text, lang, data),
    fix: render(rule.fix, lang, data),
    docs,
  };
}

/** Findings about the message itself: unknown fields, wrong types, what the vendor cannot express, a collapsed kind. */
export function wireFindings<Wire>(
  vendor: string,
  message: Message,
  result: WireResult<Wire>,
  /** Absent: a platform, whose vendors map the kind. */
  kinds: KindMap | undefined,
  context: LintContext,
): Finding[] {
  const { lang, locate } = context;
  const at = (pointer: string): Where => ({ ...locate?.(pointer), path: pointer });
  const findings = result.problems.map((problem) => {
    const near = problem.id === 'unknown-field' && problem.data['nearest'] !== '';
    const data = problem.id === 'unknown-channel' && problem.data['known'] === '' ? { ...problem.data, known: '-' } : problem.data;
    return finding(near ? 'unknown-field-near' : problem.id, data, vendor, at(problem.pointer), context);
  });
  for (const loss of result.losses)
    findings.push(finding('not-expressible', { vendor, loss: loss.text[lang] }, vendor, at(loss.pointer), context));
  const mapping = message.kind === undefined ? undefined : kinds?.[message.kind];
  if (message.kind !== undefined && mapping?.collapsed)
    findings.push(finding('kind-collapsed', { vendor, kind: message.kind, confidence: mapping.confidence }, vendor, at('/kind'), context));
  return findings;
}

/** Runs the rules of some subjects and turns their problems into findings. A rule that throws is the tool's bug and says so. */
export function runRules<Account, Wire>(
  rules: readonly Rule[],
  subjects: readonly RuleSubject[],
  given: RuleContext<Account, Wire>,
  context: LintContext,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!subjects.includes(rule.subject) || !isActive(rule, given.day) || !hasSubject(rule.subject, given)) continue;
    for (const problem of rule.check(given as never)) {
      const message = rule.messages[problem.messageId];
      const severity = message ? severityOn(message.severity, given.day) : 'off';
      if (!message || severity === 'off') continue;
      findings.push({
        ruleId: rule.id,
        severity,
        vendor: rule.vendor,
        where: whereOf(rule, problem, given, context),
        message: render(message.text, context.lang, problem.data),
        fix: render(message.fix, context.lang, problem.data),
        docs: rule.docs,
      });
    }
  }
  return findings;
}

/** Whether a dated rule speaks on a day. */
export function isActive(rule: Pick<Rule, 'from' | 'until'>, day: string): boolean {
  return (rule.from === undefined || day >= rule.from) && (rule.until === undefined || day < rule.until);
}

function hasSubject(subject: RuleSubject, given: RuleContext<unknown, unknown>): boolean {
  switch (subject) {
    case 'wire':
      return given.wire !== undefined;
    case 'message':
      return given.message !== undefined;
    case 'account':
      return given.account !== undefined;
    case 'request':
      return given.request !== undefined && given.wire !== undefined;
    case 'response':
      return given.response !== undefined;
    case 'batch':
      return given.batch !== undefined;
    case 'project':
      return given.project !== undefined;
  }
}

function whereOf<Account, Wire>(rule: Rule, problem: Problem, given: RuleContext<Account, Wire>, context: LintContext): Where {
  const { path } = problem;
  if (rule.subject === 'account') {
    const pointer = `/${context.section ?? 'vendors'}/${rule.vendor}${path ?? ''}`;
    return { ...context.locateAccount?.(pointer), path: pointer };
  }
  if (rule.subject === 'message') return { ...context.locate?.(path ?? ''), ...(path === undefined ? {} : { path }) };
  if (path === undefined) return { ...context.locate?.('') };
  const pointer = messagePointerOf(path, given.origin ?? {});
  if (pointer === undefined) return { ...onlyFile(context.locate?.('')), path };
  return { ...context.locate?.(pointer), path };
}

function onlyFile(where: { file?: string } | undefined): Where {
  return where?.file === undefined ? {} : { file: where.file };
}

/** The message pointer a wire pointer came from: its own, that of an enclosing value, or that of the first value inside it. */
export function messagePointerOf(path: string, origin: Record<string, string>): string | undefined {
  for (let pointer = path; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const from = origin[pointer];
    if (from?.startsWith('message:')) return from.slice('message:'.length);
    if (from !== undefined || pointer === '') break;
  }
  const inside = Object.keys(origin).find((pointer) => pointer.startsWith(`${path}/`) && origin[pointer]?.startsWith('message:'));
  return inside === undefined ? undefined : origin[inside]?.slice('message:'.length);
}

/** The texts of a rule in one language, for `explain`. */
export function ruleTexts(
  rule: { title: Text; messages: Record<string, RuleMessage> },
  lang: Lang,
): { title: string; messages: { id: string; text: string; fix: string }[] } {
  // A value that only a finding knows is left open.
  const open = (text: Text) => text[lang].replace(/\{\w+\}/g, '…');
  return {
    title: rule.title[lang],
    messages: Object.entries(rule.messages).map(([id, message]) => ({ id, text: open(message.text), fix: open(message.fix) })),
  };
}
