import { defineCatalogue } from '../../core/catalogue.ts';
import { clientErrors } from './errors/client.ts';
import { docs, serverErrors } from './errors/server.ts';

/**
 * Every code of HONOR that a source names. The vendor's own tables of response and receipt codes could not be read, so rows marked `C` or
 * `?` say so in their cause; a code without a row is shown with its raw answer.
 *
 * @see https://developer.honor.com/cn/docs/11002/reference/downlink-message
 */
export const catalogue = defineCatalogue({
  vendor: 'honor',
  docs,
  entries: [...serverErrors, ...clientErrors],
});
