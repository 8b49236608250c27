import type { CheckResult } from '../core/check.ts';
import type { Finding } from '../core/finding.ts';
import type { Reporter } from './reporter.ts';

/** One `push-check/report@1` document; results stream, findings and checks follow, the summary comes last. */
export const json: Reporter = async function* (events) {
  const findings: Finding[] = [];
  const checks: CheckResult[] = [];
  let first = true;
  // A sandbox answers with one line when it listens, and with a report only when it could not.
  let ready = false;
  let head = '';
  for await (const event of events) {
    switch (event.type) {
      case 'start': {
        const { type: _type, ...start } = event;
        head = `${JSON.stringify(start, undefined, 2).slice(0, -2)},\n  "results": [`;
        if (event.command === 'sandbox') break;
        yield head;
        head = '';
        break;
      }
      case 'ready': {
        const { type: _type, ...line } = event;
        ready = true;
        yield `${JSON.stringify(line)}\n`;
        break;
      }
      case 'result':
        yield `${first ? '' : ','}\n    ${indent(event.result)}`;
        first = false;
        break;
      case 'finding':
        findings.push(event.finding);
        break;
      case 'check':
        checks.push(event.check);
        break;
      case 'end': {
        if (ready && !event.error) break;
        const { type: _type, ...tail } = event;
        const rest = JSON.stringify({ findings, checks, ...tail }, undefined, 2).slice(2);
        yield `${head}${first ? '' : '\n  '}],\n${rest}\n`;
        break;
      }
    }
  }
};

function indent(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n    ');
}
