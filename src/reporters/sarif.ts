import type { Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import type { ReportError } from '../core/events.ts';
import type { Finding, Severity, Where } from '../core/finding.ts';
import { sha256Hex } from '../lib/digest.ts';
import type { BaselineResult } from '../core/result.ts';
import { render } from '../core/text.ts';
import { baselineOf, baselineWords, failureOf, findingsOf } from './findings.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

const schemaUri = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const home = 'https://github.com/push-check/push-check';
const root = '%SRCROOT%';

const levels: Record<Severity, Result.level> = { error: 'error', warn: 'warning', info: 'note' };

const words = {
  root: { en: 'the folder push-check was started in', zh: '运行 push-check 时所在的目录' },
} as const;

/** A path as a URI reference: relative to the folder of the run, or absolute. */
function artifactOf(file: string): { uri: string; uriBaseId?: string } {
  const path = file
    .replaceAll('\\', '/')
    .split('/')
    .map((segment) => encodeURIComponent(segment));
  if (file.startsWith('/')) return { uri: `file://${path.join('/')}` };
  if (/^[A-Za-z]:[\\/]/.test(file)) return { uri: `file:///${[file.slice(0, 2), ...path.slice(1)].join('/')}` };
  return { uri: path.join('/').replace(/^(?:\.\/)+/, ''), uriBaseId: root };
}

function locationOf({ file, line, column }: Pick<Where, 'file' | 'line' | 'column'>): Location[] {
  if (file === undefined) return [];
  return [
    {
      physicalLocation: {
        artifactLocation: artifactOf(file),
        ...(line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
      },
    },
  ];
}

interface Rules {
  list: ReportingDescriptor[];
  index: Map<string, number>;
}

/** The rule's descriptor: nothing in it depends on what was found, so that it is the same in every run of a language. */
function ruleIndex(rules: Rules, { ruleId, title, docs, vendor }: Pick<Finding, 'ruleId' | 'title' | 'docs' | 'vendor'>): number {
  const known = rules.index.get(ruleId);
  if (known !== undefined) return known;
  const explain = `push-check explain ${ruleId}`;
  const rule: ReportingDescriptor = {
    id: ruleId,
    name: ruleId
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: title ?? ruleId },
    help: {
      text: [explain, docs].filter((part) => part !== '').join('\n'),
      markdown: [`\`${explain}\``, docs === '' ? '' : `<${docs}>`].filter((part) => part !== '').join('\n\n'),
    },
    ...(/^https?:\/\//.test(docs) ? { helpUri: docs } : {}),
    properties: { tags: ['push', ...(vendor === undefined ? [] : [vendor])] },
  };
  rules.index.set(ruleId, rules.list.length);
  rules.list.push(rule);
  return rules.list.length - 1;
}

function fingerprint({ fingerprint: known, ruleId, where, message }: Finding): string {
  return known ?? sha256Hex(JSON.stringify([ruleId, where.file ?? '', where.path ?? '', message])).slice(0, 16);
}

function notification(id: string, message: string, where: Where = {}): Notification {
  const locations = locationOf(where);
  return { descriptor: { id }, level: 'error', message: { text: message }, ...(locations.length === 0 ? {} : { locations }) };
}

function errorNotifications({ code, message, problems }: ReportError) {
  return [notification(code, message), ...problems.map((problem) => notification(problem.id, problem.message, problem))];
}

function resultOf(rules: Rules, finding: Finding): Result {
  const { ruleId, severity, where, message, fix } = finding;
  const locations = locationOf(where);
  return {
    ruleId,
    ruleIndex: ruleIndex(rules, finding),
    level: levels[severity],
    message: { text: fix === '' ? message : `${message}\n${fix}` },
    ...(locations.length === 0 ? {} : { locations }),
    partialFingerprints: { 'pushCheck/v1': fingerprint(finding) },
  };
}

/** A SARIF 2.1.0 log with one run. Findings are results; what else went wrong stands with the invocation. */
export const sarif: Reporter = async function* (events, options: ReporterOptions) {
  const rules: Rules = { list: [], index: new Map() };
  const results: Result[] = [];
  const executions: Notification[] = [];
  let configurations: Notification[] = [];
  let baseline: BaselineResult | undefined;
  let version = '';
  let command = '';
  let started: string | undefined;
  let end: { exitCode: number; successful: boolean } = { exitCode: 70, successful: false };
  for await (const event of events) {
    if (event.type === 'start') {
      ({ version } = event.tool);
      ({ command } = event);
      started = event.startedAt;
    }
    for (const finding of findingsOf(event)) results.push(resultOf(rules, finding));
    baseline = baselineOf(event) ?? baseline;
    const failure = failureOf(event);
    if (failure) executions.push(notification(failure.id, failure.message));
    if (event.type === 'end') {
      end = { exitCode: event.exitCode, successful: !event.error && !event.summary.interrupted };
      if (event.error) configurations = errorNotifications(event.error);
    }
  }
  if (baseline) {
    // Compared with the file that was written, everything is as it is there.
    for (const result of results) result.baselineState = 'new';
    for (const finding of baseline.known) results.push({ ...resultOf(rules, finding), baselineState: 'unchanged' });
    for (const { ruleId, file, count } of baseline.fixed)
      results.push({
        ruleId,
        ruleIndex: ruleIndex(rules, { ruleId, docs: '' }),
        level: 'note',
        message: { text: render(baselineWords.fixed, options.lang, { count }) },
        ...(file === undefined ? {} : { locations: locationOf({ file }) }),
        baselineState: 'absent',
      });
  }
  const log: Log = {
    $schema: schemaUri,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'push-check',
            ...(version === '' ? {} : { version, semanticVersion: version }),
            informationUri: home,
            language: options.lang === 'zh' ? 'zh-CN' : 'en',
            rules: rules.list,
          },
        },
        automationDetails: { id: `push-check/${command}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: words.root[options.lang] } } },
        invocations: [
          {
            executionSuccessful: end.successful,
            exitCode: end.exitCode,
            ...(started === undefined ? {} : { startTimeUtc: started }),
            ...(executions.length === 0 ? {} : { toolExecutionNotifications: executions }),
            ...(configurations.length === 0 ? {} : { toolConfigurationNotifications: configurations }),
          },
        ],
        results,
      },
    ],
  };
  yield `${JSON.stringify(log, undefined, 2)}\n`;
};
