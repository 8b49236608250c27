import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProjectProblem } from '../../src/core/project.ts';
import { readCatalog } from '../../src/project/catalog.ts';
import { entriesOf } from '../../src/project/gradle-entries.ts';
import { parseGradle } from '../../src/project/gradle-syntax.ts';
import { JsonFault, readJson } from '../../src/project/json.ts';
import { readKeepFile } from '../../src/project/keep.ts';
import { pairBrackets, tokenize } from '../../src/project/lexer.ts';
import { readSource } from '../../src/project/source.ts';
import { decode, sourceText } from '../../src/project/text.ts';
import { readXml } from '../../src/project/xml.ts';
import { readProject } from '../../src/project/index.ts';
import { memoryProject } from './memory.ts';

const runs = { numRuns: 300 };

/** Texts made of the pieces that the scanners treat specially. */
const pieces = (...words: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 })
    .map((parts) => parts.join(''));

const gradleText = pieces(
  'android', ' ', '\n', '{', '}', '(', ')', '[', ']', '"', "'", '"""', "'''", '${', '$', '\\', '//', '/*', '*/', '/', '=', '+=', ',', ':', '.', '->', 'def x', 'val x by ', 'if (',
  'else', 'include ', 'implementation ', "'a:b:1'", 'libs.x', 'plugins', 'id ', 'apply plugin: ', 'manifestPlaceholders', 'mapOf(', ' to ', 'ext.', '<', '>', 'for (', '\u0000', '推送',
); // prettier-ignore
const codeText = pieces(
  'class A', ' ', '\n', '{', '}', '(', ')', '[', ']', '"', "'", '"""', '${', '$', '\\', '//', '/*', '*/', ';', '=', ',', ':', '.', '?.', '!!', '->', 'fun f()', 'if (', 'else ', 'when (x)', 'when ',
  'push()', 'registerPush(', 'new ', 'object : ', 'companion object ', 'const val X = ', 'static final int X = ', 'switch (x)', 'case 1: ', 'default: ', '@A(', '<', '>', 'extends ', 'import a.b;', 'this@',
); // prettier-ignore
const keepText = pieces(
  '-keep ',
  'class ',
  'a.b.**',
  '{',
  '}',
  '*;',
  '\n',
  '#',
  '@',
  '-dontwarn ',
  ' extends ',
  ',allowshrinking',
  '-include ',
  '!',
  '-',
  'interface ',
);
const xmlText = pieces(
  '<',
  '>',
  '/',
  '<a',
  '<manifest ',
  'xmlns:android="http://schemas.android.com/apk/res/android"',
  '=',
  '"',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&x;',
  '<!DOCTYPE a [',
  ']>',
  '<?xml',
  '?>',
  ' ',
  '\n',
);
const jsonText = pieces('{', '}', '[', ']', '"', ':', ',', 'true', '1', '-', 'e', '.', '\\', '\\u00', ' ', '\n', '"__proto__"');

describe('on any text', () => {
  it.each(['groovy', 'kotlin', 'java'] as const)('the %s lexer gives tokens in order that cover what they say', (language) => {
    fc.assert(
      fc.property(fc.oneof(gradleText, codeText), (text) => {
        const tokens = tokenize(text, language);
        let at = 0;
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          at = token.end;
        }
        const { match } = pairBrackets(tokens);
        for (const [index, partner] of match.entries())
          if (partner >= 0 && partner < tokens.length && match[partner] === index) expect(match[partner]).toBe(index);
      }),
      runs,
    );
  });

  it('a build file gives a tree', () => {
    fc.assert(
      fc.property(gradleText, fc.boolean(), (text, kotlin) => {
        entriesOf(parseGradle(sourceText(kotlin ? 'build.gradle.kts' : 'build.gradle', text)));
      }),
      runs,
    );
  });

  it('a source file gives its calls in order, at places that are there', () => {
    fc.assert(
      fc.property(codeText, fc.boolean(), (text, kotlin) => {
        const { calls } = readSource(sourceText(kotlin ? 'A.kt' : 'A.java', text), 'main');
        const lines = text.split('\n');
        for (const [index, call] of calls.entries()) {
          expect(call.order).toBe(index);
          expect(lines[call.at.line - 1]?.slice(call.at.column - 1)).toContain(call.name.slice(0, 1));
        }
      }),
      runs,
    );
  });

  it('a rule file, XML, JSON and TOML give what they hold, or a problem', () => {
    fc.assert(
      fc.property(keepText, (text) => void readKeepFile(sourceText('a.pro', text))),
      runs,
    );
    fc.assert(
      fc.property(xmlText, (text) => {
        const problems: ProjectProblem[] = [];
        readXml(sourceText('a.xml', text), problems);
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
      runs,
    );
    fc.assert(
      fc.property(
        pieces('[', ']', '=', '"', 'a', '.', '{', '}', '\n', '#', 'versions', "'"),
        (text) => void readCatalog(sourceText('a.toml', text), []),
      ),
      runs,
    );
  });

  it('JSON is read exactly when JSON.parse reads it, to the same value', () => {
    fc.assert(
      fc.property(fc.oneof(jsonText, fc.json()), (text) => {
        let expected: { value: unknown } | undefined;
        try {
          expected = { value: JSON.parse(text) };
        } catch {
          // No JSON.
        }
        let got: { value: unknown } | undefined;
        try {
          got = { value: readJson(text).value };
        } catch (error) {
          expect(error).toBeInstanceOf(JsonFault);
        }
        expect(got).toEqual(expected);
      }),
      runs,
    );
  });

  it('bytes are text or binary', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['text', 'binary']).toContain(decode(bytes).kind);
      }),
      runs,
    );
  });

  it('a whole project gives a snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(
        gradleText,
        gradleText,
        xmlText,
        codeText,
        keepText,
        jsonText,
        async (settings, build, manifest, code, keep, json) => {
          const files = memoryProject({
            'settings.gradle': `include ':app'\n${settings}`,
            'build.gradle': settings,
            'app/build.gradle': `apply plugin: 'com.android.application'\nandroid { buildTypes { release { proguardFiles 'a.pro' } } }\n${build}`,
            'app/src/main/AndroidManifest.xml': manifest,
            'app/src/main/java/A.java': code,
            'app/src/main/kotlin/A.kt': code,
            'app/a.pro': keep,
            'app/google-services.json': json,
            'ios/App.entitlements': manifest,
            'ios/App.xcodeproj/project.pbxproj': build,
          });
          const { counts, serviceFiles } = await readProject({ files, root: '/project' });
          expect(counts.files).toBe(10);
          expect(serviceFiles).toHaveLength(1);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a long hostile text takes its time in proportion', () => {
  const repeat = (piece: string) => piece.repeat(Math.floor(60_000 / piece.length));
  const hostile = [
    '(', '{', '[', '"', '"${', '"${"', "'", '/*', '${', 'a(', 'a.b(', 'a().b', 'a<', 'a<b>(', 'if(a)', 'if(a){', 'else ', 'fun a()=', 'val a=', 'when{', 'when{a ', 'class a:b,', 'class a{',
    'new a(){', '@a(', '@', 'x = ', 'a ', 'a,', 'static x = ', 'a->', 'case a', ')', '}', '}{', '-keep class a{', '-keep ', '@a\n', '>.a()', 'a{', '"a"+', 'a?', 'a to ', 'def a ', 'a:', "'''", 'a\n',
    'object:a{', 'a=a+', 'ext.a=a.a\n', 'a(a,', 'package a;', 'import a;', 'default:',
  ]; // prettier-ignore
  it.each(hostile)('%j', (piece) => {
    const text = `push class A { void f() { ${repeat(piece)}`;
    const start = performance.now();
    for (const file of ['build.gradle', 'build.gradle.kts']) entriesOf(parseGradle(sourceText(file, text)));
    for (const file of ['A.java', 'A.kt']) readSource(sourceText(file, text), 'main');
    readKeepFile(sourceText('a.pro', text));
    // Five readings, on a machine that does other work as well; what is not in proportion takes minutes.
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
