import type { CheckResult } from '../core/check.ts';
import type { Event } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';
import type { BaselineResult, IntegrationResult, ProjectResult, ResultItem, RouteResult, SeenPlace } from '../core/result.ts';
import { render, type Lang, type Text, type TextData } from '../core/text.ts';
import { findingsOf } from './findings.ts';
import { scanWords as words, severityWords, stateWords } from './report-words.ts';
import type { Reporter } from './reporter.ts';

/** A run of text: plain, or as code. */
export type Inline = string | { code: string };

/** What a page is made of, before it becomes Markdown or HTML. */
export type Block =
  | { type: 'title' | 'heading'; text: string }
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'list'; items: Inline[][] }
  | { type: 'table'; head: string[]; rows: Inline[][][] };

/** A format for pages; a command's own document is passed on as it is, and then nothing else is written. */
export function pageReporter(page: (blocks: readonly Block[], lang: Lang) => string): Reporter {
  return async function* (events, options) {
    const kept: Event[] = [];
    let documents = 0;
    for await (const event of events) {
      if (event.type === 'result' && event.result.kind === 'document' && typeof event.result.content === 'string') {
        documents++;
        yield `${event.result.content}\n`;
      } else if (documents === 0 && event.type !== 'check') kept.push(event);
      else if (event.type === 'check' && (event.check.state === 'crashed' || event.check.state === 'fail')) kept.push(event);
    }
    if (documents === 0) yield page(blocksOf(kept, options.lang), options.lang);
  };
}

function placeOf({ file, line, column, path }: Finding['where']): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? (path ?? '') : place;
}

function seen({ text, file, line }: SeenPlace): Inline[] {
  return [`${text} `, { code: `${file}:${line}` }];
}

function blocksOf(events: readonly Event[], lang: Lang): Block[] {
  const t = (text: Text, data?: TextData) => render(text, lang, data);
  const of = <Kind extends ResultItem['kind']>(kind: Kind) =>
    events.flatMap((event) =>
      event.type === 'result' && event.result.kind === kind ? [event.result as Extract<ResultItem, { kind: Kind }>] : [],
    );
  const command = events.find((event) => event.type === 'start')?.command ?? '';
  const end = events.find((event) => event.type === 'end');
  const findings = events.flatMap((event) => findingsOf(event));
  const checks = events.flatMap((event): CheckResult[] => (event.type === 'check' ? [event.check] : []));
  const blocks: Block[] = [{ type: 'title', text: t(words.title, { command }) }];
  for (const project of of('project')) blocks.push(...projectBlocks(project, t));
  const integrations = of('integration');
  if (integrations.length > 0) blocks.push({ type: 'heading', text: t(words.integration) }, integrationTable(integrations, t));
  const routes = of('route');
  if (routes.length > 0) blocks.push({ type: 'heading', text: t(words.routes) }, routeTable(routes, t));
  blocks.push({ type: 'heading', text: t(words.findings) });
  if (findings.length > 0) blocks.push(findingTable(findings, t));
  else if (end?.error === undefined)
    blocks.push({ type: 'paragraph', content: [t(of('baseline').some(({ known }) => known.length > 0) ? words.noNews : words.clean)] });
  for (const baseline of of('baseline')) blocks.push(...baselineBlocks(baseline, t));
  if (checks.length > 0)
    blocks.push(
      { type: 'paragraph', content: [t(words.crashed)] },
      {
        type: 'list',
        items: checks.map((check) => [
          { code: check.id },
          ` ${[check.title, check.detail].filter((part) => part !== undefined).join(': ')}`,
        ]),
      },
    );
  if (end?.error) {
    blocks.push({ type: 'paragraph', content: [end.error.message] });
    if (end.error.problems.length > 0)
      blocks.push({ type: 'list', items: end.error.problems.map((problem) => [{ code: placeOf(problem) }, ` ${problem.message}`]) });
  }
  return blocks;
}

type Say = (text: Text, data?: TextData) => string;

function projectBlocks(project: ProjectResult, t: Say): Block[] {
  const { variant, module, applicationId } = project;
  const others = [...project.otherFlavors, ...project.otherBuildTypes];
  const rows: [Text, Inline[]][] = [
    [words.project, [{ code: project.dir }]],
    ...(module === undefined
      ? []
      : [[words.module, [{ code: module }, applicationId === undefined ? '' : ` ${applicationId}`]] as [Text, Inline[]]]),
    ...(variant ? [[words.variant, [{ code: [...variant.flavors, variant.buildType].join(' ') }]] as [Text, Inline[]]] : []),
    ...(others.length === 0 ? [] : [[words.others, [others.join(', ')]] as [Text, Inline[]]]),
    ...(project.iosTargets === 0 ? [] : [[words.ios, [String(project.iosTargets)]] as [Text, Inline[]]]),
    [words.files, [t(words.filesOf, { files: project.files, skipped: project.skipped })]],
  ];
  const blocks: Block[] = [{ type: 'list', items: rows.map(([label, content]) => [`${t(label)}: `, ...content]) }];
  for (const note of project.notes) blocks.push({ type: 'paragraph', content: [note] });
  if (project.undetermined.length > 0)
    blocks.push(
      { type: 'paragraph', content: [`${t(words.undetermined)}:`] },
      {
        type: 'list',
        items: project.undetermined.map((item) => [`${item.what}: `, { code: item.text }, ' ', { code: `${item.file}:${item.line}` }]),
      },
    );
  return blocks;
}

function integrationTable(list: readonly IntegrationResult[], t: Say): Block {
  return {
    type: 'table',
    head: ['', t(words.state), t(words.version), t(words.found), t(words.missing)],
    rows: list.map((item) => [
      [item.displayName],
      [t(stateWords[item.state])],
      [item.version ?? ''],
      item.found.flatMap((found, index) => [...(index === 0 ? [] : ['; ']), ...seen(found)]),
      [item.missing.join(' ')],
    ]),
  };
}

function routeTable(list: readonly RouteResult[], t: Say): Block {
  return {
    type: 'table',
    head: [t(words.phone), '', t(words.chosen), ''],
    rows: list.map((item) => [
      [`${item.brand}, GMS ${item.gms ? '✔' : '✖'}${item.forceFcm ? ', force-fcm' : ''}`],
      [item.displayName],
      [item.vendor ?? t(words.noVendor)],
      [[item.reason, ...item.notes].join(' ')],
    ]),
  };
}

function findingTable(list: readonly Finding[], t: Say): Block {
  return {
    type: 'table',
    head: ['', t(words.rule), t(words.place), t(words.message), t(words.fix)],
    rows: list.map((item) => {
      const place = placeOf(item.where);
      return [
        [t(severityWords[item.severity])],
        [{ code: item.ruleId }],
        place === '' ? [] : [{ code: place }],
        [item.message],
        [item.fix],
      ];
    }),
  };
}

function baselineBlocks({ known, fixed, file, action }: BaselineResult, t: Say): Block[] {
  const text = t(action === 'written' ? words.written : words.known, { count: known.length, file });
  const blocks: Block[] = [{ type: 'paragraph', content: [text] }];
  if (fixed.length > 0)
    blocks.push(
      { type: 'paragraph', content: [`${t(words.fixed)}:`] },
      {
        type: 'list',
        items: fixed.map((item) => [{ code: item.ruleId }, ` ${item.file ?? ''}${item.count > 1 ? ` ×${item.count}` : ''}`]),
      },
    );
  return blocks;
}
