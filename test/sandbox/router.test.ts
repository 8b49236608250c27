import { describe, expect, it } from 'vitest';
import type { SandboxRoute } from '../../src/core/sandbox.ts';
import { createRouter, findOverlaps, hostName } from '../../src/sandbox/router.ts';

const route = (endpoint: string, path: string, method = 'POST'): SandboxRoute => ({ endpoint, method, path });
const a = {
  id: 'a',
  hosts: ['api.a.example', 'api-intl.a.example'],
  routes: [
    route('send', '/v1/{project}/messages:send'),
    route('special', '/v1/special/messages:send'),
    route('auth', '/token'),
    route('list', '/x', 'GET'),
  ],
};
const b = {
  id: 'b',
  hosts: ['api.b.example'],
  routes: [
    route('send', '/3/device/{token}'),
    route('auth', '/auth'),
    route('old', '/do?action=old'),
    route('new', '/do?action=new&strict'),
    route('any', '/any', '*'),
  ],
};

describe('the router', () => {
  const find = createRouter([a, b]);
  const show = (host: string, method: string, path: string, search = '') => {
    const match = find({ host, method, path, search });
    if (match.kind === 'none') return 'none';
    if (match.kind === 'method') return `method ${match.vendor.id} ${match.allowed.join(',')}`;
    return [match.vendor.id, match.route.endpoint, ...Object.entries(match.params).flat()].join(' ');
  };

  it.each([
    ['a literal path', '127.0.0.1:80', 'POST', '/token', '', 'a auth'],
    ['a pattern with its decoded name', 'localhost', 'POST', '/v1/my%20app/messages:send', '', 'a send project my app'],
    ['a name that is not percent-encoding', 'localhost', 'POST', '/v1/100%/messages:send', '', 'a send project 100%'],
    ['the literal before the pattern', 'localhost', 'POST', '/v1/special/messages:send', '', 'a special'],
    ['the vendor of the host', 'API.B.example:443', 'POST', '/3/device/ab', '', 'b send token ab'],
    ['nothing of another vendor', 'api.b.example', 'POST', '/token', '', 'none'],
    ['the second host of a vendor', 'api-intl.a.example', 'POST', '/token', '', 'a auth'],
    ['no empty segment', 'localhost', 'POST', '/3/device/', '', 'none'],
    ['no deeper path', 'localhost', 'POST', '/3/device/a/b', '', 'none'],
    ['the query', 'localhost', 'POST', '/do', 'action=old', 'b old'],
    ['the query that asks more', 'localhost', 'POST', '/do', 'strict=1&action=new', 'b new'],
    ['no route without its query', 'localhost', 'POST', '/do', '', 'none'],
    ['any method where the handler judges', 'localhost', 'DELETE', '/any', '', 'b any'],
    ['the allowed methods', 'localhost', 'POST', '/x', '', 'method a GET'],
  ])('gives %s', (_name, host, method, path, search, expected) => expect(show(host, method, path, search)).toBe(expected));
});

describe('hostName', () => {
  it.each([
    ['Api.Example:8443', 'api.example'],
    ['[::1]:80', '::1'],
    ['127.0.0.1', '127.0.0.1'],
    ['', ''],
  ])('reads %s', (host, name) => expect(hostName(host)).toBe(name));
});

describe('findOverlaps', () => {
  const shown = (...vendors: { id: string; hosts: string[]; routes: SandboxRoute[] }[]) =>
    findOverlaps(vendors).map(
      ({ first, second, kind }) => `${first.vendor} ${first.route.path} | ${second.vendor} ${second.route.path} | ${kind}`,
    );
  const vendor = (id: string, ...routes: SandboxRoute[]) => ({ id, hosts: [], routes });

  it('finds equal paths, patterns that meet, and literals inside patterns', () => {
    expect(shown(vendor('a', route('s', '/p')), vendor('b', route('s', '/p')))).toEqual(['a /p | b /p | ambiguous']);
    expect(shown(vendor('a', route('s', '/{x}/send')), vendor('b', route('s', '/{y}/send')))).toEqual([
      'a /{x}/send | b /{y}/send | ambiguous',
    ]);
    expect(shown(vendor('a', route('s', '/{x}/send')), vendor('b', route('s', '/v1/{y}')))).toEqual(['a /{x}/send | b /v1/{y} | shadowed']);
    expect(shown(vendor('a', route('s', '/p', '*')), vendor('b', route('s', '/p', 'GET')))).toHaveLength(1);
  });

  it('leaves apart what method, length, literals or query keep apart', () => {
    expect(shown(vendor('a', route('s', '/p', 'GET')), vendor('b', route('s', '/p')))).toEqual([]);
    expect(shown(vendor('a', route('s', '/{x}')), vendor('b', route('s', '/{x}/{y}')))).toEqual([]);
    expect(shown(vendor('a', route('s', '/v1/{x}')), vendor('b', route('s', '/v2/{x}')))).toEqual([]);
    expect(shown(vendor('a', route('s', '/p?k=1')), vendor('b', route('s', '/p?k=2')))).toEqual([]);
    expect(shown(a, b).filter((line) => !line.includes('special'))).toEqual([]);
  });
});
