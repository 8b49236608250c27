import { definePlatform } from '../../core/platform.ts';

/** Tencent Cloud IM (Chat) and its Push service. */
export default definePlatform({
  id: 'tencent-im',
  displayName: 'Tencent IM',
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
  loss: () => import('./loss.ts'),
  receipts: () => import('./receipts.ts'),
  project: () => import('./project/index.ts'),
  sandbox: () => import('./sandbox/index.ts'),
});
