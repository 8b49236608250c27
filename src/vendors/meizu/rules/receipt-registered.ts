import { docs, partOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** The host of an address, or of a name that stands alone. */
function hostOf(address: string): string {
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return URL.canParse(url) ? new URL(url).host.toLowerCase() : address.toLowerCase();
}

export default defineRule({
  name: 'receipt-registered',
  subject: 'wire',
  title: { en: 'The receipt address is registered in the console', zh: '回执地址须在控制台登记' },
  docs: docs.api,
  confidence: 'B',
  aliases: ['MZ-CB-002'],
  messages: {
    unregistered: {
      severity: 'warn',
      text: {
        en: 'The receipt address is at {host}, which is not among the registered ones of the config; receipts, or the send itself, then fail.',
        zh: '回执地址的域名 {host} 不在配置的已登记地址中；未登记时收不到回执，甚至整次推送失败。',
      },
      fix: {
        en: 'Register it at push.meizu.com → 配置管理 → 回执管理 and add it to `receiptUrls`.',
        zh: '请在 push.meizu.com“配置管理 → 回执管理”登记，并加入 `receiptUrls`。',
      },
    },
    unknown: {
      severity: 'info',
      text: {
        en: 'The receipt address at {host} has to be registered in the console; the config does not list the registered ones.',
        zh: '回执地址（域名 {host}）须先在控制台登记；配置中没有列出已登记的地址。',
      },
      fix: {
        en: 'Check push.meizu.com → 配置管理 → 回执管理, and list the addresses in `receiptUrls`.',
        zh: '请在 push.meizu.com“配置管理 → 回执管理”确认，并把地址写入 `receiptUrls`。',
      },
    },
  },
  *check({ wire, account }) {
    const callback = textOf(partOf(wire, 'extra')['callback']);
    if (callback.trim() === '') return;
    const host = hostOf(callback);
    const path = '/messageJson/extra/callback';
    if (account?.receiptUrls === undefined) yield { messageId: 'unknown', path, data: { host } };
    else if (!account.receiptUrls.some((url) => hostOf(url) === host)) yield { messageId: 'unregistered', path, data: { host } };
  },
});
