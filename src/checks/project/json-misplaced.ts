import { defineProjectCheck } from './check.ts';

/** Whose file it is, and the Gradle plugins that read it. A whole or half integrated owner checks its file itself. */
const owners: Record<string, { owner: string; plugin: RegExp }> = {
  'google-services.json': { owner: 'fcm', plugin: /^com\.google\.gms\.google-services$/ },
  'agconnect-services.json': { owner: 'huawei', plugin: /^com\.huawei\.agconnect$/ },
  'mcs-services.json': { owner: 'honor', plugin: /^com\.hihonor\.mcs\.asplugin$/ },
  'timpush-configs.json': { owner: 'tencent-im', plugin: /^$/ },
};

export default defineProjectCheck({
  name: 'json-misplaced',
  title: { en: 'Configuration files lie in the app module', zh: '配置 JSON 文件放在应用模块内' },
  steps: ['C6'],
  docs: 'https://developers.google.com/android/guides/google-services-plugin',
  confidence: 'A',
  aliases: [],
  messages: {
    outside: {
      severity: 'error',
      text: {
        en: '`{file}` lies outside every module; its Gradle plugin, which {module} applies, reads it from the app module only.',
        zh: '`{file}` 不在任何模块内；{module} 所用的 Gradle 插件只从应用模块读取它。',
      },
      fix: { en: 'Move it into the folder of the app module.', zh: '请把它移到应用模块的目录下。' },
    },
    unused: {
      severity: 'info',
      text: {
        en: '`{file}` lies outside every module, and nothing in the project reads it.',
        zh: '`{file}` 不在任何模块内，项目中也没有读取它的内容。',
      },
      fix: {
        en: 'Remove it, or move it into the app module together with the SDK and the plugin that read it.',
        zh: '请删除它；若要使用，请移到应用模块并引入相应的 SDK 与插件。',
      },
    },
  },
  *check({ project, app, modules, integrated }) {
    for (const { name, file, module } of project.serviceFiles) {
      const known = owners[name];
      if (module !== undefined || !known || integrated.has(known.owner)) continue;
      // The right file may lie in the module beside the one outside.
      if (project.serviceFiles.some((other) => other.name === name && other.module === app.name)) continue;
      const user = modules.find(({ plugins }) => plugins.some(({ id, applied }) => applied && known.plugin.test(id)));
      const at = { file, line: 1, column: 1 };
      yield user ? { messageId: 'outside', data: { file, module: user.name }, at } : { messageId: 'unused', data: { file }, at };
    }
  },
});
