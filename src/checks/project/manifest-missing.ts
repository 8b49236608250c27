import { moduleStart } from '../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';

export default defineProjectCheck({
  name: 'manifest-missing',
  title: { en: 'The app has a manifest', zh: '应用有 manifest' },
  steps: ['J5'],
  docs: 'https://developer.android.com/guide/topics/manifest/manifest-intro',
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The app module has no `{file}`: the build stops, and nothing that push needs is declared.',
        zh: '应用模块没有 `{file}`：构建会失败，推送所需的声明也都不存在。',
      },
      fix: {
        en: 'Put the manifest there, or name its place with `sourceSets.main.manifest.srcFile`.',
        zh: '请在该位置放入 manifest，或用 `sourceSets.main.manifest.srcFile` 指定其位置。',
      },
    },
  },
  *check({ app, project }) {
    if (app.kind !== 'application' || app.buildFile === undefined || app.manifest) return;
    const folder = app.dir === '' ? '' : `${app.dir}/`;
    // One that is there and could not be read is told of elsewhere, as are a script or plugin that may name another place.
    if (project.problems.some(({ at }) => at.file.startsWith(folder) && /AndroidManifest[^/]*\.xml$/.test(at.file))) return;
    if (app.unreadScripts?.length || app.plugins.some(({ id }) => /multiplatform/.test(id))) return;
    const at = moduleStart(app);
    yield { messageId: 'missing', data: { file: `${folder}src/main/AndroidManifest.xml` }, ...(at && { at }) };
  },
});
