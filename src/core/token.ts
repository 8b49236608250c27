import type { Confidence } from './catalogue.ts';
import type { Text } from './text.ts';

/** A shape that tokens of one vendor have. */
export interface TokenShape {
  /** kebab-case, e.g. `fid`, `registration-id-cn`. */
  name: string;
  pattern: RegExp;
  /** How much a match says: `certain` (only this vendor), `likely`, `possible` (others look the same). */
  certainty: 'certain' | 'likely' | 'possible';
  text: Text;
  confidence: Confidence;
}

/** A shape that tells a mistake: another vendor's token, a copy error. */
export interface TokenMistake {
  pattern: RegExp;
  /** The vendor whose token it looks like, when it is one. */
  vendor?: string;
  text: Text;
  fix: Text;
}

/** What `token.ts` exports as `tokenFacet`. */
export interface TokenFacet {
  /** Strongest first. */
  shapes: readonly TokenShape[];
  /** Looked at before the shapes. */
  mistakes: readonly TokenMistake[];
  /** An example of every shape, for tests and help; never a real token. */
  examples: readonly string[];
}

export interface TokenVerdict {
  fit: 'certain' | 'likely' | 'possible' | 'odd' | 'wrong';
  shape?: TokenShape;
  mistake?: TokenMistake;
}

/** Judges a token against one vendor: a mistake is `wrong`, no known shape is `odd` (length is never proof). */
export function judgeToken(token: string, facet: TokenFacet): TokenVerdict {
  const mistake = facet.mistakes.find((candidate) => candidate.pattern.test(token));
  if (mistake) return { fit: 'wrong', mistake };
  const shape = facet.shapes.find((candidate) => candidate.pattern.test(token));
  return shape ? { fit: shape.certainty, shape } : { fit: 'odd' };
}
