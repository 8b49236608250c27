import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J9',
  phase: 'J',
  question: {
    en: 'Does the app register for push in its main process only?',
    zh: '是否只在主进程中注册推送？',
  },
  why: {
    en: 'Push components run in `:pushservice`, so Android creates the Application object once more for that process. Registering there too makes both registrations disturb each other, and a listener set there never hears anything.',
    zh: '推送组件运行在 `:pushservice` 进程，系统会为它再创建一次 Application。如果两个进程都注册推送，会互相干扰；在该进程设置的监听也收不到回调。',
  },
  needs: ['project'],
  vendors: ['xiaomi', 'huawei'],
  verdict: 'client-integration',
  fix: {
    en: 'Guard the registration and the listener in `Application.onCreate` with a check that the process name equals the package name.',
    zh: '在 `Application.onCreate` 中先判断当前进程名等于包名，再注册推送和设置监听。',
  },
  ask: {
    question: {
      en: 'Is the call that registers for push (`MiPushClient.registerPush`, the HUAWEI token request) behind a main-process check?',
      zh: '注册推送的代码（`MiPushClient.registerPush`、华为获取 token）外层是否有主进程判断？',
    },
    look: {
      en: '`Application.onCreate` in the sources; in `adb logcat` the registration must appear under one process id only.',
      zh: '查看源码中的 `Application.onCreate`；`adb logcat` 中注册日志应只出现在一个进程号下。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: ['https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544', 'https://cloud.tencent.com/document/product/269/75428'],
  confidence: 'A',
});
