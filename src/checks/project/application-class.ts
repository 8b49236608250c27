import { classNamed, hasManifest, known, packageNameOf } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

const parents =
  /^(?:android\.app\.Application|Application|androidx\.multidex\.MultiDexApplication|android\.support\.multidex\.MultiDexApplication|MultiDexApplication)(?:\(\))?$/;

export default defineProjectCheck({
  name: 'application-class',
  title: { en: 'The app’s own Application class is registered', zh: '自定义的 Application 已注册' },
  steps: ['J16', 'J7'],
  docs: 'https://developer.android.com/guide/topics/manifest/application-element',
  confidence: 'A',
  aliases: [],
  messages: {
    unregistered: {
      severity: 'error',
      text: {
        en: 'The class {application} extends Application, but `<application>` has no `android:name`: its `onCreate`, and the push start in it, never runs.',
        zh: '类 {application} 继承了 Application，但 `<application>` 没有 `android:name`：它的 `onCreate`（以及其中的推送初始化）不会执行。',
      },
      fix: {
        en: 'Set `android:name="{application}"` on `<application>`.',
        zh: '请在 `<application>` 上设置 `android:name="{application}"`。',
      },
    },
    unknown: {
      severity: 'error',
      text: {
        en: '`<application>` names {application}, a class that no source has: the app crashes when it starts.',
        zh: '`<application>` 指定了 {application}，但源码中没有这个类：应用启动即崩溃。',
      },
      fix: { en: 'Correct the name, or add the class.', zh: '请修正类名或补上该类。' },
    },
  },
  *check({ app, modules }) {
    if (!hasManifest(modules)) return;
    const application = app.manifest?.application;
    const named = application?.name;
    const own = app.sources.flatMap(({ classes, sourceSet }) => (/test/i.test(sourceSet) ? [] : classes));
    if (named === undefined) {
      if (modules.some((module) => module.manifest?.application?.name !== undefined)) return;
      const found = own.filter(({ superTypes }) => superTypes.some((name) => parents.test(name)));
      // Several classes may be for tests or other variants, and a parent of another is not meant to be registered.
      const [only] = found;
      if (only && found.length === 1 && application?.written === undefined)
        yield { messageId: 'unregistered', data: { application: only.name }, at: application?.at ?? only.at };
      return;
    }
    if (/[${}]/.test(named) || classNamed(modules, named) || own.length === 0) return;
    const isSample = named.startsWith('com.tencent.imsdk.');
    const packages = [packageNameOf(app)?.value, known(app.namespace), app.manifest?.package?.value];
    if (isSample || packages.some((name) => name !== undefined && named.startsWith(`${name}.`)))
      yield {
        messageId: 'unknown',
        data: { application: named },
        ...(application ? { at: application.attributes['android:name']?.at ?? application.at } : {}),
      };
  },
});
