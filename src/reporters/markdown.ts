import { pageReporter, type Block, type Inline } from './page.ts';

/** Text in which nothing becomes markup. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(\s*)([-+]|\d+\.)(\s)/, '$1\\$2$3');
}

function inline(content: readonly Inline[]): string {
  return content.map((part) => (typeof part === 'string' ? withCode(part) : code(part.code))).join('');
}

/** Our texts mark what stands in files by backquotes; that much markup stays. */
function withCode(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : escape(part)))
    .join('');
}

function code(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
  const fence = flat.includes('`') ? '``' : '`';
  return flat === '' ? '' : fence === '`' ? `\`${flat}\`` : `\`\` ${flat} \`\``;
}

function block(item: Block): string {
  switch (item.type) {
    case 'title':
      return `# ${escape(item.text)}\n`;
    case 'heading':
      return `## ${escape(item.text)}\n`;
    case 'paragraph':
      return `${inline(item.content)}\n`;
    case 'list':
      return item.items.map((content) => `- ${inline(content)}\n`).join('');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
      return (
        row(item.head.map(escape)) + `${'|---'.repeat(item.head.length)}|\n` + item.rows.map((cells) => row(cells.map(inline))).join('')
      );
    }
  }
}

/** A Markdown page, e.g. for the summary of a CI job. */
export const markdown = pageReporter((blocks) => blocks.map(block).join('\n'));
