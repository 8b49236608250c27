import { expect, it } from 'vitest';
import { findSdk } from '../../src/core/project-look.ts';
import { dependency, moduleWith } from '../support/project-snapshot.ts';

const notation = "fileTree(dir: 'libs', include: ['*.jar', '*.aar'])";

it.each<[string, string, string]>([
  ['an AAR in a folder that may hold jars', 'app/libs/MiPush_SDK_Client_6_0_1.aar', 'aar'],
  ['a jar in a folder that may hold AARs', 'app/libs/MiPush_SDK_Client_6_0_1.jar', 'jar'],
])('the form of an SDK is told by its file: %s', (_name, path, form) => {
  const modules = [moduleWith({ dependencies: [dependency('app/libs/x.aar', { notation, path })] })];
  const sdk = findSdk(modules, { vendor: 'xiaomi', file: /MiPush_SDK_Client(?:_(\d+(?:_\d+)+))?/i });
  expect(sdk).toMatchObject({ form, version: '6.0.1' });
});
