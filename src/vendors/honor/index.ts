import { defineVendor } from '../../core/vendor.ts';

/** HONOR push: HONOR handsets since Magic UI 4.0; older ones use HUAWEI push. */
export default defineVendor({
  id: 'honor',
  displayName: 'HONOR',
  account: () => import('./account.ts'),
  message: () => import('./message.ts'),
  wire: () => import('./wire.ts'),
  client: () => import('./client.ts'),
  errors: () => import('./errors.ts'),
  token: () => import('./token.ts'),
  rules: () => import('./rules/index.ts'),
  sandbox: () => import('./sandbox/index.ts'),
  trace: () => import('./trace.ts'),
  project: () => import('./project/index.ts'),
  receipts: () => import('./receipts.ts'),
});
