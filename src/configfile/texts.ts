import { problemFactory, type ProblemTexts } from '../core/config-texts.ts';

/** Texts of what can be wrong with a file or with its syntax. */
export const fileTexts = {
  'file-missing': {
    text: { en: '{shown} does not exist.', zh: '{shown} 不存在。' },
    fix: { en: 'Check the path; in a config it is relative to the config file.', zh: '请检查路径；配置中的路径以配置文件所在目录为基准。' },
  },
  'file-directory': {
    text: { en: '{shown} is a directory, not a file.', zh: '{shown} 是目录，不是文件。' },
    fix: { en: 'Name the file inside it.', zh: '请写明目录中的具体文件。' },
  },
  'file-denied': {
    text: { en: '{shown} may not be read: permission denied.', zh: '没有权限读取 {shown}。' },
    fix: { en: 'Give the user who runs push-check the right to read it.', zh: '请为运行 push-check 的用户授予读取权限。' },
  },
  'file-unreadable': {
    text: { en: '{shown} could not be read ({reason}).', zh: '无法读取 {shown}（{reason}）。' },
    fix: { en: 'Check the file and its disk.', zh: '请检查该文件及其所在磁盘。' },
  },
  'file-too-large': {
    text: { en: '{shown} is larger than {limit}.', zh: '{shown} 超过了 {limit}。' },
    fix: { en: 'It is probably not the file that was meant; check the path.', zh: '多半指错了文件，请检查路径。' },
  },
  'file-empty': {
    text: { en: '{shown} is empty.', zh: '{shown} 是空文件。' },
    fix: { en: 'Fill it, or name another file.', zh: '请补上内容，或换一个文件。' },
  },
  'file-not-utf8': {
    text: { en: '{shown} is not UTF-8 text.', zh: '{shown} 不是 UTF-8 文本。' },
    fix: { en: 'Save it as UTF-8.', zh: '请另存为 UTF-8 编码。' },
  },
  'file-utf16': {
    text: {
      en: '{shown} is UTF-16 text, as some Windows programs save it.',
      zh: '{shown} 是 UTF-16 编码（部分 Windows 程序会这样保存）。',
    },
    fix: { en: 'Save it as UTF-8.', zh: '请另存为 UTF-8 编码。' },
  },
  'file-binary': {
    text: { en: '{shown} contains null characters; it is not a text file.', zh: '{shown} 含有空字符，不是文本文件。' },
    fix: { en: 'Name a YAML or JSON file.', zh: '请指定 YAML 或 JSON 文件。' },
  },
  syntax: {
    text: { en: 'Syntax error: {detail}.', zh: '语法错误：{detail}。' },
    fix: { en: 'Correct the line.', zh: '请修正这一行。' },
  },
  'duplicate-key': {
    text: { en: 'The key "{name}" stands twice in one mapping.', zh: '键“{name}”在同一层重复出现。' },
    fix: { en: 'Remove one of the two.', zh: '请删除其中一个。' },
  },
  'bad-key': {
    text: { en: 'A key must be plain text.', zh: '键必须是普通文本。' },
    fix: { en: 'Write the key as text; quote it where it holds special characters.', zh: '请把键写成文本，含特殊字符时加引号。' },
  },
  'bad-tag': {
    text: { en: 'The tag {tag} is not supported.', zh: '不支持标签 {tag}。' },
    fix: { en: 'Remove the tag; a text with a leading "!" needs quotes.', zh: '请去掉标签；以“!”开头的文本需加引号。' },
  },
  'unknown-alias': {
    text: { en: 'The alias *{name} refers to no anchor above it.', zh: '别名 *{name} 在上文没有对应的锚点。' },
    fix: { en: 'Define &{name} first; a text with a leading "*" needs quotes.', zh: '请先定义 &{name}；以“*”开头的文本需加引号。' },
  },
  'alias-cycle': {
    text: { en: 'The alias *{name} contains itself.', zh: '别名 *{name} 包含了自身。' },
    fix: { en: 'Write the value out.', zh: '请直接写出该值。' },
  },
  'alias-bomb': {
    text: { en: 'The aliases of this file expand to too many values.', zh: '该文件的别名展开后数量过多。' },
    fix: { en: 'Write the values out instead of nesting aliases.', zh: '请直接写出各值，不要层层嵌套别名。' },
  },
  'too-deep': {
    text: { en: 'The document is nested too deeply.', zh: '文档嵌套层级过深。' },
    fix: { en: 'It is probably not the file that was meant; check it.', zh: '多半指错了文件，请检查。' },
  },
  'document-empty': {
    text: { en: '{shown} holds no value, only blanks or comments.', zh: '{shown} 只有空白或注释，没有内容。' },
    fix: { en: 'Fill it, or remove the file.', zh: '请补上内容，或删除该文件。' },
  },
  'root-not-mapping': {
    text: {
      en: '{shown} must hold a mapping (key: value) at its top, but holds {got}.',
      zh: '{shown} 的最外层应为映射（键: 值），实际是{got}。',
    },
    fix: {
      en: 'Begin with keys such as "vendors:" (config) or "title:" (message).',
      zh: '请以键开头，例如配置写“vendors:”，消息写“title:”。',
    },
  },
  'config-missing': {
    text: { en: 'The config {shown} does not exist.', zh: '配置文件 {shown} 不存在。' },
    fix: { en: 'Check --config, or run "push-check init" to make one.', zh: '请检查 --config，或运行“push-check init”生成配置。' },
  },
  'config-code-refused': {
    text: { en: '{shown} is code and would be run.', zh: '{shown} 是代码，加载即执行。' },
    fix: {
      en: 'Add --allow-code-config if it is yours, or write the config as YAML or JSON.',
      zh: '确认可信后加上 --allow-code-config，或改用 YAML、JSON 编写配置。',
    },
  },
  'config-code-failed': {
    text: { en: '{shown} could not be run as a config ({reason}).', zh: '{shown} 作为配置执行失败（{reason}）。' },
    fix: {
      en: 'Run it with node to see the error; its default export must be the config.',
      zh: '请用 node 运行查看错误；其默认导出应为配置对象。',
    },
  },
  'config-format': {
    text: { en: 'A config with the ending {extension} is not supported ({shown}).', zh: '不支持扩展名为 {extension} 的配置（{shown}）。' },
    fix: { en: 'Use .yaml, .yml or .json.', zh: '请使用 .yaml、.yml 或 .json。' },
  },
  'config-package-key': {
    text: { en: '{shown} has no "push-check" member.', zh: '{shown} 中没有“push-check”字段。' },
    fix: { en: 'Add it, or name another file with --config.', zh: '请补上该字段，或用 --config 指定其他文件。' },
  },
  'search-failed': {
    text: { en: 'The search for a config failed in {shown} ({reason}).', zh: '在 {shown} 查找配置时出错（{reason}）。' },
    fix: { en: 'Name the config with --config.', zh: '请用 --config 指定配置文件。' },
  },
  'json-invalid': {
    text: { en: '"{path}" should hold JSON, but it is not valid JSON.', zh: '“{path}”应为 JSON，但格式无效。' },
    fix: { en: 'Give the whole JSON text in one line, or the path of the file.', zh: '请填写完整的单行 JSON 文本，或文件路径。' },
  },
  'base64-invalid': {
    text: { en: '"{path}" begins with base64: but the rest is not base64.', zh: '“{path}”以 base64: 开头，但其后不是有效的 base64。' },
    fix: { en: 'Encode the file again, for example with "base64 -w0 file.p12".', zh: '请重新编码，例如“base64 -w0 file.p12”。' },
  },
} satisfies Record<string, ProblemTexts>;

/** Makes a problem from {@link fileTexts}. */
export const fileProblem = problemFactory(fileTexts);
