import { valueAt } from '../../core/pointer.ts';
import type { ClickAction } from '../../core/message.ts';
import type { Evidence } from '../../core/step.ts';

/**
 * What a tap does by the message: `app` also when nothing is said (every vendor's default). Undefined when there is no message, or when its vendor
 * block may say it in the vendor's own fields.
 */
export function clickOf({ message, vendor }: Evidence): ClickAction | undefined {
  if (!message) return undefined;
  if (message.click) return message.click;
  return message.vendors?.[vendor] === undefined ? { open: 'app' } : undefined;
}

/** The package that an intent names, in `component=` or `package=`. */
export function packageOfIntent(intent: string): string | undefined {
  return /[;#]component=([^/;]+)\//.exec(intent)?.[1] ?? /[;#]package=([^;]+)/.exec(intent)?.[1];
}

/** What is malformed about an intent URI; undefined when nothing is, or it is a plain deep link or an action. */
export function intentFault(intent: string): 'no-start' | 'no-end' | 'blank' | undefined {
  if (/\s/.test(intent)) return 'blank';
  const isIntent = /^intent:/i.test(intent);
  const hasTail = intent.includes('#Intent;');
  if (isIntent !== hasTail) return 'no-start';
  return isIntent && !/;end;?$/.test(intent) ? 'no-end' : undefined;
}

/** The package name of the account, where the vendor's account has one. */
export function packageOfAccount(evidence: Evidence): string | undefined {
  const name = valueAt(evidence.account, '/packageName');
  return typeof name === 'string' ? name : undefined;
}
