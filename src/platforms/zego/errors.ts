import { defineCatalogue } from '../../core/catalogue.ts';
import { businessErrors } from './errors/business.ts';
import { clientErrors } from './errors/client.ts';
import { gatewayErrors } from './errors/gateway.ts';

/**
 * Codes of the ZIM server API (common ones of the gateway, then those of the service) and of the ZPNs SDK on the phone. Codes that only rooms,
 * friends and group administration have are left out: no push test meets them.
 *
 * @see https://doc-zh.zego.im/zim-server/return-codes
 */
export const catalogue = defineCatalogue({
  vendor: 'zego',
  docs: 'https://doc-zh.zego.im/zim-server/return-codes',
  entries: [...gatewayErrors, ...businessErrors, ...clientErrors],
});
