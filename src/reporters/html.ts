import { pageReporter, type Block, type Inline } from './page.ts';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function inline(content: readonly Inline[]): string {
  return content
    .map((part) =>
      typeof part === 'string' ? escape(part).replace(/`([^`\n]+)`/g, '<code>$1</code>') : `<code>${escape(part.code)}</code>`,
    )
    .join('');
}

function block(item: Block): string {
  switch (item.type) {
    case 'title':
      return `<h1>${escape(item.text)}</h1>`;
    case 'heading':
      return `<h2>${escape(item.text)}</h2>`;
    case 'paragraph':
      return `<p>${inline(item.content)}</p>`;
    case 'list':
      return `<ul>${item.items.map((content) => `<li>${inline(content)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = item.head.map((cell) => `<th>${escape(cell)}</th>`).join('');
      const rows = item.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`).join('\n');
      return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table>`;
    }
  }
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}code{font-size:.9em;background:#f3f3f3;overflow-wrap:anywhere}';

/** One HTML page without scripts or references to elsewhere. */
export const html = pageReporter((blocks, lang) => {
  const title = blocks.flatMap((item) => (item.type === 'title' ? [item.text] : []))[0] ?? 'push-check';
  return `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${style}</style></head><body>\n${blocks.map(block).join('\n')}\n</body></html>\n`;
});
