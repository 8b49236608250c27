import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import type { Judgement } from './judge.ts';
import type { Explanation } from './result.ts';
import type { Lang } from './text.ts';
import { unknownCode } from './transport-errors.ts';

/** A catalogue row in the user's language. */
export function explainEntry(entry: CatalogueEntry, catalogue: Catalogue, lang: Lang): Explanation {
  return {
    title: entry.title[lang],
    cause: entry.cause[lang],
    fix: entry.fix[lang],
    docs: entry.source ?? catalogue.docs,
    confidence: entry.confidence,
  };
}

/** The explanation of a judgement; nothing for an accepted push, an honest word for an unknown code. */
export function explainJudgement(judgement: Judgement, vendorDocs: string, lang: Lang): Explanation | undefined {
  if (judgement.entry && judgement.catalogue) return explainEntry(judgement.entry, judgement.catalogue, lang);
  if (judgement.code === undefined) return undefined;
  return { title: unknownCode.title[lang], cause: unknownCode.cause[lang], fix: unknownCode.fix[lang], docs: vendorDocs, confidence: '?' };
}
