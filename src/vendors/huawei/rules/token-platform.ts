import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { looksAndroid, platformOfToken } from '../token.ts';

export default defineRule({
  name: 'token-platform',
  subject: 'batch',
  title: { en: 'Token and API belong to the same platform', zh: 'Token 与接口应属于同一平台' },
  docs: docs.harmonyToken,
  confidence: 'B',
  aliases: [],
  messages: {
    harmonyToken: {
      severity: 'warn',
      text: {
        en: '{count} of the tokens look like those of HarmonyOS 5 and later, which the Android API (v1, v2) never reaches.',
        zh: '有 {count} 个 Token 看起来属于 HarmonyOS 5 及以上，而 Android 接口（v1、v2）无法送达这类设备。',
      },
      fix: {
        en: 'Set `harmony:` at the device in the config, or `platform: harmony` with a `serviceAccount`; the prefix is a hint and no proof.',
        zh: '请在配置的设备上写明 `harmony:`，或设置 `platform: harmony` 并提供 `serviceAccount`；前缀只是线索，并非定论。',
      },
    },
    androidToken: {
      severity: 'warn',
      text: {
        en: '{count} of the tokens look like those of HMS Core (HarmonyOS up to 4), which v3 never reaches; early HarmonyOS 5 tokens look the same.',
        zh: '有 {count} 个 Token 看起来属于 HMS Core（HarmonyOS 4 及以下），v3 接口无法送达；不过早期 HarmonyOS 5 的 Token 形状相同。',
      },
      fix: {
        en: 'If the phone runs HarmonyOS 4 or older, set `android:` at the device and configure `appId` and `clientSecret`.',
        zh: '若手机为 HarmonyOS 4 或更早版本，请在设备上写明 `android:`，并配置 `appId` 与 `clientSecret`。',
      },
    },
  },
  *check({ wire, batch }) {
    if (!wire) return;
    const isOther = wire.api === 'v3' ? looksAndroid : (token: string) => platformOfToken(token) === 'harmony';
    const count = batch.targets.filter(isOther).length;
    if (count > 0) yield { messageId: wire.api === 'v3' ? 'androidToken' : 'harmonyToken', data: { count } };
  },
});
