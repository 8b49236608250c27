import { describe, expect, it } from 'vitest';
import { severityOn, type Rule } from '../../src/core/rule.ts';
import { placeholders } from '../../src/core/text.ts';

/** The parts of a rule's context that a case gives; `day` and `nowMs` have defaults. */
export interface RuleCase {
  name: string;
  wire?: unknown;
  message?: unknown;
  account?: unknown;
  target?: string;
  origin?: Record<string, string>;
  request?: unknown;
  response?: unknown;
  batch?: unknown;
  day?: string;
  nowMs?: number;
}

export interface InvalidRuleCase extends RuleCase {
  problems: { messageId: string; path?: string; data?: Record<string, unknown>; severity?: string }[];
}

/** Runs a rule over a table of cases; every message of the rule must be provoked by at least one of them. */
export function ruleTest(rule: Rule, cases: { valid: RuleCase[]; invalid: InvalidRuleCase[] }): void {
  const run = ({ name: _name, ...given }: RuleCase) => {
    const context = { day: '2026-11-20', nowMs: Date.parse('2026-11-20T04:00:00Z'), ...given };
    return { day: context.day, problems: [...rule.check(context as never)] };
  };
  describe(rule.id, () => {
    for (const valid of cases.valid) it(`accepts ${valid.name}`, () => expect(run(valid).problems).toEqual([]));
    for (const { problems: expected, ...invalid } of cases.invalid)
      it(`reports ${invalid.name}`, () => {
        const { problems, day } = run(invalid);
        expect(problems.map((problem) => problem.messageId)).toEqual(expected.map((problem) => problem.messageId));
        for (const [index, want] of expected.entries()) {
          const { severity, ...partial } = want;
          expect(problems[index]).toMatchObject(partial);
          if (severity) expect(severityOn(rule.messages[want.messageId]!.severity, day)).toBe(severity);
        }
        for (const problem of problems) {
          const message = rule.messages[problem.messageId]!;
          for (const text of [message.text, message.fix])
            for (const name of placeholders(text.en)) expect(Object.keys(problem.data ?? {}), `value for {${name}}`).toContain(name);
        }
      });
    it('has a case for every message, and at least one valid case', () => {
      const provoked = new Set(cases.invalid.flatMap((invalid) => invalid.problems.map((problem) => problem.messageId)));
      expect([...provoked].toSorted()).toEqual(Object.keys(rule.messages).toSorted());
      expect(cases.valid.length).toBeGreaterThan(0);
    });
  });
}
