import { defineStep, verdictOfErrorClass, type Evidence, type StepAnswer } from '../../core/step.ts';
import { ifBad, platformRefusal, platformRules } from '../facts/platform.ts';
import type { Text } from '../../core/text.ts';
import { refusalForetold, wasTaken, wireText } from '../message-evidence.ts';

const oppoRules = ['oppo/template-params-json'];
const xiaomiRules = [
  'xiaomi/template-pair',
  'xiaomi/template-param',
  'xiaomi/template-values',
  'xiaomi/template-variables',
  'xiaomi/template-text',
];

const texts = {
  none: { en: 'The push for {vendor} uses no message template.', zh: '发往 {vendor} 的推送未使用消息模板。' },
  refused: {
    en: '{vendor} answered {code}: template {template} and its parameters do not fit.',
    zh: '{vendor} 返回 {code}：模板 {template} 与所传参数不匹配。',
  },
  taken: { en: '{vendor} took the push with template {template}.', zh: '{vendor} 已受理使用模板 {template} 的推送。' },
} satisfies Record<string, Text>;

/** What tells about the template of a vendor's push. */
function templateOf(evidence: Evidence): { id: string; rules: readonly string[]; isRefused: boolean } | undefined {
  const { push } = evidence;
  if (evidence.vendor === 'oppo') {
    const id = wireText(evidence, '/notification/private_msg_template_id');
    // OPPO says 41 for many things; only its template text means this. https://open.oppomobile.com/documentation/page/info?id=12391
    return id === undefined
      ? undefined
      : { id, rules: oppoRules, isRefused: push?.code === '41' && push.subCode === 'template-parameters' };
  }
  const id = wireText(evidence, '/extra.template_id', '/extra.template_param');
  // 27001 stands for channel and template alike. https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314
  return id === undefined
    ? undefined
    : { id, rules: xiaomiRules, isRefused: push?.code === '27001' && /template|模板/i.test(push.vendorMessage ?? '') };
}

export default defineStep({
  id: 'F11',
  phase: 'F',
  question: {
    en: 'Do push filter and template fit: does the template exist, and do its parameters match?',
    zh: '推送过滤条件与模板是否正确：模板存在，参数个数与名称一致？',
  },
  why: {
    en: 'Easemob drops a push whose `em_push_filter` leaves no device, or whose template is not known. OPPO and Xiaomi bind private messages to reviewed templates and refuse parameters that do not fill them.',
    zh: '环信的 `em_push_filter` 若把设备全部过滤掉，或引用了不存在的模板，推送就会被丢弃；OPPO、小米要求私信绑定已审核的模板，参数对不上就会拒收。',
  },
  needs: ['message', 'answer', 'platform'],
  verdict: 'message',
  fix: {
    en: 'Copy the template id from the console, give every placeholder of the template a value of the same name, and send without `em_push_filter` first.',
    zh: '从控制台复制模板 ID，为模板中的每个占位符提供同名参数；先去掉 `em_push_filter` 再试。',
  },
  sources: [
    'https://doc.easemob.com/document/server-side/push_extension.html',
    'https://open.oppomobile.com/documentation/page/info?id=12391',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2314',
  ],
  confidence: 'A',
  check(evidence): StepAnswer | undefined {
    const through =
      platformRefusal(evidence, { codes: ['ignore push device id', 'EntityNotFoundException'] }) ??
      ifBad(platformRules(evidence, ['push-filter']));
    if (through) return through;
    const vendor = evidence.displayName;
    // Filters and templates of a platform are for its own answer to tell.
    if (evidence.platform !== undefined || evidence.wire === undefined) return undefined;
    const template = evidence.vendor === 'oppo' || evidence.vendor === 'xiaomi' ? templateOf(evidence) : undefined;
    if (!template) return { state: 'not-applicable', text: texts.none, data: { vendor } };
    const { push } = evidence;
    if (template.isRefused && push) {
      const verdict = push.errorClass === undefined ? {} : { verdict: verdictOfErrorClass[push.errorClass] };
      return { state: 'fail', text: texts.refused, data: { vendor, code: push.code ?? '', template: template.id }, ...verdict };
    }
    const foretold = refusalForetold(evidence, template.rules);
    if (foretold) return foretold;
    return wasTaken(evidence) ? { state: 'pass', text: texts.taken, data: { vendor, template: template.id } } : undefined;
  },
});
