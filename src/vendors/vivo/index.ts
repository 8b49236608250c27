import { defineVendor } from '../../core/vendor.ts';

/** vivo Push (UPS): vivo and iQOO handsets. */
export default defineVendor({
  id: 'vivo',
  displayName: 'vivo',
  account: () => import('./account.ts'),
  message: () => import('./message.ts'),
  wire: () => import('./wire.ts'),
  client: () => import('./client.ts'),
  errors: () => import('./errors.ts'),
  token: () => import('./token.ts'),
  rules: () => import('./rules/index.ts'),
  sandbox: () => import('./sandbox/index.ts'),
  trace: () => import('./trace.ts'),
  receipts: () => import('./receipts.ts'),
  project: () => import('./project/index.ts'),
});
