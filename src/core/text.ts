/** The languages every text of push-check exists in. */
export type Lang = 'en' | 'zh';

/** One text in every language. Placeholders are written `{name}` and must be the same set in both languages. */
export interface Text {
  en: string;
  zh: string;
}

/** Values for the placeholders of a text. */
export type TextData = Record<string, string | number | boolean>;

const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Renders a text in one language; a placeholder without a value stays visible as `{name}`. */
export function render(text: Text, lang: Lang, data: TextData = {}): string {
  return text[lang].replace(placeholder, (whole, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? whole : String(value);
  });
}

/** Lists the placeholder names of one language's string, sorted, each once. */
export function placeholders(string: string): string[] {
  return [...new Set([...string.matchAll(placeholder)].map((match) => match[1] as string))].toSorted();
}
