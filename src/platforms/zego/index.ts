import { definePlatform } from '../../core/platform.ts';

/** ZEGO: ZIM (chat) with ZPNs (its push service and phone SDK). */
export default definePlatform({
  id: 'zego',
  displayName: 'ZEGO',
  account: () => import('./account.ts'),
  message: () => import('./message.ts'),
  wire: () => import('./wire.ts'),
  client: () => import('./client.ts'),
  errors: () => import('./errors.ts'),
  rules: () => import('./rules/index.ts'),
  user: () => import('./user.ts'),
  display: () => import('./display.ts'),
  trace: () => import('./trace.ts'),
  route: () => import('./route.ts'),
  receipts: () => import('./receipts.ts'),
  project: () => import('./project/index.ts'),
  sandbox: () => import('./sandbox/index.ts'),
});
