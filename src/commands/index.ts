import type { Text } from '../core/text.ts';
import type { Command } from './command.ts';

export interface CommandEntry {
  name: string;
  summary: Text;
  load: () => Promise<Command>;
}

/** The commands in the order of the help; each is loaded when it is typed. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: { en: 'choose vendors, import credential files, write the config', zh: '选择厂商、导入凭据文件、写出配置' },
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'send',
    summary: { en: 'send a test push through the vendors’ server APIs', zh: '通过各厂商服务端接口发送测试推送' },
    load: async () => (await import('./send.ts')).send,
  },
  {
    name: 'verify',
    summary: {
      en: 'check credentials stage by stage: format, DNS, TCP, TLS, clock, auth',
      zh: '逐级检查凭据：格式、DNS、TCP、TLS、时钟、鉴权',
    },
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'lint',
    summary: { en: 'check messages, channels and classification against the vendors’ rules', zh: '按厂商规则检查消息、渠道与分类' },
    load: async () => (await import('./lint.ts')).lint,
  },
  {
    name: 'scan',
    summary: {
      en: 'check an app’s project against each vendor’s and platform’s needs',
      zh: '按各厂商与平台的要求检查应用工程',
    },
    load: async () => (await import('./scan.ts')).scan,
  },
  {
    name: 'diagnose',
    summary: { en: 'run the troubleshooting checklist for a device, down to a cause', zh: '针对一台设备运行排查清单，直至找到原因' },
    load: async () => (await import('./diagnose.ts')).diagnose,
  },
  {
    name: 'trace',
    summary: { en: 'ask the vendor what became of a message', zh: '向厂商查询消息的去向' },
    load: async () => (await import('./trace.ts')).trace,
  },
  {
    name: 'user',
    summary: { en: 'ask an IM platform whether a user can be pushed now', zh: '向 IM 平台查询用户现在能否推送' },
    load: async () => (await import('./user.ts')).user,
  },
  {
    name: 'receipts',
    summary: { en: 'receive the vendors’ receipts on loopback', zh: '在本机接收厂商回执' },
    load: async () => (await import('./receipts.ts')).receipts,
  },
  {
    name: 'checklist',
    summary: { en: 'the troubleshooting checklist as a document', zh: '把排查清单输出为文档' },
    load: async () => (await import('./checklist.ts')).checklist,
  },
  {
    name: 'explain',
    summary: { en: 'explain a vendor code or a rule', zh: '解释厂商错误码或规则' },
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'token',
    summary: { en: 'tell which vendor a token looks like and what is wrong with it', zh: '判断 token 属于哪家厂商、有何问题' },
    load: async () => (await import('./token.ts')).token,
  },
  {
    name: 'sandbox',
    summary: { en: 'run the emulator of every vendor’s server API', zh: '运行各厂商服务端接口的模拟器' },
    load: async () => (await import('./sandbox.ts')).sandbox,
  },
  {
    name: 'config',
    summary: { en: 'show the effective settings or their JSON Schema', zh: '查看生效的配置或其 JSON Schema' },
    load: async () => (await import('./config.ts')).config,
  },
  {
    name: 'completion',
    summary: { en: 'print the completion script of a shell', zh: '输出 shell 补全脚本' },
    load: async () => (await import('./completion.ts')).completion,
  },
];
