import { packageNameOf } from '../../../core/project-look.ts';
import { areModulesKnown } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { configEntries, configFiles, docs, nameOf, timPushLibraries } from './facts.ts';

export default defineProjectCheck({
  name: 'config-file',
  title: { en: '`timpush-configs.json` is in the assets and of this app', zh: '`timpush-configs.json` 位于 assets 且属于本应用' },
  steps: ['C1', 'C3'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: ['TX-CFG-PKG'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'TIMPush is in the app, but `timpush-configs.json` is in no assets folder of this variant: without it TIMPush has no certificate ids.',
        zh: '应用集成了 TIMPush，但当前变体的 assets 目录中没有 `timpush-configs.json`，TIMPush 取不到证书 ID。',
      },
      fix: {
        en: 'Download the file from the Push page of the IM console and put it into `app/src/main/assets`. Ignore this when your code hands the configuration over.',
        zh: '请从 IM 控制台的推送页面下载该文件，放入 `app/src/main/assets`；若由代码传入配置，可忽略。',
      },
    },
    misplaced: {
      severity: 'error',
      text: {
        en: 'This `timpush-configs.json` lies outside the assets, so that it does not come into the app.',
        zh: '该 `timpush-configs.json` 不在 assets 目录下，不会打包进应用。',
      },
      fix: { en: 'Move it to `app/src/main/assets`.', zh: '请移动到 `app/src/main/assets`。' },
    },
    package: {
      severity: 'error',
      text: {
        en: 'The file is for {found}, the app is {wanted}: TIMPush finds no entry for this app, and the tokens get no certificate.',
        zh: '该文件对应的包名是 {found}，而应用是 {wanted}：TIMPush 找不到本应用的配置，Token 没有对应的证书。',
      },
      fix: {
        en: 'Download the file for the certificates of {wanted}, or make the top key the applicationId.',
        zh: '请下载 {wanted} 的证书对应的文件，或将顶层键改为 applicationId。',
      },
    },
  },
  *check({ project, app, modules }) {
    const library = timPushLibraries(modules).find((candidate) => ['timpush', 'tpush'].includes(nameOf(candidate)));
    const { used, others } = configFiles(project, modules);
    if (library && used.length === 0) {
      const outside = others.find(({ folder }) => !/(?:^|\/)assets$/.test(folder));
      if (outside) yield { messageId: 'misplaced', at: outside.place('') };
      else if (areModulesKnown(modules)) yield { messageId: 'missing', at: library.at };
    }
    const wanted = packageNameOf(app)?.value;
    const entries = used.flatMap(configEntries);
    const [first] = entries;
    if (wanted === undefined || !first || entries.some(({ key }) => key === wanted)) return;
    yield {
      messageId: 'package',
      data: { found: entries.map(({ key }) => key).join(', '), wanted },
      at: first.file.place(`/${first.key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    };
  },
});
