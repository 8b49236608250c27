import { argumentValue } from '../../../core/project-code.ts';
import { known, metaDataOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, enabledVendors } from './facts.ts';

/** The long names, and the short ones of ZEGO’s native page. */
const ids = /^(?:com\.vivo\.push\.)?app_id$/;
const keys = /^(?:com\.vivo\.push\.)?api_key$/;

/** An id or key as vivo gives them, not a sample text. */
const isReal = (value: string) => /^[\da-f-]{5,}$/i.test(value);

export default defineProjectCheck({
  name: 'vivo-meta-data',
  title: { en: 'vivo has the same ids in the manifest and in code', zh: 'manifest 与代码中的 vivo 参数一致' },
  steps: ['C7', 'J8'],
  docs: docs.implement,
  confidence: 'A',
  aliases: [],
  messages: {
    other: {
      severity: 'error',
      text: {
        en: 'The meta-data `{name}` differs from what `enableVivoPush` gets.',
        zh: 'meta-data `{name}` 与 `enableVivoPush` 传入的值不一致。',
      },
      fix: { en: 'Use the AppID and AppKey of one vivo app in both.', zh: '两处应使用同一个 vivo 应用的 AppID 和 AppKey。' },
    },
  },
  *check({ modules }) {
    const call = enabledVendors(modules).find(({ vendor }) => vendor === 'vivo')?.call;
    if (!call) return;
    for (const [index, names] of [ids, keys].entries()) {
      const wanted = argumentValue(modules, call, index);
      if (wanted === undefined || !isReal(wanted)) continue;
      for (const entry of metaDataOf(modules, names)) {
        const found = known(entry.value);
        if (found !== undefined && isReal(found) && found !== wanted)
          yield { messageId: 'other', data: { name: entry.name }, at: entry.at };
      }
    }
  },
});
