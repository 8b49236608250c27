import { defineStep } from '../../core/step.ts';
import { fateOf } from '../facts/fate.ts';
import { android } from '../facts/groups.ts';
import { hasSpoken } from '../facts/person.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'I8',
  phase: 'I',
  question: {
    en: 'Is the vendor’s push service on the phone, enabled and current (HMS Core, HONOR push service, `com.xiaomi.xmsf`, MCS, Google Play services)?',
    zh: '手机上的厂商推送服务是否存在、已启用且版本够新（HMS Core、荣耀推送服务、`com.xiaomi.xmsf`、MCS、Google Play 服务）？',
  },
  why: {
    en: 'The system component receives the push for all apps. When it is disabled, outdated, cut off by a firewall, or absent (custom ROM), the token may look fine and nothing arrives.',
    zh: '系统组件统一代所有应用接收推送。若它被停用、版本过旧、被防火墙断网或根本没有（第三方 ROM），token 看起来正常，消息却收不到。',
  },
  needs: ['answer', 'person'],
  vendors: android,
  verdict: 'device-settings',
  fix: {
    en: 'Enable and update the component (AppGallery for HMS Core, the system update for the others), let it use the network, restart the phone and register again.',
    zh: '启用并更新该组件（HMS Core 在应用市场更新，其他随系统更新），允许其联网，重启手机后重新注册。',
  },
  ask: {
    question: {
      en: 'Is the vendor’s push component installed, enabled and allowed to use the network?',
      zh: '厂商推送组件是否已安装、已启用，且允许联网？',
    },
    look: {
      en: 'Settings > Apps > show system apps: HMS Core on HUAWEI, the push service on HONOR, the Xiaomi service framework (小米服务框架) on Xiaomi, “System Messages” or MCS on OPPO, the push service on vivo and Meizu, Google Play services for FCM. For FCM the phone must also reach `mtalk.google.com` on ports 5228 to 5230. Do other apps of this vendor get pushes?',
      zh: '设置 > 应用 > 显示系统应用：华为看 HMS Core，荣耀看推送服务，小米看“小米服务框架”，OPPO 看“系统消息”或 MCS，vivo、魅族看系统推送服务，FCM 看 Google Play 服务，且手机须能访问 `mtalk.google.com` 的 5228–5230 端口。再看其他应用的厂商推送是否正常。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    sources.huaweiClientCodes,
    sources.honorClient,
    sources.xiaomiClient,
    sources.oppoMessage,
    sources.meizuDemo,
    sources.fcmDelivery,
  ],
  confidence: '?',
  check(evidence) {
    const fate = fateOf(evidence);
    // What reached the phone came through that very component.
    return (fate?.topic === 'shown' || fate?.topic === 'arrived') && !hasSpoken(evidence, 'I8')
      ? { state: 'pass', text: fate.text, data: fate.data }
      : undefined;
  },
});
