import { pushStatuses } from './status.ts';
import { reportSchema } from './events.ts';
import { receiptEvents } from './receipt.ts';
import { traceStages } from './trace.ts';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const counts = { type: 'object', additionalProperties: count } as const;
const severity = { enum: ['error', 'warn', 'info'] } as const;
const mode = { enum: ['send', 'validate-only', 'dry-run', 'sandbox', 'sandbox-validate-only', 'offline'] } as const;

function object(required: Record<string, unknown>, optional: Record<string, unknown> = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional }, additionalProperties: false };
}

const where = object({}, { file: text, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 }, path: text });
const finding = object({ ruleId: text, severity, where, message: text, fix: text, docs: text }, { vendor: text });
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
    messageId: text,
    followUp: text,
    http: object({ status: count, ms: count }),
    code: text,
    vendorMessage: text,
    explanation,
    raw: text,
    notes: { type: 'array', items: text },
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
  { messageKind: text, right: text, without: text },
);

const counters = { type: 'object', additionalProperties: { type: ['string', 'number'] } } as const;
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
      results: { type: 'array', items: { oneOf: [push, explained, token, setting, document, matrix, trace, receipt] } },
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
