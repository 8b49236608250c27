import { defineCatalogue } from '../../core/catalogue.ts';
import { clientErrors } from './errors/client.ts';
import { serverErrors } from './errors/server.ts';

/**
 * Every code that OPPO's server API and its phone SDK are known to print. Codes that no source explains (52, 53, 56-58, 60-66, 68-100)
 * are left out on purpose.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11235
 */
export const catalogue = defineCatalogue({
  vendor: 'oppo',
  docs: 'https://open.oppomobile.com/documentation/page/info?id=11235',
  entries: [...serverErrors, ...clientErrors],
});
