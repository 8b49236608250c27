import { inOrder } from '../checks/run.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Step } from '../core/step.ts';
import type { Lang, Text } from '../core/text.ts';
import type { Deps } from './deps.ts';
import { displayName, vendorId } from './vendors.ts';

export interface ChecklistRequest {
  /** Only what concerns these vendors; empty: all. */
  vendors: readonly string[];
  /** Only what concerns these IM platforms; empty: platform steps are left out. */
  platforms: readonly string[];
  as: 'markdown' | 'html' | 'data';
}

const phaseNames: Record<string, Text> = {
  A: { en: 'Sanity of the test itself', zh: '测试本身是否可靠' },
  B: { en: 'Vendor credentials', zh: '厂商凭据' },
  C: { en: 'App identity', zh: '应用身份' },
  D: { en: 'Token', zh: 'Token' },
  E: { en: 'Receiver state at the platform', zh: '接收方在平台上的状态' },
  F: { en: 'The message', zh: '消息' },
  G: { en: 'Channel and classification', zh: '渠道与消息分类' },
  H: { en: 'Probe and vendor answer', zh: '探测与厂商应答' },
  I: { en: 'Device settings', zh: '手机设置' },
  J: { en: 'Client integration', zh: '客户端集成' },
  K: { en: 'Click', zh: '点击跳转' },
  L: { en: 'Sound, badge, picture', zh: '声音、角标、图片' },
  M: { en: 'Text', zh: '文案' },
  N: { en: 'iOS', zh: 'iOS' },
};

const words = {
  title: { en: 'Offline push checklist', zh: '离线推送排查清单' },
  why: { en: 'Why', zh: '原因' },
  look: { en: 'Look', zh: '查看方法' },
  fix: { en: 'Fix', zh: '处理' },
  tool: { en: 'answered by `push-check diagnose`', zh: '由 `push-check diagnose` 自动检查' },
} satisfies Record<string, Text>;

/** The troubleshooting checklist as a document with boxes to tick. */
export async function* checklist(request: ChecklistRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const { steps } = await import('../checks/index.ts');
  const ids = request.vendors.map(vendorId);
  const wanted = inOrder(steps).filter(
    (step) =>
      (ids.length === 0 || !step.vendors || step.vendors.some((vendor) => (ids as string[]).includes(vendor))) &&
      (!step.platforms || step.platforms.some((platform) => request.platforms.includes(platform))),
  );
  const names = ids.map(displayName).join(', ');
  const { lang } = deps;
  const content =
    request.as === 'data'
      ? wanted.map((step) => asData(step, lang))
      : request.as === 'html'
        ? asHtml(wanted, names, lang)
        : asMarkdown(wanted, names, lang);
  yield { type: 'result', result: { kind: 'document', name: words.title[lang], content } };
}

function asData(step: Step, lang: Lang) {
  return {
    id: step.id,
    phase: step.phase,
    question: step.question[lang],
    why: step.why[lang],
    needs: step.needs,
    automatic: step.check !== undefined,
    ...(step.ask ? { ask: step.ask.question[lang], look: step.ask.look[lang] } : {}),
    fix: step.fix[lang],
    ...(step.vendors ? { vendors: step.vendors } : {}),
    ...(step.platforms ? { platforms: step.platforms } : {}),
    verdict: step.verdict,
    sources: step.sources,
    confidence: step.confidence,
  };
}

function title(names: string, lang: Lang): string {
  return names === '' ? words.title[lang] : `${words.title[lang]}: ${names}`;
}

function asMarkdown(steps: readonly Step[], names: string, lang: Lang): string {
  const lines = [`# ${title(names, lang)}`];
  let phase = '';
  for (const step of steps) {
    if (step.phase !== phase) lines.push('', `## ${step.phase}. ${phaseNames[step.phase]?.[lang] ?? ''}`, '');
    phase = step.phase;
    lines.push(`- [ ] **${step.id}** ${step.question[lang]}${step.check ? ` (${words.tool[lang]})` : ''}`);
    lines.push(`  - ${words.why[lang]}: ${step.why[lang]}`);
    if (step.ask) lines.push(`  - ${words.look[lang]}: ${step.ask.look[lang]}`);
    lines.push(`  - ${words.fix[lang]}: ${step.fix[lang]}`);
    const [source] = step.sources;
    if (source !== undefined) lines.push(`  - <${source}>`);
  }
  return lines.join('\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function asHtml(steps: readonly Step[], names: string, lang: Lang): string {
  const heading = escapeHtml(title(names, lang));
  const parts = [
    '<!doctype html>',
    `<html lang="${lang}"><head><meta charset="utf-8"><title>${heading}</title>`,
    '<style>body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0;list-style:none}p{margin:.2rem 0 .2rem 1.7rem;color:#444}</style>',
    `</head><body><h1>${heading}</h1>`,
  ];
  let phase = '';
  for (const step of steps) {
    if (step.phase !== phase)
      parts.push(`${phase === '' ? '' : '</ul>'}<h2>${step.phase}. ${escapeHtml(phaseNames[step.phase]?.[lang] ?? '')}</h2><ul>`);
    phase = step.phase;
    parts.push(`<li><label><input type="checkbox"> <b>${step.id}</b> ${escapeHtml(step.question[lang])}</label>`);
    parts.push(`<p>${escapeHtml(step.why[lang])}</p>`);
    if (step.ask) parts.push(`<p><b>${words.look[lang]}</b> ${escapeHtml(step.ask.look[lang])}</p>`);
    parts.push(`<p><b>${words.fix[lang]}</b> ${escapeHtml(step.fix[lang])}</p></li>`);
  }
  parts.push(`${phase === '' ? '' : '</ul>'}</body></html>`);
  return parts.join('\n');
}
