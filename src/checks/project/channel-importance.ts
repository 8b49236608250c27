import { channelsInCode } from '../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';

const levels = /IMPORTANCE_(NONE|MIN|LOW)\b/;

export default defineProjectCheck({
  name: 'channel-importance',
  title: { en: 'Notification channels are important enough to be noticed', zh: '通知渠道的重要性足够' },
  steps: ['G11', 'I2'],
  docs: 'https://developer.android.com/develop/ui/views/notifications/channels',
  confidence: 'A',
  aliases: [],
  messages: {
    off: {
      severity: 'error',
      text: {
        en: 'The channel `{channel}` is created with IMPORTANCE_NONE: its notifications are not shown at all.',
        zh: '通知渠道 `{channel}` 以 IMPORTANCE_NONE 创建，其通知完全不会显示。',
      },
      fix: {
        en: 'Use IMPORTANCE_HIGH or IMPORTANCE_DEFAULT, under a new id: a phone that has the channel keeps its old importance.',
        zh: '请使用 IMPORTANCE_HIGH 或 IMPORTANCE_DEFAULT，并更换渠道 ID：手机上已创建的渠道会保留原来的重要性。',
      },
    },
    low: {
      severity: 'warn',
      text: {
        en: 'The channel `{channel}` is created with IMPORTANCE_{level}: no sound and no banner, only in the drawer.',
        zh: '通知渠道 `{channel}` 以 IMPORTANCE_{level} 创建：没有声音和横幅，只出现在通知栏中。',
      },
      fix: {
        en: 'For messages use IMPORTANCE_HIGH under a new id: a phone that has the channel keeps its old importance. Ignore this for progress or background channels.',
        zh: '消息类渠道请使用 IMPORTANCE_HIGH，并更换渠道 ID：手机上已创建的渠道会保留原来的重要性。进度、后台服务类渠道可忽略。',
      },
    },
  },
  *check({ modules, accounts }) {
    const pushed = new Set(Object.values(accounts).flatMap((account) => Object.values(account.channels ?? {}).map(({ id }) => id)));
    for (const { id, call } of channelsInCode(modules).channels) {
      // Channels for services, downloads and the like are silent on purpose.
      if (!pushed.has(id) && isQuiet(`${id} ${call.inClass ?? ''} ${call.literals[1] ?? ''}`)) continue;
      const given = call.arguments.find((argument) => levels.test(argument));
      const number = call.literals.find((literal, index) => index > 0 && (literal === 0 || literal === 1 || literal === 2));
      const level = given ? levels.exec(given)?.[1] : number === undefined ? undefined : ['NONE', 'MIN', 'LOW'][Number(number)];
      // A choice between several importances is made at runtime.
      if (level === undefined || (given !== undefined && /IMPORTANCE_.*IMPORTANCE_/.test(given))) continue;
      yield level === 'NONE'
        ? { messageId: 'off', data: { channel: id }, at: call.at }
        : { messageId: 'low', data: { channel: id, level }, at: call.at };
    }
  },
});

function isQuiet(text: string): boolean {
  return /service|foreground|download|upload|progress|sync|background|keep_?alive|silent|quiet|player|music|location|call_?ongoing|下载|前台|后台|服务|静音/i.test(
    text,
  );
}
