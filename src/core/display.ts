import type { Confidence } from './catalogue.ts';
import type { Text, TextData } from './text.ts';

/** A part of the text that a phone will show, and why it is so. */
export interface ShownText {
  text: string;
  /** What it was taken from, a short phrase: "OfflinePushInfo.Title", "sender’s user id". */
  from: Text;
  /** How sure the rule is. */
  confidence: Confidence;
}

/** Who and what the message is about, as far as it is known; what is absent is shown as its placeholder. */
export interface DisplayContext {
  sender?: { id: string; nickname?: string; groupCard?: string };
  group?: { id: string; name?: string };
  receiver?: { id?: string; displayStyle?: number; template?: string };
  /** The vendor whose phone it is: limits differ. */
  vendor?: string;
}

/** What a phone will show, before anything is sent. */
export interface Display {
  title: ShownText;
  content: ShownText;
  /** Why no push at all is sent for this message, when that is so. */
  silent?: Text;
  notes: readonly { text: Text; data?: TextData }[];
}

/** Where the payload comes out in the app, per vendor, as the platform's client SDK reads it. */
export interface PayloadPlace {
  vendor: string;
  /** The call or callback, e.g. `MiPushMessage.getExtra().get("payload")`. */
  where: string;
  /** The key under which it stands there. */
  key: string;
  since?: string;
  note?: Text;
  source: string;
  confidence: Confidence;
}

/** A payload found in what a phone logged. */
export interface DecodedPayload {
  vendor?: string;
  /** What the platform put in, by its own names: sender, receiver, message id, group, ext … with a word about each. */
  fields: readonly { name: string; value: string; meaning: Text }[];
  notes: readonly { text: Text; data?: TextData }[];
}

/** What `display.ts` exports as `displayFacet`; pure. */
export interface DisplayFacet<Wire = unknown> {
  display(wire: Wire, context: DisplayContext): Display;
  /** What the platform's first SDK shows for the message, where it had rules of its own; undefined for a push without a chat. */
  legacy?(wire: Wire, context: DisplayContext): Pick<Display, 'title' | 'content'> | undefined;
  places: readonly PayloadPlace[];
  /** Reads what a phone logged (an intent's extras, a push message, JSON); undefined when nothing of this platform is in it. Never throws. */
  decode(logged: string): DecodedPayload | undefined;
}
