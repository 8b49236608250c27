import { describe, expect, it } from 'vitest';
import { isSdkLeftToApp } from '../../src/core/project-build.ts';
import { findSdk } from '../../src/core/project-look.ts';
import type { AndroidModule } from '../../src/core/project.ts';
import { dependency, moduleWith, place, source } from '../support/project-snapshot.ts';

describe('isSdkLeftToApp', () => {
  const sdk = dependency('com.heytap.msp:push:3.5.3');
  const plugin = (id: string) => ({ id, applied: true, at: place() });
  const isLeft = (app: Partial<AndroidModule>) => {
    const module = moduleWith({ dependencies: [sdk], sources: [source()], ...app });
    return isSdkLeftToApp(module, [module], findSdk([module], { vendor: 'oppo', maven: /^com\.heytap\.msp:push$/, file: /^opush/ }));
  };

  it.each<[string, Partial<AndroidModule>]>([
    ['the SDK and sources', {}],
    ['a folder of libraries, which is listed', { dependencies: [sdk, dependency('libs')] }],
    ['a well-known plugin', { plugins: [plugin('com.android.application')] }],
  ])('is true with %s', (_, app) => expect(isLeft(app)).toBe(true));

  it.each<[string, Partial<AndroidModule>]>([
    ['no SDK', { dependencies: [] }],
    ['a platform’s SDK', { dependencies: [dependency('im.zego:zpns-oppo:2.8.0')] }],
    ['a library module', { kind: 'library' }],
    ['no sources', { sources: [] }],
    ['a module that is not in the project', { dependencies: [sdk, dependency(':push')] }],
    ['a platform that registers', { dependencies: [sdk, dependency('io.hyphenate:hyphenate-chat:4.8.1')] }],
    ['a plugin of the project’s own', { plugins: [plugin('shop.conventions')] }],
    ['Flutter', { plugins: [plugin('dev.flutter.flutter-gradle-plugin')] }],
  ])('is false with %s', (_, app) => expect(isLeft(app)).toBe(false));
});
