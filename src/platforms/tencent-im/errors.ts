import { defineCatalogue } from '../../core/catalogue.ts';
import { clientErrors } from './errors/client.ts';
import { commonErrors } from './errors/common.ts';
import { messageErrors } from './errors/message.ts';
import { pushErrors } from './errors/push.ts';
import { docs } from './wire.ts';

/**
 * Every code that Tencent IM’s REST API and its phone SDK are documented to give for login, messages and push.
 *
 * @see https://www.tencentcloud.com/document/product/1047/34348
 */
export const catalogue = defineCatalogue({
  vendor: 'tencent-im',
  docs: docs.errors,
  entries: [...commonErrors, ...pushErrors, ...messageErrors, ...clientErrors],
});
