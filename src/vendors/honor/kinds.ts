import type { Confidence } from '../../core/catalogue.ts';
import type { KindMap, KindMapping } from '../../core/kind.ts';

const selfClassification = {
  en: 'The self-classification right (自分类权益), applied for in the HONOR console; needed since 2024-12-31 by one relay’s document.',
  zh: '需在荣耀平台申请自分类权益；据某中转平台文档，自 2024-12-31 起必须具备。',
};

const withoutRight = {
  en: 'HONOR accepts the push and handles it as marketing (资讯营销): silent, 2 a day on one phone (5 for licensed news apps).',
  zh: '荣耀会受理推送，但按资讯营销类处理：静默展示，单设备每天 2 条（具备新闻资质的应用 5 条）。',
};

/** HONOR has two classes and no categories, so every kind shares its fields with others. */
function service(confidence: Confidence): KindMapping {
  return {
    fields: { '/android/notification/importance': 'NORMAL' },
    quotaClass: 'unlimited',
    right: selfClassification,
    without: withoutRight,
    collapsed: true,
    confidence,
  };
}

function marketing(confidence: Confidence): KindMapping {
  return { fields: { '/android/notification/importance': 'LOW' }, quotaClass: 'public', collapsed: true, confidence };
}

/**
 * Our mapping of kinds to HONOR's two classes: NORMAL = service and communication (服务通讯), LOW = marketing (资讯营销). Marked `?` where no
 * source that push-check read puts the kind into a class.
 */
export const kinds: KindMap = {
  im: service('B'),
  // An incoming call needs the separate VoIP right, whose field in the body is not known.
  call: service('?'),
  subscription: service('?'),
  travel: service('?'),
  health: service('?'),
  schedule: service('?'),
  account: service('?'),
  order: service('?'),
  finance: service('?'),
  device: service('?'),
  mail: service('?'),
  system: service('?'),
  social: marketing('?'),
  news: marketing('B'),
  marketing: marketing('B'),
};
