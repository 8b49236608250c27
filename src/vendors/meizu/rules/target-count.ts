import { charsOf, docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxAliasChars, maxPackageNames, maxTargets } from '../wire.ts';

/** The parts of a comma list; empty text has none. */
function partsOf(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}

export default defineRule({
  name: 'target-count',
  subject: 'wire',
  title: { en: 'A request names at most 100 targets', zh: '单次请求最多 100 个目标' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-TG-001'],
  messages: {
    many: {
      severity: 'error',
      text: {
        en: '`{field}` has {count} targets; since 2023-08-21 Meizu takes {limit}.',
        zh: '`{field}` 有 {count} 个目标；自 2023-08-21 起上限为 {limit} 个。',
      },
      fix: {
        en: 'Split the list; tokens that are given to push-check are split by itself.',
        zh: '请拆分列表；直接传给 push-check 的令牌会自动分批。',
      },
    },
    packages: {
      severity: 'error',
      text: {
        en: '`restrictedPackageNames` has {count} names; Meizu takes {limit}.',
        zh: '`restrictedPackageNames` 有 {count} 个包名，魅族最多接受 {limit} 个。',
      },
      fix: { en: 'Name only the packages the message is for.', zh: '请只填写需要限定的包名。' },
    },
    longAlias: {
      severity: 'warn',
      text: {
        en: 'An alias has {chars} characters; the server takes {limit}, the FAQ of the phone SDK says 20.',
        zh: '有别名长达 {chars} 个字符；服务端上限为 {limit} 个，客户端 FAQ 则为 20 个。',
      },
      fix: { en: 'Use a shorter alias.', zh: '请使用更短的别名。' },
    },
  },
  *check({ wire }) {
    for (const field of ['pushIds', 'alias'] as const) {
      const count = partsOf(wire[field]).length;
      if (count > maxTargets) yield { messageId: 'many', path: `/${field}`, data: { field, count, limit: maxTargets } };
    }
    const packages = partsOf(wire.restrictedPackageNames).length;
    if (packages > maxPackageNames)
      yield { messageId: 'packages', path: '/restrictedPackageNames', data: { count: packages, limit: maxPackageNames } };
    const chars = Math.max(0, ...partsOf(wire.alias).map((alias) => charsOf(alias.trim())));
    if (chars > maxAliasChars) yield { messageId: 'longAlias', path: '/alias', data: { chars, limit: maxAliasChars } };
  },
});
