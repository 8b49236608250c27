import { ruleTest } from '../../../support/rule-test.ts';
import authorizationHeader from '../../../../src/vendors/xiaomi/rules/authorization-header.ts';
import callbackParam from '../../../../src/vendors/xiaomi/rules/callback-param.ts';
import callbackType from '../../../../src/vendors/xiaomi/rules/callback-type.ts';
import callbackUrl from '../../../../src/vendors/xiaomi/rules/callback-url.ts';
import endpointHost from '../../../../src/vendors/xiaomi/rules/endpoint-host.ts';
import namedTargets from '../../../../src/vendors/xiaomi/rules/named-targets.ts';
import packageName from '../../../../src/vendors/xiaomi/rules/package-name.ts';
import secretShape from '../../../../src/vendors/xiaomi/rules/secret-shape.ts';
import targetList from '../../../../src/vendors/xiaomi/rules/target-list.ts';
import withdrawnInterface from '../../../../src/vendors/xiaomi/rules/withdrawn-interface.ts';
import { account, wire } from '../support.ts';

const callback = 'https://push.example.com/xiaomi';
const typed = (type: unknown) => ({ 'extra.callback': callback, 'extra.callback.type': type });

ruleTest(callbackType, {
  valid: [...[16, 19, 243, '1267'].map((type) => ({ name: String(type), wire: typed(type) })), { name: 'no receipts', wire }],
  invalid: [
    ...[246, 0, -1, 4, 8, 256, 'all', ''].map((type) => ({
      name: JSON.stringify(type),
      wire: typed(type),
      problems: [{ messageId: 'invalid', path: '/extra.callback.type', data: { value: String(type) }, severity: 'error' }],
    })),
    { name: '3 without 16', wire: typed(3), problems: [{ messageId: 'noInvalidTargets', path: '/extra.callback.type', severity: 'info' }] },
    {
      name: 'no type, which means 3',
      wire: { 'extra.callback': callback },
      problems: [{ messageId: 'noInvalidTargets', path: '/extra.callback' }],
    },
  ],
});

const param = (value: string) => ({ 'extra.callback.param': value });

ruleTest(callbackParam, {
  valid: [
    { name: '64 bytes', wire: param('a'.repeat(64)) },
    { name: '63 bytes of Chinese', wire: param('字'.repeat(21)) },
    { name: 'none', wire },
  ],
  invalid: [
    {
      name: '65 bytes',
      wire: param('a'.repeat(65)),
      problems: [{ messageId: 'long', path: '/extra.callback.param', data: { bytes: 65, max: 64 }, severity: 'warn' }],
    },
    { name: '256 bytes of emoji', wire: param('😀'.repeat(64)), problems: [{ messageId: 'long', data: { bytes: 256 } }] },
    {
      name: '257 bytes',
      wire: param('a'.repeat(257)),
      problems: [{ messageId: 'tooLong', data: { bytes: 257, max: 256 }, severity: 'error' }],
    },
  ],
});

const to = (url: string) => ({ 'extra.callback': url });

ruleTest(callbackUrl, {
  valid: [...[callback, 'https://172.32.0.1/x', 'https://11.0.0.1/'].map((url) => ({ name: url, wire: to(url) })), { name: 'none', wire }],
  invalid: [
    ...['http://push.example.com/', 'push.example.com/x', 'ftp://push.example.com/'].map((url) => ({
      name: url,
      wire: to(url),
      problems: [{ messageId: 'notHttps', path: '/extra.callback', severity: 'warn' }],
    })),
    ...[
      'https://localhost/',
      'https://127.0.0.1/',
      'https://10.1.2.3/',
      'https://192.168.0.1/',
      'https://172.16.0.1/',
      'https://[::1]/',
      'https://[fd00::1]/',
      'https://push/',
      'https://push.internal/',
    ].map((url) => ({
      name: url,
      wire: to(url),
      problems: [{ messageId: 'privateHost', path: '/extra.callback', severity: 'warn' }],
    })),
  ],
});

const list = (count: number, join = ',') => Array.from({ length: count }, (_, index) => `t${index}`).join(join);

ruleTest(namedTargets, {
  valid: [
    { name: 'none', wire },
    { name: '1000 aliases', wire: { alias: list(1000) } },
    { name: '5 topics', wire: { topics: list(5, ';$;'), topic_op: 'UNION' } },
  ],
  invalid: [
    {
      name: '1001 aliases',
      wire: { alias: list(1001) },
      problems: [{ messageId: 'tooMany', path: '/alias', data: { count: 1001, max: 1000 }, severity: 'error' }],
    },
    { name: '1001 accounts', wire: { user_account: list(1001) }, problems: [{ messageId: 'tooMany', path: '/user_account' }] },
    {
      name: '1001 regIds of somebody else’s request',
      wire: { registration_id: list(1001) },
      problems: [{ messageId: 'tooMany', path: '/registration_id' }],
    },
    {
      name: '6 topics',
      wire: { topics: list(6, ';$;'), topic_op: 'UNION' },
      problems: [{ messageId: 'tooManyTopics', data: { count: 6, max: 5 } }],
    },
    { name: 'topics without an operator', wire: { topics: list(2, ';$;') }, problems: [{ messageId: 'noOperator', path: '/topic_op' }] },
  ],
});

const batch = (...targets: string[]) => ({ batch: { targets } });

ruleTest(targetList, {
  valid: [
    { name: 'clean regIds', ...batch('a=', 'b=') },
    { name: 'an empty list', ...batch() },
  ],
  invalid: [
    { name: 'blanks', ...batch('a', '', ' b', 'c\n'), problems: [{ messageId: 'blank', data: { count: 3 }, severity: 'warn' }] },
    { name: 'a comma', ...batch('a,b', 'c'), problems: [{ messageId: 'comma', data: { count: 1 } }] },
    { name: 'duplicates', ...batch('a', 'b', 'a', 'a'), problems: [{ messageId: 'duplicate', data: { count: 2 } }] },
  ],
});

const endpoint = (url: string) => ({ account: { ...account, endpoints: { send: url } } });

ruleTest(endpointHost, {
  valid: [
    { name: 'the default', account },
    { name: 'cn', account: { ...account, region: 'cn' } },
    ...['https://c3.api.xmpush.xiaomi.com', 'http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1', 'no url'].map((url) => ({
      name: url,
      ...endpoint(url),
    })),
    { name: 'a region that is overridden', account: { ...account, region: 'eu', endpoints: { all: 'http://127.0.0.1:1' } } },
  ],
  invalid: [
    {
      name: 'a region abroad',
      account: { ...account, region: 'in' },
      problems: [{ messageId: 'overseas', path: '/region', severity: 'warn' }],
    },
    {
      name: 'a host abroad',
      ...endpoint('https://fr-api.xmpush.global.xiaomi.com'),
      problems: [{ messageId: 'overseas', path: '/endpoints/send' }],
    },
    {
      name: 'Xiaomi: the sandbox host is iOS only',
      ...endpoint('https://sandbox.xmpush.xiaomi.com'),
      problems: [{ messageId: 'iosSandbox', path: '/endpoints/send', severity: 'error' }],
    },
    {
      name: 'plain http',
      ...endpoint('http://api.xmpush.xiaomi.com'),
      problems: [{ messageId: 'plainHttp', data: { host: 'api.xmpush.xiaomi.com' }, severity: 'error' }],
    },
  ],
});

const secret = (appSecret: string) => ({ account: { ...account, appSecret } });

ruleTest(secretShape, {
  valid: [{ name: 'an AppSecret', account }],
  invalid: [
    { name: 'digits', ...secret('5123456789012'), problems: [{ messageId: 'digits', path: '/appSecret', severity: 'error' }] },
    { name: 'a blank', ...secret('c2VjcmV0 LWZvci10ZXN0cw=='), problems: [{ messageId: 'blank' }] },
    { name: 'a prefix', ...secret('key=c2VjcmV0LWZvci10ZXN0cw=='), problems: [{ messageId: 'prefix' }] },
  ],
});

const header = (authorization?: string) => ({
  wire,
  request: { url: 'https://api.xmpush.xiaomi.com/v3/message/regid', headers: authorization === undefined ? {} : { authorization } },
});

ruleTest(authorizationHeader, {
  valid: [{ name: 'key=', ...header('key=c2VjcmV0LWZvci10ZXN0cw==') }],
  invalid: ['Key=abc', 'KEY=abc', 'Bearer abc', 'abc', 'key==abc', 'key= abc', 'key="abc"', 'key=', undefined].map((value) => ({
    name: String(value),
    ...header(value),
    problems: [{ messageId: 'word', severity: 'error' }],
  })),
});

ruleTest(packageName, {
  valid: [
    { name: 'several packages on v3', wire: { restricted_package_name: 'a.b,c.d', alias: 'x' } },
    { name: 'one package on v2', wire: { restricted_package_name: 'a.b', user_account: 'x' } },
    { name: 'v3 without a package', wire: {} },
    { name: 'v2 without an account to take the package from', wire: { user_account: 'x' } },
  ],
  invalid: [
    {
      name: 'several packages on v2',
      wire: { restricted_package_name: 'a.b,c.d', user_account: 'x' },
      problems: [{ messageId: 'several', path: '/restricted_package_name', severity: 'error' }],
    },
    {
      name: 'no package on v2',
      wire: { user_account: 'x' },
      account,
      problems: [{ messageId: 'missing', path: '/restricted_package_name' }],
    },
  ],
});

const call = (path: string) => ({ wire, request: { url: `https://api.xmpush.xiaomi.com${path}`, headers: {} } });

ruleTest(withdrawnInterface, {
  valid: [
    { name: 'a send', ...call('/v3/message/regid') },
    { name: 'the new revoke', ...call('/v3/message/regid/revoke') },
  ],
  invalid: [
    {
      name: 'Xiaomi: old revoke paths on the last day',
      ...call('/v2/message/regid/revoke'),
      day: '2026-11-30',
      problems: [{ messageId: 'revoke', severity: 'warn' }],
    },
    {
      name: 'Xiaomi: old revoke paths end 2026-12-01',
      ...call('/v1/message/alias/revoke?x=1'),
      day: '2026-12-01',
      problems: [{ messageId: 'revoke', severity: 'error' }],
    },
    { name: 'feedback', ...call('/v1/feedback/fetch_invalid_regids'), problems: [{ messageId: 'feedback', severity: 'error' }] },
  ],
});
