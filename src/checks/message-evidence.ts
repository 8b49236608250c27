import type { AccountBase } from '../core/account.ts';
import type { Finding } from '../core/finding.ts';
import type { Kind } from '../core/kind.ts';
import type { ChannelConfig } from '../core/message.ts';
import { valueAt } from '../core/pointer.ts';
import type { Evidence, StepAnswer } from '../core/step.ts';
import type { Text } from '../core/text.ts';

/** How a step cites a finding; the finding is in the user's language already and brings its own full stop. */
const cited: Text = { en: '{finding} Rule: {rule}.', zh: '{finding}规则：{rule}。' };

const citedThoughTaken: Text = {
  en: '{finding} Rule: {rule}. The vendor took the test push nevertheless.',
  zh: '{finding}规则：{rule}。不过厂商仍受理了测试推送。',
};

const severities = { error: 0, warn: 1, info: 2 } as const;

/** The findings of the named rules, errors first. */
export function findingsOf(evidence: Evidence, ruleIds: readonly string[]): Finding[] {
  return evidence.findings
    .filter((finding) => ruleIds.includes(finding.ruleId))
    .toSorted((a, b) => severities[a.severity] - severities[b.severity]);
}

/** Whether the push was built and linted: only then does the absence of a finding say something. */
export function isLinted(evidence: Evidence): boolean {
  return evidence.wire !== undefined;
}

/** Whether the vendor accepted the test push for real; a validated one was not sent. */
export function wasTaken(evidence: Evidence): boolean {
  return evidence.push?.status === 'accepted';
}

/** An answer that cites one finding: an error is a FAIL, a warning a WARN. */
export function citing(finding: Finding, state: 'fail' | 'warn' = finding.severity === 'error' ? 'fail' : 'warn'): StepAnswer {
  return { state, text: cited, data: { finding: finding.message, rule: finding.ruleId } };
}

/**
 * What rules about things that a vendor refuses say: the worst finding, or undefined when there is none above `info`. A refusal that was
 * foretold and did not come is only a WARN.
 */
export function refusalForetold(evidence: Evidence, ruleIds: readonly string[]): StepAnswer | undefined {
  const [worst] = findingsOf(evidence, ruleIds).filter((finding) => finding.severity !== 'info');
  if (!worst) return undefined;
  return worst.severity === 'error' && wasTaken(evidence) ? { ...citing(worst, 'warn'), text: citedThoughTaken } : citing(worst);
}

/** The vendor's refusal of the test push when it is one of these codes, e.g. `{ vivo: ['10055'] }`. */
export function refusalWith(evidence: Evidence, codes: Readonly<Record<string, readonly string[]>>): string | undefined {
  const { push, vendor } = evidence;
  if (push?.code === undefined || wasTaken(evidence) || !Object.hasOwn(codes, vendor)) return undefined;
  return codes[vendor]?.includes(push.code) ? push.code : undefined;
}

/** The first value at these wire pointers that is not empty, as text. */
export function wireText(evidence: Evidence, ...pointers: string[]): string | undefined {
  for (const pointer of pointers) {
    const value = valueAt(evidence.wire, pointer);
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

/** Where the visible text of a vendor's push stands; several places are alternatives. */
const textPointers: Readonly<Record<string, { title: readonly string[]; body: readonly string[]; needsBoth: boolean }>> = {
  fcm: {
    title: [
      '/message/android/notification/title',
      '/message/android/notification/title_loc_key',
      '/message/android_v2/remote_notification/notification/title',
      '/message/notification/title',
      '/message/apns/payload/aps/alert/title',
      '/message/apns/payload/aps/alert/title-loc-key',
    ],
    body: [
      '/message/android/notification/body',
      '/message/android/notification/body_loc_key',
      '/message/android_v2/remote_notification/notification/body',
      '/message/notification/body',
      '/message/apns/payload/aps/alert/body',
      '/message/apns/payload/aps/alert/loc-key',
    ],
    needsBoth: false,
  },
  apns: {
    title: ['/payload/aps/alert/title', '/payload/aps/alert/title-loc-key'],
    body: ['/payload/aps/alert/body', '/payload/aps/alert/loc-key', '/payload/aps/alert'],
    needsBoth: false,
  },
  huawei: {
    title: [
      '/body/message/android/notification/title',
      '/body/message/android/notification/title_loc_key',
      '/body/message/notification/title',
      '/body/payload/notification/title',
    ],
    body: [
      '/body/message/android/notification/body',
      '/body/message/android/notification/body_loc_key',
      '/body/message/notification/body',
      '/body/payload/notification/body',
    ],
    needsBoth: false,
  },
  honor: {
    title: ['/android/notification/title', '/notification/title'],
    body: ['/android/notification/body', '/notification/body'],
    needsBoth: true,
  },
  xiaomi: { title: ['/title'], body: ['/description'], needsBoth: true },
  oppo: { title: ['/notification/title'], body: ['/notification/content'], needsBoth: true },
  vivo: { title: ['/title'], body: ['/content'], needsBoth: true },
  meizu: { title: ['/messageJson/noticeBarInfo/title'], body: ['/messageJson/noticeBarInfo/content'], needsBoth: true },
};

/** The text that the phone would show. */
export interface VisibleText {
  title: string | undefined;
  body: string | undefined;
  /** The vendor refuses a push that lacks one of them. */
  needsBoth: boolean;
  /** Wire pointers of the parts that are empty. */
  emptyAt: readonly string[];
}

/** The visible text of the push; undefined before a push was built. */
export function visibleText(evidence: Evidence): VisibleText | undefined {
  const pointers = Object.hasOwn(textPointers, evidence.vendor) ? textPointers[evidence.vendor] : undefined;
  if (!pointers || !isLinted(evidence)) return undefined;
  const title = wireText(evidence, ...pointers.title);
  const body = wireText(evidence, ...pointers.body);
  const emptyAt = [...(title === undefined ? pointers.title : []), ...(body === undefined ? pointers.body : [])];
  return { title, body, needsBoth: pointers.needsBoth, emptyAt };
}

/** What the phone does with a push by itself: shows it, hands it to the app (`data`), or something of its own kind (a call, a widget). */
export type PushForm = 'shows' | 'data' | 'other';

/** The form of the push; undefined before a push was built. */
export function pushForm(evidence: Evidence): PushForm | undefined {
  if (!isLinted(evidence)) return undefined;
  const has = (...pointers: string[]) => pointers.some((pointer) => isObject(valueAt(evidence.wire, pointer)));
  switch (evidence.vendor) {
    case 'fcm': {
      const apple = wireText(evidence, '/message/apns/payload/aps/alert') !== undefined || has('/message/apns/payload/aps/alert');
      return apple || has('/message/notification', '/message/android/notification', '/message/android_v2/remote_notification')
        ? 'shows'
        : 'data';
    }
    case 'apns': {
      const type = wireText(evidence, '/headers/apns-push-type') ?? 'alert';
      if (type === 'background') return 'data';
      if (type !== 'alert') return 'other';
      return wireText(evidence, '/payload/aps/alert') !== undefined || has('/payload/aps/alert') ? 'shows' : 'data';
    }
    case 'huawei':
      if (valueAt(evidence.wire, '/api') === 'v3') return has('/body/payload/notification') ? 'shows' : 'other';
      return has('/body/message/notification', '/body/message/android/notification') ? 'shows' : 'data';
    case 'honor':
      return has('/notification', '/android/notification') ? 'shows' : 'data';
    case 'xiaomi':
      return wireText(evidence, '/pass_through') === '1' ? 'data' : 'shows';
    case 'meizu':
      return wireText(evidence, '/pushType') === '1' ? 'data' : 'shows';
    default:
      return 'shows';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The Android notification channel that the push names. */
export function channelIdOf(evidence: Evidence): string | undefined {
  return wireText(
    evidence,
    '/extra.channel_id',
    '/notification/channel_id',
    '/message/android/notification/channel_id',
    '/message/android_v2/remote_notification/notification/channel_id',
    '/body/message/android/notification/channel_id',
  );
}

/** The configured channel with this id. */
export function configuredChannel(account: AccountBase | undefined, id: string | undefined): ChannelConfig | undefined {
  return id === undefined ? undefined : Object.values(account?.channels ?? {}).find((channel) => channel.id === id);
}

/** Whether the phone cannot have Android's notification channels: older than Android 8, an iPhone, or HarmonyOS 5 and later. */
export function lacksChannels(evidence: Evidence): boolean {
  const { device } = evidence;
  // HarmonyOS up to 4 is an Android.
  const isNext = Number.parseInt(device?.harmony ?? '', 10) >= 5;
  return (device?.android !== undefined && device.android < 8) || device?.ios !== undefined || isNext;
}

/** Kinds that concern one user and that every vendor puts into its unlimited, audible class; kinds on which vendors differ are left out. */
const personalKinds: ReadonlySet<Kind> = new Set(['im', 'call', 'travel', 'health', 'schedule', 'account', 'order', 'finance', 'device']);

/** Whether the message says that it is a personal one. */
export function isPersonal(evidence: Evidence): boolean {
  return evidence.message?.kind !== undefined && personalKinds.has(evidence.message.kind);
}

/** WARN for a class that is shown silently and counted; FAIL when the complaint is just that. */
export function quietClass(evidence: Evidence): 'fail' | 'warn' {
  return evidence.symptom === 'silent-in-drawer' ? 'fail' : 'warn';
}
