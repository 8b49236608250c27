import { formValue, md5Hex, sign, signBase, type FormParams } from '../auth.ts';
import { docs, paramsOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** The parameters with the JSON brought to the form that a second serialisation gives it. */
function reserialised(params: FormParams): FormParams {
  return params.map(([name, value]) => {
    if (name !== 'messageJson') return [name, value];
    try {
      return [name, JSON.stringify(JSON.parse(value))];
    } catch {
      return [name, value];
    }
  });
}

const wantFix = {
  en: 'Sort the raw parameters by name, join name=value without separators, append the appSecret, take the MD5 in lower-case hex.',
  zh: '按参数名排序，以原始值直接拼接 name=value（不加分隔符），末尾加 appSecret，取 MD5 小写十六进制。',
};

export default defineRule({
  name: 'signature',
  subject: 'request',
  title: { en: 'The sign belongs to the request', zh: '签名与请求一致' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-SG-001'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'The request has no `sign`.', zh: '请求中没有 `sign`。' },
      fix: wantFix,
    },
    upperCase: {
      severity: 'error',
      text: { en: 'The sign is right but in upper case; 1006 follows.', zh: '签名正确，但写成了大写，会返回 1006。' },
      fix: { en: 'Write the digest in lower case.', zh: '请使用小写。' },
    },
    separators: {
      severity: 'error',
      text: { en: 'The sign was made with `&` between the parameters; 1006 follows.', zh: '签名时在参数之间加了 `&`，会返回 1006。' },
      fix: wantFix,
    },
    encoded: {
      severity: 'error',
      text: { en: 'The sign was made from URL-encoded values; 1006 follows.', zh: '签名使用了 URL 编码后的值，会返回 1006。' },
      fix: { en: 'Sign the raw values first, then encode them once for the form.', zh: '请先对原始值签名，再做一次表单编码。' },
    },
    appKey: {
      severity: 'error',
      text: { en: 'The sign was made with the appKey; 1006 follows.', zh: '签名使用了 appKey，会返回 1006。' },
      fix: { en: 'Append the appSecret, not the appKey.', zh: '末尾应拼接 appSecret，而不是 appKey。' },
    },
    parameter: {
      severity: 'error',
      text: { en: 'The sign was made without the parameter `{name}`; 1006 follows.', zh: '签名时漏了参数 `{name}`，会返回 1006。' },
      fix: { en: 'Sign every parameter but `sign`, empty ones too.', zh: '除 `sign` 外的所有参数都要参与签名，空值也不例外。' },
    },
    reserialised: {
      severity: 'error',
      text: {
        en: 'The sign belongs to another spelling of the same JSON: it was serialised twice, or has blanks that were not signed; 1006 follows.',
        zh: '签名对应的是同一 JSON 的另一种写法：序列化了两次，或发送的文本多了未参与签名的空格，会返回 1006。',
      },
      fix: {
        en: 'Make the text of messageJson once, sign it and send that very text.',
        zh: 'messageJson 只序列化一次，用同一段文本签名并发送。',
      },
    },
    mismatch: {
      severity: 'error',
      text: {
        en: 'The sign does not match the request and the appSecret, nor any usual mistake; 1006 follows.',
        zh: '签名与请求及 appSecret 不符，也不属于常见错误，会返回 1006。',
      },
      fix: wantFix,
    },
  },
  *check({ request, account }) {
    if (account === undefined) return;
    const found = paramsOf(request);
    const given = found.get('sign');
    const path = '/sign';
    if (given === undefined || given === '') {
      yield { messageId: 'missing', path };
      return;
    }
    // A stand-in where the request is only shown.
    if (!/^[0-9a-f]{32}$/i.test(given)) return;
    found.delete('sign');
    const params = [...found];
    const { appSecret, appKey } = account;
    if (given === sign(params, appSecret)) return;
    const lower = given.toLowerCase();
    const sorted = params.toSorted(([a], [b]) => (a < b ? -1 : 1));
    const joined = sorted.map(([name, value]) => `${name}=${value}`).join('&');
    const encoded = (encode: (text: string) => string) =>
      sign(
        params.map(([name, value]) => [name, encode(value)] as const),
        appSecret,
      );
    if (lower === sign(params, appSecret)) yield { messageId: 'upperCase', path };
    else if ([joined + appSecret, `${joined}&${appSecret}`].some((text) => lower === md5Hex(text))) yield { messageId: 'separators', path };
    else if (lower === encoded(formValue) || lower === encoded(encodeURIComponent)) yield { messageId: 'encoded', path };
    else if (appKey !== undefined && lower === md5Hex(signBase(params) + appKey)) yield { messageId: 'appKey', path };
    else if (lower === sign(reserialised(params), appSecret)) yield { messageId: 'reserialised', path };
    else {
      const left = params.find(
        ([name]) =>
          lower ===
          sign(
            params.filter(([other]) => other !== name),
            appSecret,
          ),
      );
      if (left) yield { messageId: 'parameter', path, data: { name: left[0] } };
      else yield { messageId: 'mismatch', path };
    }
  },
});
