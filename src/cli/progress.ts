import type { Progress } from '../api/deps.ts';
import { render, type Lang, type Text } from '../core/text.ts';

const texts = {
  waiting: {
    en: '{vendor} answered {reason}, which proves that it did not take the push: waiting {seconds} s before another attempt',
    zh: '{vendor} 返回 {reason}，确定未受理该推送：等待 {seconds} 秒后重试',
  },
  sending: { en: '{done} sent', zh: '已发送 {done} 条' },
  stage: { en: '{vendor}: {stage} …', zh: '{vendor}：{stage} …' },
} satisfies Record<string, Text>;

/** The progress line on standard error: one line that is rewritten on a terminal, only what matters elsewhere. */
export function createProgress(options: { lang: Lang; write: (text: string) => void; live: boolean; quiet: boolean }): {
  report(progress: Progress): void;
  clear(): void;
} {
  let shown = false;
  const clear = () => {
    if (shown) options.write('\r\u001b[2K');
    shown = false;
  };
  return {
    clear,
    report(progress) {
      if (options.quiet) return;
      if (progress.type === 'waiting') {
        clear();
        options.write(
          `${render(texts.waiting, options.lang, { vendor: progress.vendor, reason: progress.reason, seconds: (progress.ms / 1000).toFixed(1) })}\n`,
        );
      } else if (progress.type === 'note') {
        clear();
        options.write(`${progress.text}\n`);
      } else if (options.live) {
        clear();
        options.write(
          progress.type === 'sending'
            ? render(texts.sending, options.lang, { done: progress.done })
            : render(texts.stage, options.lang, progress),
        );
        shown = true;
      }
    },
  };
}
