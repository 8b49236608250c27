import { environmentName } from '../core/curl.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';
import type { ReceiptEntry, ReceiptFacet } from '../core/receipt.ts';
import { cleanText } from '../core/redact.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import type { Received, Receiver } from '../net/receiver.ts';
import type { Deps } from './deps.ts';
import { shownReceipt } from './shown-report.ts';
import { displayName, vendorId, vendorNames, vendors, type VendorId } from './vendors.ts';

export interface ReceiptsRequest {
  /** False: only tell where each vendor's receipt address is entered. */
  listen: boolean;
  /** Only this vendor's receipts; absent: the path or the body tells whose they are. */
  vendor?: string;
  /** Absent: a free one. */
  port?: number;
  /** End after so many posted bodies. */
  count?: number;
  showTokens: boolean;
}

const texts = {
  listening: {
    en: 'Point a tunnel at this address and enter the tunnel’s as the receipt address, with the vendor’s id as its path (/huawei). Ctrl-C ends it.',
    zh: '把内网穿透指向此地址，再将穿透后的地址填为回执地址，并以厂商 id 作为路径（如 /huawei）。按 Ctrl-C 结束。',
  },
  cannotVerify: {
    en: '{vendor} signs its receipts; set {variables} to have the sender checked.',
    zh: '{vendor} 的回执可以校验来源；设置 {variables} 后即会校验。',
  },
  notRecognised: {
    en: 'A body of {bytes} bytes ({type}) is no receipt of {vendors} that push-check knows.',
    zh: '收到 {bytes} 字节（{type}），不是 push-check 认识的 {vendors} 回执。',
  },
  notRecognisedFix: {
    en: 'Name the vendor by the path or with `--vendor`, and compare the body with the vendor’s page on receipts.',
    zh: '请用路径或 `--vendor` 指定厂商，并与厂商的回执文档核对内容。',
  },
  wrong: {
    en: 'The signature of a {vendor} receipt is wrong: it does not come from {vendor}, or the receipt secret is another one.',
    zh: '{vendor} 回执的签名错误：并非来自 {vendor}，或回执密钥不一致。',
  },
  unsigned: {
    en: 'A {vendor} receipt carries no signature although a receipt secret is set.',
    zh: '已设置回执密钥，但 {vendor} 的回执没有签名。',
  },
  wrongFix: {
    en: 'Compare {variables} with the vendor’s console, and do not act on this receipt.',
    zh: '请将 {variables} 与厂商平台上的设置核对，且不要依据此回执做任何处理。',
  },
  portInUse: { en: 'Port {port} is in use.', zh: '端口 {port} 已被占用。' },
  portForbidden: { en: 'Port {port} may not be opened.', zh: '无权监听端口 {port}。' },
  portFix: { en: 'Choose another with `--port`, or leave it out for a free one.', zh: '请用 `--port` 换一个，或省略以自动选择空闲端口。' },
} satisfies Record<string, Text>;

const docs = 'https://github.com/push-check/push-check#receipts';

interface Door {
  id: VendorId;
  facet: ReceiptFacet;
  /** Every credential that `verify` needs; undefined when one is missing. */
  credentials: Record<string, string> | undefined;
  /** Names of the variables that give them. */
  variables: string;
}

/** Tells where receipts are configured, or receives them on loopback and tells what became of each message, until the signal aborts. */
export async function* receipts(request: ReceiptsRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const named = request.vendor === undefined ? undefined : vendorId(request.vendor);
  const doors = await openDoors(named === undefined ? vendorNames.map((vendor) => vendor.id) : [named], deps);
  if (!request.listen) {
    for (const { id, facet } of doors)
      yield {
        type: 'result',
        result: { kind: 'document', name: id, content: `${displayName(id)}: ${facet.how[deps.lang]}`, action: 'shown' },
      };
    return;
  }
  const [only] = doors;
  if (named !== undefined && only && !only.facet.offered) throw new PushCheckError('ERR_UNSUPPORTED', only.facet.how);
  const offered = doors.filter((door) => door.facet.offered);
  const receiver = await open(request.port);
  try {
    yield {
      type: 'result',
      result: { kind: 'document', name: 'receipts', path: receiver.url, action: 'shown', note: texts.listening[deps.lang] },
    };
    for (const door of offered)
      if (door.facet.verify && !door.credentials && named !== undefined)
        deps.progress({
          type: 'note',
          text: render(texts.cannotVerify, deps.lang, { vendor: displayName(door.id), variables: door.variables }),
        });
    let count = 0;
    for await (const received of receiver.received(deps.signal)) {
      yield* tell(received, offered, request, deps);
      if (++count === request.count) return;
    }
  } finally {
    await receiver.close();
  }
}

async function openDoors(ids: readonly VendorId[], deps: Deps): Promise<Door[]> {
  const doors: Door[] = [];
  for (const id of ids) {
    const facet = (await (await vendors[id]()).receipts?.())?.receiptFacet;
    if (!facet) continue;
    const credentials: Record<string, string> = {};
    const wanted = facet.credentials ?? [];
    for (const { name, secret } of wanted) {
      const value = deps.env[environmentName(id, name)];
      if (value === undefined || value === '') continue;
      credentials[name] = value;
      if (secret) deps.redactor.add(value);
    }
    doors.push({
      id,
      facet,
      credentials: wanted.length > 0 && Object.keys(credentials).length === wanted.length ? credentials : undefined,
      variables: wanted.map(({ name }) => environmentName(id, name)).join(', '),
    });
  }
  return doors;
}

async function open(port: number | undefined): Promise<Receiver> {
  const { openReceiver } = await import('../net/receiver.ts');
  try {
    return await openReceiver(port === undefined ? {} : { port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new PushCheckError('ERR_USAGE', code === 'EACCES' ? texts.portForbidden : texts.portInUse, {
      data: { port: port ?? 0 },
      fix: texts.portFix,
    });
  }
}

/** What one posted body says. */
function* tell(received: Received, doors: readonly Door[], request: ReceiptsRequest, deps: Deps): Generator<BodyEvent> {
  const { lang } = deps;
  const first = received.path.split('/').find((part) => part !== '');
  const byPath = doors.find((door) => door.id === first);
  const asked = byPath ? [byPath] : doors;
  for (const door of asked) deps.redactor.add(...(door.facet.secretsIn?.(received.body) ?? []));
  const found = recognise(received, asked);
  const where = { path: cleanText(received.path).slice(0, 100) };
  if (!found) {
    const data = {
      bytes: Buffer.byteLength(received.body),
      type: cleanText(received.headers['content-type'] ?? '-').slice(0, 60),
      vendors: asked.map((door) => displayName(door.id)).join(', '),
    };
    yield { type: 'finding', finding: warning('receipts/not-recognised', where, texts.notRecognised, texts.notRecognisedFix, data, lang) };
    return;
  }
  const { door, entries } = found;
  const verified =
    door.credentials === undefined
      ? 'not-checked'
      : (door.facet.verify?.(received.body, received.headers, door.credentials) ?? 'not-checked');
  if (verified === 'wrong' || verified === 'no-signature') {
    const data = { vendor: displayName(door.id), variables: door.variables };
    const text = verified === 'wrong' ? texts.wrong : texts.unsigned;
    yield {
      type: 'finding',
      finding: {
        ...warning(verified === 'wrong' ? 'receipts/signature-wrong' : 'receipts/no-signature', where, text, texts.wrongFix, data, lang),
        vendor: door.id,
      },
    };
  }
  for (const entry of entries) yield { type: 'result', result: { ...shownReceipt(door.id, entry, lang, request.showTokens), verified } };
}

function recognise(received: Received, doors: readonly Door[]): { door: Door; entries: readonly ReceiptEntry[] } | undefined {
  // HONOR's receipts have HUAWEI's form: whoever is choosy is asked first, as the registry's order has it.
  for (const door of doors) {
    const entries = door.facet.recognise(received.body, received.headers);
    if (entries && entries.length > 0) return { door, entries };
  }
  return undefined;
}

function warning(
  ruleId: string,
  where: Finding['where'],
  text: Text,
  fix: Text,
  data: Record<string, string | number>,
  lang: Lang,
): Finding {
  return { ruleId, severity: 'warn', where, message: render(text, lang, data), fix: render(fix, lang, data), docs };
}
