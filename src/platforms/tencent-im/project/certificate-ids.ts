import type { ProjectProblemFound } from '../../../core/project-check.ts';
import { argumentValue, isSameMethod } from '../../../core/project-code.ts';
import { callsOf, constantsOf, shownValue, type Modules } from '../../../core/project-look.ts';
import type { SourceConstant } from '../../../core/project.ts';
import { defineProjectCheck } from './check.ts';
import {
  certificateConstants,
  componentVendors,
  configFiles,
  docs,
  entryOf,
  nameOf,
  timPushLibraries,
  valueOf,
  vendorOf,
} from './facts.ts';

const isZero = (value: string) => /^0+[lL]?$/.test(value);

export default defineProjectCheck({
  name: 'certificate-ids',
  title: { en: 'Every vendor in the app has its certificate id', zh: '每个厂商都填写了证书 ID' },
  steps: ['C3', 'D4'],
  docs: docs.loss,
  confidence: 'A',
  aliases: ['TX-BUZID0'],
  messages: {
    empty: {
      severity: 'error',
      text: {
        en: 'The package of {vendor} is in the app, but its certificate id (`{name}`) is 0 or empty: Tencent stores the token without a certificate and pushes nothing there.',
        zh: '应用集成了 {vendor} 的包，但证书 ID（`{name}`）为 0 或未填写：腾讯侧保存的 Token 没有对应证书，不会推送。',
      },
      fix: {
        en: 'Add the certificate of {vendor} in the IM console and write its id here; without this vendor, remove its package.',
        zh: '请在 IM 控制台添加 {vendor} 的证书并在此填写证书 ID；若不使用该厂商，请移除其依赖。',
      },
    },
    unused: {
      severity: 'info',
      text: {
        en: 'The certificate id of {vendor} (`{name}`) is 0, while other vendors have theirs: phones of {vendor} get no offline push.',
        zh: '{vendor} 的证书 ID（`{name}`）为 0，而其他厂商已填写：{vendor} 手机收不到离线推送。',
      },
      fix: {
        en: 'Write the id of its certificate, if these phones are to be reached.',
        zh: '若需要覆盖该厂商的手机，请填写其证书 ID。',
      },
    },
    notNumber: {
      severity: 'error',
      text: {
        en: '`{name}` is `{found}`; a certificate id is a whole number that the IM console gives.',
        zh: '`{name}` 的值是 `{found}`；证书 ID 应为 IM 控制台分配的整数。',
      },
      fix: { en: 'Copy the id from the list of certificates in the IM console.', zh: '请从 IM 控制台的证书列表中复制证书 ID。' },
    },
    zeroInCode: {
      severity: 'error',
      text: {
        en: 'The token is uploaded with the certificate id 0, so that Tencent does not know by which certificate to push.',
        zh: '上报 Token 时的证书 ID 为 0，腾讯侧不知道该用哪个证书推送。',
      },
      fix: { en: 'Write the id of the vendor’s certificate from the IM console.', zh: '请填写 IM 控制台中该厂商证书的 ID。' },
    },
  },
  *check({ project, app, modules }) {
    const entry = entryOf(configFiles(project, modules).used, app);
    for (const vendor of entry ? timPushLibraries(modules).flatMap((library) => vendorOf(nameOf(library)) ?? []) : []) {
      const name = `${vendor}PushBussinessId`;
      const { value, at } = valueOf(entry!, name);
      if (value === '' || isZero(value)) yield { messageId: 'empty', data: { vendor, name }, at };
      else if (!/^\d+$/.test(value)) yield { messageId: 'notNumber', data: { name, found: shownValue(value) }, at };
    }
    yield* constantProblems(modules);
    yield* callProblems(modules);
  },
});

/** The component ships with every vendor, so that a single 0 may be meant; all of them, or one beside filled keys, are not. */
function* constantProblems(modules: Modules): Generator<ProjectProblemFound<'empty' | 'unused'>> {
  const constants = certificateConstants(modules);
  const known = componentVendors(modules);
  const someSet = constants.some(({ constant }) => constant.kind === 'number' && !isZero(constant.value));
  for (const { vendor, constant } of constants) {
    if (constant.kind !== 'number' || !isZero(constant.value)) continue;
    if (known.size > 0 && !known.has(vendor)) continue;
    const data = { vendor, name: constant.name };
    if (someSet && !hasKeys(modules, constant)) yield { messageId: 'unused', data, at: constant.at };
    else yield { messageId: 'empty', data, at: constant.at };
  }
}

/** The constants beside it, `XM_PUSH_APPID` for `XM_PUSH_BUZID`, are filled. */
function hasKeys(modules: Modules, { name, at }: SourceConstant): boolean {
  const prefix = name.replace(/_?(?:BUZID|BussinessId)$/, '');
  return constantsOf(modules).some(
    (other) =>
      other.at.file === at.file && other.name.startsWith(prefix) && /app_?(?:id|key|secret)$/i.test(other.name) && other.value !== '',
  );
}

function* callProblems(modules: Modules): Generator<ProjectProblemFound<'zeroInCode'>> {
  const zero = (value: string | undefined) => value !== undefined && isZero(value);
  const tokens = callsOf(modules, /^(?:new )?TIMOfflinePushToken$/);
  for (const call of callsOf(modules, 'setBussid'))
    if (tokens.some((token) => isSameMethod(token, call)) && zero(argumentValue(modules, call, 0)))
      yield { messageId: 'zeroInCode', at: call.at };
  for (const call of callsOf(modules, /^V2TIMOfflinePushConfig$/)) {
    // `true` as the third argument: the token is one of TPNS, which has no certificate here.
    if (call.literals[2] !== true && zero(argumentValue(modules, call, 0))) yield { messageId: 'zeroInCode', at: call.at };
  }
}
