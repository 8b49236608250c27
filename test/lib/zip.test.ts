import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from '../../src/lib/zip.ts';

/** Reads a ZIP by its central directory, as unzippers do. */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  const files: Record<string, string> = {};
  for (let index = 0; index < archive.readUInt16LE(end + 10); index++) {
    expect(archive.toString('latin1', at, at + 4)).toBe('PK\u0001\u0002');
    const [packed, nameLength] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files[name] = inflateRawSync(archive.subarray(start, start + packed)).toString('utf8');
    at += 46 + nameLength;
  }
  return files;
}

describe('zip', () => {
  it('holds the files, names and all', () => {
    const files = { 'report.json': '{"a":1}\n', '诊断.txt': '推送'.repeat(5000), empty: '' };
    expect(unzip(zip(files))).toEqual(files);
  });

  it('gives equal bytes for equal content', () => expect(zip({ a: 'x' })).toEqual(zip({ a: 'x' })));
});
