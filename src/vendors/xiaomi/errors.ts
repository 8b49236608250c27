import { defineCatalogue } from '../../core/catalogue.ts';
import { applicationErrors } from './errors/application.ts';
import { clientErrors } from './errors/client.ts';
import { commonErrors } from './errors/common.ts';
import { pushErrors } from './errors/push.ts';

/**
 * Every code the reference knows, grouped by number range: `common` (-1 … 10041), `application` (20209 … 27001), `push` (65003 … 200002)
 * and `client` (what the phone's SDK prints). Receipt types are not codes and are not here.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560
 */
export const catalogue = defineCatalogue({
  vendor: 'xiaomi',
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1560',
  entries: [...commonErrors, ...applicationErrors, ...pushErrors, ...clientErrors],
});
