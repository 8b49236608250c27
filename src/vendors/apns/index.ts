import { defineVendor } from '../../core/vendor.ts';

export default defineVendor({
  id: 'apns',
  displayName: 'APNs',
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
