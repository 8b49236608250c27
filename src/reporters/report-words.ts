import type { Severity } from '../core/finding.ts';
import type { IntegrationResult } from '../core/result.ts';
import type { Text } from '../core/text.ts';

/** Words that several formats use for the results of a scan. */
export const scanWords = {
  project: { en: 'project', zh: '工程' },
  module: { en: 'module', zh: '模块' },
  variant: { en: 'variant', zh: '变体' },
  others: { en: 'not looked at', zh: '未检查' },
  files: { en: 'files', zh: '文件' },
  filesOf: { en: '{files} read, {skipped} left out', zh: '读取 {files} 个，忽略 {skipped} 个' },
  undetermined: { en: 'not determined', zh: '无法确定' },
  ios: { en: 'iOS targets', zh: 'iOS target' },
  found: { en: 'found', zh: '已有' },
  missing: { en: 'missing', zh: '缺少' },
  integration: { en: 'Integration', zh: '集成情况' },
  state: { en: 'state', zh: '状态' },
  version: { en: 'version', zh: '版本' },
  routes: { en: 'Vendor choice', zh: '厂商选择' },
  phone: { en: 'phone', zh: '手机' },
  chosen: { en: 'chosen', zh: '选择' },
  noVendor: { en: 'no vendor: only its own connection', zh: '不走厂商通道，仅使用平台自身长连接' },
  among: { en: 'among', zh: '候选' },
  none: { en: '-', zh: '-' },
  findings: { en: 'Findings', zh: '问题' },
  place: { en: 'place', zh: '位置' },
  rule: { en: 'rule', zh: '规则' },
  message: { en: 'what', zh: '现象' },
  fix: { en: 'next', zh: '处理' },
  known: { en: '{count} known from the baseline {file}', zh: '基线 {file} 中的已知问题 {count} 个' },
  written: { en: '{count} written to the baseline {file}', zh: '已将 {count} 个问题写入基线 {file}' },
  fixed: { en: 'fixed', zh: '已修复' },
  show: { en: ' (-v shows them)', zh: '（加 -v 查看）' },
  more: { en: '{count} more (-v shows them)', zh: '另有 {count} 项（加 -v 查看）' },
  crashed: { en: 'checks that failed themselves', zh: '执行出错的检查' },
  clean: { en: 'Nothing was found.', zh: '未发现问题。' },
  noNews: { en: 'Nothing new was found.', zh: '未发现新问题。' },
  title: { en: 'push-check: {command}', zh: 'push-check：{command}' },
} satisfies Record<string, Text>;

export const stateWords: Record<IntegrationResult['state'], Text> = {
  whole: { en: 'integrated', zh: '已集成' },
  half: { en: 'half integrated', zh: '集成不完整' },
  none: { en: 'not integrated', zh: '未集成' },
};

export const severityWords: Record<Severity, Text> = {
  error: { en: 'error', zh: '错误' },
  warn: { en: 'warning', zh: '警告' },
  info: { en: 'note', zh: '提示' },
};
