import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'C6',
  phase: 'C',
  question: {
    en: 'Are google-services.json, agconnect-services.json and mcs-services.json in the app module, and of this app?',
    zh: 'google-services.json、agconnect-services.json、mcs-services.json 是否放在 app 模块下，且属于该应用？',
  },
  why: {
    en: 'The Gradle plugins read the file of the app module. A file in the project root, or one of another project, gives a build without ids or tokens of a foreign project.',
    zh: 'Gradle 插件读取的是 app 模块下的文件。放在工程根目录，或用了其他项目的文件，打出的包会缺少 ID，或拿到别的项目的 token。',
  },
  needs: ['project'],
  vendors: ['huawei', 'fcm', 'honor'],
  verdict: 'app-identity',
  fix: {
    en: 'Download the file anew for this package and put it into the app module (per flavour under src/<flavour>/ where needed). An older Tencent guide says the project root; the plugins do not look there.',
    zh: '请按该包名重新下载，并放入 app 模块（按需放到 src/<渠道>/）。腾讯的旧文档写的是工程根目录，但插件并不读取那里。',
  },
  sources: [
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
    'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
  ],
  confidence: 'A',
});
