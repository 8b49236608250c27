import type { BodyEvent } from '../core/events.ts';
import { cleanText, maskToken } from '../core/redact.ts';
import type { TokenResult } from '../core/result.ts';
import { judgeToken } from '../core/token.ts';
import type { Deps } from './deps.ts';
import { tokenId } from './token-id.ts';
import { vendorId, vendorNames, vendors } from './vendors.ts';

export interface TokenRequest {
  tokens: readonly string[];
  vendors: readonly string[];
  showTokens: boolean;
}

const noShape = {
  text: { en: 'No vendor is known to issue a token of this shape.', zh: '没有厂商发放这种形状的 token。' },
  fix: { en: 'Copy the whole token from the app’s log, without quotes or blanks.', zh: '请从应用日志中完整复制 token，不要带引号或空格。' },
};

const order = { certain: 0, likely: 1, possible: 2, odd: 3, wrong: 4 } as const;

/** Tells for every token which vendors issue that shape and what is wrong with it. */
export async function* token(request: TokenRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const ids = request.vendors.length > 0 ? request.vendors.map(vendorId) : vendorNames.map((vendor) => vendor.id);
  const facets = await Promise.all(
    ids.map(async (id) => {
      const vendor = await vendors[id]();
      return { id, displayName: vendor.displayName, facet: (await vendor.token()).tokenFacet };
    }),
  );
  for (const [index, value] of request.tokens.entries()) {
    const verdicts = facets.map((facet) => ({ ...facet, verdict: judgeToken(value, facet.facet) }));
    const fitting = verdicts.filter(({ verdict }) => verdict.shape).toSorted((a, b) => order[a.verdict.fit] - order[b.verdict.fit]);
    const result: TokenResult = {
      kind: 'token',
      index,
      token: request.showTokens ? cleanText(value) : maskToken(cleanText(value)),
      tokenId: tokenId(value),
      candidates: fitting.map(({ id, displayName, verdict }) => ({
        vendor: id,
        displayName,
        fit: verdict.fit,
        reason: verdict.shape?.text[deps.lang] ?? '',
        ...(verdict.shape ? { confidence: verdict.shape.confidence } : {}),
      })),
      problems: [],
    };
    // A mistake is worth telling only when no vendor issues this shape, or when a vendor was named.
    if (fitting.length === 0 || request.vendors.length > 0) {
      const seen = new Set<string>();
      for (const { id, verdict } of verdicts) {
        const { mistake } = verdict;
        if (!mistake || seen.has(mistake.text.en) || (mistake.vendor !== undefined && request.vendors.length === 0 && fitting.length > 0))
          continue;
        seen.add(mistake.text.en);
        result.problems.push({
          message: mistake.text[deps.lang],
          fix: mistake.fix[deps.lang],
          ...(request.vendors.length > 0 ? { vendor: id } : {}),
        });
      }
    }
    if (result.candidates.length === 0 && result.problems.length === 0)
      result.problems.push({ message: noShape.text[deps.lang], fix: noShape.fix[deps.lang] });
    yield { type: 'result', result };
  }
}
