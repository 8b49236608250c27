import { ruleTest } from '../../../support/rule-test.ts';
import templatePair from '../../../../src/vendors/xiaomi/rules/template-pair.ts';
import templateParam from '../../../../src/vendors/xiaomi/rules/template-param.ts';
import templateText from '../../../../src/vendors/xiaomi/rules/template-text.ts';
import templateValues from '../../../../src/vendors/xiaomi/rules/template-values.ts';
import templateVariables from '../../../../src/vendors/xiaomi/rules/template-variables.ts';
import { account, wire } from '../support.ts';

const params = (value: unknown) => ({
  'extra.template_id': 'P1',
  'extra.template_param': typeof value === 'string' ? value : JSON.stringify(value),
});
const many = (count: number) => params(Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, 'x'])));
const path = '/extra.template_param';

ruleTest(templateParam, {
  valid: [
    { name: 'an object of strings', wire },
    { name: 'none', wire: {} },
    { name: 'nine', wire: many(9) },
  ],
  invalid: [
    { name: 'no JSON', wire: params('a=b'), problems: [{ messageId: 'malformed', path, severity: 'error' }] },
    { name: 'an array', wire: params(['a']), problems: [{ messageId: 'malformed' }] },
    { name: 'a number', wire: params({ n: 1, t: 'x' }), problems: [{ messageId: 'notText', data: { name: 'n' } }] },
    { name: 'ten', wire: many(10), problems: [{ messageId: 'tooMany', data: { count: 10, max: 9 } }] },
  ],
});

ruleTest(templateValues, {
  valid: [
    { name: 'plain text', wire },
    { name: '128 ASCII characters', wire: params({ a: 'x'.repeat(128) }) },
    { name: '128 Chinese characters', wire: params({ a: '字'.repeat(128) }) },
    { name: 'digits, marks and currency', wire: params({ a: '12:30 #1 *2, ￥5.00 +1%' }) },
    { name: 'no JSON, which another rule reports', wire: params('a=b') },
  ],
  invalid: [
    { name: 'an empty value', wire: params({ a: '' }), problems: [{ messageId: 'blank', path, data: { name: 'a' }, severity: 'error' }] },
    { name: 'a blank value', wire: params({ a: ' \t' }), problems: [{ messageId: 'blank' }] },
    {
      name: '129 ASCII characters',
      wire: params({ a: 'x'.repeat(129) }),
      problems: [{ messageId: 'tooLong', data: { count: 129, max: 128 } }],
    },
    { name: '129 Chinese characters', wire: params({ a: '字'.repeat(129) }), problems: [{ messageId: 'tooLong', data: { count: 129 } }] },
    { name: 'an emoji', wire: params({ a: 'ok 😀' }), problems: [{ messageId: 'illegal', data: { name: 'a' } }] },
    { name: 'a skin tone', wire: params({ a: '👍🏽' }), problems: [{ messageId: 'illegal' }] },
    { name: 'a symbol', wire: params({ a: 'a ★ b' }), problems: [{ messageId: 'illegal' }] },
    { name: 'a keycap', wire: params({ a: '1️⃣' }), problems: [{ messageId: 'illegal' }] },
    { name: 'an unassigned code point', wire: params({ a: '\u0378' }), problems: [{ messageId: 'illegal' }] },
    { name: 'a placeholder left over', wire: params({ a: '{data.orderId}' }), problems: [{ messageId: 'unfilled', severity: 'warn' }] },
  ],
});

const order = (value: unknown) => ({ 'extra.template_id': 'P2026002', 'extra.template_param': JSON.stringify(value) });

ruleTest(templateVariables, {
  valid: [
    { name: 'equal names', wire: order({ no: '1', carrier: 'SF' }), account },
    { name: 'a template whose text is not configured', wire: params({ any: 'x' }), account },
    { name: 'no account', wire: order({}) },
    {
      name: 'malformed parameters, which another rule reports',
      wire: { 'extra.template_id': 'P2026002', 'extra.template_param': '[' },
      account,
    },
  ],
  invalid: [
    {
      name: 'a missing variable',
      wire: order({ no: '1' }),
      account,
      problems: [{ messageId: 'missing', path, data: { name: 'carrier', template: 'P2026002' } }],
    },
    {
      name: 'an unknown parameter',
      wire: order({ no: '1', carrier: 'SF', extra: 'x' }),
      account,
      problems: [{ messageId: 'unknown', data: { name: 'extra' } }],
    },
    {
      name: 'no parameters at all',
      wire: { 'extra.template_id': 'P2026002' },
      account,
      problems: [{ messageId: 'missing' }, { messageId: 'missing' }],
    },
  ],
});

ruleTest(templatePair, {
  valid: [
    { name: 'both', wire },
    { name: 'neither', wire: {} },
    {
      name: 'a template known to have no variables',
      wire: { 'extra.template_id': 'T' },
      account: { ...account, channels: { a: { id: '1', template: { id: 'T', title: '到货通知', content: '已到货' } } } },
    },
  ],
  invalid: [
    {
      name: 'parameters alone',
      wire: { 'extra.template_param': '{}' },
      problems: [{ messageId: 'noId', path: '/extra.template_id', severity: 'error' }],
    },
    { name: 'an id alone', wire: { 'extra.template_id': 'P1' }, problems: [{ messageId: 'noParam', path, severity: 'error' }] },
  ],
});

const template = (title: string, content: string) => ({
  account: { ...account, channels: { 'a/b': { id: '1', template: { id: 'T', title, content } } } },
});
const at = '/channels/a~1b/template';

ruleTest(templateText, {
  valid: [
    { name: 'configured channels', account },
    { name: 'no channels', account: { ...account, channels: {} } },
  ],
  invalid: [
    {
      name: 'a title that starts with a variable',
      ...template('{$name$}来了', '快看'),
      problems: [{ messageId: 'startsWithVariable', path: `${at}/title`, data: { channel: 'a/b' } }],
    },
    {
      name: 'one variable twice',
      ...template('订单{$no$}', '单号{$no$}'),
      problems: [{ messageId: 'duplicate', path: at, data: { name: 'no' } }],
    },
    {
      name: 'ten variables',
      ...template(
        '到货',
        'abcdefghij'
          .split('')
          .map((name) => `{$${name}$}`)
          .join(' '),
      ),
      problems: [{ messageId: 'tooMany', data: { count: 10 } }],
    },
  ],
});
