const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Removes secrets from text by value: as they are, URL-encoded, base64 and JSON-escaped. */
export interface Redactor {
  /** Adds a secret (an access token got on the way); values under six characters are left out, they would mask innocent text. */
  add(...secrets: string[]): void;
  redact(text: string): string;
}

/** What stands where a secret stood. */
export const mask = '***';

/** A redactor over the given secret values; a multi-line secret (a key) is masked line by line too. */
export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const values = new Set<string>();
  let pattern: RegExp | undefined;
  const addOne = (secret: string) => {
    const parts = [secret, secret.trim(), ...secret.split(/\r?\n|\\n/).filter((line) => line.length >= 16 && !line.startsWith('-----'))];
    for (const part of parts) {
      if (part.length < 6) continue;
      // Half a surrogate pair cannot be URL-encoded; whoever sends it sends the replacement character.
      const component = encodeURIComponent(Buffer.from(part).toString('utf8'));
      for (const form of [
        part,
        component,
        component.replaceAll("'", '%27'),
        new URLSearchParams([['', part]]).toString().slice(1),
        Buffer.from(part).toString('base64'),
        Buffer.from(part).toString('base64url'),
        JSON.stringify(part).slice(1, -1),
      ])
        values.add(form);
    }
  };
  for (const secret of secrets) addOne(secret);
  const build = () => {
    if (values.size > 0)
      pattern = new RegExp(
        [...values]
          .toSorted((a, b) => b.length - a.length)
          .map(escapeRegExp)
          .join('|'),
        'g',
      );
  };
  build();
  return {
    add(...more) {
      const before = values.size;
      for (const secret of more) addOne(secret);
      if (values.size !== before) build();
    },
    redact: (text) => (pattern && text !== '' ? text.replace(pattern, mask) : text),
  };
}

/** `first6…last4(length)`; a short token shows less. */
export function maskToken(token: string): string {
  if (token.length <= 12) return `${token.slice(0, 2)}…(${token.length})`;
  return `${token.slice(0, 6)}…${token.slice(-4)}(${token.length})`;
}

// Escape sequences whole, then control characters (tab and newline become a blank), bidirectional overrides and zero-width marks.
// oxlint-disable-next-line no-control-regex
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Vendor text made safe to print: no control characters, escape sequences or direction overrides; line breaks become blanks. */
export function cleanText(text: string): string {
  return text
    .replace(escapes, '')
    .replace(controls, '')
    .replace(/[\t\r\n]+/g, ' ')
    .trim();
}

/** How much of an answer is looked at before its start is shown; secrets are masked in all of it first. */
export const rawLimit = 64_000;

/** The start of a raw answer, cleaned, for showing. */
export function rawStart(body: string, maxChars = 200): string {
  const cleaned = cleanText(body.slice(0, maxChars * 4));
  return cleaned.length > maxChars ? `${cleaned.slice(0, maxChars)}…` : cleaned;
}
