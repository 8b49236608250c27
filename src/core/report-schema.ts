import { pushStatuses } from './status.ts';
import { reportSchema } from './events.ts';
import { receiptEvents } from './receipt.ts';
import { verdictClasses } from './step.ts';
import { traceStages } from './trace.ts';
import { userStates } from './user.ts';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const counts = { type: 'object', additionalProperties: count } as const;
const severity = { enum: ['error', 'warn', 'info'] } as const;
const mode = { enum: ['send', 'validate-only', 'dry-run', 'sandbox', 'sandbox-validate-only', 'offline'] } as const;

function object(required: Record<string, unknown>, optional: Record<string, unknown> = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional }, additionalProperties: false };
}

const where = object({}, { file: text, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 }, path: text });
const finding = object(
  { ruleId: text, severity, where, message: text, fix: text, docs: text },
  { vendor: text, title: text, fingerprint: text },
);
const explanation = object({ title: text, cause: text, fix: text, docs: text, confidence: { enum: ['A', 'B', 'C', '?'] } });

const push = object(
  {
    kind: { const: 'push' },
    index: count,
    vendor: text,
    token: text,
    tokenId: { type: 'string', pattern: '^[0-9a-f]{8}$' },
    status: { enum: pushStatuses },
    mode,
    attempts: count,
    derived: { type: 'array', items: object({ path: text, value: {}, from: text }) },
    findings: { type: 'array', items: finding },
  },
  {
    device: text,
    user: text,
    vendorTook: { const: true },
    messageId: text,
    followUp: text,
    http: object({ status: count, ms: count }),
    code: text,
    vendorMessage: text,
    explanation,
    raw: text,
    notes: { type: 'array', items: text },
    flow: {
      type: 'array',
      items: object({ step: count, of: count, state: { enum: ['done', 'stopped', 'skipped'] }, text }),
    },
    request: object(
      { method: text, url: text, headers: { type: 'object', additionalProperties: text } },
      { body: text, form: { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 } }, curl: text },
    ),
  },
);

const explained = object(
  { kind: { const: 'explanation' }, subject: { enum: ['code', 'rule', 'status'] }, explanation },
  {
    vendor: text,
    endpoint: text,
    code: text,
    name: text,
    ruleId: text,
    class: text,
    status: text,
    retryable: { type: 'boolean' },
    advice: text,
    related: { type: 'array', items: text },
  },
);
const token = object({
  kind: { const: 'token' },
  index: count,
  token: text,
  tokenId: text,
  candidates: { type: 'array', items: object({ vendor: text, displayName: text, fit: text, reason: text }, { confidence: text }) },
  problems: { type: 'array', items: object({ message: text, fix: text }, { vendor: text }) },
});
const setting = object({ kind: { const: 'setting' }, path: text, value: {}, source: text }, { secret: { type: 'boolean' } });
const document = object({ kind: { const: 'document' }, name: text }, { content: {}, path: text, action: text, note: text });

const matrix = object(
  {
    kind: { const: 'matrix' },
    vendor: text,
    displayName: text,
    derived: { type: 'array', items: object({ path: text, value: {}, from: text }) },
    quotaClass: text,
    confidence: text,
    collapsed: { type: 'boolean' },
    losses: { type: 'array', items: object({ path: text, text }) },
    findings: { type: 'array', items: finding },
  },
  {
    messageKind: text,
    right: text,
    without: text,
    shows: object(
      { title: text, titleFrom: text, content: text, contentFrom: text, notes: { type: 'array', items: text } },
      { silent: text },
    ),
  },
);

const reasons = { type: 'array', items: object({ weight: { type: 'number' }, text }) } as const;
const counters = { type: 'object', additionalProperties: { type: ['string', 'number'] } } as const;
const tokenIdText = { type: 'string', pattern: '^[0-9a-f]{8}$' } as const;
const binding = object({ certificate: text, token: text, tokenId: tokenIdText }, { vendor: text, deviceId: text });
const trace = object(
  {
    kind: { const: 'trace' },
    vendor: text,
    displayName: text,
    offered: { type: 'boolean' },
    stage: { enum: traceStages },
    counters,
    entries: { type: 'array', items: object({ name: text, value: { type: ['string', 'number'] }, explanation }) },
  },
  {
    messageId: text,
    label: text,
    http: object({ status: count, ms: count }),
    attempts: count,
    where: text,
    receipt: text,
    docs: text,
    notes: { type: 'array', items: text },
    hops: { type: 'array', items: object({ name: text, title: text }, { ok: { type: 'boolean' }, code: text, said: text, at: text }) },
    binding,
    notificationsOn: { type: 'boolean' },
  },
);
const receipt = object(
  { kind: { const: 'receipt' }, vendor: text, event: { enum: receiptEvents }, stage: { enum: traceStages }, explanation },
  {
    messageId: text,
    token: text,
    tokenId: { type: 'string', pattern: '^[0-9a-f]{8}$' },
    code: text,
    time: { type: 'string', format: 'date-time' },
    verified: { enum: ['verified', 'wrong', 'no-signature', 'not-checked'] },
  },
);

const axisStates = { push: { enum: ['normal', 'abnormal', 'unknown'] }, device: { enum: ['normal', 'abnormal', 'not-looked'] } } as const;
const diagnosis = object(
  {
    kind: { const: 'diagnosis' },
    vendor: text,
    displayName: text,
    verdict: { enum: verdictClasses },
    confidence: { enum: ['high', 'medium', 'low'] },
    axes: object(axisStates),
    causes: {
      type: 'array',
      items: object({
        step: text,
        verdict: { enum: verdictClasses },
        score: { type: 'number' },
        title: text,
        fix: text,
        for: reasons,
        against: reasons,
      }),
    },
    unanswered: { type: 'array', items: text },
  },
  {
    device: text,
    token: text,
    tokenId: { type: 'string', pattern: '^[0-9a-f]{8}$' },
    platform: object(
      { id: text, displayName: text, user: text },
      { push: object({ status: { enum: pushStatuses } }, { code: text, said: text }) },
    ),
    symptom: text,
    push: object({ status: { enum: pushStatuses } }, { code: text, vendorMessage: text, messageId: text, http: count }),
    nextTest: text,
  },
);

const user = object(
  {
    kind: { const: 'user' },
    platform: text,
    displayName: text,
    user: text,
    state: { enum: userStates },
    canPush: { enum: ['yes', 'no', 'unknown'] },
    axes: object(axisStates),
    stops: {
      type: 'array',
      items: object({ id: text, step: text, severity: { enum: ['stops', 'may-stop'] }, text, fix: text, docs: text, confidence: text }),
    },
    notOffered: { type: 'array', items: object({ what: text, text }) },
    notes: { type: 'array', items: text },
  },
  {
    said: text,
    devices: { type: 'array', items: object({}, { id: text, name: text, system: text, online: { type: 'boolean' }, said: text }) },
    bindings: { type: 'array', items: binding },
    doNotDisturb: object({ said: text }, { active: { type: 'boolean' }, until: text }),
    pushMode: text,
    displayStyle: { type: 'number' },
    pushNickname: text,
    waitingMessages: count,
  },
);
const loss = object({
  kind: { const: 'loss' },
  platform: text,
  displayName: text,
  from: text,
  to: text,
  rows: {
    type: 'array',
    items: object({ code: text, count, from: { enum: ['platform', 'vendor'] } }, { vendor: text, said: text, explanation }),
  },
});
const payload = object(
  {
    kind: { const: 'payload' },
    platform: text,
    displayName: text,
    fields: { type: 'array', items: object({ name: text, value: text, meaning: text }) },
    notes: { type: 'array', items: text },
    places: {
      type: 'array',
      items: object({ vendor: text, where: text, key: text, docs: text, confidence: text }, { since: text, note: text }),
    },
  },
  { vendor: text },
);

const position = { type: 'integer', minimum: 1 } as const;
const texts = { type: 'array', items: text } as const;
const place = { text, file: text, line: position, column: position };
const project = object(
  {
    kind: { const: 'project' },
    dir: text,
    modules: texts,
    otherFlavors: texts,
    otherBuildTypes: texts,
    iosTargets: count,
    files: count,
    skipped: count,
    undetermined: { type: 'array', items: object({ what: text, ...place }) },
    notes: texts,
  },
  { module: text, applicationId: text, variant: object({ flavors: texts, buildType: text }) },
);
const integration = object(
  {
    kind: { const: 'integration' },
    id: text,
    displayName: text,
    owner: { enum: ['vendor', 'platform'] },
    state: { enum: ['none', 'half', 'whole'] },
    found: { type: 'array', items: object(place) },
    missing: texts,
  },
  { version: text },
);
const route = object(
  {
    kind: { const: 'route' },
    platform: text,
    displayName: text,
    brand: text,
    gms: { type: 'boolean' },
    forceFcm: { type: 'boolean' },
    enabled: texts,
    reason: text,
    confidence: { enum: ['A', 'B', 'C', '?'] },
    docs: text,
    notes: texts,
  },
  { vendor: text },
);
const baseline = object({
  kind: { const: 'baseline' },
  file: text,
  action: { enum: ['compared', 'written'] },
  known: { type: 'array', items: finding },
  fixed: { type: 'array', items: object({ ruleId: text, count: position }, { file: text }) },
});

const check = object(
  { id: text, stage: text, state: { enum: ['pass', 'fail', 'warn', 'unknown', 'not-applicable', 'not-looked', 'crashed'] }, title: text },
  {
    vendor: text,
    detail: text,
    ms: { type: 'number' },
    code: text,
    cause: text,
    fix: text,
    docs: text,
    unreachable: { type: 'boolean' },
    raw: text,
  },
);

/** JSON Schema of `push-check/report@1`, written to `schema/report.json` by the build. */
export const reportJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: reportSchema,
  ...object(
    {
      schema: { const: reportSchema },
      tool: object({ name: text, version: text }),
      command: text,
      mode,
      startedAt: { type: 'string', format: 'date-time' },
      results: {
        type: 'array',
        items: {
          oneOf: [
            push,
            explained,
            token,
            setting,
            document,
            matrix,
            diagnosis,
            trace,
            user,
            loss,
            payload,
            receipt,
            project,
            integration,
            route,
            baseline,
          ],
        },
      },
      findings: { type: 'array', items: finding },
      checks: { type: 'array', items: check },
      summary: object(
        {
          results: count,
          byStatus: counts,
          byVendor: { type: 'object', additionalProperties: counts },
          findings: object({ error: count, warn: count, info: count }),
          checks: counts,
          unreachableChecks: count,
          unknownSubjects: count,
          interrupted: { type: 'boolean' },
        },
        { axes: object({ push: { enum: ['normal', 'abnormal', 'unknown'] }, device: { enum: ['not-looked', 'normal', 'abnormal'] } }) },
      ),
      exitCode: { enum: [0, 1, 2, 3, 4, 70, 130] },
    },
    {
      error: object(
        {
          code: text,
          message: text,
          problems: {
            type: 'array',
            items: object(
              { id: text, message: text },
              { file: text, line: count, column: count, path: text, fix: text, severity: text, vendor: text },
            ),
          },
        },
        { fix: text },
      ),
    },
  ),
} as const;
