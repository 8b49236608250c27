import type { CheckState } from '../core/check.ts';
import { phases, type Evidence, type Need, type Step, type StepAnswer, type VerdictClass } from '../core/step.ts';
import type { Text, TextData } from '../core/text.ts';

/** Who answered a step. */
export type AnsweredBy = 'tool' | 'person' | 'nobody';

/** One step with its answer. */
export interface StepResult {
  step: Step;
  state: CheckState;
  by: AnsweredBy;
  /** The verdict class a FAIL or WARN of this step speaks for. */
  verdict: VerdictClass;
  text?: Text;
  data?: TextData;
}

const phaseOrder = new Map(phases.map((phase, index) => [phase, index]));

/** Steps in the tree's order: by phase, then by number. */
export function inOrder(steps: readonly Step[]): Step[] {
  const number = (step: Step) => Number(step.id.slice(1));
  return steps.toSorted((a, b) => (phaseOrder.get(a.phase) ?? 0) - (phaseOrder.get(b.phase) ?? 0) || number(a) - number(b));
}

/** Whether a step concerns this vendor and this platform at all (platform steps concern nobody until a platform is given). */
export function applies(step: Step, evidence: Evidence): boolean {
  if (step.vendors && !step.vendors.includes(evidence.vendor)) return false;
  if (step.platforms && evidence.platform && !step.platforms.includes(evidence.platform.id)) return false;
  return true;
}

const notLooked: Record<'project' | 'platform' | 'answer' | 'network' | 'message' | 'config', Text> = {
  project: { en: 'Not looked: needs a scan of the app project (give --project).', zh: '未检查：需要扫描应用工程（请给出 --project）。' },
  platform: { en: 'Not looked: needs the IM platform (give --platform).', zh: '未检查：需要查询 IM 平台（请给出 --platform）。' },
  answer: { en: 'Not looked: no test push was sent.', zh: '未检查：没有发送测试推送。' },
  network: { en: 'Not looked: the network was not asked.', zh: '未检查：没有访问网络。' },
  message: { en: 'Not looked: there is no message.', zh: '未检查：没有消息。' },
  config: { en: 'Not looked: there is no usable account.', zh: '未检查：没有可用的账号配置。' },
};

function missing(step: Step, evidence: Evidence): keyof typeof notLooked | undefined {
  const lacks: Partial<Record<Need, boolean>> = {
    project: evidence.project === undefined,
    platform: evidence.platform === undefined,
    answer: evidence.push === undefined,
    network: evidence.stages === undefined,
    message: evidence.message === undefined,
    // An account that could not be used is evidence too: the findings say why.
    config: evidence.account === undefined && !evidence.findings.some((finding) => finding.ruleId.startsWith('config/')),
  };
  const automatic = step.needs.filter((need) => need !== 'person');
  // A step that can be answered from several places is looked at as soon as one of them is there.
  return automatic.length > 0 && automatic.every((need) => lacks[need]) ? (automatic[0] as keyof typeof notLooked) : undefined;
}

const isBad = (state: CheckState): boolean => state === 'fail' || state === 'warn';

const answeredByPerson: Record<'yes' | 'no' | 'unknown', Text> = {
  yes: { en: 'Answered: yes.', zh: '回答：是。' },
  no: { en: 'Answered: no.', zh: '回答：否。' },
  unknown: { en: 'Answered: not known.', zh: '回答：不清楚。' },
};

const projectTexts = {
  found: { en: '{finding}', zh: '{finding}' },
  foundAt: { en: '{finding} ({place})', zh: '{finding}（{place}）' },
  more: { en: '{finding} (the scan found {more} more)', zh: '{finding}（扫描另发现 {more} 处）' },
  moreAt: { en: '{finding} ({place}; the scan found {more} more)', zh: '{finding}（{place}；扫描另发现 {more} 处）' },
  clean: { en: 'The scan of the project found nothing wrong here.', zh: '工程扫描未发现相关问题。' },
} satisfies Record<string, Text>;

/** What a scan of the project says about a step: the worst finding, or that somebody looked and found nothing. */
function answerFromProject(step: Step, { project, vendor, platform }: Evidence): StepAnswer | undefined {
  if (!project || !step.needs.includes('project')) return undefined;
  const about = project.findings.filter((finding) => finding.steps.includes(step.id) && finding.severity !== 'info');
  // Of equally bad ones that of the vendor in question says more than what concerns every app.
  const own = ({ vendor: owner }: (typeof about)[number]) => (owner === vendor ? 0 : owner !== undefined && owner === platform?.id ? 1 : 2);
  const weight = (finding: (typeof about)[number]) => (finding.severity === 'error' ? 0 : 10) + own(finding);
  const [worst] = about.toSorted((a, b) => weight(a) - weight(b));
  if (!worst) return project.looked.includes(step.id) ? { state: 'pass', text: projectTexts.clean } : undefined;
  const { file, line, column } = worst.where;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const more = about.length - 1;
  const text = projectTexts[more === 0 ? (place === '' ? 'found' : 'foundAt') : place === '' ? 'more' : 'moreAt'];
  return { state: worst.severity === 'error' ? 'fail' : 'warn', text, data: { finding: worst.message, place, more } };
}

/** Answers one step from the evidence; the crash of a step is a result of that step. */
export function answerStep(step: Step, evidence: Evidence): StepResult {
  const result = (state: CheckState, by: AnsweredBy, answer: Partial<StepAnswer> = {}): StepResult => ({
    step,
    state,
    by,
    verdict: answer.verdict ?? step.verdict,
    ...(answer.text ? { text: answer.text } : {}),
    ...(answer.data ? { data: answer.data } : {}),
  });
  if (!applies(step, evidence)) return result('not-applicable', 'nobody');
  const said = Object.hasOwn(evidence.answers, step.id) ? evidence.answers[step.id] : undefined;
  // What only concerns a push through an IM platform is left alone without one, unless somebody answered it all the same.
  if (step.platforms && evidence.platform === undefined && said === undefined)
    return result('not-looked', 'nobody', { text: notLooked.platform });
  const lacking = missing(step, evidence);
  if (!lacking) {
    try {
      // Where a step's own look at the evidence tells nothing, the scan's checks for that step do.
      const answer = step.check?.(evidence) ?? answerFromProject(step, evidence);
      // What the tool saw stands, unless it saw nothing wrong and a person did.
      const personSaysWorse = answer && !isBad(answer.state) && step.ask && (said === 'yes' || said === 'no') && isBad(step.ask[said]);
      if (answer && !personSaysWorse) return result(answer.state, 'tool', answer);
    } catch (error) {
      return result('crashed', 'nobody', {
        text: { en: 'The check itself failed: {message}.', zh: '检查本身出错：{message}。' },
        data: { message: error instanceof Error ? error.message : String(error) },
      });
    }
  }
  if (step.ask && said !== undefined)
    return result(said === 'unknown' ? 'unknown' : step.ask[said], 'person', { text: answeredByPerson[said] });
  if (step.ask) return result('unknown', 'nobody');
  return lacking ? result('not-looked', 'nobody', { text: notLooked[lacking] }) : result('unknown', 'nobody');
}

/** Whether a step still waits for a person: it applies, nothing automatic answered it, and it has a question. */
export function waitsForPerson(result: StepResult): boolean {
  return result.step.ask !== undefined && result.state === 'unknown' && result.by === 'nobody';
}
