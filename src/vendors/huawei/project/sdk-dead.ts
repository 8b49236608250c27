import { defineProjectCheck } from './check.ts';
import { deadArchives, deadComponents, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-dead',
  title: { en: 'The retired HwPush SDK is gone', zh: '已移除停止服务的 HwPush SDK' },
  steps: ['A7', 'J3'],
  docs: docs.demo,
  confidence: 'C',
  aliases: [],
  messages: {
    component: {
      severity: 'error',
      text: {
        en: 'The HwPush SDK of 2016 to 2019, whose service is retired, is still declared ({name}): it gets no token any more.',
        zh: '清单中仍声明了 2016—2019 年的 HwPush SDK（{name}），其服务已停止，无法再获取 Token。',
      },
      fix: {
        en: 'Remove its receivers and services, add `com.huawei.hms:push`, and extend HmsMessageService.',
        zh: '请移除其 receiver 与 service，引入 `com.huawei.hms:push`，并改为继承 HmsMessageService。',
      },
    },
    archive: {
      severity: 'error',
      text: {
        en: 'The archive {name} is the HwPush SDK of 2016 to 2019, whose service is retired.',
        zh: '归档文件 {name} 是 2016—2019 年的 HwPush SDK，其服务已停止。',
      },
      fix: { en: 'Remove it and add `com.huawei.hms:push`.', zh: '请移除该文件并引入 `com.huawei.hms:push`。' },
    },
  },
  *check({ modules }) {
    for (const { path, notation, at } of deadArchives(modules)) yield { messageId: 'archive', data: { name: path ?? notation }, at };
    const components = deadComponents(modules);
    const [first] = components;
    const name = components.map((component) => component.name).join(', ');
    if (first) yield { messageId: 'component', data: { name }, at: first.at };
  },
});
