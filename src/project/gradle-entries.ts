import type { Argument, Block, Expression, Statement } from './gradle-syntax.ts';
import type { Locals } from './gradle-values.ts';
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
  /** What closures around it call the items that they run over. */
  locals?: Locals;
  /** Followed by parentheses, arguments or a block. */
  called?: boolean;
  /** The value of a variable: `val x = create("x") { … }`. */
  declared?: boolean;
  /** What the name is put together from, when it is no plain one: `"${flavor}Implementation"`. */
  nameOf?: Expression;
  /** A loop; `unrolled` writes it out and leaves only those that it cannot. */
  loop?: Loop;
}

/** `list.each { x -> … }`, `for (x in list) { … }` */
export interface Loop {
  subject: Expression;
  /** Name of the method; `for`. */
  method: string;
  /** Absent: `it`. */
  parameters?: readonly string[];
  body: readonly Entry[];
  /** Of all of it, and so of each entry of the body. */
  condition?: string;
}

type Rest = Pick<Entry, 'called' | 'arguments' | 'assigned' | 'infix' | 'block' | 'parameter'>;

export function entriesOf(block: Block, condition?: string): Entry[] {
  const found: Entry[] = [];
  for (const statement of block.statements) add(found, statement, block.source, condition);
  return found;
}

function add(found: Entry[], statement: Statement, source: SourceText, condition: string | undefined): void {
  const inner = { arguments: [], infix: [] };
  switch (statement.type) {
    case 'conditional': {
      const { subject, block } = statement;
      const whole = condition === undefined ? statement.condition : `${condition} && ${statement.condition}`;
      if (!subject) found.push(...entriesOf(block, whole));
      else {
        const { start, end } = statement;
        const loop: Loop = {
          subject,
          method: 'for',
          ...(block.parameters && { parameters: block.parameters }),
          body: entriesOf(block, condition),
          ...(condition !== undefined && { condition }),
        };
        found.push({ name: 'for', ...inner, condition: whole, loop, start, end, source });
      }
      break;
    }
    case 'assign': {
      const entry = build(statement.target, { ...inner, assigned: statement }, source, condition, statement.end);
      if (entry) found.push(entry);
      break;
    }
    case 'expression': {
      const loop = loopEntry(statement.expression, source, condition, statement.end);
      if (loop) {
        found.push(loop);
        break;
      }
      const entry = build(statement.expression, { ...inner, infix: statement.infix }, source, condition, statement.end);
      if (entry) found.push(entry);
      // `(a ? b : c).each { … }`
      else if (statement.expression.type === 'unknown')
        found.push({
          name: '',
          ...inner,
          ...(condition !== undefined && { condition }),
          start: statement.start,
          end: statement.end,
          source,
        });
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
        if (entry) found.push({ ...entry, declared: true });
      }
      break;
    }
  }
}

const loops = new Set(['each', 'forEach', 'eachWithIndex', 'forEachIndexed', 'onEach', 'collect', 'map']);

/** `list.each { … }`, `list.forEach(::maven)`: an entry as others, which knows in addition what it runs over. */
function loopEntry(expression: Expression, source: SourceText, condition: string | undefined, end: number): Entry | undefined {
  if (expression.type !== 'call' || expression.callee.type !== 'member' || !loops.has(expression.callee.name)) return undefined;
  const { of: subject, name: method } = expression.callee;
  const [only] = expression.arguments;
  const block = expression.block ?? (only?.value.type === 'closure' ? only.value.block : undefined);
  const own = { infix: [], ...(condition !== undefined && { condition }), end, source };
  const start = expression.callee.end - method.length;
  let body: Entry[] | undefined;
  if (block) body = entriesOf(block, condition);
  else if (only?.value.type === 'reference') {
    const { value } = only;
    const item: Expression = { type: 'name', name: 'it', start: value.start, end: value.end };
    body = [{ ...own, name: value.name, arguments: [{ value: item }], start: value.start }];
  }
  if (!body) return undefined;
  const parameters = block?.parameters;
  const call: Entry = {
    ...own,
    name: method,
    arguments: block && !expression.block ? [] : expression.arguments,
    block: body,
    ...(parameters?.[0] !== undefined && { parameter: parameters[0] }),
    start,
  };
  const outer = build(subject, { arguments: [], infix: [], block: [call] }, source, condition, end) ?? { ...call, start: expression.start };
  return { ...outer, loop: { subject, method, ...(parameters && { parameters }), body } };
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
      if (typeof name === 'string' && expression.parts.length === 1) return own(name, expression.start);
      return { ...own('', expression.start), nameOf: expression };
    }
    case 'member':
      return within(expression.of, own(expression.name, expression.end - expression.name.length));
    case 'index':
      return within(expression.of, { ...own('[]', expression.start), arguments: [{ value: expression.key }, ...rest.arguments] });
    case 'call': {
      const block = [...(expression.block ? entriesOf(expression.block, condition) : []), ...(rest.block ?? [])];
      const parameter = expression.block?.parameters?.[0];
      return build(
        expression.callee,
        {
          ...rest,
          called: true,
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
