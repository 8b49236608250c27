import type { Finding, Severity } from '../core/finding.ts';
import { render } from '../core/text.ts';
import { baselineOf, baselineWords, failureOf, findingsOf } from './findings.ts';
import type { Reporter } from './reporter.ts';

const commands: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'notice' };

/** Text of a workflow command; one command is one line. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Value of a workflow command's property, which commas and colons would end. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function command(name: string, properties: Record<string, string | number | undefined>, message: string): string {
  const list = Object.entries(properties)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${name}${list === '' ? '' : ` ${list}`}::${escapeData(message)}\n`;
}

function annotation({ severity, ruleId, where, message, fix, docs }: Finding): string {
  // A line without a file points nowhere.
  const { line, column } = where.file === undefined ? {} : where;
  return command(
    commands[severity],
    { file: where.file, line, col: column, title: ruleId },
    [message, fix, docs].filter((part) => part !== '').join('\n'),
  );
}

/** Workflow commands of GitHub Actions: an annotation for each finding and failure, at its place in the files. */
export const github: Reporter = async function* (events, { lang }) {
  for await (const event of events) {
    for (const finding of findingsOf(event)) yield annotation(finding);
    for (const { ruleId, file, count } of baselineOf(event)?.fixed ?? [])
      yield command('notice', { file, title: ruleId }, render(baselineWords.fixed, lang, { count }));
    const failure = failureOf(event);
    if (failure) yield command('error', { title: failure.id }, failure.message);
    if (event.type !== 'end' || !event.error) continue;
    const { code, message, fix, problems } = event.error;
    yield command('error', { title: code }, [message, fix].filter((part) => part !== undefined).join('\n'));
    for (const problem of problems) {
      const { line, column } = problem.file === undefined ? {} : problem;
      yield command(
        'error',
        { file: problem.file, line, col: column, title: problem.id },
        [problem.message, problem.fix].filter((part) => part !== undefined).join('\n'),
      );
    }
  }
};
