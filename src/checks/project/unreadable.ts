import type { ProblemCause, ProjectProblem } from '../../core/project.ts';
import { defineProjectCheck } from './check.ts';

/** What each kind of file would have answered; a file of another kind answers nothing by itself. */
const answers: readonly { file: RegExp; steps: readonly string[] }[] = [
  { file: /(?:^|\/)AndroidManifest[^/]*\.xml$/, steps: ['J5'] },
  { file: /\.gradle(?:\.kts)?$|\.versions\.toml$/, steps: ['J1'] },
  { file: /(?:^|\/)(?:google|agconnect|mcs)-services\.json$/, steps: ['C6'] },
  { file: /(?:^|\/)timpush-configs\.json$/, steps: ['C3'] },
  { file: /\.pro$|(?:^|\/)(?:proguard|consumer)[^/]*\.(?:txt|cfg)$/, steps: ['J20', 'J21'] },
  { file: /\.entitlements$|(?:^|[-_ /])Info\.plist$/, steps: ['N1'] },
];

const stepsOf = (path: string) => answers.find(({ file }) => file.test(path))?.steps ?? [];

const xmlFix = {
  en: 'Correct it; the build stops here too. What stands in the file behind it was not looked at.',
  zh: '请修正，构建同样会失败。该位置之后的内容未被检查。',
};
const jsonFix = { en: 'Download it again from the console instead of editing it.', zh: '请从控制台重新下载，不要手动修改。' };
const nothingFix = { en: 'Nothing, unless it holds settings of push.', zh: '若其中没有推送相关的配置，可不处理。' };

const xmlMessages = {
  'ends-early': 'xmlEnds',
  'tags-differ': 'xmlTags',
  'tag-open': 'xmlTag',
  attribute: 'xmlAttribute',
  character: 'xmlCharacter',
  'prefix-unknown': 'xmlPrefix',
  'text-after': 'xmlAfter',
  'too-deep': 'deep',
} as const satisfies Partial<Record<ProblemCause, string>>;

const jsonMessages = {
  'ends-early': 'jsonEnds',
  'key-missing': 'jsonKey',
  'comma-missing': 'jsonComma',
  'colon-missing': 'jsonColon',
  'text-open': 'jsonText',
  'no-value': 'jsonValue',
  'text-after': 'jsonAfter',
  'too-deep': 'deep',
} as const satisfies Partial<Record<ProblemCause, string>>;

function of<Messages extends object>(messages: Messages, cause: ProblemCause | undefined): Messages[keyof Messages] | undefined {
  return cause !== undefined && Object.hasOwn(messages, cause) ? messages[cause as keyof Messages] : undefined;
}

/** What was not read, and how much that matters. */
function leftOut({ id, at, value }: ProjectProblem) {
  const isNeeded = stepsOf(at.file).length > 0;
  if (id === 'binary') return isNeeded && /AndroidManifest[^/]*\.xml$/.test(at.file) ? 'manifest' : 'binary';
  if (id === 'link-outside') return isNeeded ? 'unseen' : 'outside';
  if (id === 'unreadable' && value !== undefined) return 'refused';
  return id === 'too-large' && at.file !== '' ? 'large' : 'skipped';
}

export default defineProjectCheck({
  name: 'unreadable',
  title: { en: 'Every file of the project could be read', zh: '项目文件均可读取' },
  // That files can be read is the answer to no step; that one cannot leaves open what it would have told.
  steps: [],
  docs: 'https://developer.android.com/build',
  confidence: 'A',
  aliases: [],
  messages: {
    xml: {
      severity: 'error',
      text: { en: 'The XML is broken (the reader says “{detail}”).', zh: 'XML 有错误（解析器提示：“{detail}”）。' },
      fix: xmlFix,
    },
    xmlEnds: {
      severity: 'error',
      text: { en: 'The XML ends before every element is closed.', zh: 'XML 在元素全部闭合之前就结束了。' },
      fix: xmlFix,
    },
    xmlTags: {
      severity: 'error',
      text: { en: 'A closing tag does not belong to the element that is open here.', zh: '此处的结束标签与未闭合的元素不匹配。' },
      fix: xmlFix,
    },
    xmlTag: {
      severity: 'error',
      text: { en: 'A tag is not written to its end here, or its name is none.', zh: '此处的标签没有写完，或名称不合法。' },
      fix: xmlFix,
    },
    xmlAttribute: {
      severity: 'error',
      text: {
        en: 'An attribute is wrong here: without value or quotation marks, written twice, or without a blank before it.',
        zh: '此处的属性有误：缺少值或引号、重复出现，或前面没有空格。',
      },
      fix: xmlFix,
    },
    xmlCharacter: {
      severity: 'error',
      text: {
        en: 'A character stands here that XML does not allow, or an entity that it does not know (`&` must be `&amp;`).',
        zh: '此处有 XML 不允许的字符或未知的实体（`&` 应写成 `&amp;`）。',
      },
      fix: xmlFix,
    },
    xmlPrefix: {
      severity: 'error',
      text: {
        en: 'A namespace prefix is used here that no `xmlns:` declares.',
        zh: '此处使用的命名空间前缀没有用 `xmlns:` 声明。',
      },
      fix: xmlFix,
    },
    xmlAfter: {
      severity: 'error',
      text: { en: 'Something stands outside of the one outermost element.', zh: '唯一的最外层元素之外还有内容。' },
      fix: xmlFix,
    },
    json: {
      severity: 'error',
      text: { en: 'The file is no JSON (the reader says “{detail}”).', zh: '文件不是有效的 JSON（解析器提示：“{detail}”）。' },
      fix: jsonFix,
    },
    jsonEnds: {
      severity: 'error',
      text: { en: 'The file is no JSON: it ends too early.', zh: '文件不是有效的 JSON：内容提前结束。' },
      fix: jsonFix,
    },
    jsonKey: {
      severity: 'error',
      text: {
        en: 'The file is no JSON: a key in double quotes is missing here; often there is a comma too many before it.',
        zh: '文件不是有效的 JSON：此处缺少双引号括起的键，常见原因是前面多了一个逗号。',
      },
      fix: jsonFix,
    },
    jsonComma: {
      severity: 'error',
      text: { en: 'The file is no JSON: a comma or `{value}` is missing here.', zh: '文件不是有效的 JSON：此处缺少逗号或 `{value}`。' },
      fix: jsonFix,
    },
    jsonColon: {
      severity: 'error',
      text: { en: 'The file is no JSON: a colon is missing here.', zh: '文件不是有效的 JSON：此处缺少冒号。' },
      fix: jsonFix,
    },
    jsonText: {
      severity: 'error',
      text: {
        en: 'The file is no JSON: a text here is not closed, or has a character that JSON does not allow.',
        zh: '文件不是有效的 JSON：此处的字符串没有闭合，或含有 JSON 不允许的字符。',
      },
      fix: jsonFix,
    },
    jsonValue: {
      severity: 'error',
      text: { en: 'The file is no JSON: what stands here is no value.', zh: '文件不是有效的 JSON：此处的内容不是合法的值。' },
      fix: jsonFix,
    },
    jsonAfter: {
      severity: 'error',
      text: { en: 'The file is no JSON: something follows after its end.', zh: '文件不是有效的 JSON：结尾之后还有内容。' },
      fix: jsonFix,
    },
    deep: {
      severity: 'error',
      text: { en: 'The file is nested too deeply to be read.', zh: '文件嵌套层级过深，无法读取。' },
      fix: {
        en: 'Look whether this is the right file; what stands in it was not looked at.',
        zh: '请确认文件是否正确；其内容未被检查。',
      },
    },
    gradle: {
      severity: 'warn',
      text: {
        en: 'The bracket `{value}` of the build file has no partner here; what follows may have been read wrongly.',
        zh: '构建文件的括号 `{value}` 在此处不配对，后面的内容可能读取有误。',
      },
      fix: { en: 'Correct the brackets, then scan again.', zh: '请修正后重新扫描。' },
    },
    toml: {
      severity: 'warn',
      text: {
        en: 'The version catalog is broken here (the reader says “{detail}”). Libraries and versions that it names are unknown.',
        zh: '版本目录（version catalog）在此处有错误（解析器提示：“{detail}”）。其中的依赖和版本无法得知。',
      },
      fix: { en: 'Correct it, then scan again.', zh: '请修正后重新扫描。' },
    },
    encoding: {
      severity: 'info',
      text: { en: 'The file is not UTF-8; it was read as {value}.', zh: '文件不是 UTF-8 编码，已按 {value} 读取。' },
      fix: { en: 'Save it as UTF-8 without a byte-order mark.', zh: '请另存为不带 BOM 的 UTF-8。' },
    },
    encodings: {
      severity: 'info',
      text: {
        en: '{count} source files are not UTF-8, this is the first; they were read as {value}.',
        zh: '有 {count} 个源文件不是 UTF-8 编码（此为第一个），已按 {value} 读取。',
      },
      fix: {
        en: 'Nothing, if `compileOptions.encoding` names it; else the compiler spoils the Chinese texts in them: save them as UTF-8.',
        zh: '若 `compileOptions.encoding` 已声明该编码则无需处理；否则编译后中文会变成乱码，请另存为 UTF-8。',
      },
    },
    manifest: {
      severity: 'error',
      text: {
        en: 'The manifest cannot be read: it is no text. Everything that it declares is unknown.',
        zh: 'manifest 无法读取：它不是文本文件。其中的声明一概无法得知。',
      },
      fix: {
        en: 'Put the manifest’s source here; the one from an APK is compiled.',
        zh: '请放入 manifest 的源文件；APK 中的 manifest 是编译后的二进制格式。',
      },
    },
    unseen: {
      severity: 'warn',
      text: {
        en: 'This is a link out of the project or to nothing, which is not followed: what the file holds is unknown.',
        zh: '这是指向工程之外或不存在位置的链接，不会跟随：文件内容无法得知。',
      },
      fix: { en: 'Scan with the file itself in the project.', zh: '请将文件本身放入工程后再扫描。' },
    },
    refused: {
      severity: 'warn',
      text: {
        en: 'The system does not let this be read ({value}): what it holds is unknown.',
        zh: '系统不允许读取（{value}）：内容无法得知。',
      },
      fix: { en: 'Give the right to read it, then scan again.', zh: '请授予读取权限后重新扫描。' },
    },
    outside: {
      severity: 'info',
      text: {
        en: 'The link leads out of the project or to nothing; it was not followed.',
        zh: '该链接指向工程之外或不存在的位置，未跟随。',
      },
      fix: nothingFix,
    },
    large: {
      severity: 'info',
      text: { en: 'The file was not looked at: it is larger than 1 MiB.', zh: '文件超过 1 MiB，未检查。' },
      fix: nothingFix,
    },
    binary: {
      severity: 'info',
      text: {
        en: 'The file was not looked at: it holds binary data where text belongs.',
        zh: '文件是二进制内容而不是文本，未检查。',
      },
      fix: nothingFix,
    },
    skipped: {
      severity: 'info',
      text: { en: 'This was not looked at (the reader says “{detail}”).', zh: '未检查（读取器提示：“{detail}”）。' },
      fix: nothingFix,
    },
  },
  *check({ project }) {
    const sources = project.problems.filter(({ id, at }) => id === 'encoding' && /\.(?:java|kt)$/.test(at.file));
    const [first] = sources;
    if (first) {
      const value = [...new Set(sources.map((problem) => problem.value ?? '?'))].join(', ');
      yield { messageId: 'encodings', data: { count: sources.length, value }, at: first.at, steps: [] };
    }
    for (const problem of project.problems) {
      if (sources.includes(problem)) continue;
      const { id, at, detail, cause, value = '?' } = problem;
      const data = { detail: detail.replace(/[.。]$/, ''), value };
      const steps = stepsOf(at.file);
      switch (id) {
        case 'xml-broken':
          yield { messageId: of(xmlMessages, cause) ?? 'xml', data, at, steps };
          break;
        case 'json-broken':
          yield { messageId: of(jsonMessages, cause) ?? 'json', data, at, steps };
          break;
        case 'gradle-unbalanced':
          yield { messageId: 'gradle', data, at, steps };
          break;
        case 'toml-broken':
          yield { messageId: 'toml', data, at, steps };
          break;
        case 'encoding':
          // It was read all the same.
          yield { messageId: 'encoding', data, at, steps: [] };
          break;
        default:
          yield { messageId: leftOut(problem), data, at, steps };
      }
    }
  },
});
