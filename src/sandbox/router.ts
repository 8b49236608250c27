import type { SandboxRoute, SandboxVendor } from '../core/sandbox.ts';

/** What the router needs to know of a vendor. */
export type RoutedVendor = Pick<SandboxVendor, 'id' | 'hosts' | 'routes'>;

/** The outcome of routing one request. */
export type RouteMatch<Vendor extends RoutedVendor> =
  | { kind: 'found'; vendor: Vendor; route: SandboxRoute; params: Record<string, string> }
  /** The path exists, but not with this method. */
  | { kind: 'method'; vendor: Vendor; allowed: string[] }
  | { kind: 'none' };

/** Finds the route of a request; `search` is the query with or without its question mark. */
export type Router<Vendor extends RoutedVendor> = (request: {
  host: string;
  method: string;
  path: string;
  search?: string;
}) => RouteMatch<Vendor>;

interface Segment {
  literal: string | undefined;
  pattern: RegExp | undefined;
  names: readonly string[];
}

interface Compiled<Vendor> {
  vendor: Vendor;
  route: SandboxRoute;
  /** The path without query; equal to the request's path when there is no pattern in it. */
  path: string;
  segments: readonly Segment[];
  isLiteral: boolean;
  query: readonly (readonly [string, string | undefined])[];
}

const none = { kind: 'none' } as const;
const noParams: Record<string, string> = Object.freeze({});

function compileSegment(text: string): Segment {
  const names: string[] = [];
  let source = '';
  let from = 0;
  for (const match of text.matchAll(/\{([A-Za-z]\w*)\}/g)) {
    source += `${escapeRegExp(text.slice(from, match.index))}(.+?)`;
    names.push(match[1]!);
    from = match.index + match[0].length;
  }
  if (names.length === 0) return { literal: text, pattern: undefined, names };
  return { literal: undefined, pattern: new RegExp(`^${source}${escapeRegExp(text.slice(from))}$`), names };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function compile<Vendor>(vendor: Vendor, route: SandboxRoute): Compiled<Vendor> {
  const mark = route.path.indexOf('?');
  const path = mark === -1 ? route.path : route.path.slice(0, mark);
  const segments = path.split('/').map(compileSegment);
  const query =
    mark === -1
      ? []
      : route.path
          .slice(mark + 1)
          .split('&')
          .map((part) => {
            const [name = '', value] = part.split('=', 2);
            return [name, value] as const;
          });
  return { vendor, route, path, segments, isLiteral: segments.every((segment) => segment.literal !== undefined), query };
}

/** Literal before pattern, segment by segment from the left; then the route that asks more of the query. */
function bySpecificity(a: Compiled<unknown>, b: Compiled<unknown>): number {
  for (let index = 0; index < Math.min(a.segments.length, b.segments.length); index++) {
    const difference = Number(a.segments[index]!.literal === undefined) - Number(b.segments[index]!.literal === undefined);
    if (difference !== 0) return difference;
  }
  return b.query.length - a.query.length;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function paramsOf(compiled: Compiled<unknown>, parts: readonly string[]): Record<string, string> | undefined {
  if (compiled.segments.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of compiled.segments.entries()) {
    const part = parts[index]!;
    if (segment.pattern === undefined) {
      if (segment.literal !== part) return undefined;
      continue;
    }
    const match = segment.pattern.exec(part);
    if (!match) return undefined;
    for (const [position, name] of segment.names.entries()) params[name] = decode(match[position + 1]!);
  }
  return params;
}

/** The host name of a Host header or `:authority`: lower case, without port. */
export function hostName(host: string): string {
  const bare = host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d+$/, '');
  return bare.toLowerCase();
}

/**
 * Makes the router: a vendor's own host name restricts the choice to that vendor, any other host (127.0.0.1, a test name) allows all;
 * then literal paths come before patterns, then method and query decide.
 */
export function createRouter<Vendor extends RoutedVendor>(vendors: readonly Vendor[]): Router<Vendor> {
  const owners = new Map<string, Set<Vendor>>();
  const literals = new Map<string, Compiled<Vendor>[]>();
  const patterns = new Map<number, Compiled<Vendor>[]>();
  for (const vendor of vendors) {
    for (const host of vendor.hosts) owners.set(host.toLowerCase(), (owners.get(host.toLowerCase()) ?? new Set()).add(vendor));
    for (const route of vendor.routes) {
      const compiled = compile(vendor, route);
      if (compiled.isLiteral) literals.set(compiled.path, [...(literals.get(compiled.path) ?? []), compiled]);
      else patterns.set(compiled.segments.length, [...(patterns.get(compiled.segments.length) ?? []), compiled]);
    }
  }
  for (const list of [...literals.values(), ...patterns.values()]) list.sort(bySpecificity);

  return ({ host, method, path, search }) => {
    const allowed = owners.get(hostName(host));
    let query: URLSearchParams | undefined;
    let wrongMethod: { vendor: Vendor; methods: Set<string> } | undefined;

    const fits = (compiled: Compiled<Vendor>): boolean => {
      if (allowed && !allowed.has(compiled.vendor)) return false;
      if (compiled.query.length > 0) {
        const given = (query ??= new URLSearchParams(search ?? ''));
        if (!compiled.query.every(([name, value]) => (value === undefined ? given.has(name) : given.get(name) === value))) return false;
      }
      if (compiled.route.method === method || compiled.route.method === '*') return true;
      wrongMethod ??= { vendor: compiled.vendor, methods: new Set() };
      wrongMethod.methods.add(compiled.route.method);
      return false;
    };

    for (const compiled of literals.get(path) ?? [])
      if (fits(compiled)) return { kind: 'found', vendor: compiled.vendor, route: compiled.route, params: noParams };
    if (patterns.size > 0) {
      const parts = path.split('/');
      for (const compiled of patterns.get(parts.length) ?? []) {
        const params = paramsOf(compiled, parts);
        if (params && fits(compiled)) return { kind: 'found', vendor: compiled.vendor, route: compiled.route, params };
      }
    }
    return wrongMethod ? { kind: 'method', vendor: wrongMethod.vendor, allowed: [...wrongMethod.methods] } : none;
  };
}

/** Two routes that one request could match. */
export interface Overlap {
  first: { vendor: string; route: SandboxRoute };
  second: { vendor: string; route: SandboxRoute };
  /** `ambiguous`: nothing but their order decides; `shadowed`: the more literal one wins where both match. */
  kind: 'ambiguous' | 'shadowed';
}

function segmentsMeet(a: Segment, b: Segment): boolean {
  if (a.pattern === undefined && b.pattern === undefined) return a.literal === b.literal;
  if (a.pattern === undefined) return b.pattern?.test(a.literal ?? '') ?? false;
  if (b.pattern === undefined) return a.pattern.test(b.literal ?? '');
  return true;
}

/** Lists every pair of routes that one request (to a host that no vendor owns) could match. */
export function findOverlaps(vendors: readonly RoutedVendor[]): Overlap[] {
  const all = vendors.flatMap((vendor) => vendor.routes.map((route) => compile(vendor, route)));
  const overlaps: Overlap[] = [];
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1)) {
      if (a.route.method !== b.route.method && a.route.method !== '*' && b.route.method !== '*') continue;
      if (a.segments.length !== b.segments.length) continue;
      if (!a.segments.every((segment, position) => segmentsMeet(segment, b.segments[position]!))) continue;
      const apart = a.query.some(([name, value]) =>
        b.query.some(([other, otherValue]) => other === name && value !== undefined && otherValue !== undefined && value !== otherValue),
      );
      if (apart) continue;
      overlaps.push({
        first: { vendor: a.vendor.id, route: a.route },
        second: { vendor: b.vendor.id, route: b.route },
        kind: bySpecificity(a, b) === 0 ? 'ambiguous' : 'shadowed',
      });
    }
  return overlaps;
}
