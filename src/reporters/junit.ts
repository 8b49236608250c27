import type { CheckResult } from '../core/check.ts';
import type { Finding } from '../core/finding.ts';
import type { PushResult } from '../core/result.ts';
import { render } from '../core/text.ts';
import { baselineOf, baselineWords } from './findings.ts';
import type { Reporter } from './reporter.ts';

// Characters that XML 1.0 cannot carry at all.
// oxlint-disable-next-line no-control-regex
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text made safe for XML content and attributes. */
export function escapeXml(text: string): string {
  return text
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

interface Case {
  suite: string;
  name: string;
  seconds: number;
  failure?: { type: string; message: string; text: string; error?: boolean };
  skipped?: string;
}

/** A JUnit file: a suite a vendor, a case a push, a check or a finding. Pushes that were not taken are failures, unusable answers are errors. */
export const junit: Reporter = async function* (events, { lang }) {
  const cases: Case[] = [];
  let command = '';
  for await (const event of events) {
    if (event.type === 'start') command = event.command;
    if (event.type === 'result' && event.result.kind === 'push') cases.push(caseOfPush(event.result));
    if (event.type === 'finding') cases.push(caseOfFinding(event.finding));
    const baseline = baselineOf(event);
    for (const finding of baseline?.known ?? []) {
      const { failure: _failure, ...item } = caseOfFinding(finding);
      cases.push({ ...item, skipped: render(baselineWords.known, lang, { message: finding.message }) });
    }
    // What was fixed is a case that passes.
    for (const { ruleId, file } of baseline?.fixed ?? [])
      cases.push({ suite: 'push-check', name: file === undefined ? ruleId : `${ruleId} ${file}`, seconds: 0 });
    if (event.type === 'check') cases.push(caseOfCheck(event.check));
    if (event.type === 'end' && event.error)
      cases.push({
        suite: 'push-check',
        name: event.error.code,
        seconds: 0,
        failure: {
          type: event.error.code,
          message: event.error.message,
          text: event.error.problems
            .map((problem) => `${problem.file ?? ''}:${problem.line ?? ''}:${problem.column ?? ''} ${problem.message}`)
            .join('\n'),
          error: true,
        },
      });
  }
  const suites = groupBySuite(cases);
  const count = (list: Case[], of: (item: Case) => boolean) => list.filter(of).length;
  const totals = (list: Case[]) =>
    `tests="${list.length}" failures="${count(list, (item) => item.failure !== undefined && !item.failure.error)}" errors="${count(list, (item) => item.failure?.error === true)}" skipped="${count(list, (item) => item.skipped !== undefined)}" time="${list.reduce((sum, item) => sum + item.seconds, 0).toFixed(3)}"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="push-check ${escapeXml(command)}" ${totals(cases)}>\n`;
  for (const [name, list] of suites) {
    yield `  <testsuite name="${escapeXml(name)}" ${totals(list)}>\n`;
    for (const item of list) yield caseXml(item);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
};

function groupBySuite(cases: Case[]): Map<string, Case[]> {
  const suites = new Map<string, Case[]>();
  for (const item of cases) suites.set(item.suite, [...(suites.get(item.suite) ?? []), item]);
  return suites;
}

function caseXml(item: Case): string {
  const open = `    <testcase classname="${escapeXml(item.suite)}" name="${escapeXml(item.name)}" time="${item.seconds.toFixed(3)}"`;
  if (item.failure) {
    const tag = item.failure.error ? 'error' : 'failure';
    return `${open}>\n      <${tag} type="${escapeXml(item.failure.type)}" message="${escapeXml(item.failure.message)}">${escapeXml(item.failure.text)}</${tag}>\n    </testcase>\n`;
  }
  if (item.skipped !== undefined) return `${open}>\n      <skipped message="${escapeXml(item.skipped)}"/>\n    </testcase>\n`;
  return `${open}/>\n`;
}

function caseOfPush(result: PushResult): Case {
  const item: Case = {
    suite: result.vendor,
    name: `${result.device ?? result.token} #${result.index}`,
    seconds: (result.http?.ms ?? 0) / 1000,
  };
  const explained = result.explanation;
  const text = explained
    ? [explained.title, explained.cause, explained.fix, explained.docs, result.raw ?? ''].filter((line) => line !== '').join('\n')
    : '';
  if (result.status === 'accepted' || result.status === 'validated') return item;
  if (result.status === 'dry-run') return { ...item, skipped: 'dry-run' };
  return {
    ...item,
    failure: {
      type: result.code ?? result.status,
      message: `${result.status}: ${result.code ?? ''} ${result.vendorMessage ?? explained?.title ?? ''}`.trim(),
      text,
      error: result.status === 'unknown' || result.status === 'unreachable',
    },
  };
}

function caseOfFinding(finding: Finding): Case {
  const place = [finding.where.file, finding.where.line, finding.where.column].filter((part) => part !== undefined).join(':');
  const item: Case = {
    suite: finding.vendor ?? 'push-check',
    name: `${finding.ruleId} ${place === '' ? (finding.where.path ?? '') : place}`.trim(),
    seconds: 0,
  };
  if (finding.severity === 'error')
    return { ...item, failure: { type: finding.ruleId, message: finding.message, text: `${finding.fix}\n${finding.docs}` } };
  return { ...item, skipped: `${finding.severity}: ${finding.message}` };
}

function caseOfCheck(check: CheckResult): Case {
  const item: Case = { suite: check.vendor ?? 'push-check', name: check.id, seconds: (check.ms ?? 0) / 1000 };
  if (check.state === 'pass') return item;
  if (check.state === 'fail' || check.state === 'crashed')
    return {
      ...item,
      failure: {
        type: check.code ?? check.stage,
        message: `${check.title} ${check.detail ?? ''}`.trim(),
        text: [check.cause, check.fix, check.docs].filter((line) => line !== undefined).join('\n'),
        error: check.unreachable === true,
      },
    };
  return { ...item, skipped: `${check.state}: ${check.detail ?? check.title}` };
}
