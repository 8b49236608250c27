import { defineCatalogue } from '../../core/catalogue.ts';
import { accessErrors } from './errors/access.ts';
import { clientErrors } from './errors/client.ts';
import { pushErrors } from './errors/push.ts';
import { requestErrors } from './errors/request.ts';

/**
 * Every code that Easemob's REST APIs, its push results and its phone SDK are documented to give. A vendor's own code inside a push result
 * (endpoint `vendor`) is explained by that vendor's catalogue.
 */
export const catalogue = defineCatalogue({
  vendor: 'easemob',
  docs: 'https://doc.easemob.com/document/server-side/error.html',
  entries: [...accessErrors, ...requestErrors, ...pushErrors, ...clientErrors],
});
