import { describe, expect, it } from 'vitest';
import { argumentValue } from '../../src/core/project-code.ts';
import type { AndroidModule } from '../../src/core/project.ts';
import { call, constant, moduleWith, read, source, unread } from '../support/project-snapshot.ts';

describe('argumentValue', () => {
  const file = 'app/src/main/java/com/example/shop/Push.java';
  const valueOf = (code: string, app: Partial<AndroidModule>, library: Partial<AndroidModule> = {}, imports: string[] = []) => {
    const made = call('register', [{ code }], { at: { file, line: 1, column: 1 } });
    const sources = [source({ file, imports, calls: [made] }), ...(app.sources ?? [])];
    return argumentValue([moduleWith({ ...app, sources }), moduleWith({ name: ':push', dir: 'push', ...library })], made, 0);
  };
  const expression = (value: string) => ({
    sources: [source({ constants: [constant('ID', value, { kind: 'expression', inClass: 'a.Ids' })] })],
  });
  const field = (value: string) => ({ buildConfigFields: { ID: read(value) } });

  it.each<[string, string, Partial<AndroidModule>, Partial<AndroidModule>?, string[]?]>([
    ['a field', 'BuildConfig.ID', field('1')],
    ['a field by its full name', 'com.example.shop.BuildConfig.ID', field('1')],
    ['a constant that is a field', 'Ids.ID', { ...field('1'), ...expression('BuildConfig.ID') }],
    ['the field of the module that the file is in', 'BuildConfig.ID', field('1'), field('2')],
    [
      'the field of the module that it imports',
      'BuildConfig.ID',
      field('2'),
      { ...field('1'), namespace: read('a.push') },
      ['a.push.BuildConfig'],
    ],
    ['the field of the only module that has one', 'BuildConfig.ID', {}, field('1')],
  ])('reads %s', (_, code, app, library, imports) => expect(valueOf(code, app, library, imports)).toBe('1'));

  it.each<[string, string, Partial<AndroidModule>, Partial<AndroidModule>?, string[]?]>([
    ['a field that only the build knows', 'BuildConfig.ID', { buildConfigFields: { ID: unread('id()') } }],
    ['a field that there is not', 'BuildConfig.OTHER', field('1')],
    ['a field of an object', 'BuildConfig.toString', field('1')],
    ['fields that differ, of neither module', 'BuildConfig.ID', field('1'), field('2'), ['a.other.BuildConfig']],
    ['a constant that is code', 'Ids.ID', { ...field('1'), ...expression('BuildConfig.ID + 1') }],
  ])('leaves %s open', (_, code, app, library, imports) => expect(valueOf(code, app, library, imports)).toBeUndefined());
});
