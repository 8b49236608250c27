import type { KindMap, KindMapping } from '../../core/kind.ts';
import type { Confidence } from '../../core/catalogue.ts';
import { classifications, type operationalCategories, type systemCategories } from './wire.ts';

function system(category: (typeof systemCategories)[number], confidence: Confidence, collapsed?: true): KindMapping {
  return {
    fields: { '/classification': classifications.system, '/category': category },
    // A daily allowance per app, no limit per phone; no right has to be applied for.
    quotaClass: 'private',
    ...(collapsed ? { collapsed } : {}),
    confidence,
  };
}

function operational(category: (typeof operationalCategories)[number], confidence: Confidence): KindMapping {
  return { fields: { '/classification': classifications.operational, '/category': category }, quotaClass: 'public', confidence };
}

/** Our mapping of kinds to vivo's classes and categories. Marked `?` where no category names the kind and the nearest one was chosen. */
export const kinds: KindMap = {
  im: system('IM', 'B', true),
  // The VoIP message of doc 979 needs its own application; an ordinary call notice counts as IM.
  call: system('IM', 'B', true),
  subscription: system('SUBSCRIPTION', 'B'),
  travel: system('ORDER', '?', true),
  health: system('TODO', '?', true),
  schedule: system('TODO', 'B', true),
  account: system('ACCOUNT', 'B', true),
  order: system('ORDER', 'B', true),
  finance: system('ACCOUNT', 'B', true),
  device: system('DEVICE_REMINDER', 'B'),
  mail: system('TODO', '?', true),
  // No system category covers general notices of an app, and vivo re-labels what it finds promotional.
  system: operational('CONTENT', '?'),
  // vivo names likes, comments and follows among what is no system message.
  social: operational('SOCIAL', 'B'),
  // Missing in one list of 2025.
  news: operational('NEWS', 'C'),
  marketing: operational('MARKETING', 'B'),
};
