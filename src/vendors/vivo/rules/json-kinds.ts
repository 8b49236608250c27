import { pointerOf, valueAt } from '../../../core/pointer.ts';
import type { WireField } from '../../../core/wire.ts';
import { docs, objectOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { wireFields } from '../wire.ts';

/** Fields whose own rule says more. */
const elsewhere = ['/appId', '/classification', '/clientCustomMap', '/notifyType', '/requestId', '/skipType', '/pushMode'];

function fits(type: WireField['type'], value: unknown): boolean {
  switch (type) {
    case 'integer':
      // Digits as text are used by clients in production and read.
      return Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'map':
      return objectOf(value) !== undefined;
    case 'string':
      return typeof value === 'string';
    default:
      return true;
  }
}

export default defineRule({
  name: 'json-kinds',
  subject: 'wire',
  title: { en: 'Every value has the JSON kind of its field', zh: '每个字段的 JSON 类型须正确' },
  docs: docs.api,
  confidence: 'C',
  aliases: [],
  messages: {
    kind: {
      severity: 'error',
      text: {
        en: '`{name}` is of the JSON kind {got} where vivo wants {expected}; vivo answers HTTP 400 to the whole message.',
        zh: '`{name}` 的 JSON 类型为 {got}，而 vivo 要求 {expected}；整条消息会返回 HTTP 400。',
      },
      fix: {
        en: 'Write the field under `vendors.vivo` instead of `raw`, where its kind is looked after, or correct the value.',
        zh: '请改写在 `vendors.vivo` 下（会校验类型）而不是 `raw` 下，或修正该值。',
      },
    },
  },
  *check({ wire }) {
    for (const field of wireFields) {
      if (elsewhere.includes(field.pointer) || field.pointer.endsWith('*')) continue;
      const value = valueAt(wire, field.pointer);
      if (value === undefined || fits(field.type, value)) continue;
      const got = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
      yield { messageId: 'kind', path: field.pointer, data: { name: field.name, got, expected: field.type } };
    }
    for (const name of ['extra', 'timedDisplay', 'marketing'] as const) {
      const value: unknown = wire[name];
      if (value === undefined || objectOf(value)) continue;
      const got = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
      yield { messageId: 'kind', path: pointerOf([name]), data: { name, got, expected: 'object' } };
    }
  },
});
