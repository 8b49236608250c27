import { defineRule } from '../rule.ts';
import { androidNotifications, isRecord } from '../shape.ts';
import { colorPattern } from '../wire.ts';

export default defineRule({
  name: 'android-notification-format',
  subject: 'wire',
  title: { en: 'Colour, light and localisation have a form.', zh: '颜色、呼吸灯与本地化字段有固定格式。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L17'],
  messages: {
    color: {
      severity: 'error',
      text: { en: '`color` is not written `#RRGGBB`.', zh: '`color` 不是 `#RRGGBB` 格式。' },
      fix: { en: 'Write six hex digits after `#`, without alpha.', zh: '请写成 `#` 加六位十六进制，不带透明度。' },
    },
    light: {
      severity: 'error',
      text: {
        en: '`light_settings` lacks `{missing}`; all three members are required.',
        zh: '`light_settings` 缺少 `{missing}`；三项都必须填写。',
      },
      fix: { en: 'Add it, or remove `light_settings`.', zh: '请补上，或去掉 `light_settings`。' },
    },
    locArgs: {
      severity: 'error',
      text: { en: '`{name}_loc_args` is set without `{name}_loc_key`.', zh: '设置了 `{name}_loc_args`，却没有 `{name}_loc_key`。' },
      fix: { en: 'Add the key of the string resource, or remove the arguments.', zh: '请补上字符串资源的 key，或去掉参数。' },
    },
  },
  *check({ wire }) {
    for (const { pointer, value } of androidNotifications(wire)) {
      if (value.color !== undefined && !colorPattern.test(String(value.color))) yield { messageId: 'color', path: `${pointer}/color` };
      const light = value.light_settings;
      if (isRecord(light))
        for (const missing of ['color', 'light_on_duration', 'light_off_duration'])
          if (light[missing] === undefined) yield { messageId: 'light', data: { missing }, path: `${pointer}/light_settings/${missing}` };
      for (const name of ['title', 'body'] as const)
        if (value[`${name}_loc_args`] !== undefined && !value[`${name}_loc_key`])
          yield { messageId: 'locArgs', data: { name }, path: `${pointer}/${name}_loc_args` };
    }
  },
});
