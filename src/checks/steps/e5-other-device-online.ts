import { defineStep } from '../../core/step.ts';
import { userSays } from '../facts/platform.ts';

const texts = { fine: { en: 'No other device of {user} is online.', zh: '{user} 没有其他在线设备。' } };

export default defineStep({
  id: 'E5',
  phase: 'E',
  question: {
    en: 'Is another device of the receiver online while the policy is to push only when all devices are offline?',
    zh: '推送策略为“所有设备离线时才推送”时，接收者是否还有其他设备在线？',
  },
  why: {
    en: 'Easemob’s console decides for all channels whether one online device (a browser tab is enough) keeps the push from the phone.',
    zh: '环信控制台的多设备推送策略对所有通道生效：选择“所有设备离线时才推送”后，只要有一台设备在线（哪怕是一个网页），手机就收不到推送。',
  },
  needs: ['platform', 'person'],
  platforms: ['easemob'],
  verdict: 'app-state',
  fix: {
    en: 'Log the other device out (web and desktop included), or change the policy on the certificate page of the Easemob console to push when any device is offline.',
    zh: '退出其他设备（包括网页端、桌面端）的登录；或在环信控制台“证书管理”页把推送策略改为“任一设备离线时都发送推送消息”。',
  },
  ask: {
    question: {
      en: 'Is the policy “push only when all devices are offline” chosen, and was another device of this user logged in?',
      zh: '控制台是否选择了“所有设备离线时，才发送推送消息”，且该用户还有其他设备在线？',
    },
    look: {
      en: 'Easemob console > Instant Messaging > Message push > Certificates: the multi-device policy. Then think of web pages, desktop clients and tablets with the same account.',
      zh: '环信控制台 > 即时通讯 > 功能配置 > 消息推送 > 证书管理，查看多设备推送策略；再确认该账号是否在网页端、桌面端或平板上登录。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: ['https://doc.easemob.com/document/android/push/push_overview.html'],
  confidence: 'A',
  check(evidence) {
    return userSays(
      evidence,
      'E5',
      ({ devices }) => devices !== undefined && devices.every((device) => device.online !== true),
      texts.fine,
    );
  },
});
