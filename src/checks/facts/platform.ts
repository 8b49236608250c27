import type { ErrorClass } from '../../core/catalogue.ts';
import {
  verdictOfErrorClass,
  type Evidence,
  type PlatformEvidence,
  type PushEvidence,
  type StepAnswer,
  type VerdictClass,
} from '../../core/step.ts';
import { placeholders, type Text, type TextData } from '../../core/text.ts';
import type { UserFacts } from '../../core/user.ts';
import { citing, findingsOf } from '../message-evidence.ts';

const texts = {
  refused: { en: '{platform} refused with {code}.', zh: '{platform} 拒绝了请求，返回 {code}。' },
  refusedSaying: { en: '{platform} refused with {code}: “{said}”.', zh: '{platform} 拒绝了请求，返回 {code}：“{said}”。' },
  unanswered: { en: 'No answer came back from {platform} ({code}).', zh: '没有收到 {platform} 的应答（{code}）。' },
  stranger: {
    en: 'Something answered for {platform}, but not in its own form ({code}).',
    zh: '{platform} 的地址有应答，但不是其自身格式（{code}）。',
  },
  trouble: { en: '{platform} answered {code}: its own service failed.', zh: '{platform} 返回 {code}：其服务自身出错。' },
  accepted: { en: '{platform} took the call for {user}.', zh: '{platform} 已受理发给 {user} 的请求。' },
  vendorTook: { en: 'The vendor took a push to {user} through {platform}.', zh: '厂商已受理经由 {platform} 发给 {user} 的推送。' },
  linted: { en: 'The rules of {platform} have nothing against it.', zh: '{platform} 的规则没有发现问题。' },
} satisfies Record<string, Text>;

/** A refusal of the platform, whether of a question or of the push. */
export interface PlatformRefused {
  of: 'query' | 'push';
  endpoint?: string;
  status: PushEvidence['status'];
  code?: string;
  errorClass?: ErrorClass;
  said?: string;
}

const notRefused: readonly PushEvidence['status'][] = ['accepted', 'validated', 'dry-run', 'skipped'];

/** What the platform refused: the push first, then its questions. */
export function platformRefusals(platform: PlatformEvidence): PlatformRefused[] {
  const { push } = platform;
  const ofPush: PlatformRefused[] =
    push === undefined || notRefused.includes(push.status)
      ? []
      : [
          {
            of: 'push',
            status: push.status,
            ...(push.code === undefined ? {} : { code: push.code }),
            ...(push.errorClass === undefined ? {} : { errorClass: push.errorClass }),
            ...(push.vendorMessage === undefined ? {} : { said: push.vendorMessage }),
          },
        ];
  return [...ofPush, ...platform.refusals.map((refusal) => ({ of: 'query' as const, ...refusal }))];
}

/**
 * Codes of the platforms whose verdict is not the one of their class.
 *
 * @see https://doc.easemob.com/document/server-side/callback_offline_push.html
 * @see https://trtc.io/document/67553
 */
export const platformVerdicts: Readonly<Record<string, Readonly<Record<string, VerdictClass>>>> = {
  easemob: {
    'no notifier exist': 'app-identity',
    'invalid notifier': 'app-identity',
    'notifier disabled': 'credential',
    'notifier is ban': 'credential',
    'notifier out of limit': 'credential',
    'push yet but fail': 'none-found',
    FAIL: 'none-found',
  },
  'tencent-im': {
    // Every UserSig is made for the call, so an expired one means that the clock is behind.
    '70001': 'clock',
    '70051': 'app-state',
    '20007': 'app-state',
    '70107': 'app-state',
    '90012': 'app-state',
    '90048': 'app-state',
    '20006': 'message',
    '-1': 'app-identity',
    '-2': 'binding',
  },
};

/** Whether a code is the transport's, not the platform's. */
function isTransport(code: string | undefined): boolean {
  return code !== undefined && (code.startsWith('ERR_') || code.startsWith('http-'));
}

/** What a platform's refusal speaks for. A platform's `app-state` is the user's, and its `token` is what is bound. */
export function verdictOfRefusal(platform: PlatformEvidence, { code, errorClass, status }: PlatformRefused): VerdictClass {
  const own = Object.hasOwn(platformVerdicts, platform.id) ? platformVerdicts[platform.id] : undefined;
  if (own && code !== undefined && Object.hasOwn(own, code)) return own[code] as VerdictClass;
  if (isTransport(code)) return errorClass === 'server' || errorClass === 'quota' ? errorClass : 'network';
  if (errorClass === 'app-state') return 'app-state';
  if (errorClass === 'token') return 'binding';
  if (errorClass !== undefined) return verdictOfErrorClass[errorClass];
  return status === 'throttled' ? 'quota' : status === 'unreachable' ? 'network' : 'none-found';
}

/** An answer with just the values that its text has a place for. */
export function saying(state: StepAnswer['state'], text: Text, data: TextData = {}, verdict?: VerdictClass): StepAnswer {
  const wanted = placeholders(text.en);
  const used = Object.fromEntries(Object.entries(data).filter(([name]) => wanted.includes(name)));
  return { state, text, ...(wanted.length === 0 ? {} : { data: used }), ...(verdict === undefined ? {} : { verdict }) };
}

/** How a refusal is told. */
export function refusedAnswer(platform: PlatformEvidence, refusal: PlatformRefused, verdict?: VerdictClass): StepAnswer {
  const { code, said, status } = refusal;
  const text = isTransport(code)
    ? unusable(refusal)
    : said === undefined || said === '' || said === code
      ? texts.refused
      : texts.refusedSaying;
  return saying('fail', text, { platform: platform.displayName, code: code ?? status, said: said ?? '' }, verdict);
}

/** How it is told that the platform itself said nothing. */
function unusable({ code, errorClass }: PlatformRefused): Text {
  if (errorClass === 'server') return texts.trouble;
  return code?.startsWith('http-') ? texts.stranger : texts.unanswered;
}

/** What the platform's judgement of the user says to a step; undefined when it has nothing against the user there. */
export function stopFor({ platform }: Evidence, step: string): StepAnswer | undefined {
  const stop = platform?.judgement?.stops.find((candidate) => candidate.step === step);
  return stop && { state: stop.severity === 'stops' ? 'fail' : 'warn', text: stop.text, ...(stop.data ? { data: stop.data } : {}) };
}

/** As `stopFor`; PASS when the facts tell that nothing is wrong there. `{user}` and the platform's word `{said}` may stand in the text. */
export function userSays(evidence: Evidence, step: string, isFine: (facts: UserFacts) => boolean, text: Text): StepAnswer | undefined {
  const stop = stopFor(evidence, step);
  if (stop) return stop;
  const { platform } = evidence;
  if (!platform || !isFine(platform.facts)) return undefined;
  const { said, state } = platform.facts;
  return saying('pass', text, { user: platform.user, said: said ?? state ?? '-' });
}

/** Whether the connection of the user has ended, so that a push is tried. */
export function isDisconnected({ state }: UserFacts): boolean {
  return state === 'pushable' || state === 'offline';
}

/** Whether the user is logged in on a phone; a browser or a desktop alone says nothing about the phone. */
export function isLoggedInOnPhone({ state, devices }: UserFacts): boolean {
  if (state === 'pushable') return true;
  return state === 'online' && (devices === undefined || devices.some(({ system }) => system !== 'web' && system !== 'desktop'));
}

/**
 * What the platform's lint rules say about its wire: the worst finding, or PASS once the wire was judged. Names are without the platform's prefix,
 * and every platform of the step has one of them.
 */
export function platformRules(evidence: Evidence, names: readonly string[]): StepAnswer | undefined {
  const { platform } = evidence;
  if (!platform?.wire) return undefined;
  const found = findingsOf(
    evidence,
    names.map((name) => `${platform.id}/${name}`),
  );
  const [worst] = found.filter((finding) => finding.severity !== 'info');
  return worst ? citing(worst) : saying('pass', texts.linted, { platform: platform.displayName });
}

/** The platform's refusal of one of these classes, or with one of these codes. The verdict is the step's own. */
export function platformRefusal(
  { platform }: Evidence,
  wanted: { classes?: readonly ErrorClass[]; codes?: readonly string[]; except?: readonly string[]; of?: PlatformRefused['of'] },
): StepAnswer | undefined {
  const found = platform && findRefusal(platform, wanted);
  return found && refusedAnswer(platform, found);
}

function findRefusal(platform: PlatformEvidence, { classes, codes, except, of }: Parameters<typeof platformRefusal>[1]) {
  return platformRefusals(platform).find(
    (refusal) =>
      (of === undefined || refusal.of === of) &&
      (refusal.code === undefined || except?.includes(refusal.code) !== true) &&
      ((refusal.errorClass !== undefined && classes?.includes(refusal.errorClass)) ||
        (refusal.code !== undefined && codes?.includes(refusal.code))),
  );
}

/** A question or a push that never got an answer of the platform. */
export function platformUnreached({ platform }: Evidence): StepAnswer | undefined {
  const found =
    platform &&
    platformRefusals(platform).find((refusal) => isTransport(refusal.code) && verdictOfRefusal(platform, refusal) === 'network');
  return found && refusedAnswer(platform, found);
}

/** PASS when the platform took the call; that a push came of it, only `vendorTook` tells. */
export function platformTook({ platform }: Evidence): StepAnswer | undefined {
  return platform?.push?.status === 'accepted'
    ? saying('pass', texts.accepted, { platform: platform.displayName, user: platform.user })
    : undefined;
}

/** Whether a taken call is a push of its own: a message may be stored without any push, and ZEGO sends messages only. */
export function isPush({ via }: PlatformEvidence): boolean {
  return via === 'push';
}

const stagesBeyondVendor = ['sent', 'delivered', 'shown', 'clicked'];

/** Whether the vendor took a push of the platform: Easemob's synchronous push waits for it, and Tencent's trace tells. */
export function isTakenByVendor(platform: PlatformEvidence): boolean {
  const { trace } = platform;
  if (trace && (stagesBeyondVendor.includes(trace.stage) || trace.hops.some(({ name, ok }) => name === 'ChannelStat' && ok === true)))
    return true;
  return platform.id === 'easemob' && isPush(platform) && platform.push?.status === 'accepted';
}

/** PASS when the vendor took a push of the platform. */
export function vendorTook({ platform }: Evidence): StepAnswer | undefined {
  return platform && isTakenByVendor(platform)
    ? saying('pass', texts.vendorTook, { platform: platform.displayName, user: platform.user })
    : undefined;
}

/** A station of the platform's trace that failed, with what it said. */
export interface FailedHop {
  name: string;
  code: string;
  said: string;
  /** Before the vendor the code is the platform's, at the vendor's server the vendor's; behind it the push was taken. */
  at: 'platform' | 'vendor' | 'phone';
}

/** Tencent's stations. @see https://trtc.io/document/71896 */
const places: Readonly<Record<string, FailedHop['at']>> = { ChannelStat: 'vendor', DeviceStat: 'phone', ClickStat: 'phone' };

export function failedHop({ platform }: Evidence): FailedHop | undefined {
  const hop = platform?.trace?.hops.find((candidate) => candidate.ok === false);
  return hop && { name: hop.name, code: hop.code ?? '-', said: hop.said ?? '-', at: places[hop.name] ?? 'platform' };
}

/** The class that the vendor's catalogue gives a code which the platform handed on. */
export function vendorClassOf({ platform }: Evidence, code: string): ErrorClass | undefined {
  const vendorClasses = platform?.vendorClasses;
  return vendorClasses && Object.hasOwn(vendorClasses, code) ? vendorClasses[code] : undefined;
}

/** The refusal of the vendor that the platform handed on: in Easemob's answer to a push, or in Tencent's trace. */
export function vendorRefusalThrough(evidence: Evidence): { code: string; said: string } | undefined {
  const { platform } = evidence;
  const hop = failedHop(evidence);
  if (hop) return hop.at === 'vendor' ? { code: hop.code, said: hop.said } : undefined;
  const refusal = platform && platformRefusals(platform).find(({ of }) => of === 'push');
  if (platform?.id !== 'easemob' || refusal?.code === undefined || isTransport(refusal.code)) return undefined;
  // A code that Easemob's own catalogue explains is Easemob's.
  const isVendors = refusal.errorClass === undefined || refusal.code === 'push yet but fail';
  return isVendors ? { code: refusal.code, said: refusal.said ?? '-' } : undefined;
}

/**
 * How often the loss statistics of the last hour count one of the platform's own codes for this vendor. They cover the whole application, so they
 * are decisive only where a message of this diagnosis was among them, nothing tells of its way, and no other own code could be meant.
 *
 * @see https://trtc.io/document/71898
 */
export function lossOf({ platform, vendor }: Evidence, code: string): { count: number; isDecisive: boolean } | undefined {
  const own = (platform?.loss ?? []).filter(
    (row) => row.from === 'platform' && row.count > 0 && (row.vendor === undefined || row.vendor === vendor || vendor === platform?.id),
  );
  // The same losses stand in the list over all vendors and in the one for each.
  const count = Math.max(0, ...own.filter((row) => row.code === code).map((row) => row.count));
  if (!platform || count === 0) return undefined;
  const wasSent = platform.push?.status === 'accepted' && !isPush(platform);
  return { count, isDecisive: wasSent && platform.trace === undefined && own.every((row) => row.code === code) };
}

/** Only an answer that has something against it: where a step judges the vendor's half too, a PASS of the platform's is not the whole. */
export function ifBad(answer: StepAnswer | undefined): StepAnswer | undefined {
  return answer?.state === 'fail' || answer?.state === 'warn' ? answer : undefined;
}
