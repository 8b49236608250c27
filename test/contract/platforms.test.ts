import { platformNames } from '../../src/platforms/names.ts';
import { platformContract, platformFacetContract, type Exception } from './platform-contract.ts';

/** Where a platform's documented behaviour differs from the common table. */
const exceptions: Partial<Record<string, Exception[]>> = {
  'tencent-im': [{ reason: 'a push by REST ignores the receiver’s do-not-disturb by default', fates: { muted: 'phone' } }],
};

for (const { id } of platformNames) {
  platformFacetContract(id);
  for (const door of ['in process', 'socket'] as const) platformContract(id, door, exceptions[id] ?? []);
}
