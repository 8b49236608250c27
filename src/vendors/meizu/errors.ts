import { defineCatalogue } from '../../core/catalogue.ts';
import { clientErrors } from './errors/client.ts';
import { requestErrors } from './errors/request.ts';
import { targetErrors } from './errors/target.ts';

/**
 * Every code the reference knows: `request` (top-level `code`), `target` (keys of `value` in the answer to a send) and `client` (what the
 * phone's SDK answers or logs). 110010 stands in both server groups with two meanings; the one in `value` has the sub-code `target`.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const catalogue = defineCatalogue({
  vendor: 'meizu',
  docs: 'https://github.com/MEIZUPUSH/PushAPI',
  entries: [...requestErrors, ...targetErrors, ...clientErrors],
});
