import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckState } from '../../src/core/check.ts';
import { verdictClasses, type Evidence, type PushEvidence, type Step, type VerdictClass } from '../../src/core/step.ts';
import { placeholders, render, type Text } from '../../src/core/text.ts';
import { evidence, finding, platformEvidence, stage } from '../support/evidence.ts';

const folder = resolve(import.meta.dirname, '../../src/checks/steps');
const files = readdirSync(folder).filter((name) => /^[a-d]\d+-[a-z0-9-]+\.ts$/.test(name));
const units = await Promise.all(
  files.map(async (file) => {
    const { default: step } = (await import(resolve(folder, file))) as { default: Step };
    return { file, step };
  }),
);

interface Row {
  name: string;
  given: Partial<Evidence>;
  /** Undefined: the evidence does not tell. */
  state: CheckState | undefined;
  verdict?: VerdictClass;
  /** Part of the English text. */
  says?: string;
}

const oppo = { vendor: 'oppo', displayName: 'OPPO' };
const vivo = { vendor: 'vivo', displayName: 'vivo' };
const xiaomi = { vendor: 'xiaomi', displayName: 'Xiaomi' };
const meizu = { vendor: 'meizu', displayName: 'Meizu' };
const huawei = { vendor: 'huawei', displayName: 'HUAWEI' };
const honor = { vendor: 'honor', displayName: 'HONOR' };
const fcm = { vendor: 'fcm', displayName: 'FCM' };
const apns = { vendor: 'apns', displayName: 'APNs' };

const accepted: PushEvidence = { status: 'accepted', messageId: '1' };
const validated: PushEvidence = { status: 'validated' };
const refused = (code: string, errorClass: PushEvidence['errorClass'], more: Partial<PushEvidence> = {}): PushEvidence => ({
  status: errorClass === 'token' ? 'invalid-token' : errorClass === 'quota' ? 'throttled' : 'rejected',
  code,
  ...(errorClass === undefined ? {} : { errorClass }),
  ...more,
});

type Platform = NonNullable<Evidence['platform']>;
const tencent = { id: 'tencent-im', displayName: 'Tencent IM' };
const zego = { id: 'zego', displayName: 'ZEGO', via: 'message' };
/** Evidence of a platform alone, about OPPO's phone. */
const through = (platform: Partial<Platform>, more: Partial<Evidence> = {}): Partial<Evidence> => ({
  ...oppo,
  platform: platformEvidence(platform),
  ...more,
});
const asked = (code: string, errorClass?: PushEvidence['errorClass'], endpoint = 'user'): Pick<Platform, 'refusals'> => ({
  refusals: [{ endpoint, status: 'rejected', code, ...(errorClass === undefined ? {} : { errorClass }) }],
});
const stops = (step: string, severity: 'stops' | 'may-stop' = 'stops'): Pick<Platform, 'judgement'> => ({
  judgement: {
    canPush: 'no',
    notes: [],
    stops: [
      {
        id: 'x',
        step,
        severity,
        text: { en: 'It stops here.', zh: '到此为止。' },
        fix: { en: 'Mend it.', zh: '请处理。' },
        source: 'https://example.com/',
        confidence: 'A',
      },
    ],
  },
});
const hops = (name: string, code: string, said = 'words'): Pick<Platform, 'trace'> => ({
  trace: { stage: 'dropped', hops: [{ name, ok: false, code, said }] },
});
const bound = (certificate: string, token = 'tok', vendor?: string) => ({
  certificate,
  token,
  ...(vendor === undefined ? {} : { vendor }),
});
const taken = { push: { status: 'accepted', messageId: '1' } as PushEvidence };

const credentialPath = { where: { path: '/vendors/oppo/appKey' } };
const account = (fields: object): NonNullable<Evidence['account']> => fields;

const rows: Record<string, Row[]> = {
  A1: [
    { name: 'ZEGO 100000004', given: through({ ...zego, ...asked('100000004', 'clock') }), state: 'fail', verdict: 'clock' },
    {
      name: 'a UserSig that expired at once',
      given: through({ ...tencent, ...asked('70001', 'credential') }),
      state: 'fail',
      verdict: 'clock',
    },
    { name: 'a skew of ZEGO', given: { ...fcm, findings: [finding('zego/clock-skew', 'warn')] }, state: 'warn' },
    {
      name: 'clocks that agree',
      given: { ...oppo, stages: [stage('oppo/clock', 'pass', { detail: 'the difference is 1 s' })] },
      state: 'pass',
      says: 'the difference is 1 s',
    },
    {
      name: 'an hour off',
      given: {
        ...oppo,
        stages: [stage('oppo/clock', 'fail', { detail: 'The local clock is 3600 s ahead.' }), stage('oppo/auth', 'fail', { code: '19' })],
      },
      state: 'fail',
      verdict: 'clock',
      says: '19',
    },
    {
      name: 'an hour off, nothing asked yet',
      given: { ...oppo, stages: [stage('oppo/clock', 'fail', { detail: 'The local clock is 3600 s ahead.' })] },
      state: 'fail',
      says: '3600 s ahead.',
    },
    {
      name: 'a refusal for the time although the clocks agree',
      given: { ...oppo, stages: [stage('oppo/clock', 'pass')], push: refused('19', 'clock') },
      state: 'fail',
    },
    {
      name: 'an old provider token',
      given: { ...apns, stages: [stage('apns/probe', 'fail', { code: 'ExpiredProviderToken' })] },
      state: 'fail',
    },
    {
      name: 'an old JWT with the clock right',
      given: { ...huawei, stages: [stage('huawei/clock', 'pass'), stage('huawei/auth', 'fail', { code: '80200005' })] },
      state: 'pass',
    },
    { name: 'an old JWT with the clock unknown', given: { ...huawei, push: refused('80200005', 'credential') }, state: 'fail' },
    {
      name: 'a wrong clock that the vendor forgave',
      given: { ...oppo, stages: [stage('oppo/clock', 'fail'), stage('oppo/auth', 'pass')] },
      state: 'warn',
      says: 'yet OPPO',
    },
    {
      name: 'a wrong clock at a vendor that signs no time',
      given: { ...xiaomi, stages: [stage('xiaomi/clock', 'fail')] },
      state: 'warn',
      says: 'carry no time',
    },
    {
      name: 'a wrong clock beside HUAWEI’s OAuth',
      given: { ...huawei, account: account({ appId: '1' }), stages: [stage('huawei/clock', 'fail')] },
      state: 'warn',
      says: 'carry no time',
    },
    {
      name: 'a wrong clock beside HUAWEI’s JWT',
      given: { ...huawei, account: account({ serviceAccount: {} }), stages: [stage('huawei/clock', 'fail')] },
      state: 'fail',
    },
    { name: 'two minutes off', given: { ...oppo, stages: [stage('oppo/clock', 'warn')] }, state: 'warn' },
    {
      name: 'a skew seen in the answer',
      given: { ...vivo, findings: [finding('vivo/clock-skew', 'warn')], push: refused('10302', 'token') },
      state: 'warn',
    },
    { name: 'a signed push that was taken', given: { ...oppo, push: accepted }, state: 'pass' },
    { name: 'a push without a time that was taken', given: { ...meizu, push: accepted }, state: undefined },
    { name: 'a stage that was left out', given: { ...oppo, stages: [stage('oppo/clock', 'not-looked')] }, state: 'not-looked' },
    { name: 'an answer without Date', given: { ...oppo, stages: [stage('oppo/clock', 'unknown')] }, state: undefined },
    { name: 'nothing', given: oppo, state: undefined },
  ],
  A2: [
    {
      name: 'a platform at a wrong host',
      given: through({ ...zego, ...asked('100000000', 'network') }),
      state: 'fail',
      verdict: 'network',
    },
    {
      name: 'a platform that was not reached',
      given: through(asked('ERR_TIMEOUT')),
      state: 'fail',
      verdict: 'network',
      says: 'ERR_TIMEOUT',
    },
    {
      name: 'a web site as the host of Easemob',
      given: through({ wire: {} }, { findings: [finding('easemob/host', 'error')] }),
      state: 'fail',
    },
    {
      name: 'a way that holds',
      given: { stages: [stage('oppo/dns/api.example.com', 'pass'), stage('oppo/tls/api.example.com', 'not-applicable')] },
      state: 'pass',
      says: 'api.example.com',
    },
    {
      name: 'a name that does not resolve',
      given: {
        stages: [
          stage('oppo/dns/api.example.com', 'fail', { code: 'ERR_DNS', detail: 'The host name could not be resolved.', unreachable: true }),
        ],
      },
      state: 'fail',
      verdict: 'network',
      says: 'ERR_DNS',
    },
    {
      name: 'a connection cut while sending',
      given: { push: { status: 'unknown', code: 'ERR_RESET', errorClass: 'network' } },
      state: 'fail',
    },
    {
      name: 'an auth call that timed out',
      given: { stages: [stage('oppo/tls/h', 'pass'), stage('oppo/auth', 'fail', { code: 'ERR_RESPONSE_TIMEOUT', unreachable: true })] },
      state: 'fail',
    },
    {
      name: 'a network class without a code',
      given: { push: { status: 'unreachable', errorClass: 'network' } },
      state: 'fail',
      says: 'unreachable',
    },
    { name: 'a host of the other region', given: { findings: [finding('oppo/regid-region', 'error')] }, state: 'fail' },
    {
      name: 'a doubtful host although the push was taken',
      given: { ...xiaomi, push: accepted, findings: [finding('xiaomi/endpoint-host', 'warn')] },
      state: 'warn',
    },
    { name: 'a gateway’s 404', given: { push: refused('http-404', 'payload') }, state: 'warn' },
    { name: 'a refusal by the vendor', given: { push: refused('33', 'quota') }, state: 'pass' },
    { name: 'a server that fails', given: { push: { status: 'unknown', code: 'http-5xx', errorClass: 'server' } }, state: undefined },
    { name: '--offline', given: { stages: [stage('oppo/dns', 'not-looked'), stage('oppo/tcp', 'not-looked')] }, state: 'not-looked' },
    { name: 'another vendor’s stages', given: { stages: [stage('vivo/dns/h', 'fail')] }, state: undefined },
  ],
  A3: [
    { name: 'a real sentence', given: { message: { title: 'Alice Wang', body: 'Are we still on for dinner at seven?' } }, state: 'pass' },
    { name: 'a real sentence in Chinese', given: { message: { title: '小王', body: '今晚七点还一起吃饭吗？' } }, state: 'pass' },
    ...(['111', '!!!', '👍'] as const).map((body): Row => ({
      name: `the body ${body}`,
      given: { message: { title: 'Alice', body } },
      state: 'warn',
      says: 'digits and signs',
    })),
    ...(['test', 'Test 2', '测试', '测试消息1', '这是一条测试消息', 'This is a test', 'hello', 'Hello!'] as const).map((body): Row => ({
      name: `the body ${body}`,
      given: { message: { body } },
      state: 'warn',
      says: 'filler',
    })),
    { name: 'a repeated character', given: { message: { body: '啊啊啊啊啊' } }, state: 'warn', says: 'repeated' },
    { name: 'one word', given: { message: { body: 'Dinner' } }, state: 'warn', says: 'single word' },
    { name: 'three characters', given: { message: { body: '好的呀' } }, state: 'warn', says: 'four' },
    { name: 'four characters', given: { message: { body: '晚上见面' } }, state: 'pass' },
    { name: 'a trivial title', given: { message: { title: '123', body: '今晚七点还一起吃饭吗？' } }, state: 'warn', says: '`title`' },
    { name: 'a name as the title', given: { message: { title: 'Li', body: '今晚七点还一起吃饭吗？' } }, state: 'pass' },
    { name: 'a refusal by vivo', given: { ...vivo, push: refused('10104', 'payload') }, state: 'fail', verdict: 'message' },
    {
      name: 'a lint finding',
      given: { ...vivo, findings: [finding('vivo/test-copy', 'error')], message: { body: 'x y z' } },
      state: 'warn',
      says: 'vivo/test-copy',
    },
    { name: 'a data message', given: { message: { data: { a: 'b' } } }, state: 'not-applicable' },
    { name: 'no message', given: {}, state: undefined },
  ],
  A4: [
    { name: 'an emulator', given: { device: { model: 'sdk_gphone64_x86_64' } }, state: 'fail', verdict: 'device-settings' },
    { name: 'a simulator', given: { device: { model: 'iPhone Simulator' } }, state: 'fail' },
    { name: 'a phone', given: { device: { model: 'OPPO Find X7' } }, state: undefined },
    { name: 'nothing', given: {}, state: undefined },
  ],
  A7: [
    {
      name: 'an interface that is gone',
      given: { ...huawei, findings: [finding('huawei/legacy-nsp', 'error')] },
      state: 'warn',
      verdict: 'client-integration',
    },
    { name: 'nothing', given: huawei, state: undefined },
  ],
  B1: [
    { name: 'a usable account', given: { account: account({ appKey: 'a' }) }, state: 'pass' },
    { name: 'a config stage that passed', given: { stages: [stage('oppo/config', 'pass')] }, state: 'pass' },
    {
      name: 'an error in a field',
      given: { account: account({}), findings: [finding('oppo/master-secret-equals-app-secret', 'error', credentialPath)] },
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'an error in a field of a push that was taken',
      given: { push: accepted, findings: [finding('oppo/x', 'error', credentialPath)] },
      state: 'warn',
    },
    { name: 'a doubt in a field', given: { account: account({}), findings: [finding('oppo/x', 'warn', credentialPath)] }, state: 'warn' },
    {
      name: 'an account that cannot be used',
      given: { stages: [stage('oppo/config', 'fail', { detail: 'masterSecret is missing.' })] },
      state: 'fail',
      says: 'masterSecret is missing',
    },
    {
      name: 'an error in an address only',
      given: {
        account: account({}),
        stages: [stage('oppo/config', 'fail')],
        findings: [finding('oppo/x', 'error', { where: { path: '/vendors/oppo/endpoints/send' } })],
      },
      state: 'pass',
    },
    {
      name: 'an error in the message’s vendor block',
      given: { account: account({}), findings: [finding('message/unknown-field', 'error', { where: { path: '/vendors/oppo/foo' } })] },
      state: 'pass',
    },
    { name: 'nothing', given: {}, state: undefined },
  ],
  B2: [
    {
      name: 'a platform that refuses the account',
      given: through({ ...asked('unauthorized', 'credential') }, { push: accepted }),
      state: 'fail',
      verdict: 'credential',
      says: 'Easemob',
    },
    {
      name: 'an identifier that is no administrator',
      given: through({ ...tencent, ...asked('60010', 'permission') }),
      state: 'fail',
      verdict: 'permission',
    },
    {
      name: 'a UserSig that expired, which is the clock’s',
      given: through({ ...tencent, ...asked('70001', 'credential') }),
      state: undefined,
    },
    {
      name: 'the console’s copy, which is B6’s',
      given: through({ push: refused('get push token fail', 'credential') }),
      state: undefined,
    },
    {
      name: 'an auth call that passed',
      given: { stages: [stage('oppo/auth', 'pass', { detail: 'an access token was granted' })] },
      state: 'pass',
    },
    { name: 'a push that was taken', given: { push: accepted }, state: 'pass' },
    { name: 'a push refused for its quota', given: { push: refused('33', 'quota') }, state: 'pass', says: 'beyond' },
    { name: 'a gateway’s 429', given: { push: refused('http-429', 'quota') }, state: undefined },
    {
      name: 'a wrong signature',
      given: { stages: [stage('oppo/auth', 'fail', { code: '16' })] },
      state: 'fail',
      verdict: 'credential',
      says: '16',
    },
    {
      name: 'a push refused for the credential',
      given: { stages: [stage('oppo/auth', 'pass')], push: refused('11', 'credential') },
      state: 'fail',
    },
    { name: 'a 401 without a body', given: { stages: [stage('oppo/auth', 'fail', { code: 'http-401' })] }, state: 'fail' },
    { name: 'a refusal for the time', given: { stages: [stage('oppo/auth', 'fail', { code: '19' })] }, state: 'fail', verdict: 'clock' },
    { name: 'a missing right', given: { stages: [stage('oppo/auth', 'fail', { code: '30' })] }, state: 'unknown' },
    { name: 'no connection', given: { stages: [stage('oppo/auth', 'fail', { code: 'ERR_RESET', unreachable: true })] }, state: 'unknown' },
    {
      name: 'a server that fails',
      given: { stages: [stage('oppo/auth', 'fail', { code: 'http-5xx', unreachable: true })] },
      state: 'unknown',
    },
    { name: 'a wrong package name (C1)', given: { ...xiaomi, push: refused('22022', 'credential') }, state: undefined },
    {
      name: 'the APNs key behind FCM (B7)',
      given: { ...fcm, stages: [stage('fcm/auth', 'pass')], push: refused('THIRD_PARTY_AUTH_ERROR', 'credential') },
      state: 'pass',
    },
    { name: 'a payload error', given: { push: refused('40', 'payload') }, state: undefined },
    { name: 'an earlier stage that failed', given: { stages: [stage('oppo/auth', 'not-looked')] }, state: 'not-looked' },
    { name: 'a vendor without auth call', given: { ...meizu, stages: [stage('meizu/auth', 'not-applicable')] }, state: undefined },
    { name: 'nothing', given: {}, state: undefined },
  ],
  B3: [
    { name: 'a secret that signed', given: { stages: [stage('oppo/auth', 'pass')] }, state: 'pass' },
    {
      name: 'one secret in two fields',
      given: { findings: [finding('oppo/master-secret-equals-app-secret', 'error')] },
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'one secret in two fields that works',
      given: { ...honor, push: accepted, findings: [finding('honor/secret-kind', 'warn')] },
      state: 'warn',
    },
    ...(
      [
        [oppo, '16', 'MasterSecret'],
        [oppo, '14', 'AppId'],
        [xiaomi, '21301', 'AppKey'],
        [meizu, '1006', 'App Key'],
        [meizu, '110033', 'App Key'],
        [huawei, '1101', 'Client Secret'],
        [honor, 'invalid_client', 'Client Secret'],
        [vivo, '10202', 'swapped'],
        [vivo, '10206', 'AppSecret'],
        [apns, 'InvalidProviderToken', 'Team ID'],
      ] as const
    ).map(([vendor, code, says]): Row => ({
      name: `${vendor.displayName} ${code}`,
      given: { ...vendor, stages: [stage(`${vendor.vendor}/auth`, 'fail', { code })] },
      state: 'warn',
      verdict: 'credential',
      says,
    })),
    { name: 'nothing', given: {}, state: undefined },
  ],
  B4: [
    { name: 'a push that was taken', given: { push: accepted }, state: 'pass' },
    ...(
      [
        [huawei, '80300002', undefined, 'permission', 'permission'],
        [huawei, '80300037', undefined, 'permission', 'permission'],
        [huawei, '82000012', undefined, 'app-state', 'app-identity'],
        [oppo, '30', undefined, 'permission', 'permission'],
        [oppo, '28', undefined, 'app-state', 'permission'],
        [oppo, '26', undefined, 'permission', 'permission'],
        [xiaomi, '22000', undefined, 'app-state', 'permission'],
        [xiaomi, '10031', undefined, 'app-state', 'permission'],
        [meizu, '201', undefined, 'permission', 'permission'],
        [meizu, '110009', undefined, 'app-state', 'permission'],
        [fcm, 'PERMISSION_DENIED', 'api-disabled', 'permission', 'permission'],
        [fcm, 'PERMISSION_DENIED', 'iam', 'permission', 'permission'],
        [fcm, 'PERMISSION_DENIED', undefined, 'permission', 'permission'],
        [apns, 'Forbidden', undefined, 'permission', 'permission'],
      ] as const
    ).map(([vendor, code, subCode, errorClass, verdict]): Row => ({
      name: `${vendor.displayName} ${code}/${subCode ?? ''}`,
      given: { ...vendor, push: refused(code, errorClass, subCode === undefined ? {} : { subCode }) },
      state: 'fail',
      verdict,
      says: code,
    })),
    {
      name: 'a missing right at the auth call',
      given: { stages: [stage('oppo/auth', 'fail', { code: '30' })] },
      state: 'fail',
      verdict: 'permission',
    },
    ...(
      [
        [huawei, '80300011', undefined],
        [vivo, '10045', undefined],
        [vivo, '10302', 'status-4'],
        [meizu, '110010', 'target'],
        [fcm, 'SENDER_ID_MISMATCH', undefined],
        [apns, 'TopicDisallowed', undefined],
      ] as const
    ).map(([vendor, code, subCode]): Row => ({
      name: `${vendor.displayName} ${code} (another step’s)`,
      given: { ...vendor, push: refused(code, 'permission', subCode === undefined ? {} : { subCode }) },
      state: undefined,
    })),
    { name: 'a gateway’s 403', given: { push: refused('http-403', 'permission') }, state: undefined },
    { name: 'a push that was only validated', given: { ...huawei, push: validated }, state: undefined },
    { name: 'a quota', given: { push: refused('33', 'quota') }, state: undefined },
  ],
  B5: [
    { name: 'vivo 10045', given: { ...vivo, push: refused('10045', 'app-state') }, state: 'fail', verdict: 'permission' },
    {
      name: 'vivo 10302 for no test device',
      given: { ...vivo, push: refused('10302', 'app-state', { subCode: 'status-4' }) },
      state: 'fail',
    },
    {
      name: 'vivo 10302 while under review',
      given: { ...vivo, account: account({ underReview: true }), push: refused('10302', 'token', { subCode: 'status-1' }) },
      state: 'warn',
      says: '10302',
    },
    { name: 'vivo 10302 of a live app', given: { ...vivo, account: account({}), push: refused('10302', 'token') }, state: undefined },
    { name: 'a config that says so', given: { ...vivo, account: account({ underReview: true }) }, state: 'warn', verdict: 'permission' },
    { name: 'Xiaomi’s black list', given: { ...xiaomi, push: refused('10031', 'app-state') }, state: 'warn' },
    { name: 'a formal push that vivo took', given: { ...vivo, wire: { pushMode: 0 }, push: accepted }, state: 'pass' },
    { name: 'a test push that vivo took', given: { ...vivo, wire: { pushMode: 1 }, push: accepted }, state: undefined },
    { name: 'a push that OPPO took', given: { wire: {}, push: accepted }, state: undefined },
  ],
  B7: [
    {
      name: 'a certificate that Easemob disabled',
      given: through({ push: refused('notifier disabled', 'app-state') }, { push: accepted }),
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'a certificate above its limit',
      given: through({ push: refused('notifier out of limit', 'quota') }),
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'a push that APNs took',
      given: { ...apns, account: account({ environment: 'production' }), push: accepted },
      state: 'pass',
      says: '`production`',
    },
    {
      name: 'a token of perhaps the other environment',
      given: { ...apns, account: account({ environment: 'production' }), push: refused('BadDeviceToken', 'token') },
      state: 'warn',
      verdict: 'token',
    },
    {
      name: 'a key of the other environment',
      given: { ...apns, stages: [stage('apns/probe', 'fail', { code: 'BadEnvironmentKeyInToken' })] },
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'a certificate of the other environment',
      given: { ...apns, push: refused('BadCertificateEnvironment', 'credential') },
      state: 'fail',
    },
    { name: 'an expired certificate', given: { ...apns, findings: [finding('apns/certificate', 'error')] }, state: 'fail' },
    {
      name: 'a certificate that ends soon',
      given: { ...apns, push: accepted, findings: [finding('apns/certificate', 'warn')] },
      state: 'warn',
    },
    {
      name: 'the APNs key behind FCM',
      given: { ...fcm, push: refused('THIRD_PARTY_AUTH_ERROR', 'credential') },
      state: 'fail',
      verdict: 'credential',
    },
    { name: 'FCM to Android', given: { ...fcm, device: { android: 14 }, push: accepted }, state: 'not-applicable' },
    { name: 'FCM to an iPhone, taken', given: { ...fcm, device: { ios: '18' }, push: accepted }, state: 'pass' },
    { name: 'FCM to an iPhone, only validated', given: { ...fcm, device: { ios: '18' }, push: validated }, state: undefined },
    { name: 'a vendor without certificates', given: oppo, state: 'not-applicable' },
    { name: 'a vendor without certificates behind a platform', given: { ...oppo, platform: platformEvidence() }, state: undefined },
    { name: 'APNs unasked', given: apns, state: undefined },
  ],
  B8: [
    {
      name: 'a service account',
      given: { ...fcm, account: account({ clientEmail: 'a@b.iam.gserviceaccount.com', projectId: 'demo-project' }) },
      state: 'pass',
      says: 'demo-project',
    },
    {
      name: 'a legacy endpoint',
      given: { ...fcm, account: account({ clientEmail: 'a@b', endpoints: { send: 'https://fcm.googleapis.com/fcm/send' } }) },
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'today’s endpoint',
      given: { ...fcm, account: account({ clientEmail: 'a@b', endpoints: { all: 'http://127.0.0.1:4000' } }) },
      state: 'pass',
    },
    { name: 'no account', given: fcm, state: undefined },
  ],
  C1: [
    {
      name: 'a package that Xiaomi took',
      given: { ...xiaomi, account: account({ packageName: 'com.example.chat' }), push: accepted },
      state: 'pass',
      says: 'com.example.chat',
    },
    {
      name: 'a topic that APNs took',
      given: { ...apns, account: account({ bundleId: 'com.example.chat' }), push: accepted },
      state: 'pass',
    },
    {
      name: 'a push that OPPO took (it compares nothing)',
      given: { account: account({ packageName: 'com.example.chat' }), push: accepted },
      state: undefined,
    },
    ...(
      [
        [xiaomi, '22022', undefined],
        [xiaomi, '66108', undefined],
        [meizu, '110031', undefined],
        [fcm, 'INVALID_ARGUMENT', 'package'],
        [apns, 'DeviceTokenNotForTopic', undefined],
        [apns, 'TopicDisallowed', undefined],
      ] as const
    ).map(([vendor, code, subCode]): Row => ({
      name: `${vendor.displayName} ${code}`,
      given: { ...vendor, push: refused(code, 'credential', subCode === undefined ? {} : { subCode }) },
      state: 'fail',
      verdict: 'app-identity',
    })),
    { name: 'another invalid argument', given: { ...fcm, push: refused('INVALID_ARGUMENT', 'payload') }, state: undefined },
  ],
  C8: [
    {
      name: 'a token of another project',
      given: { ...fcm, push: refused('SENDER_ID_MISMATCH', 'permission') },
      state: 'fail',
      verdict: 'app-identity',
    },
    { name: 'a push that was validated', given: { ...fcm, push: validated }, state: 'pass' },
    { name: 'a dead token', given: { ...fcm, push: refused('UNREGISTERED', 'token') }, state: undefined },
  ],
  D1: [
    { name: 'a token', given: { token: 'CN_0123' }, state: 'pass', says: '7' },
    { name: 'an empty token', given: { token: ' ' }, state: 'fail', verdict: 'token' },
    { name: 'none given', given: {}, state: undefined },
  ],
  D2: [
    ...(['certain', 'likely', 'possible'] as const).map((fit): Row => ({
      name: `a ${fit} shape`,
      given: { tokenFit: { fit } },
      state: 'pass',
    })),
    { name: 'an odd shape', given: { tokenFit: { fit: 'odd' } }, state: 'warn', verdict: 'token' },
    { name: 'another vendor’s shape', given: { tokenFit: { fit: 'wrong', otherVendor: 'fcm' } }, state: 'fail', says: '`fcm`' },
    {
      name: 'a shape that the vendor’s facet explains',
      given: { tokenFit: { fit: 'wrong', text: { en: 'Quotation marks were copied along.', zh: '复制时带上了引号。' } } },
      state: 'fail',
      says: 'Quotation',
    },
    { name: 'a damaged token', given: { tokenFit: { fit: 'wrong' } }, state: 'fail', says: 'cut off' },
    { name: 'a fit that is not known', given: { tokenFit: { fit: 'new' } }, state: undefined },
    { name: 'nothing', given: {}, state: undefined },
  ],
  D3: [
    { name: 'a push that was taken', given: { push: accepted }, state: 'pass' },
    { name: 'a dry run of FCM', given: { ...fcm, push: validated }, state: 'pass' },
    { name: 'a dry run of HUAWEI', given: { ...huawei, push: validated }, state: 'unknown' },
    { name: 'a push that Xiaomi took', given: { ...xiaomi, push: accepted }, state: 'unknown' },
    {
      name: 'a push that Xiaomi took and resolved',
      given: { ...xiaomi, push: accepted, trace: { stage: 'sent', counters: { resolved: 1, invalid_target: 0 } } },
      state: 'pass',
    },
    {
      name: 'a push that Xiaomi took for a dead regId',
      given: { ...xiaomi, push: accepted, trace: { stage: 'dropped', counters: { resolved: 0, invalid_target: '1' } } },
      state: 'fail',
      verdict: 'token',
    },
    {
      name: 'a push that vivo took for an unsubscribed phone',
      given: { ...vivo, push: accepted, trace: { stage: 'dropped', counters: { targetUnSub: 1 } } },
      state: 'fail',
    },
    ...(
      [
        [oppo, '10000'],
        [vivo, '10302'],
        [huawei, '80300007'],
        [meizu, '110002'],
        [apns, 'Unregistered'],
        [fcm, 'UNREGISTERED'],
        [honor, 'expireTokens'],
      ] as const
    ).map(([vendor, code]): Row => ({
      name: `${vendor.displayName} ${code}`,
      given: { ...vendor, push: refused(code, 'token') },
      state: 'fail',
      verdict: 'token',
      says: code,
    })),
    {
      name: 'a token of another project',
      given: { ...fcm, push: refused('SENDER_ID_MISMATCH', 'permission') },
      state: 'fail',
      verdict: 'app-identity',
    },
    {
      name: 'a switch that is off',
      given: { ...meizu, push: refused('110010', 'app-state', { subCode: 'target' }) },
      state: 'pass',
      says: 'switch is off',
    },
    { name: 'Meizu’s rate', given: { ...meizu, push: refused('110010', 'quota') }, state: undefined },
    {
      name: 'OPPO 41 with nothing else wrong',
      given: { push: refused('41', 'payload'), tokenFit: { fit: 'certain' } },
      state: 'warn',
      verdict: 'token',
    },
    { name: 'OPPO 41 with an odd token', given: { push: refused('41', 'payload'), tokenFit: { fit: 'odd' } }, state: 'fail' },
    {
      name: 'OPPO 41 with an error in the message',
      given: { push: refused('41', 'payload'), findings: [finding('oppo/title-length', 'error')] },
      state: undefined,
    },
    { name: 'a quota', given: { push: refused('33', 'quota') }, state: undefined },
    { name: 'no push', given: {}, state: undefined },
  ],
  A5: [
    { name: 'nobody’s wire', given: through({ ...tencent }), state: undefined },
    { name: 'two accounts', given: through({ ...tencent, wire: {} }), state: 'pass' },
    {
      name: 'one account at Tencent IM',
      given: through({ ...tencent, wire: {} }, { findings: [finding('tencent-im/same-account', 'error')] }),
      state: 'fail',
      verdict: 'message',
    },
    {
      name: 'one account at ZEGO',
      given: through({ ...zego, wire: {} }, { findings: [finding('zego/sender-is-receiver', 'error')] }),
      state: 'fail',
    },
    { name: 'ZEGO’s own refusal', given: through({ ...zego, push: refused('660600030', 'payload') }), state: 'fail', says: '660600030' },
  ],
  A6: [
    { name: 'a user in PushOnline', given: through({ ...tencent, facts: { state: 'pushable', said: 'PushOnline' } }), state: 'pass' },
    { name: 'a user offline at Easemob', given: through({ facts: { state: 'offline' } }), state: 'pass' },
    { name: 'a user online now', given: through({ facts: { state: 'online' }, ...stops('E1') }), state: 'warn', verdict: 'app-state' },
    { name: 'a user logged out', given: through({ facts: { state: 'logged-out' } }), state: undefined },
  ],
  B6: [
    { name: 'nothing sent', given: through({}), state: undefined },
    { name: 'a vendor that took Easemob’s push', given: through({ ...taken }), state: 'pass' },
    { name: 'a stored message', given: through({ ...taken, via: 'message' }), state: undefined },
    { name: 'a message that ZEGO took', given: through({ ...zego, ...taken }), state: undefined },
    { name: 'a task that Tencent IM took', given: through({ ...tencent, ...taken }), state: undefined },
    {
      name: 'a task that came to the vendor',
      given: through({ ...tencent, ...taken, trace: { stage: 'sent', hops: [{ name: 'ChannelStat', ok: true }] } }),
      state: 'pass',
    },
    {
      name: 'a login at the vendor that failed',
      given: through({ push: refused('get push token fail', 'credential') }),
      state: 'fail',
      verdict: 'credential',
    },
    {
      name: 'the same, and the credential of the config works',
      given: through({ push: refused('get push token fail', 'credential') }, { push: accepted }),
      state: 'fail',
      verdict: 'credential',
      says: 'refuses the copy',
    },
    {
      name: 'an APNs certificate of the other environment',
      given: {
        ...apns,
        account: account({ environment: 'sandbox' }),
        token: 't',
        push: accepted,
        platform: platformEvidence({ push: { status: 'rejected', code: 'BadDeviceToken', vendorMessage: 'BadDeviceToken' } }),
      },
      state: 'fail',
      verdict: 'credential',
      says: '`sandbox`',
    },
    {
      name: 'a certificate of another package',
      given: {
        ...xiaomi,
        account: account({ packageName: 'com.example.app' }),
        push: accepted,
        platform: platformEvidence({ ...tencent, ...taken, ...hops('ChannelStat', '22022') }),
      },
      state: 'fail',
      verdict: 'app-identity',
      says: 'com.example.app',
    },
    {
      name: 'a vendor’s refusal that names nothing',
      given: through({ ...tencent, ...taken, ...hops('ChannelStat', '16') }, { push: accepted }),
      state: 'fail',
      verdict: 'credential',
      says: 'compare',
    },
    {
      name: 'a vendor’s refusal without a direct push',
      given: through({ ...tencent, ...taken, ...hops('ChannelStat', '16') }),
      state: undefined,
    },
    { name: 'a platform’s quota', given: through({ push: refused('LimitException', 'quota') }, { push: accepted }), state: undefined },
    { name: 'an empty binding', given: through({ push: refused('no push binding', 'token') }, { push: accepted }), state: undefined },
    {
      name: 'a loss on the phone',
      given: through({ ...tencent, ...taken, ...hops('DeviceStat', '1') }, { push: accepted }),
      state: undefined,
    },
  ],
  B9: [
    { name: 'nothing sent', given: through({}), state: undefined },
    { name: 'a push that Tencent IM took', given: through({ ...tencent, ...taken }), state: 'pass' },
    { name: 'a message that ZEGO took', given: through({ ...zego, ...taken }), state: undefined },
    { name: 'no plan', given: through({ ...tencent, push: refused('90045', 'permission') }), state: 'fail', verdict: 'permission' },
    { name: 'a service that is not open', given: through({ push: refused('ServiceNotOpenException', 'permission') }), state: 'fail' },
    { name: 'no administrator', given: through({ ...tencent, ...asked('60010', 'permission') }), state: undefined },
    { name: 'a blocked sender', given: through({ ...tencent, via: 'message', push: refused('20007', 'permission') }), state: undefined },
  ],
  C2: [
    { name: 'no binding', given: through({}), state: undefined },
    { name: 'a vendor that took the push', given: through({ ...taken }), state: 'pass' },
    { name: 'a binding without a name', given: through(stops('C2', 'may-stop')), state: 'warn' },
    {
      name: 'a name that the console does not have',
      given: through({ push: refused('no notifier exist', 'app-state') }, { push: accepted }),
      state: 'fail',
      verdict: 'app-identity',
    },
    {
      name: 'OPPO’s AppKey',
      given: through({ facts: { bindings: [bound('key')] } }, { account: account({ appKey: 'key' }) }),
      state: 'pass',
    },
    {
      name: 'another name for the token that was given',
      given: through({ facts: { bindings: [bound('id')] } }, { account: account({ appKey: 'key' }), token: 'tok' }),
      state: 'fail',
      verdict: 'app-identity',
      says: '`key`',
    },
    {
      name: 'another name for a token of nobody knows whom',
      given: through({ facts: { bindings: [bound('id')] } }, { account: account({ appKey: 'key' }), token: 'other' }),
      state: 'warn',
    },
    {
      name: 'vivo’s two ids',
      given: {
        ...vivo,
        account: account({ appId: '1', appKey: 'k' }),
        platform: platformEvidence({ facts: { bindings: [bound('1#k', 't', 'vivo')] } }),
      },
      state: 'pass',
    },
    {
      name: 'vivo’s id with another key',
      given: {
        ...vivo,
        account: account({ appId: '1', appKey: 'k' }),
        platform: platformEvidence({ facts: { bindings: [bound('1#z', 't', 'vivo')] } }),
      },
      state: 'fail',
    },
    {
      name: 'Xiaomi without an App ID in the account',
      given: { ...xiaomi, account: account({}), token: 'tok', platform: platformEvidence({ facts: { bindings: [bound('2882')] } }) },
      state: undefined,
    },
    {
      name: 'FCM’s Sender ID, which no account has',
      given: {
        ...fcm,
        account: account({ projectId: 'p' }),
        token: 'tok',
        platform: platformEvidence({ facts: { bindings: [bound('123')] } }),
      },
      state: undefined,
    },
    {
      name: 'HONOR, whose rule is not certain',
      given: {
        ...honor,
        account: account({ appId: '1' }),
        token: 'tok',
        platform: platformEvidence({ facts: { bindings: [bound('2')] } }),
      },
      state: 'warn',
    },
  ],
  C3: [
    { name: 'nothing traced', given: through({ ...tencent }), state: undefined },
    {
      name: 'certificate id 0',
      given: through({ ...tencent, trace: { stage: 'dropped', hops: [], binding: bound('0') } }),
      state: 'fail',
      verdict: 'app-identity',
    },
    {
      name: 'a certificate that the backend does not have',
      given: through({
        ...tencent,
        trace: {
          ...hops('OfflineStat', '-1').trace,
          stage: 'dropped',
          hops: [{ name: 'OfflineStat', ok: false, code: '-1' }],
          binding: bound('999'),
        },
      }),
      state: 'fail',
      says: '999',
    },
    {
      name: 'a certificate that the vendor took',
      given: through({ ...tencent, trace: { stage: 'sent', hops: [{ name: 'ChannelStat', ok: true }], binding: bound('30001') } }),
      state: 'pass',
    },
    {
      name: '-1 of the vendor',
      given: through({
        ...tencent,
        trace: { stage: 'dropped', hops: [{ name: 'ChannelStat', ok: false, code: '-1' }], binding: bound('30001') },
      }),
      state: undefined,
    },
    {
      name: 'losses after a message that was not traced',
      given: through({ ...tencent, via: 'message', ...taken, loss: [{ code: '-1', count: 3, from: 'platform' }] }),
      state: 'fail',
    },
    {
      name: 'losses of the application',
      given: through({ ...tencent, loss: [{ code: '-1', count: 3, from: 'platform' }] }),
      state: 'warn',
    },
    {
      name: 'losses beside a message that is on its way',
      given: through({
        ...tencent,
        via: 'message',
        ...taken,
        trace: { stage: 'queued', hops: [] },
        loss: [{ code: '-1', count: 3, from: 'platform' }],
      }),
      state: 'warn',
    },
    {
      name: 'losses of two kinds',
      given: through({
        ...tencent,
        via: 'message',
        ...taken,
        loss: [
          { code: '-1', count: 3, from: 'platform' },
          { code: '-2', count: 3, from: 'platform' },
        ],
      }),
      state: 'warn',
    },
    {
      name: 'losses of another vendor',
      given: through({ ...tencent, loss: [{ code: '-1', count: 3, from: 'platform', vendor: 'huawei' }] }),
      state: undefined,
    },
    { name: 'a stop', given: through({ ...tencent, ...stops('C3') }), state: 'fail' },
  ],
  D4: [
    { name: 'ZEGO, which does not tell', given: through({ ...zego, facts: { state: 'pushable' } }), state: undefined },
    { name: 'no binding', given: through({ facts: { bindings: [] }, ...stops('D4') }), state: 'fail', verdict: 'binding' },
    { name: 'a binding', given: through({ facts: { bindings: [bound('c')] } }), state: 'pass' },
    { name: 'a binding that vanished', given: through({ bindingsBefore: [bound('c')], facts: { bindings: [] } }), state: 'fail' },
    { name: 'a binding without a token', given: through({ facts: { bindings: [bound('c', '')] } }), state: 'fail' },
    { name: 'Easemob’s words', given: through({ push: refused('no push binding', 'token') }), state: 'fail', verdict: 'binding' },
    {
      name: 'a trace with a token',
      given: through({ ...tencent, trace: { stage: 'queued', hops: [], binding: bound('1') } }),
      state: 'pass',
    },
    {
      name: 'a trace without a token',
      given: through({ ...tencent, trace: { stage: 'queued', hops: [], binding: bound('1', '') } }),
      state: 'fail',
    },
    { name: 'a trace that ends with -2', given: through({ ...tencent, ...hops('OfflineStat', '-2') }), state: 'fail', verdict: 'binding' },
    {
      name: 'losses after a message that was not traced',
      given: through({ ...tencent, via: 'message', ...taken, loss: [{ code: '-2', count: 1, from: 'platform' }] }),
      state: 'fail',
    },
    {
      name: 'losses of the application',
      given: through({ ...tencent, loss: [{ code: '-2', count: 1, from: 'platform' }] }),
      state: 'warn',
    },
  ],
  D6: [
    { name: 'nothing bound', given: through({}, { token: 'tok' }), state: undefined },
    { name: 'the phone’s token', given: through({ facts: { bindings: [bound('c')] } }, { token: 'tok', device: {} }), state: 'pass' },
    {
      name: 'a token that came from the binding',
      given: through({ facts: { bindings: [bound('c')] } }, { token: 'tok' }),
      state: undefined,
    },
    {
      name: 'another token of the vendor',
      given: through({ facts: { bindings: [bound('c', 'old', 'oppo')] } }, { token: 'tok' }),
      state: 'fail',
      verdict: 'binding',
    },
    {
      name: 'another token of nobody knows whom',
      given: through({ facts: { bindings: [bound('c', 'old')] } }, { token: 'tok' }),
      state: 'warn',
      verdict: 'binding',
    },
    {
      name: 'a token of another vendor',
      given: through({ facts: { bindings: [bound('c', 'old', 'fcm')] } }, { token: 'tok' }),
      state: undefined,
    },
  ],
  D7: [
    { name: 'one reading', given: through({ facts: { bindings: [bound('c')] } }), state: undefined },
    { name: 'the same afterwards', given: through({ bindingsBefore: [bound('c')], facts: { bindings: [bound('c')] } }), state: 'pass' },
    {
      name: 'gone afterwards',
      given: through({ bindingsBefore: [bound('c')], facts: { bindings: [] } }),
      state: 'fail',
      verdict: 'binding',
      says: '`c`',
    },
  ],
  D8: [
    { name: 'one device', given: through({ ...tencent, facts: { devices: [{ system: 'android' }] } }), state: undefined },
    {
      name: 'two phones',
      given: through({ ...tencent, facts: { devices: [{ system: 'android' }, { system: 'ios' }] } }),
      state: 'warn',
      verdict: 'binding',
    },
    {
      name: 'a phone and a browser',
      given: through({ ...tencent, facts: { devices: [{ system: 'android' }, { system: 'web' }] } }),
      state: undefined,
    },
  ],
};

const stepOf = (id: string): Step => {
  const unit = units.find(({ step }) => step.id === id);
  if (!unit) throw new Error(`no step ${id}`);
  return unit.step;
};

describe.each(Object.entries(rows))('%s', (id, table) => {
  const step = stepOf(id);
  it.each(table)('says $state to $name', ({ given, state, verdict, says }) => {
    const answer = step.check?.(evidence(given));
    expect(answer?.state).toBe(state);
    if (!answer) return;
    if (verdict) expect(answer.verdict ?? step.verdict).toBe(verdict);
    expect(answer.text, 'an answer says what was seen').toBeDefined();
    const text = answer.text as Text;
    for (const name of placeholders(text.en)) expect(Object.keys(answer.data ?? {}), `value for {${name}}`).toContain(name);
    for (const lang of ['en', 'zh'] as const) expect(render(text, lang, answer.data)).not.toMatch(/\{[a-z]+\}|undefined|\.\.$|。。/i);
    if (says !== undefined) expect(render(text, 'en', answer.data)).toContain(says);
  });
});

describe('the steps of the phases A to D', () => {
  const ids = [7, 9, 8, 9].flatMap((count, index) => Array.from({ length: count }, (_, number) => `${'ABCD'[index]}${number + 1}`));

  it('are all there, each once, in a file of its id', () => {
    expect(units.map(({ step }) => step.id).toSorted()).toEqual(ids.toSorted());
    for (const { file, step } of units) {
      expect(file.split('-')[0]).toBe(step.id.toLowerCase());
      expect(step.phase).toBe(step.id[0]);
    }
  });

  it('have a row for every state that their check can return', () => {
    for (const { file, step } of units) {
      if (!step.check) continue;
      const source = readFileSync(resolve(folder, file), 'utf8');
      const written = [...source.matchAll(/state: '([a-z-]+)'/g)].map((match) => match[1]);
      const chosen = [...source.matchAll(/\? '(pass|fail|warn)' : '(pass|fail|warn)'/g)].flatMap((match) => [match[1], match[2]]);
      const covered = (rows[step.id] ?? []).map((row) => row.state);
      expect(covered, step.id).toEqual(expect.arrayContaining([...new Set([...written, ...chosen])]));
      expect(covered, `${step.id}: a row where the evidence does not tell`).toContain(undefined);
    }
  });

  it('ask a person where nothing automatic looks', () => {
    for (const { step } of units) {
      if (step.needs.includes('person')) expect(step.ask, step.id).toBeDefined();
      else expect(step.ask, step.id).toBeUndefined();
      if (!step.check && !step.ask)
        expect(
          step.needs.every((need) => need === 'project' || need === 'platform'),
          step.id,
        ).toBe(true);
    }
  });

  it('answer nothing to empty evidence, except where the vendor makes them pointless', () => {
    for (const { step } of units) expect(['not-applicable', undefined], step.id).toContain(step.check?.(evidence())?.state);
  });

  it('are pure: the evidence is left as it was', () => {
    const given = evidence({
      push: refused('16', 'credential'),
      stages: [stage('oppo/auth', 'fail', { code: '16' })],
      token: 'CN_1',
      message: { body: 'test' },
    });
    const copy = structuredClone(given);
    for (const { step } of units) step.check?.(given);
    expect(given).toEqual(copy);
  });

  it('name known verdicts and https sources', () => {
    for (const { step } of units) {
      expect(verdictClasses).toContain(step.verdict);
      expect(step.sources.length, step.id).toBeGreaterThan(0);
      for (const source of step.sources) expect(new URL(source).protocol).toBe('https:');
    }
  });

  it('say everything in both languages, with full stops and equal placeholders', () => {
    for (const { step } of units) {
      const questions = [step.question, ...(step.ask ? [step.ask.question] : [])];
      for (const text of questions) {
        expect(text.en, step.id).toMatch(/\?$/);
        expect(text.zh, step.id).toMatch(/？$/);
      }
      const sentences = [step.why, step.fix, ...(step.ask ? [step.ask.look] : [])];
      for (const text of sentences) {
        expect(text.en, step.id).toMatch(/\.$/);
        expect(text.zh, step.id).toMatch(/。$/);
      }
      for (const text of [...questions, ...sentences]) {
        expect(placeholders(text.en), step.id).toEqual(placeholders(text.zh));
        expect(text.zh, step.id).toMatch(/\p{Script=Han}/u);
        expect(text.en, `${step.id}: no Chinese punctuation`).not.toMatch(/[，。；：？（）]/);
      }
    }
  });

  it('say what they saw in both languages, with full stops and equal placeholders', () => {
    for (const [id, table] of Object.entries(rows))
      for (const { given } of table) {
        const text = stepOf(id).check?.(evidence(given))?.text;
        if (!text) continue;
        expect(text.en, id).toMatch(/\.$/);
        expect(text.zh, id).toMatch(/。$/);
        expect(placeholders(text.en), text.en).toEqual(placeholders(text.zh));
      }
  });
});
