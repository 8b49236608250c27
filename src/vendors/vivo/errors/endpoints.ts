/** Calls that carry a message. */
export const messageCalls = ['send', 'save', 'all', 'tag'] as const;

/** Calls that push: those with a message, and the one that sends a stored message to a list. */
export const pushCalls = [...messageCalls, 'list'] as const;

/** Documents and public sources that several rows cite. */
export const sources = {
  api: 'https://dev.vivo.com.cn/documentCenter/doc/362',
  classification: 'https://dev.vivo.com.cn/documentCenter/doc/359',
  limits: 'https://dev.vivo.com.cn/documentCenter/doc/695',
  authCopy: 'https://qro.cn/post/302609.html',
  modood: 'https://github.com/modood/pushapi',
  anaer: 'https://github.com/anaer/blog',
  zego: 'https://github.com/ZEGOCLOUD/docs_all',
  emas: 'https://help.aliyun.com/document_detail/611820.html',
  tim: 'https://cloud.tencent.com/document/product/269/130977',
  mob: 'https://juejin.cn/post/7262536203894079545',
  tpns: 'https://github.com/tencentyun/intlcloud-documents',
  doo: 'https://github.com/doopush/doopush',
  easemob: 'https://github.com/easemob/easemob-doc',
} as const;
