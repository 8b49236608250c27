import { isRecord } from '../../core/receipt.ts';
import type { AndroidInfo, ApnsInfo, MsgElement, OfflinePushInfo, TencentBody, TencentWire } from './wire.ts';

const objectIn = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** The body of a wire; `raw` may have put anything there. */
export function bodyOf(wire: TencentWire): TencentBody {
  return objectIn(wire.body) as TencentBody;
}

export function infoOf(wire: TencentWire): OfflinePushInfo {
  return objectIn(bodyOf(wire).OfflinePushInfo) as OfflinePushInfo;
}

export function androidOf(wire: TencentWire): AndroidInfo {
  return objectIn(infoOf(wire).AndroidInfo) as AndroidInfo;
}

export function apnsOf(wire: TencentWire): ApnsInfo {
  return objectIn(infoOf(wire).ApnsInfo) as ApnsInfo;
}

/** The elements of a chat message; a push has none. */
export function elementsOf(wire: TencentWire): MsgElement[] {
  const list: unknown = bodyOf(wire).MsgBody;
  if (wire.via === 'push' || !Array.isArray(list)) return [];
  return list.filter(isRecord).map((element) => ({ MsgType: String(element['MsgType']), MsgContent: objectIn(element['MsgContent']) }));
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What an element says by its own words; undefined where it has none. */
export function elementText({ MsgType: type, MsgContent: content }: MsgElement): string | undefined {
  if (type === 'TIMTextElem') return textOf(content['Text']);
  return type === 'TIMLocationElem' || type === 'TIMCustomElem' ? textOf(content['Desc']) : undefined;
}

/** Only custom elements, and no description anywhere: the server makes no push of them. */
export function isMuteCustom(wire: TencentWire): boolean {
  const elements = elementsOf(wire);
  return (
    textOf(infoOf(wire).Desc) === undefined &&
    elements.length > 0 &&
    elements.every((element) => element.MsgType === 'TIMCustomElem' && elementText(element) === undefined)
  );
}

/** Whether anything can be shown without a title or text of the push itself. */
export function saysNothing(wire: TencentWire): boolean {
  const { Title, Desc, PushTemplateId, MultiLanguageContent } = infoOf(wire);
  if ([Title, Desc, PushTemplateId, apnsOf(wire).Title].some((text) => textOf(text) !== undefined)) return false;
  if (Array.isArray(MultiLanguageContent) && MultiLanguageContent.length > 0) return false;
  // What becomes of an element without words (a picture, a face) is not documented, so it counts as something.
  return elementsOf(wire).every(
    ({ MsgType: type, MsgContent: content }) => type === 'TIMTextElem' && textOf(content['Text']) === undefined,
  );
}
