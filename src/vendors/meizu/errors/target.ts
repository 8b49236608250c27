import type { CatalogueEntry } from '../../../core/catalogue.ts';

const javaSdk = 'https://github.com/MEIZUPUSH/JavaSdk';

/**
 * Codes that stand as keys inside `value` while the top-level code is `"200"`: single targets were refused. 110002 and 110003 mean the
 * same at both levels and stand with the codes of the request.
 */
export const targetErrors: readonly CatalogueEntry[] = [
  {
    endpoint: 'send',
    code: '201',
    name: 'RSP_NO_AUT',
    class: 'permission',
    advice: 'fix',
    confidence: 'A',
    title: { en: 'No permission to push to this target.', zh: '没有权限，服务器拒绝向该目标推送。' },
    cause: {
      en: 'The app, or its package, was not granted pushes to this device.',
      zh: '该应用或其包名没有向该设备推送的权限。',
    },
    fix: {
      en: 'Check in the console that the app and its package name are registered and enabled.',
      zh: '请在控制台确认应用及包名已登记并启用。',
    },
  },
  {
    endpoint: 'send',
    code: '501',
    name: 'RSP_DB_ERROR',
    class: 'server',
    advice: 'retry-later',
    confidence: 'A',
    title: { en: 'The push to this target failed (database).', zh: '向该目标推送失败（db_error）。' },
    cause: {
      en: 'A database error at Meizu; whether the push was taken is not said.',
      zh: '魅族服务端数据库出错；推送是否已被受理，响应中没有说明。',
    },
    fix: { en: 'Send to this target again later.', zh: '请稍后向该目标重新推送。' },
  },
  {
    endpoint: 'send',
    code: '513',
    name: 'RSP_INTERNAL_ERROR',
    class: 'server',
    advice: 'retry-later',
    confidence: 'A',
    title: { en: 'The push to this target failed (internal error).', zh: '向该目标推送失败（内部错误）。' },
    cause: {
      en: 'An error inside the push service; whether the push was taken is not said.',
      zh: '推送服务内部出错；推送是否已被受理，响应中没有说明。',
    },
    fix: { en: 'Send to this target again later.', zh: '请稍后向该目标重新推送。' },
  },
  {
    endpoint: 'send',
    code: '518',
    name: 'RSP_SPEED_LIMIT',
    class: 'quota',
    notTaken: true,
    advice: 'retry',
    confidence: 'A',
    source: javaSdk,
    title: { en: 'The push is above the configured rate.', zh: '推送超过配置的速率。' },
    cause: {
      en: 'The code comes from older documents and still stands in the SDK: the app sends faster than it is set up for.',
      zh: '此码见于旧文档，SDK 中仍保留：应用的推送速度超过其配置的速率。',
    },
    fix: { en: 'Wait a moment and send more slowly (`--rate`).', zh: '请稍候，并降低发送速率（`--rate`）。' },
  },
  {
    endpoint: 'send',
    code: '519',
    name: 'RSP_OVERFLOW',
    class: 'server',
    notTaken: true,
    advice: 'retry',
    confidence: 'A',
    title: { en: 'The push service is overloaded.', zh: '推送消息服务过载。' },
    cause: { en: 'Meizu turned this target away because of its load.', zh: '服务端过载，拒绝了该目标。' },
    fix: { en: 'Try again with growing pauses.', zh: '请逐步拉长间隔后重试。' },
  },
  {
    endpoint: 'send',
    code: '520',
    name: 'RSP_REPEATED',
    class: 'quota',
    advice: 'retry-later',
    confidence: 'A',
    title: { en: 'The message was collapsed: too many to one device.', zh: '消息被折叠：同一设备短时间内消息过多。' },
    cause: {
      en: 'By default a device takes at most five messages of one app in a minute; further ones are collapsed.',
      zh: '默认情况下，同一应用一分钟内向同一设备推送超过 5 条时，后续消息会被折叠。',
    },
    fix: {
      en: 'Space the messages to one device out, or join them into one.',
      zh: '请拉开对同一设备的推送间隔，或合并为一条。',
    },
  },
  {
    endpoint: 'send',
    code: '110005',
    name: 'RSP_UNSUBSCRIBE_ALIAS',
    class: 'token',
    advice: 'drop-token',
    confidence: 'A',
    title: { en: 'The alias is unknown or switched off.', zh: '别名未订阅，或开关已关闭。' },
    cause: {
      en: 'No device of this app has subscribed to the alias, or the user has switched notifications off.',
      zh: '该应用没有设备订阅此别名，或用户已关闭通知开关。',
    },
    fix: {
      en: 'Subscribe the alias again from the app, or send to the pushId.',
      zh: '请在应用内重新订阅别名，或改按 pushId 推送。',
    },
  },
  {
    endpoint: 'send',
    code: '110010',
    subCode: 'target',
    name: 'RSP_OFF_PUSHID',
    class: 'app-state',
    advice: 'none',
    confidence: 'A',
    title: { en: 'Notifications are switched off on this pushId.', zh: '该 pushId 已关闭推送开关。' },
    cause: {
      en: 'The user, or the app, has switched the notifications of this app off on this device. At the top level the same number means a rate limit, which this is not.',
      zh: '用户或应用在该设备上关闭了本应用的通知。顶层返回的同一数字表示频率超限，与此处无关。',
    },
    fix: {
      en: 'Do not repeat the push. Ask the user to allow notifications of the app in the settings and in 手机管家; the switch can be read with getRegisterSwitch.',
      zh: '无需重试。请引导用户在系统设置及手机管家中允许本应用的通知；开关状态可用 getRegisterSwitch 查询。',
    },
  },
  {
    endpoint: 'send',
    code: '110011',
    name: 'RSP_PUBMSG_DAILY_LIMIT',
    class: 'quota',
    advice: 'retry-later',
    confidence: 'A',
    title: { en: 'The device has had its public messages (公信) of the day.', zh: '该设备当天的公信消息已达上限。' },
    cause: {
      en: 'Public messages are limited for each app, device and day; one secondary source says 5 for news apps and 3 for others. A message without `noticeMsgType` counts as public, so the class may be the real cause.',
      zh: '公信消息按应用、设备、自然日限量；单一二手来源称新闻阅读类为 5 条，其他为 3 条。未填写 `noticeMsgType` 的消息按公信计算，因此根因也可能是消息分类。',
    },
    fix: {
      en: 'Wait until tomorrow (Beijing time). Where the message concerns this one user, such as a chat or an order, send it as private (私信, `noticeMsgType` 1).',
      zh: '请次日（北京时间）再发。若消息只与该用户本人有关（如聊天、订单），可按私信发送（`noticeMsgType` 为 1）。',
    },
  },
];
