import { verdictOfErrorClass, type Evidence, type VerdictClass } from '../../core/step.ts';
import { failedHop, platformRefusals, vendorClassOf, vendorRefusalThrough, verdictOfRefusal } from './platform.ts';
import { mismatchOf } from './platform-mismatch.ts';
import { codeMeanings, verdictOfPush } from './push-verdict.ts';
import { quotaCodes } from './quota.ts';

/** Words by which vendors call a token dead, where a trace hands on the words and an HTTP status. */
const deadToken = /unregistered|not ?registered|bad ?device ?token|invalid[ _-]?(?:token|reg)|reg(?:istration)?[ _-]?id|regid|pushid/i;

/**
 * What a vendor's code speaks for that only a platform tells: by its meaning, its quota, or the class in the vendor's catalogue. `none-found` where
 * nothing has it.
 */
export function verdictOfVendorCode(evidence: Evidence, code: string, said = ''): VerdictClass {
  const { vendor, push } = evidence;
  // The vendor said the same to the direct push, and there the catalogue has the class.
  const direct = push?.code === code ? verdictOfPush(evidence) : undefined;
  if (direct) return direct.verdict;
  const meaning = Object.hasOwn(codeMeanings, vendor) ? codeMeanings[vendor]?.[code] : undefined;
  if (meaning && meaning.when === undefined) return meaning.verdict;
  const quota = Object.hasOwn(quotaCodes, vendor) ? quotaCodes[vendor]?.[code] : undefined;
  if (quota !== undefined) return 'quota';
  const errorClass = vendorClassOf(evidence, code);
  if (errorClass !== undefined) return verdictOfErrorClass[errorClass];
  return deadToken.test(said) ? 'token' : 'none-found';
}

/** What the failed station of a platform's trace speaks for: before the vendor -1 and -2 are the platform's own codes. */
export function verdictOfHop(evidence: Evidence): VerdictClass {
  const hop = failedHop(evidence);
  if (!hop) return 'none-found';
  if (hop.at === 'phone') return 'device-settings';
  if (hop.at === 'platform') return hop.code === '-1' ? 'app-identity' : hop.code === '-2' ? 'binding' : 'server';
  return mismatchOf(evidence)?.verdict ?? verdictOfVendorCode(evidence, hop.code, hop.said);
}

/** What the failed push of the platform speaks for; undefined when it was not sent, or did not fail on its way to the phone. */
export function verdictOfFailedPush(evidence: Evidence): VerdictClass | undefined {
  const { platform } = evidence;
  if (!platform) return undefined;
  const known = mismatchOf(evidence)?.verdict;
  if (known) return known;
  const refusal = platformRefusals(platform).find(({ of }) => of === 'push');
  const through = vendorRefusalThrough(evidence);
  if (refusal && through) return verdictOfVendorCode(evidence, through.code, through.said);
  if (refusal) return verdictOfRefusal(platform, refusal);
  const hop = failedHop(evidence);
  return hop && hop.at !== 'phone' ? verdictOfHop(evidence) : undefined;
}
