import { defineCatalogue } from '../../core/catalogue.ts';
import { accessErrors } from './errors/access.ts';
import { clientErrors } from './errors/client.ts';
import { limitErrors } from './errors/limits.ts';
import { httpErrors, payloadErrors } from './errors/payload.ts';

/**
 * The codes of vivo's server API and phone SDK that a source explains. vivo's own list (doc 368) could not be read, so codes outside this
 * table exist; they are shown with `desc`. Two tables found in public code contradict the official SDK and are left out.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/368
 */
export const catalogue = defineCatalogue({
  vendor: 'vivo',
  docs: 'https://dev.vivo.com.cn/documentCenter/doc/368',
  entries: [...accessErrors, ...limitErrors, ...payloadErrors, ...httpErrors, ...clientErrors],
});
