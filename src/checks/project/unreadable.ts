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
      text: { en: 'The XML is broken: {detail}.', zh: 'XML 有错误：{detail}。' },
      fix: {
        en: 'Correct it; the build stops here too. What stands in the file was not looked at.',
        zh: '请修正，构建同样会失败。该文件的内容未被检查。',
      },
    },
    json: {
      severity: 'error',
      text: { en: 'The file is no JSON: {detail}.', zh: '文件不是有效的 JSON：{detail}。' },
      fix: {
        en: 'Download it again from the console instead of editing it.',
        zh: '请从控制台重新下载，不要手动修改。',
      },
    },
    gradle: {
      severity: 'warn',
      text: {
        en: 'The build file’s brackets or quotes do not match here ({detail}); what follows may have been read wrongly.',
        zh: '构建文件的括号或引号在此处不配对（{detail}），后面的内容可能读取有误。',
      },
      fix: { en: 'Correct the brackets, then scan again.', zh: '请修正后重新扫描。' },
    },
    toml: {
      severity: 'warn',
      text: {
        en: 'The version catalog is broken: {detail}. Libraries and versions that it names are unknown.',
        zh: '版本目录（version catalog）有错误：{detail}。其中的依赖和版本无法得知。',
      },
      fix: { en: 'Correct it, then scan again.', zh: '请修正后重新扫描。' },
    },
    encoding: {
      severity: 'warn',
      text: { en: 'The file is not UTF-8: {detail}.', zh: '文件不是 UTF-8 编码：{detail}。' },
      fix: { en: 'Save it as UTF-8 without a byte-order mark.', zh: '请另存为不带 BOM 的 UTF-8。' },
    },
    skipped: {
      severity: 'info',
      text: { en: 'The file was not looked at: {detail}.', zh: '未检查该文件：{detail}。' },
      fix: {
        en: 'Nothing, unless it holds settings of push.',
        zh: '若其中没有推送相关的配置，可不处理。',
      },
    },
  },
  *check({ project }) {
    for (const { id, at, detail } of project.problems) {
      const data = { detail: detail.replace(/[.。]$/, '') };
      const steps = stepsOf(at.file);
      switch (id) {
        case 'xml-broken':
          yield { messageId: 'xml', data, at, steps };
          break;
        case 'json-broken':
          yield { messageId: 'json', data, at, steps };
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
          yield { messageId: 'skipped', data, at, steps };
      }
    }
  },
});
