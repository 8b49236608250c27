import { failedHop, isTakenByVendor, verdictOfRefusal } from './facts/platform.ts';
import { verdictOfFailedPush } from './facts/platform-hop.ts';
import { isRefused, verdictOfPush } from './facts/push-verdict.ts';
import { type Evidence, type Symptom, type VerdictClass } from '../core/step.ts';
import type { Text } from '../core/text.ts';
import type { StepResult } from './run.ts';

/** One reason for or against a cause, with its weight: everything the ranking knows is in the tables below. */
export interface Reason {
  weight: number;
  text: Text;
  /** The step whose answer is cited; it is in the report. */
  step?: string;
}

export interface Cause {
  /** The step that speaks for it. */
  result: StepResult;
  verdict: VerdictClass;
  score: number;
  for: Reason[];
  against: Reason[];
}

export interface Ranking {
  verdict: VerdictClass;
  confidence: 'high' | 'medium' | 'low';
  causes: Cause[];
  nextTest?: Text;
}

/** How much a FAIL weighs by what it rests on. */
const failWeight = {
  /** The vendor or the network said so. */
  answer: 10,
  network: 10,
  /** It stands in the config or the message. */
  config: 8,
  message: 7,
  project: 7,
  platform: 9,
  /** A person looked. */
  person: 7,
} as const;

const warnWeight = 3;
/** A person who says that something may well be wrong has looked. */
const personWarnWeight = 5;

/** A cause that the vendor's own refusal names, and one that it leaves unexplained. */
const agreesWithRefusal = 5;
const unexplainedByRefusal = -5;
/** The vendor took the push: whatever stops a vendor from taking it did not. */
const contradictedByAcceptance = -6;
/** Steps that only repeat what a more specific one says. */
const generic: Readonly<Record<string, number>> = { H1: -3, H2: -3, D3: -1, B2: -2, B1: -1 };
/** Steps that explain another one: where they speak too, they are the root and take over its weight. */
const roots: readonly { effect: string; causes: readonly string[]; weight: number }[] = [
  // The daily cap of a class hurts because the message is in that class.
  { effect: 'H6', causes: ['G3', 'G4', 'G5', 'G6', 'G7', 'G8'], weight: 7 },
  // Where a platform's trace ends is no cause by itself.
  { effect: 'H3', causes: ['B6', 'C3', 'D4'], weight: 2 },
];

/** Verdicts that an accepted push rules out (nearly): the vendor would have refused. */
const refusedBySender: readonly VerdictClass[] = ['credential', 'clock', 'network', 'server'];
/** Verdicts that come into play only after the vendor took the push. */
const afterAcceptance: readonly VerdictClass[] = ['device-settings', 'click-config', 'client-integration'];

/** What a complaint makes more likely before anything was looked at. */
const symptomPrior: Readonly<Record<Symptom, Partial<Record<VerdictClass, number>>>> = {
  'nothing-arrives': { credential: 1, token: 1, 'client-integration': 1, 'device-settings': 1 },
  'one-vendor-only': { credential: 1, 'channel-or-classification': 1, permission: 1, 'app-identity': 1 },
  'console-works-message-does-not': { 'app-state': 2, message: 2, binding: 2, 'channel-or-classification': 1 },
  'first-few-then-nothing': { quota: 4, 'channel-or-classification': 2 },
  'late-or-occasional': { quota: 1, message: 2, 'device-settings': 2 },
  'silent-in-drawer': { 'channel-or-classification': 3, 'device-settings': 2 },
  'only-when-app-alive': { 'client-integration': 3, message: 2, 'device-settings': 1 },
  'wrong-user-or-after-logout': { binding: 4, token: 2 },
  'text-wrong': { message: 3 },
  'click-wrong': { 'click-config': 5 },
  'release-only': { 'client-integration': 4, 'app-identity': 2 },
  'new-phones-only': { 'channel-or-classification': 2, 'device-settings': 2, 'client-integration': 1 },
};

/** Tests that tell causes apart, cheapest first: the first that separates the two leading verdicts is proposed. */
const nextTests: readonly { separates: readonly VerdictClass[]; from: readonly VerdictClass[]; text: Text }[] = [
  {
    separates: ['device-settings', 'quota'],
    from: ['channel-or-classification', 'quota', 'device-settings', 'none-found', 'client-integration', 'app-state'],
    text: {
      en: 'Send the same message to a second phone of the same brand: if it shows there, the first phone’s settings or its daily cap are the cause.',
      zh: '把同一条消息发到另一台同品牌手机：若能显示，原因在第一台手机的设置或其每日上限。',
    },
  },
  {
    separates: ['channel-or-classification'],
    from: ['message', 'quota', 'permission', 'none-found'],
    text: {
      en: 'Send once without the vendor’s class and channel (`--set` them empty, or a message without `kind`): if that is taken, the classification is the cause.',
      zh: '去掉厂商分类与渠道后再发一次（用不带 `kind` 的消息）：若能受理，原因在消息分类。',
    },
  },
  {
    separates: ['token'],
    from: ['app-identity', 'credential', 'permission', 'message', 'none-found', 'device-settings'],
    text: {
      en: 'Register anew on the phone (clear the app’s data, start it) and send to the fresh token: if that is taken, the old token was dead.',
      zh: '在手机上重新注册（清除应用数据后启动），再向新 token 发送：若能受理，则旧 token 已失效。',
    },
  },
  {
    separates: ['click-config'],
    from: ['client-integration', 'device-settings', 'message', 'none-found'],
    text: {
      en: 'Send the same message with `--click app`: if the tap opens the app, only the jump is wrong.',
      zh: '用 `--click app` 发送同一条消息：若点击能打开应用，则只是跳转配置有误。',
    },
  },
  {
    separates: ['client-integration', 'app-identity', 'binding'],
    from: ['device-settings', 'token', 'none-found', 'message', 'app-state'],
    text: {
      en: 'Send from the vendor’s own console to the same token: if nothing shows either, the app or the phone is the cause, not the server side.',
      zh: '在厂商控制台向同一 token 发送：若同样不显示，原因在应用或手机，而不在服务端。',
    },
  },
  {
    separates: ['credential', 'clock', 'network', 'server', 'permission'],
    from: ['credential', 'clock', 'network', 'server', 'permission', 'token', 'message', 'quota', 'none-found', 'app-identity'],
    text: {
      en: 'Run `push-check verify <vendor>` from another network: it names the stage that fails, and whether it is the network.',
      zh: '换一个网络运行 `push-check verify <厂商>`：它会指出失败的环节，以及是否为网络问题。',
    },
  },
  {
    separates: ['message', 'app-state', 'none-found'],
    from: [
      'message',
      'app-state',
      'none-found',
      'device-settings',
      'quota',
      'client-integration',
      'channel-or-classification',
      'click-config',
      'token',
    ],
    text: {
      en: 'Send `push-check send --sandbox` with the same message file, then a plain text of another wording to the phone with the app closed: the difference shows whether message or state is the cause.',
      zh: '先用同一消息文件运行 `push-check send --sandbox`，再关闭应用向手机发一条措辞不同的普通文本：对比可知原因在消息还是应用状态。',
    },
  },
];

const texts = {
  failed: { en: '{id} failed: {seen}', zh: '{id} 未通过：{seen}' },
  warned: { en: '{id} is doubtful: {seen}', zh: '{id} 存疑：{seen}' },
  agreesPlatform: { en: 'The platform’s own answer {code} says the same.', zh: '平台应答 {code} 说明的是同一件事。' },
  unexplainedPlatform: { en: 'It does not explain the platform’s answer {code}.', zh: '它无法解释平台应答 {code}。' },
  acceptedPlatform: {
    en: 'The vendor took the push of the platform, which this would have prevented.',
    zh: '厂商受理了平台发出的推送；若是此原因，本不会受理。',
  },
  latePlatform: { en: 'The push through the platform was refused, so it never came to this.', zh: '平台推送已被拒绝，尚未走到这一步。' },
  agrees: { en: 'The vendor’s own answer {code} says the same.', zh: '厂商应答 {code} 说明的是同一件事。' },
  unexplained: { en: 'It does not explain the vendor’s answer {code}.', zh: '它无法解释厂商应答 {code}。' },
  accepted: { en: 'The vendor took the test push, which this would have prevented.', zh: '厂商受理了测试推送；若是此原因，本不会受理。' },
  late: { en: 'The vendor refused the test push, so it never came to this.', zh: '厂商拒绝了测试推送，尚未走到这一步。' },
  symptom: { en: 'It fits the complaint.', zh: '与所述现象相符。' },
  root: { en: 'It explains {effect} too.', zh: '它同时解释了 {effect}。' },
  generic: { en: 'A more specific step says it better.', zh: '有更具体的步骤说明此事。' },
} satisfies Record<string, Text>;

function fill(text: Text, data: Record<string, string>): Text {
  const one = (string: string) => string.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole);
  return { en: one(text.en), zh: one(text.zh) };
}

function seenOf(result: StepResult): Text {
  const { text, data = {} } = result;
  return text ? fill(text, Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]))) : result.step.question;
}

function readsTheAnswer(result: StepResult): boolean {
  return result.by === 'tool' && result.state === 'fail' && result.step.needs.includes('answer');
}

function basis(result: StepResult): keyof typeof failWeight {
  if (result.by === 'person') return 'person';
  const order = ['network', 'answer', 'platform', 'project', 'config', 'message'] as const;
  return order.find((need) => result.step.needs.includes(need)) ?? 'message';
}

const vendorReasons = { agrees: texts.agrees, unexplained: texts.unexplained, accepted: texts.accepted, late: texts.late };
const platformReasons = {
  agrees: texts.agreesPlatform,
  unexplained: texts.unexplainedPlatform,
  accepted: texts.acceptedPlatform,
  late: texts.latePlatform,
};

/** What became of the push that counts. */
interface Outcome {
  by: 'vendor' | 'platform';
  /** What a refusal speaks for. */
  refusal?: VerdictClass;
  code: string;
  /** The vendor took it. */
  accepted: boolean;
}

/**
 * Behind a platform its push (or what it refused before one) is the one that counts: the direct push goes out with another copy of the credential
 * and looks at no user, so it neither clears nor blames the platform.
 */
function outcomeOf(evidence: Evidence): Outcome {
  const { push, platform } = evidence;
  if (platform) {
    const failed = verdictOfFailedPush(evidence);
    const code = failedHop(evidence)?.code ?? platform.push?.code ?? platform.push?.status ?? '';
    if (failed !== undefined) return { by: 'platform', code, accepted: false, ...(failed === 'none-found' ? {} : { refusal: failed }) };
    // A question that was refused counts where the platform told nothing else.
    const [unasked] = platform.facts.state === undefined ? platform.refusals : [];
    if (unasked) {
      const refusal = verdictOfRefusal(platform, { of: 'query', ...unasked });
      return { by: 'platform', refusal, code: unasked.code ?? unasked.status, accepted: false };
    }
    if (platform.push) return { by: 'platform', code: platform.push.status, accepted: isTakenByVendor(platform) };
  }
  const refusal = isRefused(push) ? verdictOfPush(evidence)?.verdict : undefined;
  return {
    by: 'vendor',
    ...(refusal === undefined ? {} : { refusal }),
    code: push?.code ?? push?.status ?? '',
    accepted: push?.status === 'accepted',
  };
}

/**
 * Ranks the causes by the tables above. Pure: the same results give the same ranking, and every reason is in it.
 */
export function rank(results: readonly StepResult[], evidence: Evidence): Ranking {
  const { symptom } = evidence;
  const { refusal, code, accepted, by } = outcomeOf(evidence);
  const refused = refusal !== undefined;
  const said = by === 'platform' ? platformReasons : vendorReasons;
  const causes: Cause[] = [];
  for (const result of results) {
    if (result.state !== 'fail' && result.state !== 'warn') continue;
    const { verdict, step } = result;
    // A refusal that nothing explains stands in the report; it names no cause.
    if (verdict === 'none-found') continue;
    const cause: Cause = { result, verdict, score: 0, for: [], against: [] };
    const add = (weight: number, text: Text, cited = false) => {
      if (weight === 0) return;
      cause.score += weight;
      (weight > 0 ? cause.for : cause.against).push({ weight, text, ...(cited ? { step: step.id } : {}) });
    };
    const seen = seenOf(result);
    const weight = result.state === 'fail' ? failWeight[basis(result)] : result.by === 'person' ? personWarnWeight : warnWeight;
    add(
      weight,
      {
        en: fill(texts[result.state === 'fail' ? 'failed' : 'warned'], { id: step.id, seen: seen.en }).en,
        zh: fill(texts[result.state === 'fail' ? 'failed' : 'warned'], { id: step.id, seen: seen.zh }).zh,
      },
      true,
    );
    if (refusal !== undefined) {
      // A step that read the vendor's answer itself speaks of that code, whatever class the catalogue gives it.
      if (refusal === verdict || (by === 'vendor' && readsTheAnswer(result))) add(agreesWithRefusal, fill(said.agrees, { code }));
      else add(unexplainedByRefusal, fill(said.unexplained, { code }));
    }
    if (refused && refusal !== verdict && afterAcceptance.includes(verdict)) add(unexplainedByRefusal, said.late);
    if (accepted && refusedBySender.includes(verdict)) add(contradictedByAcceptance, said.accepted);
    if (symptom) add(symptomPrior[symptom][verdict] ?? 0, texts.symptom);
    add(generic[step.id] ?? 0, texts.generic);
    causes.push(cause);
  }
  for (const { effect, causes: rootIds, weight } of roots) {
    if (!causes.some((cause) => cause.result.step.id === effect && cause.result.state === 'fail')) continue;
    for (const cause of causes) {
      if (!rootIds.includes(cause.result.step.id)) continue;
      cause.score += weight;
      cause.for.push({ weight, text: fill(texts.root, { effect }), step: effect });
    }
  }
  const ranked = causes.filter((cause) => cause.score > 0).toSorted((a, b) => b.score - a.score);
  const [first] = ranked;
  if (!first || first.score < warnWeight + 1) {
    const nextTest = proposeTest('none-found', first?.verdict);
    return { verdict: 'none-found', confidence: 'low', causes: ranked, ...(nextTest ? { nextTest } : {}) };
  }
  const rival = ranked.find((cause) => cause.verdict !== first.verdict);
  const margin = first.score - (rival?.score ?? 0);
  const confidence = first.score >= 9 && margin >= 4 ? 'high' : first.score >= 6 && margin >= 2 ? 'medium' : 'low';
  const nextTest = proposeTest(first.verdict, rival?.verdict);
  return { verdict: first.verdict, confidence, causes: ranked, ...(nextTest ? { nextTest } : {}) };
}

function proposeTest(first: VerdictClass, second: VerdictClass | undefined): Text | undefined {
  const splits = (test: (typeof nextTests)[number], a: VerdictClass, b: VerdictClass) =>
    test.separates.includes(a) && (test.from.includes(b) || b === 'none-found');
  const other = second ?? 'none-found';
  return (
    nextTests.find((test) => splits(test, first, other) || splits(test, other, first))?.text ??
    nextTests.find((test) => test.separates.includes(first))?.text
  );
}
