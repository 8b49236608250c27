import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import { templateParams } from '../../src/core/template.ts';

const message: Message = {
  title: 'Hello',
  body: '正文',
  data: { orderId: '42', empty: '' },
  badge: 0,
  click: { open: 'url', url: 'https://example.com' },
};

describe('templateParams', () => {
  it('has none without parameters', () => expect(templateParams({ id: '1' }, message)).toBeUndefined());
  it('has an empty set for an empty set', () => expect(templateParams({ id: '1', params: {} }, message)).toEqual({}));

  it.each<[string, string]>([
    ['{title}', 'Hello'],
    ['{title}: {body}', 'Hello: 正文'],
    ['{data.orderId}', '42'],
    ['{data.empty}', ''],
    ['{badge}', '0'],
    ['{click.url}', 'https://example.com'],
    ['plain', 'plain'],
    ['', ''],
    ['{data.missing}', '{data.missing}'],
    ['{missing}', '{missing}'],
    ['{title.deep}', '{title.deep}'],
    ['{data.constructor}', '{data.constructor}'],
    ['{toString}', '{toString}'],
    ['{ title }', '{ title }'],
    ['{{title}}', '{Hello}'],
    ['$& {title} $1', '$& Hello $1'],
  ])('%j becomes %j', (pattern, value) => expect(templateParams({ id: '1', params: { name: pattern } }, message)).toEqual({ name: value }));

  it('does not fill placeholders that the message brings along', () => {
    expect(templateParams({ id: '1', params: { a: '{title}{body}' } }, { title: '{body}', body: 'x' })).toEqual({ a: '{body}x' });
  });

  it('keeps the names and leaves the template as it was', () => {
    const params = Object.freeze({ sender: '{title}', 'a b': '{body}' });
    expect(templateParams({ id: '1', params }, message)).toEqual({ sender: 'Hello', 'a b': '正文' });
    expect(params.sender).toBe('{title}');
  });
});
