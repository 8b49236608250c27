import { defineCatalogue } from '../../core/catalogue.ts';
import { authErrors } from './errors/auth.ts';
import { clientErrors } from './errors/client.ts';
import { docs } from './errors/docs.ts';
import { legacyErrors } from './errors/legacy.ts';
import { reasonErrors } from './errors/reasons.ts';
import { sendErrors } from './errors/send.ts';

export { reasonNames } from './errors/reasons.ts';

/** Every code that HUAWEI's servers and its SDKs on the phone are known to print; receipts have states of their own. */
export const catalogue = defineCatalogue({
  vendor: 'huawei',
  docs: docs.androidSend,
  entries: [...authErrors, ...sendErrors, ...reasonErrors, ...clientErrors, ...legacyErrors],
});
