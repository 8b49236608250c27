import { findEntry, type Catalogue, type CatalogueEntry } from '../core/catalogue.ts';
import { statusOfEntry, type Judgement } from '../core/judge.ts';
import type { Text } from '../core/text.ts';
import { vendorNames, vendors } from './vendors.ts';

interface Knowing {
  id: string;
  displayName: string;
  entry: CatalogueEntry;
  catalogue: Catalogue;
}

/**
 * What a vendor's code means that an IM platform handed on without saying whose it is. The vendor whose catalogue has the code explains it; where
 * several have it, its words decide; where they do not, the first explains it if all give it the same status, else none. Every one is named.
 */
export async function vendorOpinion(judgement: Judgement): Promise<Judgement> {
  const { code, vendorMessage } = judgement;
  if (code === undefined) return judgement;
  const knowing: Knowing[] = [];
  for (const { id, displayName } of vendorNames) {
    const { catalogue } = await (await vendors[id]()).errors();
    const subCode = subCodeIn(catalogue, code, vendorMessage);
    // A platform fetches the vendor's access token itself, so that call's codes come through too.
    const entry = findEntry(catalogue, 'send', code, subCode) ?? findEntry(catalogue, 'auth', code, subCode);
    if (entry) knowing.push({ id, displayName, entry, catalogue });
  }
  if (knowing.length === 0) return judgement;
  const note = whose(code, knowing);
  const words = plain(vendorMessage ?? '');
  const named = knowing.find(({ entry: { name } }) => name !== undefined && words.includes(plain(name)));
  const agree = new Set(knowing.map(({ entry }) => statusOfEntry(entry))).size === 1;
  const chosen = named ?? (agree ? knowing[0] : undefined);
  if (!chosen) return { ...judgement, note };
  return { ...judgement, entry: chosen.entry, catalogue: chosen.catalogue, status: statusOfEntry(chosen.entry), note };
}

/** A sub-code that the vendor wrote out in its message: `no-valid-targets` in “No valid targets!”. */
function subCodeIn(catalogue: Catalogue, code: string, message = ''): string | undefined {
  const words = plain(message);
  return catalogue.entries.find((entry) => entry.code === code && entry.subCode !== undefined && words.includes(plain(entry.subCode)))
    ?.subCode;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');

function whose(code: string, knowing: readonly Knowing[]): Text {
  const names = knowing.map(({ displayName }) => displayName);
  if (knowing.length === 1)
    return {
      en: `The platform handed on the vendor’s code; \`${code}\` is ${names[0]}’s.`,
      zh: `平台转交的是厂商返回码；\`${code}\` 属于 ${names[0]}。`,
    };
  const commands = knowing.map(({ id }) => `\`push-check explain ${id} ${code}\``).join(', ');
  return {
    en: `The platform handed on the vendor’s code without saying whose it is; ${names.join(', ')} have \`${code}\`: ${commands}.`,
    zh: `平台转交了厂商返回码，但未说明来自哪家厂商；${names.join('、')} 都有 \`${code}\`：${commands}。`,
  };
}
