import { defineStep } from '../../core/step.ts';

const texts = {
  several: {
    en: '{user} has {count} devices; records exist only for the one that logged in last.',
    zh: '{user} 有 {count} 台设备；推送记录只针对最后登录的那一台。',
  },
};

export default defineStep({
  id: 'D8',
  phase: 'D',
  question: { en: 'Is the receiver logged in on more than one device?', zh: '接收者是否登录了多台设备？' },
  why: {
    en: 'Tencent IM’s push records and console tools know only the device that logged in last. A test that looks at the older phone sees nothing.',
    zh: '腾讯云 IM 的推送记录与控制台工具只记录最后登录的设备。若测试时看的是先登录的手机，就什么也看不到。',
  },
  needs: ['platform', 'person'],
  platforms: ['tencent-im'],
  verdict: 'binding',
  fix: {
    en: 'Log in once more on the phone under test, so that it is the last device, and repeat the push.',
    zh: '请在被测手机上重新登录，使其成为最后登录的设备，然后重新推送。',
  },
  ask: {
    question: { en: 'Is the account logged in on another phone or tablet as well?', zh: '该账号是否还登录在其他手机或平板上？' },
    look: {
      en: 'Console > Push > troubleshooting shows the device model of the last login; ask the tester for other devices with the same account.',
      zh: '控制台「推送 → 排查工具」会显示最后登录的设备型号；也请向测试人员确认同一账号是否登录在其他设备上。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: ['https://cloud.tencent.com/document/product/269/139820'],
  confidence: 'A',
  check({ platform }) {
    const devices = platform?.facts.devices?.filter((device) => device.system !== 'web' && device.system !== 'desktop') ?? [];
    if (!platform || devices.length < 2) return undefined;
    return { state: 'warn', text: texts.several, data: { user: platform.user, count: devices.length } };
  },
});
