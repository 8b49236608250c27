import { vendorNames, type VendorId } from '../../src/vendors/index.ts';
import { facetContract, vendorContract, type Skip } from './vendor-contract.ts';

const skips: Partial<Record<VendorId, Skip[]>> = {
  meizu: [
    {
      reason: 'Meizu has no access token: every request carries its own sign',
      tests: ['the access token is fetched once and again only after it expired'],
    },
  ],
  vivo: [{ reason: 'vivo’s list send is two calls (save, then push); the engine sends singly', tests: [] }],
  xiaomi: [
    {
      reason: 'Xiaomi has no access token: the secret travels with every request',
      tests: ['the access token is fetched once and again only after it expired'],
    },
    {
      reason: 'Xiaomi answers a list as a whole; the engine sends singly unless told otherwise',
      tests: ['a batch gives each token its own answer, in input order'],
    },
  ],
};

for (const { id } of vendorNames) {
  for (const door of ['in process', 'socket'] as const) vendorContract(id, door, skips[id]);
  facetContract(id);
}
