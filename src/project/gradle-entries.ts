import type { Argument, Block, Expression, Statement } from './gradle-syntax.ts';
import type { SourceText } from './text.ts';

/**
 * One setting of a build file, whichever way it is written: `a.b.c 1`, `a { b { c = 1 } }` and `a.b { c(1) }` are the same three entries within each other. A container's method
 * (`create("x") {}`) is an entry with arguments and a block.
 */
export interface Entry {
  name: string;
  /** Of a call; the key of `name[key] = …` is the first argument of an entry `[]`. */
  arguments: readonly Argument[];
  /** Of an assignment. */
  assigned?: { operator: '=' | '+='; value: Expression };
  /** What follows without a dot: `version "1"`, `apply false`. */
  infix: readonly { name: string; value: Expression }[];
  block?: readonly Entry[];
  /** `{ flavor -> … }` */
  parameter?: string;
  /** Conditions around it, or the loop that it stands in. */
  condition?: string;
  /** Where its own name stands. */
  start: number;
  end: number;
  source: SourceText;
}

type Rest = Pick<Entry, 'arguments' | 'assigned' | 'infix' | 'block' | 'parameter'>;

export function entriesOf(block: Block, condition?: string): Entry[] {
  const found: Entry[] = [];
  for (const statement of block.statements) add(found, statement, block.source, condition);
  return found;
}

function add(found: Entry[], statement: Statement, source: SourceText, condition: string | undefined): void {
  const inner = { arguments: [], infix: [] };
  switch (statement.type) {
    case 'conditional':
      found.push(...entriesOf(statement.block, condition === undefined ? statement.condition : `${condition} && ${statement.condition}`));
      break;
    case 'assign': {
      const entry = build(statement.target, { ...inner, assigned: statement }, source, condition, statement.end);
      if (entry) found.push(entry);
      break;
    }
    case 'expression': {
      const entry = build(statement.expression, { ...inner, infix: statement.infix }, source, condition, statement.end);
      if (entry) found.push(entry);
      break;
    }
    case 'declare': {
      // `val cn by creating { … }`, `val x = create("x") { … }`
      const { value } = statement;
      if (statement.delegated && value.type === 'call' && value.block && value.callee.type === 'name')
        found.push({
          name: statement.name,
          ...inner,
          block: entriesOf(value.block, condition),
          ...(condition !== undefined && { condition }),
          start: statement.start,
          end: statement.end,
          source,
        });
      else if (!statement.delegated && value.type === 'call') {
        const entry = build(value, inner, source, condition, statement.end);
        if (entry) found.push(entry);
      }
      break;
    }
  }
}

function build(expression: Expression, rest: Rest, source: SourceText, condition: string | undefined, end: number): Entry | undefined {
  const own = (name: string, start: number): Entry => ({
    name,
    ...rest,
    ...(condition !== undefined && { condition }),
    start,
    end,
    source,
  });
  const within = (outer: Expression, entry: Entry): Entry | undefined =>
    build(outer, { arguments: [], infix: [], block: [entry] }, source, condition, end);
  switch (expression.type) {
    case 'name':
      return own(expression.name, expression.start);
    case 'string': {
      // `"hmsImplementation"(…)`, `"release" { … }`
      const [name] = expression.parts;
      return typeof name === 'string' && expression.parts.length === 1 ? own(name, expression.start) : undefined;
    }
    case 'member':
      return within(expression.of, own(expression.name, expression.end - expression.name.length));
    case 'index':
      return within(expression.of, { ...own('[]', expression.start), arguments: [{ value: expression.key }, ...rest.arguments] });
    case 'call': {
      const block = [...(expression.block ? entriesOf(expression.block, condition) : []), ...(rest.block ?? [])];
      const parameter = expression.block?.parameter;
      return build(
        expression.callee,
        {
          ...rest,
          arguments: [...expression.arguments, ...rest.arguments],
          ...((expression.block || rest.block) && { block }),
          ...(parameter !== undefined && { parameter }),
        },
        source,
        condition,
        end,
      );
    }
    default:
      return undefined;
  }
}

/** Entries of one name, also from several blocks of it. */
export function named(entries: readonly Entry[] | undefined, name: string): Entry[] {
  return (entries ?? []).filter((entry) => entry.name === name);
}

/** What stands in all the blocks that a path of names leads to. */
export function inside(entries: readonly Entry[] | undefined, ...path: readonly string[]): Entry[] {
  let at = [...(entries ?? [])];
  for (const name of path) at = named(at, name).flatMap((entry) => entry.block ?? []);
  return at;
}
