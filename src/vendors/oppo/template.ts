import type { ChannelConfig } from '../../core/message.ts';

/** A private message template as the config describes it. */
export type Template = NonNullable<ChannelConfig['template']>;

/** The names between `$` + `{` and `}` + `$` in a template's text, each once. */
export function placeholderNames(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(/\$\{([^{}$]+)\}\$/g)].map((match) => (match[1] ?? '').trim()))];
}

/**
 * Shares parameters out between title and content. Where the config gives the template's texts, their placeholders decide; where it does
 * not, a parameter made from the title alone belongs to the title and every other one to the content.
 */
export function shareParams(
  template: Template,
  params: Record<string, string>,
): { title: Record<string, string> | undefined; content: Record<string, string> | undefined } {
  const titleNames = new Set(placeholderNames(template.title));
  const contentNames = new Set(placeholderNames(template.content));
  const title: Record<string, string> = {};
  const content: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    const inTitle = titleNames.has(name);
    const inContent = contentNames.has(name);
    const fromTitleAlone = template.title === undefined && /^\{title\}$/.test(template.params?.[name] ?? '');
    if (inTitle || (!inContent && fromTitleAlone)) title[name] = value;
    if (inContent || (!inTitle && !fromTitleAlone)) content[name] = value;
  }
  return { title: nonEmpty(title), content: nonEmpty(content) };
}

function nonEmpty(record: Record<string, string>): Record<string, string> | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}
