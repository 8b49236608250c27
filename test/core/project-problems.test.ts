import { describe, expect, it } from 'vitest';
import { messagingServices } from '../../src/core/messaging-service.ts';
import { findServiceFile } from '../../src/core/project-build.ts';
import { findSdk } from '../../src/core/project-look.ts';
import {
  absentReceiverProblems,
  absentServiceFileProblems,
  applicationIdProblems,
  badgeProblems,
  keepRuleProblems,
  keyEntriesOf,
  lacksService,
  messagingServiceProblems,
  secretProblems,
} from '../../src/core/project-problems.ts';
import type { AndroidModule } from '../../src/core/project.ts';
import {
  component,
  constant,
  dependency,
  filter,
  keepRule,
  manifest,
  metaData,
  moduleWith,
  place,
  read,
  serviceFile,
  snapshot,
  source,
  sourceClass,
  unread,
} from '../support/project-snapshot.ts';

const sdkNames = { vendor: 'oppo', maven: /^com\.heytap\.msp:push$/, file: /^opush/ };
const sdkOf = (notation: string) => findSdk([moduleWith({ dependencies: [dependency(notation)] })], sdkNames);

describe('applicationIdProblems', () => {
  it.each([
    ['com.example.shop', []],
    ['com.example', ['suffix']],
    ['com.example.sho', ['other']],
    ['com.example.shop.debug', ['other']],
  ])('compares com.example.shop with %s', (wanted, expected) =>
    expect([...applicationIdProblems(moduleWith(), wanted)].map(({ messageId }) => messageId)).toEqual(expected),
  );
});

describe('secretProblems', () => {
  const secret = 'a1B2c3D4e5F6g7H8';
  const problems = (configured: string | undefined, ...constants: ReturnType<typeof constant>[]) =>
    [...secretProblems([moduleWith({ sources: [source({ constants })] })], /^OPPO_SECRET$/, configured)].map(({ messageId }) => messageId);

  it('reports the secret of the config once', () => expect(problems(secret, constant('OPPO_SECRET', secret))).toEqual(['found']));

  it('names another one beside it', () =>
    expect(problems(secret, constant('OPPO_SECRET', secret), constant('OPPO_SECRET', 'h8G7f6E5d4C3b2A1'))).toEqual(['found', 'named']));

  it.each<[string, Partial<AndroidModule>, string[]]>([
    ['the config’s in a field', { buildConfigFields: { OPPO_SECRET: read(secret) } }, ['found']],
    ['the config’s in a resource', { resValues: { 'string/key': read(secret) } }, ['found']],
    ['another in a field', { buildConfigFields: { OPPO_SECRET: read('h8G7f6E5d4C3b2A1') } }, ['named']],
    ['another in a resource', { resValues: { 'string/OPPO_SECRET': read('h8G7f6E5d4C3b2A1') } }, ['named']],
    ['another in meta-data', { manifest: manifest({ metaData: [metaData('OPPO.SECRET', 'h8G7f6E5d4C3b2A1')] }) }, ['named']],
    // Nobody knows these to be one.
    ['a field that only the build knows', { buildConfigFields: { OPPO_SECRET: unread('env("S")') } }, []],
    ['a field with a sample', { buildConfigFields: { OPPO_SECRET: read('your_oppo_secret_1') } }, []],
    ['a field with another name', { buildConfigFields: { OPPO_KEY: read('h8G7f6E5d4C3b2A1') } }, []],
    ['meta-data with an open placeholder', { manifest: manifest({ metaData: [metaData('OPPO_SECRET', '${OPPO_SECRET_1}')] }) }, []],
  ])('sees %s', (_, app, expected) =>
    expect([...secretProblems([moduleWith(app)], /^OPPO_SECRET$/, secret)].map(({ messageId }) => messageId)).toEqual(expected),
  );

  it('takes an expression for no secret', () =>
    expect(problems(undefined, constant('OPPO_SECRET', 'BuildConfig1Secret', { kind: 'expression' }))).toEqual([]));
});

describe('keyEntriesOf', () => {
  it('leaves out what cannot be read', () => {
    const entries = [metaData('APP_ID', unread('${APP_ID}')), metaData('APP_ID'), metaData('APP_KEY', 'k12')];
    expect(keyEntriesOf([moduleWith({ manifest: manifest({ metaData: entries }) })], /^APP_(ID|KEY)$/)).toMatchObject([
      { name: 'APP_KEY', value: 'k12', isId: false, isNumber: false },
    ]);
  });
});

describe('badgeProblems', () => {
  const at = place('app/src/main/AndroidManifest.xml');
  const categories = ['LAUNCHER', 'DEFAULT'].map((name) => ({ value: `android.intent.category.${name}`, at }));
  const main = filter(['android.intent.action.MAIN'], { categories });
  const link = filter(['android.intent.action.VIEW']);
  const problems = (...components: ReturnType<typeof component>[]) => [
    ...badgeProblems([moduleWith({ manifest: manifest({ components }) })], 'com.example.shop.Old'),
  ];

  it('finds a launcher activity that has other filters too', () =>
    expect(problems(component('activity', 'com.example.shop.Main', { filters: [link, main] }))).toMatchObject([
      { messageId: 'differs', data: { configured: 'com.example.shop.Old', actual: 'com.example.shop.Main' } },
    ]));

  it('passes over a disabled one', () =>
    expect(problems(component('activity', 'com.example.shop.Main', { filters: [main], enabled: false }))).toEqual([]));
});

describe('absentServiceFileProblems', () => {
  it('calls the folder of an app in the root a dot', () => {
    const app = moduleWith({ dir: '' });
    const file = serviceFile('push.json', {}, { file: 'libs/push.json', module: ':libs' });
    const search = findServiceFile(snapshot({ modules: [app], serviceFiles: [file] }), app, 'push.json');
    expect([...absentServiceFileProblems(app, search, 'push')]).toMatchObject([
      { messageId: 'misplaced', data: { file: 'libs/push.json', dir: '.' } },
    ]);
  });
});

describe('messagingServiceProblems', () => {
  const contract = { action: 'push.EVENT', superclass: 'push.Service' };
  const own = (name: string) => sourceClass(name, { superTypes: ['push.Service'] });
  const servicesOf = (components: ReturnType<typeof component>[], ...names: string[]) =>
    messagingServices(
      [moduleWith({ manifest: manifest({ components }), sources: [source({ imports: ['push.Service'], classes: names.map(own) })] })],
      contract,
    );

  it('speaks of the service without the action, not of the class beside it', () => {
    const services = servicesOf([component('service', 'com.example.shop.A')], 'com.example.shop.A', 'com.example.shop.B');
    expect([...messagingServiceProblems(services)]).toMatchObject([{ messageId: 'action', data: { name: 'com.example.shop.A' } }]);
    expect(lacksService(services)).toBe(false);
  });

  it('points at the service where `exported` has no place', () => {
    const at = place('app/src/main/AndroidManifest.xml', 7);
    const services = servicesOf([component('service', 'com.example.shop.A', { exported: true, filters: [filter(['push.EVENT'])], at })]);
    expect([...messagingServiceProblems(services)]).toMatchObject([{ messageId: 'exported', at }]);
  });
});

describe('absentReceiverProblems', () => {
  const written = [sourceClass('com.example.shop.Receiver')];
  it.each([
    ['com.heytap.msp:push:3.5.3', ['undeclared']],
    ['im.zego:zpns-oppo:2.8.0', []],
  ])('looks at %s', (notation, expected) =>
    expect([...absentReceiverProblems([moduleWith()], sdkOf(notation), written)].map(({ messageId }) => messageId)).toEqual(expected),
  );
});

describe('keepRuleProblems', () => {
  it('leaves a library’s receiver to the library', () => {
    const app = moduleWith({ minify: read(true), keepRules: [keepRule('-keep class com.heytap.** { *; }')] });
    const given = {
      sdk: sdkOf('com.heytap.msp:push:3.5.3'),
      names: ['com.heytap.msp.Push'],
      receivers: [component('receiver', 'com.example.shop.Receiver'), component('receiver', 'com.library.Receiver')],
      receiverClasses: [sourceClass('com.example.shop.Receiver')],
    };
    expect([...keepRuleProblems({ app, modules: [app] }, given)]).toMatchObject([
      { messageId: 'receiver', data: { receiver: 'com.example.shop.Receiver' } },
    ]);
  });
});
