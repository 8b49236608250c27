import { classNamed, classesOf, componentsOf, hasSources, known, packageNameOf } from '../../core/project-look.ts';
import type { ProjectContext } from '../../core/project-check.ts';
import { nearest } from '../../core/nearest.ts';
import { defineProjectCheck } from './check.ts';

/** Packages of sample code in the guides of IM platforms, copied with the manifest. */
const samples =
  /^com\.(?:tencent\.imsdk\.(?:test\.)?(?:MiPushMessageReceiver|HwPushMessageReceiver)|tencent\.qcloud\.tim\.demo\.|xiaomi\.mipushdemo\.)/;

export default defineProjectCheck({
  name: 'component-class',
  title: { en: 'Declared classes exist', zh: '声明的组件类存在' },
  steps: ['J7'],
  docs: 'https://developer.android.com/guide/topics/manifest/receiver-element',
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The {type} {component} is declared, but no source has this class: the app crashes when it is called.',
        zh: '声明了 {type} {component}，但源码中没有这个类：被调用时应用会崩溃。',
      },
      fix: {
        en: 'Correct the name, or add the class; a relative name such as `.Receiver` is completed with the namespace.',
        zh: '请修正类名或补上该类；`.Receiver` 这样的相对名称会用 namespace 补全。',
      },
    },
    missingSimilar: {
      severity: 'error',
      text: {
        en: 'The {type} {component} is declared, but no source has this class; there is {similar}.',
        zh: '声明了 {type} {component}，但源码中没有这个类；存在的是 {similar}。',
      },
      fix: {
        en: 'Write the name of the class in the manifest: {similar}.',
        zh: '请在 manifest 中写正确的类名：{similar}。',
      },
    },
    inner: {
      severity: 'error',
      text: {
        en: 'The {type} {component} is an inner class, whose name Android knows with a `$`: {similar}. As it is written, the class is not found.',
        zh: '{type} {component} 是内部类，Android 中的类名用 `$` 连接：{similar}。当前写法会找不到该类。',
      },
      fix: { en: 'Write {similar} in the manifest.', zh: '请在 manifest 中写 {similar}。' },
    },
    sample: {
      severity: 'error',
      text: {
        en: 'The {type} {component} is a class of a guide’s sample, and not in this app.',
        zh: '{type} {component} 是接入文档示例中的类，本应用中并不存在。',
      },
      fix: { en: 'Name the class of your own app.', zh: '请改为自己应用中的类名。' },
    },
  },
  *check(context) {
    const { modules } = context;
    if (!hasSources(modules)) return;
    const packages = declaredPackages(context);
    const classes = classesOf(modules).map(({ name }) => name);
    for (const { name, type, at, attributes } of componentsOf(modules)) {
      if (type === 'activity-alias' || /[{}]/.test(name) || attributes['tools:node']?.value === 'remove') continue;
      // The sources' own names leave companions out.
      const found = classNamed(modules, name.replace('$Companion$', '$'));
      const data = { type, component: name };
      if (found && found.name.includes('$') && !name.includes('$'))
        yield { messageId: 'inner', data: { ...data, similar: found.name }, at };
      if (found || isUnread(context, name)) continue;
      const simple = name.split('.').at(-1) as string;
      const same = classes.find((other) => other.split('.').at(-1) === simple);
      if (samples.test(name)) yield { messageId: 'sample', data, at };
      else if (isOwn(packages, name) && hasSourcesBeside(classes, name)) {
        const near =
          same ??
          nearest(
            simple,
            classes.map((other) => other.split('.').at(-1) as string),
          );
        const similar = near === undefined ? undefined : classes.find((other) => other === near || other.endsWith(`.${near}`));
        yield similar === undefined ? { messageId: 'missing', data, at } : { messageId: 'missingSimilar', data: { ...data, similar }, at };
      }
    }
  },
});

/** Namespaces and package names of the modules, without those of sources: a fork of a library has foreign packages in its sources. */
function declaredPackages({ modules }: ProjectContext): string[] {
  return modules
    .flatMap((module) => [packageNameOf(module)?.value, known(module.namespace), module.manifest?.package?.value])
    .filter((name): name is string => name !== undefined && name.includes('.'));
}

function isOwn(packages: readonly string[], name: string): boolean {
  return packages.some((own) => name.startsWith(`${own}.`));
}

/** A source file that could not be read may hold the class. */
function isUnread({ project }: ProjectContext, name: string): boolean {
  // An inner class stands in the file of the outer one.
  const simple = name.split('$').map((part) => part.slice(part.lastIndexOf('.') + 1));
  return project.problems.some(({ at }) => simple.includes(/([^/]+)\.(?:java|kt)$/.exec(at.file)?.[1] ?? ''));
}

/** Sources of the top packages are there at all: of a module that is only built elsewhere, none are. */
function hasSourcesBeside(classes: readonly string[], name: string): boolean {
  const top = name.split('.').slice(0, 2).join('.');
  return classes.some((other) => other.startsWith(`${top}.`));
}
