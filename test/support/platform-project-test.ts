import { describe, expect, it } from 'vitest';
import type { ProjectCheck, ProjectContext } from '../../src/core/project-check.ts';
import { placeholders } from '../../src/core/text.ts';

export interface ProjectCase {
  name: string;
  context: ProjectContext;
}

export interface GuiltyProjectCase extends ProjectCase {
  problems: { messageId: string; file?: string; line?: number; data?: Record<string, unknown> }[];
}

/** Runs a project check over a table of cases; every message must be provoked, and every value of a placeholder be given. */
export function projectTest(check: ProjectCheck, cases: { clean: ProjectCase[]; guilty: GuiltyProjectCase[] }): void {
  describe(check.id, () => {
    for (const { name, context } of cases.clean) it(`says nothing about ${name}`, () => expect([...check.check(context)]).toEqual([]));
    for (const { name, context, problems: wanted } of cases.guilty)
      it(`reports ${name}`, () => {
        const problems = [...check.check(context)];
        expect(problems.map(({ messageId }) => messageId)).toEqual(wanted.map(({ messageId }) => messageId));
        for (const [index, { file, line, data }] of wanted.entries()) {
          if (file !== undefined) expect(problems[index]?.at?.file).toBe(file);
          if (line !== undefined) expect(problems[index]?.at?.line).toBe(line);
          if (data) expect(problems[index]?.data).toMatchObject(data);
        }
        for (const problem of problems) {
          const message = check.messages[problem.messageId]!;
          for (const text of [message.text, message.fix])
            for (const placeholder of placeholders(text.en))
              expect(Object.keys(problem.data ?? {}), `value for {${placeholder}}`).toContain(placeholder);
        }
      });
    it('has a case for every message, and one that looks guilty and is not', () => {
      const provoked = new Set(cases.guilty.flatMap(({ problems }) => problems.map(({ messageId }) => messageId)));
      expect([...provoked].toSorted()).toEqual(Object.keys(check.messages).toSorted());
      expect(cases.clean.length).toBeGreaterThan(0);
    });
  });
}
