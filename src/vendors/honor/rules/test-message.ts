import { androidOf, docs, effective, isNotification, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxTestMessagesPerDay, targetUserTypes } from '../wire.ts';

const trivialWords =
  /this|is|just|an?|the|push|message|msg|notification|hello|tests?|testing|smoke|这是|一条|一个|推送|消息|通知|测试|[^\p{L}]+/giu;

/** True for a text that says nothing but that it is a test. */
function isTestText(value: unknown): boolean {
  return (
    typeof value === 'string' && /test|smoke|测试/i.test(value) && value.replaceAll(/testing/gi, 'test').replaceAll(trivialWords, '') === ''
  );
}

export default defineRule({
  name: 'test-message',
  subject: 'wire',
  title: { en: 'A test is sent as a test message', zh: '测试推送应作为测试消息发送' },
  docs: docs.standards,
  confidence: 'B',
  aliases: ['HN-TEST'],
  messages: {
    looksLikeTest: {
      severity: 'warn',
      text: {
        en: 'The text looks like a test, but `targetUserType` is not 1: the push uses the real daily limit of the device.',
        zh: '文案像是测试，但 `targetUserType` 不是 1：会占用设备真实的每日限额。',
      },
      fix: {
        en: 'Set `vendors.honor.targetUserType: 1`; an app may send {max} test messages a day.',
        zh: '请设置 `vendors.honor.targetUserType: 1`；每个应用每天可发 {max} 条测试消息。',
      },
    },
    counts: {
      severity: 'info',
      text: {
        en: 'A marketing message that is not a test message counts against the daily limit of the device.',
        zh: '资讯营销类消息若不是测试消息，会计入设备的每日限额。',
      },
      fix: {
        en: 'For trials set `vendors.honor.targetUserType: 1`; an app may send {max} test messages a day.',
        zh: '试发时请设置 `vendors.honor.targetUserType: 1`；每个应用每天可发 {max} 条测试消息。',
      },
    },
  },
  *check({ wire }) {
    const { targetUserType } = androidOf(wire);
    if (!isNotification(wire) || targetUserType === targetUserTypes.test) return;
    const path = '/android/targetUserType';
    const data = { max: maxTestMessagesPerDay };
    if (isTestText(effective(wire, 'title')?.value) || isTestText(effective(wire, 'body')?.value))
      yield { messageId: 'looksLikeTest', path, data };
    else if (notificationOf(wire)?.importance === 'LOW') yield { messageId: 'counts', path, data };
  },
});
