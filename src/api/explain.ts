import type { Adapter, Answer } from '../core/adapter.ts';
import { endpointsOf, findEntry, type Catalogue, type CatalogueEntry } from '../core/catalogue.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import { explainEntry, explainJudgement } from '../core/explain.ts';
import { judgeAnswer, statusOfEntry, type Judgement } from '../core/judge.ts';
import { projectRules } from '../core/judge-project.ts';
import { messageRules, ruleTexts } from '../core/lint.ts';
import { nearest } from '../core/nearest.ts';
import type { ProjectCheck } from '../core/project-check.ts';
import { isRecord, jsonIn, textIn } from '../core/receipt.ts';
import { cleanText } from '../core/redact.ts';
import type { ExplainResult } from '../core/result.ts';
import type { Rule, RuleMessage } from '../core/rule.ts';
import { render } from '../core/text.ts';
import { transportCatalogue, unknownCode } from '../core/transport-errors.ts';
import type { Deps } from './deps.ts';
import { findPlatform } from './platforms.ts';
import { shownReceipt, shownRow } from './shown-report.ts';
import { findService, loadService, serviceId, serviceNames, type ServiceId } from './services.ts';

export interface ExplainRequest {
  /** A vendor id, or a rule id when it stands alone. */
  subject: string;
  /** A code, or undefined for a rule; `-` was replaced by `answer`. */
  code?: string;
  /** A raw answer (from standard input) to read the code from. */
  answer?: string;
  /** Every code of the vendor. */
  list: boolean;
  /** What a phone logged: find the platform's payload in it. */
  payload?: string;
}

/** Explains a code, a raw answer or a rule. An unknown one is said to be unknown, with its neighbours (exit code 1). */
export async function* explain(request: ExplainRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  if (request.payload !== undefined) {
    yield await explainPayload(request.subject, request.payload, deps);
    return;
  }
  if (!request.list && request.code === undefined && request.answer === undefined) {
    yield* await explainRule(request.subject, deps);
    return;
  }
  const id = serviceId(request.subject);
  const vendor = await loadService(id);
  const { catalogue } = await vendor.errors();
  if (request.list) {
    for (const entry of catalogue.entries) yield { type: 'result', result: resultOf(id, entry, catalogue, deps) };
    return;
  }
  if (request.answer !== undefined) {
    yield* explainAnswer(id, request.answer, catalogue, deps);
    return;
  }
  yield* explainCode(id, request.code ?? '', catalogue, deps);
}

/** What a platform put into a push, read from what the phone logged. */
async function explainPayload(subject: string, logged: string, deps: Deps): Promise<BodyEvent> {
  const { platformId, platforms } = await import('./platforms.ts');
  const id = platformId(subject);
  const platform = await platforms[id]();
  const { displayFacet } = await platform.display();
  const decoded = displayFacet.decode(logged);
  if (!decoded)
    throw new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: 'Nothing of {platform} is in this text.', zh: '这段文本中没有 {platform} 的推送内容。' },
      {
        data: { platform: platform.displayName },
        fix: {
          en: 'Log the extras of the intent (or the vendor’s message object) where the app reads them, and give that text on standard input.',
          zh: '请在应用读取处打印 intent 的 extras（或厂商消息对象），并把该文本从标准输入传入。',
        },
      },
    );
  const { lang } = deps;
  const { vendor } = decoded;
  return {
    type: 'result',
    result: {
      kind: 'payload',
      platform: id,
      displayName: platform.displayName,
      ...(vendor === undefined ? {} : { vendor }),
      fields: decoded.fields.map(({ name, value, meaning }) => ({
        name: cleanText(name),
        value: deps.redactor.redact(cleanText(value)),
        meaning: meaning[lang],
      })),
      notes: decoded.notes.map(({ text, data }) => render(text, lang, data)),
      places: displayFacet.places
        .filter((place) => vendor === undefined || place.vendor === vendor)
        .map(({ vendor: of, where, key, since, note, source, confidence }) => ({
          vendor: of,
          where,
          key,
          ...(since === undefined ? {} : { since }),
          ...(note === undefined ? {} : { note: note[lang] }),
          docs: source,
          confidence,
        })),
    },
  };
}

function resultOf(vendor: string, entry: CatalogueEntry, catalogue: Catalogue, deps: Deps): ExplainResult {
  return {
    kind: 'explanation',
    subject: 'code',
    vendor,
    endpoint: endpointsOf(entry).join(', '),
    code: entry.subCode === undefined ? entry.code : `${entry.code} (${entry.subCode})`,
    ...(entry.name === undefined ? {} : { name: entry.name }),
    class: entry.class,
    status: statusOfEntry(entry) === 'unknown' ? 'server' : statusOfEntry(entry),
    retryable: entry.notTaken === true,
    advice: entry.advice,
    explanation: explainEntry(entry, catalogue, deps.lang),
  };
}

function* explainCode(vendor: string, code: string, catalogue: Catalogue, deps: Deps): Generator<BodyEvent> {
  const same = (entry: CatalogueEntry) =>
    [entry.code, ...(entry.aliases ?? [])].some((known) => known.toLowerCase() === code.toLowerCase());
  const rows = [...catalogue.entries.filter(same), ...transportCatalogue.entries.filter(same)];
  for (const entry of rows)
    yield {
      type: 'result',
      result: resultOf(vendor, entry, transportCatalogue.entries.includes(entry) ? transportCatalogue : catalogue, deps),
    };
  if (rows.length > 0) return;
  yield { type: 'result', result: unknownResult(vendor, code, neighbours(code, catalogue), catalogue, deps) };
}

function unknownResult(vendor: string, code: string, related: string[], catalogue: Catalogue, deps: Deps): ExplainResult {
  const { lang } = deps;
  return {
    kind: 'explanation',
    subject: 'code',
    vendor,
    code: cleanText(code),
    status: 'unknown',
    explanation: {
      title: unknownCode.title[lang],
      cause: unknownCode.cause[lang],
      fix: unknownCode.fix[lang],
      docs: catalogue.docs,
      confidence: '?',
    },
    ...(related.length > 0 ? { related } : {}),
  };
}

/** The nearest name, or the numbers before and after. */
function neighbours(code: string, catalogue: Catalogue): string[] {
  const codes = [...new Set(catalogue.entries.map((entry) => entry.code))];
  const number = Number(code);
  if (Number.isInteger(number)) {
    const numbers = codes
      .filter((known) => /^-?\d+$/.test(known))
      .map(Number)
      .toSorted((a, b) => a - b);
    return [numbers.findLast((known) => known < number), numbers.find((known) => known > number)]
      .filter((known) => known !== undefined)
      .map(String);
  }
  const near = nearest(code, codes);
  return near === undefined ? [] : [near];
}

/** Reads a raw answer with the vendor's own reader, as if it had come from a send, and explains what it says. */
async function* explainAnswer(id: ServiceId, text: string, catalogue: Catalogue, deps: Deps): AsyncGenerator<BodyEvent> {
  const { adapter } = await (await loadService(id)).client();
  const trimmed = text.trim();
  if (findEntry(catalogue, 'send', trimmed) || /^[\w./-]{1,60}$/.test(trimmed)) {
    yield* explainCode(id, trimmed, catalogue, deps);
    return;
  }
  const reported = await explainReport(id, trimmed, deps);
  if (reported) {
    yield* reported;
    return;
  }
  const inside = await explainParts(id, trimmed, adapter, catalogue, deps);
  if (inside.length > 0) {
    yield* inside;
    return;
  }
  const { answer, status } = readPasted(adapter, trimmed, deps);
  const judgement = judgeAnswer(answer, 'send', status, catalogue);
  // A code that stands nowhere in the text came from an HTTP status that nobody pasted.
  const isSaid = answer.ok === false && answer.code.split('/').every((part) => trimmed.includes(part));
  if (answer.ok === false && isSaid && judgement.entry && judgement.catalogue) {
    yield {
      type: 'result',
      result: {
        ...resultOf(id, judgement.entry, judgement.catalogue, deps),
        ...(judgement.vendorMessage === undefined ? {} : { name: cleanText(judgement.vendorMessage) }),
      },
    };
    return;
  }
  if (answer.ok === true)
    throw new PushCheckError('ERR_INPUT_INVALID', {
      en: 'This answer says that the push was accepted; there is no code to explain.',
      zh: '该应答表示推送已受理，没有需要解释的错误码。',
    });
  const explained = explainJudgement(judgement, catalogue.docs, deps.lang);
  yield {
    type: 'result',
    result: {
      ...unknownResult(id, judgement.code ?? '?', [], catalogue, deps),
      ...(explained && answer.ok === 'unreadable' ? { explanation: explained } : {}),
    },
  };
}

/**
 * Reads a body whose HTTP status nobody pasted: with the status it names, else with 200, where most vendors refuse, else with 400. A refusal that only
 * the 400 makes must say something of the body's own.
 */
function readPasted(adapter: Adapter, body: string, deps: Deps): { answer: Answer; status: number } {
  const read = (status: number) => ({
    answer: adapter.readSend({ status, headers: {}, body, timings: { totalMs: 0 } }, [''], { nowMs: deps.clock.now() })[0] ?? {
      ok: 'unreadable' as const,
    },
    status,
  });
  const named = /"(?:code|status)"\s*:\s*([45]\d\d)\b/.exec(body)?.[1];
  const first = [...(named === undefined ? [] : [Number(named)]), 200].map(read);
  const refused = first.find(({ answer }) => answer.ok === false);
  if (refused) return refused;
  const bad = read(400);
  const { answer } = bad;
  if (answer.ok === false && (body.includes(answer.code) || (answer.subCode !== undefined && body.includes(answer.subCode)))) return bad;
  return first.find((candidate) => candidate.answer.ok === true) ?? bad;
}

/** Of whom a part of a platform's answer speaks, and the answer as it would be for that one alone. */
interface AnswerPart {
  target: string;
  body: string;
}

/** The users, or devices, of whom a platform's answer speaks one by one. */
function partsOf(text: string): AnswerPart[] {
  const json = jsonIn(text);
  if (!isRecord(json)) return [];
  const users = [json['ErrorList'], json['ErrorUsers']]
    .flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []))
    .map((item) => textIn(item['To_Account']) ?? textIn(item['UserId']))
    .filter((target) => target !== undefined);
  const { data } = json;
  const devices = Array.isArray(data) ? data.filter(isRecord).filter((item) => 'pushStatus' in item) : [];
  return [
    ...[...new Set(users)].map((target) => ({ target, body: text })),
    ...devices.map((item) => ({ target: textIn(item['id']) ?? '', body: JSON.stringify({ data: [item] }) })),
  ];
}

/** What an answer that took the call refuses inside: each code once, with those whom it concerns. */
async function explainParts(id: ServiceId, text: string, adapter: Adapter, catalogue: Catalogue, deps: Deps): Promise<BodyEvent[]> {
  if (findPlatform(id) === undefined) return [];
  const found = new Map<string, { judgement: Judgement; targets: string[] }>();
  for (const { target, body } of partsOf(text)) {
    const response = { status: 200, headers: {}, body, timings: { totalMs: 0 } };
    const [answer] = adapter.readSend(response, [target], { nowMs: deps.clock.now() });
    if (answer?.ok !== false) continue;
    const judgement = judgeAnswer(answer, 'send', 200, catalogue);
    const key = JSON.stringify([judgement.code, judgement.subCode]);
    const known = found.get(key) ?? { judgement: await explained(judgement), targets: [] };
    if (target !== '') known.targets.push(target);
    found.set(key, known);
  }
  return [...found.values()].map(({ judgement, targets }) => refusedInside(id, judgement, targets, catalogue, deps));
}

/** A code that a platform's catalogue has not may be the vendor's. */
async function explained(judgement: Judgement): Promise<Judgement> {
  if (judgement.entry) return judgement;
  return (await import('./vendor-opinion.ts')).vendorOpinion(judgement);
}

const shownTargets = 5;

function refusedInside(id: ServiceId, judgement: Judgement, targets: readonly string[], catalogue: Catalogue, deps: Deps): BodyEvent {
  const whom = targets.length > shownTargets ? [...targets.slice(0, shownTargets), '…'] : targets;
  const said = judgement.vendorMessage === judgement.code ? undefined : judgement.vendorMessage;
  const name = deps.redactor.redact(cleanText([whom.join(', '), said].filter((part) => part !== undefined && part !== '').join(': ')));
  const { entry } = judgement;
  const result =
    entry && judgement.catalogue
      ? resultOf(id, entry, judgement.catalogue, deps)
      : unknownResult(id, judgement.code ?? '?', neighbours(judgement.code ?? '', catalogue), catalogue, deps);
  return { type: 'result', result: { ...result, ...(name === '' ? {} : { name }) } };
}

/** A platform's trace that somebody pasted: its stations, and what the code of a failed one means. */
async function explainTrace(id: ServiceId, text: string, deps: Deps): Promise<BodyEvent[] | undefined> {
  if (findPlatform(id) === undefined) return undefined;
  const service = await loadService(id);
  const { traceFacet } = (await service.trace?.()) ?? {};
  if (!traceFacet?.offered) return undefined;
  const response = { status: 200, headers: {}, body: text, timings: { totalMs: 0 } };
  const context = { nowMs: deps.clock.now() };
  // The answer does not say of which message it tells.
  const reading = traceFacet.read(response, '', context);
  if (reading.ok !== true || (reading.hops ?? []).length === 0) return undefined;
  const { catalogue } = await service.errors();
  const row: BodyEvent = { type: 'result', result: shownRow(id, traceFacet, reading, deps.lang) };
  const failed = (reading.hops ?? []).filter(({ ok, code }) => ok === false && code !== undefined);
  const codes = await Promise.all(
    failed.map(async ({ name, code = '', said }) => {
      const answer = { ok: false as const, code, ...(said === undefined ? {} : { vendorMessage: said }) };
      return refusedInside(id, await explained(judgeAnswer(answer, 'trace', 200, catalogue)), [name], catalogue, deps);
    }),
  );
  return [row, ...codes];
}

/** A receipt or a statistic of the vendor, entry by entry; undefined when the text is neither. */
async function explainReport(id: ServiceId, text: string, deps: Deps): Promise<BodyEvent[] | undefined> {
  const vendor = await loadService(id);
  const { receiptFacet } = (await vendor.receipts?.()) ?? {};
  const entries = receiptFacet?.recognise(text);
  if (entries && entries.length > 0) return entries.map((entry) => ({ type: 'result', result: shownReceipt(id, entry, deps.lang, false) }));
  const { traceFacet } = (await vendor.trace?.()) ?? {};
  const rows = traceFacet?.statistics?.(text, { nowMs: deps.clock.now() });
  if (traceFacet && rows && rows.length > 0)
    return rows.map((row) => ({ type: 'result', result: shownRow(id, traceFacet, row, deps.lang) }));
  return await explainTrace(id, text, deps);
}

/** A lint rule, a project check, or both where they share an id. */
async function explainRule(subject: string, deps: Deps): Promise<BodyEvent[]> {
  const { lang } = deps;
  const known = serviceNames.find((service) => service.id === findService(subject));
  if (known)
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'Which code of {vendor}?', zh: '要解释 {vendor} 的哪个错误码？' },
      {
        data: { vendor: known.displayName, id: known.id },
        fix: {
          en: 'Write `push-check explain {id} <code>`, or `push-check explain {id} --list` for all of them.',
          zh: '请写 `push-check explain {id} <错误码>`，或用 `push-check explain {id} --list` 列出全部。',
        },
      },
    );
  const [prefix, name] = subject.split('/');
  const own = prefix === 'message' ? messageRules : prefix === 'project' ? projectRules : {};
  if (name !== undefined && Object.hasOwn(own, name)) {
    const rule = own[name as keyof typeof own] as RuleMessage;
    const [shown] = ruleTexts({ title: rule.text, messages: { [name]: rule } }, lang).messages;
    return [
      {
        type: 'result',
        result: {
          kind: 'explanation',
          subject: 'rule',
          ruleId: subject,
          explanation: {
            title: shown?.text ?? '',
            cause: shown?.text ?? '',
            fix: shown?.fix ?? '',
            docs: `https://github.com/push-check/push-check#${prefix === 'message' ? 'message' : 'scan'}`,
            confidence: 'A',
          },
        },
      },
    ];
  }
  const ids = serviceNames.some((service) => service.id === prefix) ? [prefix as ServiceId] : serviceNames.map((service) => service.id);
  const all = (await Promise.all(ids.map(async (id) => (await (await loadService(id)).rules()).rules))).flat();
  const wanted = subject.toLowerCase();
  const isWanted = (candidate: Pick<ProjectCheck, 'id' | 'aliases'>) =>
    candidate.id === wanted || candidate.aliases.some((alias) => alias.toLowerCase() === wanted);
  const rule = all.find(isWanted);
  // An alias that a lint rule answers to opens no project checks; an id opens those of its owner.
  const checks = rule && rule.id !== wanted ? [] : await (await import('./scan.ts')).projectChecks(prefix ?? '');
  const found = [...(rule ? [explainLintRule(rule, deps)] : []), ...checks.filter(isWanted).map((check) => explainCheck(check, deps))];
  if (found.length === 0) {
    const near =
      nearest(
        wanted,
        [...all, ...checks].map((candidate) => candidate.id),
      ) ?? '';
    throw new PushCheckError(
      'ERR_USAGE',
      near === ''
        ? { en: 'There is no rule and no vendor called `{subject}`.', zh: '没有名为 `{subject}` 的规则或厂商。' }
        : { en: 'There is no rule `{subject}`; did you mean `{near}`?', zh: '没有规则 `{subject}`；是否想写 `{near}`？' },
      {
        data: { subject, near },
        fix: { en: 'For a code write `push-check explain <vendor> <code>`.', zh: '解释错误码请写 `push-check explain <厂商> <错误码>`。' },
      },
    );
  }
  return found;
}

function explainLintRule(rule: Rule, deps: Deps): BodyEvent {
  const { lang } = deps;
  const texts = ruleTexts(rule, lang);
  return {
    type: 'result',
    result: {
      kind: 'explanation',
      subject: 'rule',
      vendor: rule.vendor,
      ruleId: rule.id,
      ...(rule.aliases.length > 0 ? { name: rule.aliases.join(', ') } : {}),
      explanation: {
        title: texts.title,
        cause: texts.messages.map((message) => message.text).join(' '),
        fix: texts.messages.map((message) => message.fix).join(' '),
        docs: rule.docs,
        confidence: rule.confidence,
      },
    },
  };
}

/** A project check, as a rule is explained. */
function explainCheck(check: ProjectCheck, deps: Deps): BodyEvent {
  const { lang } = deps;
  const texts = ruleTexts(check, lang);
  return {
    type: 'result',
    result: {
      kind: 'explanation',
      subject: 'rule',
      ...(check.owner === 'android' ? {} : { vendor: check.owner }),
      ruleId: check.id,
      ...(check.aliases.length > 0 ? { name: check.aliases.join(', ') } : {}),
      explanation: {
        title: texts.title,
        cause: texts.messages.map((message) => message.text).join(' '),
        fix: [...new Set(texts.messages.map((message) => message.fix))].join(' '),
        docs: check.docs,
        confidence: check.confidence,
      },
    },
  };
}
