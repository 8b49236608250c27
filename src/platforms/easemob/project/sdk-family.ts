import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { filesOfFamily, librariesOfFamily } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-family',
  title: { en: 'One family of the SDK is used, not two', zh: '只使用一套 SDK' },
  steps: ['J1', 'A7'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    libraries: {
      severity: 'error',
      text: {
        en: 'The app has Easemob’s own SDK and its Agora build (`{found}`) at once: each has its own login, and a token uploaded by one is unknown to the other.',
        zh: '应用同时引入了环信 SDK 和声网版本（`{found}`）：两者登录状态独立，一方上报的 Token 另一方并不知道。',
      },
      fix: { en: 'Keep the one whose console holds your app.', zh: '请只保留控制台所对应的那一套。' },
    },
    imports: {
      severity: 'error',
      text: {
        en: 'The sources use `com.hyphenate` and `io.agora` at once; only one of the two is in the dependencies.',
        zh: '源码同时使用了 `com.hyphenate` 和 `io.agora`，而依赖中只有其中一套。',
      },
      fix: {
        en: 'Use the classes of the SDK that is in the dependencies; samples of the other one have other names (`EMClient`, `ChatClient`).',
        zh: '请使用依赖中那一套 SDK 的类；另一套的示例代码类名不同（`EMClient`、`ChatClient`）。',
      },
    },
  },
  *check({ modules }) {
    const [hyphenate] = librariesOfFamily(modules, 'hyphenate');
    const [agora] = librariesOfFamily(modules, 'agora');
    if (hyphenate && agora) {
      yield { messageId: 'libraries', data: { found: agora.notation }, at: agora.at };
      return;
    }
    if (!hyphenate && !agora) return;
    const foreign = filesOfFamily(modules, hyphenate ? 'agora' : 'hyphenate').flatMap(
      (file) => file.classes[0]?.at ?? file.calls[0]?.at ?? { file: file.file, line: 1, column: 1 },
    );
    const [at] = foreign;
    if (at && filesOfFamily(modules, hyphenate ? 'hyphenate' : 'agora').length > 0) yield { messageId: 'imports', at };
  },
});
