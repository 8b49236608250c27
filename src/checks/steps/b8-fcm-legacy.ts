import { defineStep } from '../../core/step.ts';
import type { Text } from '../../core/text.ts';

const texts = {
  endpoint: {
    en: 'The endpoint `{name}` of the account is one of the closed legacy API.',
    zh: '账号的接口地址 `{name}` 属于已关闭的旧版 API。',
  },
  serviceAccount: {
    en: 'The account is a service account of the project {project}, which the v1 API takes.',
    zh: '账号为项目 {project} 的服务账号，适用于 v1 接口。',
  },
} satisfies Record<string, Text>;

/** Addresses of the HTTP, batch and GCM interfaces of before 2024. */
const legacyAddress = /\/fcm\/send\b|fcm\.googleapis\.com\/batch\b|\/gcm\/send\b|fcm-xmpp\./;

export default defineStep({
  id: 'B8',
  phase: 'B',
  question: { en: 'Is FCM addressed by the v1 API (no legacy server key)?', zh: 'FCM 是否使用 v1 接口（而非旧版服务器密钥）？' },
  why: {
    en: 'Google closed the legacy HTTP, XMPP and batch interfaces: announced for 2024-06-20, shut down from 2024-07-22 on. A server key is of no use to anybody since.',
    zh: 'Google 已关闭旧版 HTTP、XMPP 与批量接口：公告日期为 2024-06-20，自 2024-07-22 起陆续下线。此后服务器密钥不再有用。',
  },
  needs: ['config'],
  vendors: ['fcm'],
  verdict: 'credential',
  fix: {
    en: 'Create a service account key (Firebase console > Project settings > Service accounts > Generate new private key) and use it here and in the IM platform’s console; remove legacy endpoints.',
    zh: '请创建服务账号密钥（Firebase 控制台 > 项目设置 > 服务账号 > 生成新的私钥），用于此处与 IM 平台控制台，并删除旧版接口地址。',
  },
  sources: ['https://firebase.google.com/support/faq', 'https://doc.easemob.com/document/android/push/push_overview.html'],
  confidence: 'A',
  check({ account }) {
    if (account === undefined) return undefined;
    const legacy = Object.entries(account.endpoints ?? {}).find(([, url]) => legacyAddress.test(url));
    if (legacy) return { state: 'fail', text: texts.endpoint, data: { name: legacy[0] } };
    if (!('clientEmail' in account)) return undefined;
    return { state: 'pass', text: texts.serviceAccount, data: { project: 'projectId' in account ? String(account.projectId) : '-' } };
  },
});
