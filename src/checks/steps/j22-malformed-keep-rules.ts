import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J22',
  phase: 'J',
  question: {
    en: 'Are there malformed keep rules, copied from old guides?',
    zh: '混淆规则中是否有从旧教程抄来的错误写法？',
  },
  why: {
    en: 'The rules of the legacy Tencent guide lack the word `class`, or have a blank inside the package name (`com.huawei.android. pushselfshow`). R8 refuses them or matches nothing, and the classes are gone in release.',
    zh: '腾讯旧版文档里的规则有的漏了 `class`，有的包名中间多了空格（`com.huawei.android. pushselfshow`）。R8 要么报错，要么匹配不到任何类，Release 包中这些类照样被移除。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['tencent-im'],
  verdict: 'client-integration',
  fix: {
    en: 'Write `-keep class <full name> { *; }` on one line, without blanks inside names, and delete the rules of libraries that are no longer used (pushagent, microkernel, baidu mapapi).',
    zh: '统一写成一行 `-keep class <完整类名> { *; }`，名称中不要有空格；已不再使用的库（pushagent、microkernel、百度 mapapi）的规则直接删除。',
  },
  ask: {
    question: {
      en: 'Does a keep rule lack the word `class`, or hold a blank inside a package name?',
      zh: '是否有 `-keep` 规则漏写 `class`，或包名中间带空格？',
    },
    look: {
      en: 'Search `app/proguard-rules.pro` for `-keep com.` and for a blank after a dot.',
      zh: '在 `app/proguard-rules.pro` 中搜索 `-keep com.`，以及点号后面的空格。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: ['https://developer.android.com/build/shrink-code', 'https://cloud.tencent.com/document/product/269/139819'],
  confidence: 'A',
});
