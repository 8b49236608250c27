import type { KindMap, KindMapping } from '../../core/kind.ts';
import type { Confidence } from '../../core/catalogue.ts';

const serviceRight = {
  en: 'The Communication & Service right for this category, granted by OPPO per app; the category may also need an approved private message template.',
  zh: '需向 OPPO 申请“通讯与服务”类中该 category 的权限；部分 category 还须使用已审核的私信模板。',
};

const serviceWithout = {
  en: 'OPPO refuses the push: code 67 without the right for the category, code 54 without the template.',
  zh: 'OPPO 会拒绝推送：没有该分类的权限返回 67，缺少私信模板返回 54。',
};

function service(category: string, confidence: Confidence, collapsed?: true): KindMapping {
  return {
    fields: { '/notification/category': category },
    quotaClass: 'unlimited',
    right: serviceRight,
    without: serviceWithout,
    ...(collapsed ? { collapsed } : {}),
    confidence,
  };
}

function content(category: string, confidence: Confidence): KindMapping {
  return { fields: { '/notification/category': category }, quotaClass: 'public', confidence };
}

/** Our mapping of kinds to OPPO's ten categories. Marked `?` where no category names the kind and the nearest one was chosen. */
export const kinds: KindMap = {
  im: service('IM', 'B', true),
  // Voice and video calls count as IM; the separate VoIP push needs its own application.
  call: service('IM', 'B', true),
  subscription: service('SUBSCRIPTION', 'B'),
  travel: service('ORDER', '?', true),
  health: service('TODO', '?', true),
  schedule: service('TODO', 'B', true),
  account: service('ACCOUNT', 'B', true),
  order: service('ORDER', 'B', true),
  finance: service('ACCOUNT', 'B', true),
  device: service('DEVICE_REMINDER', 'B'),
  mail: service('TODO', '?', true),
  // No service category covers general notices of an app, and a wrong one risks the app's right.
  system: content('CONTENT', '?'),
  social: content('SOCIAL', 'B'),
  news: content('NEWS', 'B'),
  marketing: content('MARKETING', 'B'),
};
