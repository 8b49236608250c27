import { areDependenciesKnown, dependenciesOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, sdkOf } from './facts.ts';

/** What the AAR uses and, as a local file, does not bring along; and what brings it otherwise. */
const needed = [
  { name: 'com.google.code.gson:gson', brought: /^com\.google\.code\.gson:gson$|:converter-gson$/ },
  { name: 'commons-codec:commons-codec', brought: /^commons-codec:commons-codec$/ },
  {
    name: 'androidx.annotation:annotation',
    brought: /^androidx\.(?:annotation|core|appcompat|activity|fragment|lifecycle)\b|^com\.google\.android\.material/,
  },
] as const;

export default defineProjectCheck({
  name: 'extra-dependencies',
  title: { en: 'The libraries that OPPO’s AAR needs are there', zh: 'OPPO AAR 所需的依赖库齐全' },
  steps: ['J1'],
  docs: docs.tencent,
  confidence: 'B',
  aliases: [],
  messages: {
    missing: {
      severity: 'info',
      text: {
        en: 'OPPO’s local AAR needs {library}, which no dependency here names: `register` may fail with NoClassDefFoundError.',
        zh: 'OPPO 的本地 AAR 依赖 {library}，但这里没有任何依赖声明它：`register` 可能因 NoClassDefFoundError 失败。',
      },
      fix: {
        en: 'Add `implementation "{library}:<version>"`; a local AAR brings no dependencies. Ignore this when another library brings it.',
        zh: '请添加 `implementation "{library}:<版本>"`；本地 AAR 不会带入依赖。若其他库已经引入，可忽略。',
      },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (sdk?.form !== 'aar' && sdk?.form !== 'jar') return;
    if (!areDependenciesKnown(modules, { foldersAreListed: true })) return;
    const artifacts = dependenciesOf(modules).flatMap(({ module, configuration }) =>
      module === undefined || /^(?:test|androidTest)/.test(configuration) ? [] : [module],
    );
    for (const { name, brought } of needed)
      if (!artifacts.some((artifact) => brought.test(artifact)))
        yield { messageId: 'missing', data: { library: name }, at: sdk.dependency.at };
  },
});
