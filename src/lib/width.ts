import fastStringWidth from 'fast-string-width';

/** Columns a text takes in a terminal (wide CJK and emoji count two, escape sequences none). */
export function displayWidth(text: string): number {
  return fastStringWidth(text);
}

/** Pads a text with blanks to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** Marks that close something: they may hang over the edge of a line and never start one. */
const closing = /^[，。、；：！？）」』》…]$/u;

/** Breaks a text into lines of at most `columns`; breaks at blanks, and anywhere between wide characters. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) ?? []) {
    if (line === '' && lines.length > 0) {
      if (piece.trim() === '') continue;
      if (closing.test(piece)) {
        lines.push(`${lines.pop() ?? ''}${piece}`);
        continue;
      }
    }
    const pieceWidth = displayWidth(piece);
    if (width + pieceWidth > columns && line.trim() !== '') {
      if (closing.test(piece)) {
        lines.push(line.trimEnd() + piece);
        [line, width] = ['', 0];
        continue;
      }
      lines.push(line.trimEnd());
      [line, width] = ['', 0];
      if (piece.trim() === '') continue;
    }
    line += piece;
    width += pieceWidth;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
