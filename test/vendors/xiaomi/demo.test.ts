import { describe, expect, it } from 'vitest';
import { runRules, wireFindings } from '../../../src/core/lint.ts';
import type { Message } from '../../../src/core/message.ts';
import { adapter } from '../../../src/vendors/xiaomi/client.ts';
import { kinds, toWire } from '../../../src/vendors/xiaomi/message.ts';
import { rules } from '../../../src/vendors/xiaomi/rules/index.ts';
import { account } from './support.ts';

const message: Message = {
  kind: 'im',
  title: 'Alice',
  body: 'Are we still on for dinner at seven?',
  channel: 'im',
  data: { conversationId: '42' },
  click: { open: 'app' },
  ttlSeconds: 86400,
  priority: 'high',
};

describe('the demo message', () => {
  it.each(['2026-11-20', '2028-11-20'])('is clean on %s', (day) => {
    const nowMs = Date.parse(`${day}T04:00:00Z`);
    const result = toWire(message, account, { day });
    const request = adapter.prepareSend(result.wire, account, { validateOnly: false })(
      ['WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo='],
      undefined,
      { nowMs },
    );
    const findings = [
      ...wireFindings('xiaomi', message, result, kinds, { lang: 'en' }),
      ...runRules(
        rules,
        ['message', 'wire', 'account', 'request', 'batch'],
        { wire: result.wire, message, account, origin: result.origin, request, batch: { targets: ['a'] }, day, nowMs },
        { lang: 'en' },
      ),
    ];
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(new URLSearchParams(String(request.body)).get('payload')).toBe('{"conversationId":"42"}');
  });
});
