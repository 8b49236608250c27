import { describe, expect, it } from 'vitest';
import { clickMessages } from '../../src/core/project-click.ts';
import type { ProjectCheck, ProjectContext, ProjectFacet } from '../../src/core/project-check.ts';
import type { AndroidModule, Place, ProjectSnapshot } from '../../src/core/project.ts';
import { placeholders } from '../../src/core/text.ts';
import { moduleWith, projectContext, snapshot } from './project-snapshot.ts';

/** A project with something to say about it: parts of the app module, of the snapshot, and what else a check is given. */
export interface ProjectCase {
  name: string;
  app?: Partial<AndroidModule>;
  /** Further modules that the app is built from. */
  libraries?: readonly AndroidModule[];
  project?: Partial<Omit<ProjectSnapshot, 'modules'>>;
  account?: object;
  message?: ProjectContext['message'];
  release?: boolean;
  /** The owner alone unless given. */
  integrated?: readonly string[];
}

export interface GuiltyCase extends ProjectCase {
  problems: { messageId: string; data?: Record<string, unknown>; at?: Partial<Place>; steps?: readonly string[]; severity?: string }[];
}

export interface CheckCases {
  /** Looks guilty and is not. */
  innocent: readonly ProjectCase[];
  guilty: readonly GuiltyCase[];
}

export function contextOf(
  owner: string,
  { app, libraries = [], project, account, message, release = true, integrated }: ProjectCase,
): ProjectContext {
  return projectContext(snapshot({ ...project, modules: [moduleWith(app), ...libraries] }), {
    release,
    integrated: new Set(integrated ?? [owner]),
    ...(account && { account: account as NonNullable<ProjectContext['account']>, accounts: { [owner]: account } }),
    ...(message && { message }),
  });
}

/** Runs every check of a facet over its table; each check needs an innocent case, each message of its own a guilty one. */
export function projectFacetTest(owner: string, facet: ProjectFacet, tables: Readonly<Record<string, CheckCases>>): void {
  const shared = new Set(Object.keys(clickMessages()));
  const run = (check: ProjectCheck, given: ProjectCase) => {
    const context = contextOf(owner, given);
    return check.applies && !check.applies(context) ? [] : [...check.check(context)];
  };

  it('has a table for every check, under its own id', () => {
    expect(facet.checks.map(({ name }) => name).toSorted()).toEqual(Object.keys(tables).toSorted());
    for (const check of facet.checks) {
      expect(check).toMatchObject({ id: `${owner}/${check.name}`, owner });
      expect(check.docs).toMatch(/^https:\/\/\S+$/);
      for (const step of check.steps) expect(step).toMatch(/^[A-N]\d+$/);
    }
  });

  for (const check of facet.checks) {
    const { innocent, guilty } = tables[check.name] ?? { innocent: [], guilty: [] };
    describe(check.id, () => {
      for (const given of innocent) it(`is silent about ${given.name}`, () => expect(run(check, given)).toEqual([]));
      for (const { problems: expected, ...given } of guilty)
        it(`reports ${given.name}`, () => {
          const problems = run(check, given);
          expect(problems.map(({ messageId }) => messageId)).toEqual(expected.map(({ messageId }) => messageId));
          for (const [index, { severity, ...want }] of expected.entries()) {
            expect(problems[index]).toMatchObject(want);
            if (severity) expect(check.messages[want.messageId]?.severity).toBe(severity);
          }
          for (const { messageId, data = {} } of problems) {
            const message = check.messages[messageId]!;
            for (const text of [message.text, message.fix])
              for (const name of placeholders(text.en)) expect(Object.keys(data), `value for {${name}}`).toContain(name);
          }
        });
      it('has a guilty case for every message of its own, and an innocent one', () => {
        const provoked = new Set(guilty.flatMap(({ problems }) => problems.map(({ messageId }) => messageId)));
        expect(Object.keys(check.messages).filter((id) => !provoked.has(id) && !shared.has(id))).toEqual([]);
        expect(provoked.size).toBeGreaterThan(0);
        expect(innocent.length).toBeGreaterThan(0);
      });
      it('is silent about an empty project', () => expect(run(check, { name: 'empty', integrated: [] })).toEqual([]));
    });
  }
}
