import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { checkFields, checkGroups, environmentName, normaliseAccount, secretTexts } from '../core/config.ts';
import { PushCheckError, type ErrorProblem } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import { nearest } from '../core/nearest.ts';
import { pointerOf } from '../core/pointer.ts';
import { render, type Text } from '../core/text.ts';
import type { RecognisedCredential } from '../configfile/credentials.ts';
import type { VendorChoice } from '../configfile/write.ts';
import type { Deps } from './deps.ts';
import { loadService, sectionOf, serviceId, type ServiceId } from './services.ts';

export interface InitRequest {
  /** Vendors and platforms. */
  services: readonly string[];
  /** Credential files to recognise. */
  credentials: readonly string[];
  /** `vendor.field=value`, as typed. */
  fields: readonly string[];
  /** Folder of the config; default the working folder. */
  folder?: string;
  overwrite: boolean;
}

/** The account fields of a vendor or platform, for whoever asks a person. */
export async function accountFieldsOf(name: string) {
  const id = serviceId(name);
  const { accountFacet } = await (await loadService(id)).account();
  return { id, fields: accountFacet.fields, oneOf: accountFacet.oneOf ?? [] };
}

/** Recognises a credential file. @throws {PushCheckError} `ERR_INPUT_INVALID` when it cannot be read or is of no use. */
export async function recognise(path: string, deps: Pick<Deps, 'cwd' | 'redactor'>): Promise<RecognisedCredential & { path: string }> {
  const { recogniseCredential } = await import('../configfile/credentials.ts');
  let bytes: Buffer;
  try {
    bytes = await readFile(resolve(deps.cwd, path));
  } catch (error) {
    throw new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: 'The credential file `{path}` cannot be read: {reason}.', zh: '无法读取凭据文件 `{path}`：{reason}。' },
      {
        data: { path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' },
      },
    );
  }
  deps.redactor.add(...secretTexts(bytes.toString('utf8')));
  return { ...recogniseCredential(basename(path), bytes), path };
}

const actions: Record<string, Text> = {
  created: { en: 'created', zh: '已创建' },
  overwritten: { en: 'overwritten', zh: '已覆盖' },
  merged: { en: 'updated', zh: '已更新' },
  unchanged: { en: 'unchanged', zh: '未改动' },
  exists: { en: 'exists and was left alone; use --overwrite to replace it', zh: '已存在，未改动；如需替换请加 --overwrite' },
};

const notes = {
  fill: { en: 'fill in {variables}', zh: '请填写 {variables}' },
  gitignore: { en: 'add `.env` to .gitignore so that secrets stay out of git', zh: '请把 `.env` 加入 .gitignore，避免密钥进入 git' },
  verify: { en: 'next: push-check verify', zh: '下一步：push-check verify' },
} satisfies Record<string, Text>;

/**
 * Writes a config with `${ENV}` references and a private `.env` for the chosen vendors and platforms; what exists is never replaced silently.
 *
 * @throws {PushCheckError} `ERR_USAGE`, `ERR_INPUT_INVALID` with everything that is wrong with the values; nothing is written then.
 */
export async function* init(request: InitRequest, deps: Deps): AsyncGenerator<BodyEvent> {
  const { lang } = deps;
  const folder = resolve(deps.cwd, request.folder ?? '.');
  const values = new Map<ServiceId, Record<string, string | number | boolean>>();
  const of = (id: ServiceId) => {
    const known = values.get(id) ?? {};
    values.set(id, known);
    return known;
  };
  for (const name of request.services) of(serviceId(name));
  const problems: ErrorProblem[] = [];
  for (const path of request.credentials) {
    const found = await recognise(path, deps);
    const errors = found.problems.filter((problem) => problem.severity === 'error');
    problems.push(...errors.map((problem) => ({ ...problem, file: path })));
    if (errors.length > 0) continue;
    if (found.vendor === undefined || found.field === undefined) {
      problems.push({
        id: 'credential-unknown',
        file: path,
        text: { en: 'This is no credential file that push-check knows.', zh: '这不是 push-check 认识的凭据文件。' },
        fix: { en: 'Give a service-account JSON, an AuthKey_….p8 or a .p12.', zh: '请提供服务账号 JSON、AuthKey_….p8 或 .p12。' },
      });
      continue;
    }
    const id = serviceId(found.vendor);
    const target = relative(folder, resolve(deps.cwd, path));
    Object.assign(of(id), found.values, { [found.field]: target.startsWith('.') ? target : `./${target}` });
  }
  for (const text of request.fields) await applyField(text, of, problems);
  if (values.size === 0 && problems.length === 0)
    throw new PushCheckError(
      'ERR_USAGE',
      { en: 'No vendor or platform was chosen.', zh: '没有选择厂商或平台。' },
      {
        fix: {
          en: 'Name them: `push-check init --vendor oppo --platform easemob`, or give a credential file with `--credential`.',
          zh: '请指定厂商或平台：`push-check init --vendor oppo --platform easemob`，或用 `--credential` 给出凭据文件。',
        },
      },
    );

  const choices: VendorChoice[] = [];
  const toFill: string[] = [];
  for (const [id, given] of values) {
    const { accountFacet } = await (await loadService(id)).account();
    const section = sectionOf(id);
    const own: Record<string, string | number | boolean> = { ...given };
    for (const field of accountFacet.fields) {
      const fromEnv = deps.env[environmentName(id, field.name)];
      if (own[field.name] === undefined && fromEnv !== undefined && fromEnv !== '') own[field.name] = fromEnv;
    }
    for (const field of accountFacet.fields) if (field.secret) deps.redactor.add(...secretTexts(own[field.name]));
    const normal = normaliseAccount(own, accountFacet.fields);
    problems.push(
      ...checkFields(accountFacet.fields, normal, pointerOf([section, id]), id).filter((problem) => problem.severity === 'error'),
    );
    const complete =
      (accountFacet.oneOf ?? []).length === 0 || checkGroups(accountFacet, normal, new Set(), pointerOf([section, id]), id).length === 0;
    const group = complete ? [] : (accountFacet.oneOf?.[0] ?? []);
    const wanted = accountFacet.fields.filter((field) => (field.required || group.includes(field.name)) && own[field.name] === undefined);
    for (const field of wanted) toFill.push(`${id}.${field.name}`);
    choices.push({ vendor: id, section, fields: accountFacet.fields, values: own, missing: wanted.map((field) => field.name) });
  }
  if (problems.length > 0)
    throw new PushCheckError('ERR_INPUT_INVALID', { en: 'Nothing was written.', zh: '没有写入任何内容。' }, { problems });

  const { addGitignoreLine, addVendors, buildSetup, writeSetup } = await import('../configfile/write.ts');
  const existing = await readFile(resolve(folder, 'push-check.config.yaml'), 'utf8').catch(() => undefined);
  const merged = existing === undefined || request.overwrite ? undefined : addVendors(existing, choices);
  const setup = merged?.setup ?? buildSetup(choices);
  // A config that only gains vendors keeps every line it had; one that would lose any is left alone.
  const outcome = await writable(
    () => writeSetup(folder, setup, { overwrite: request.overwrite || (merged !== undefined && merged.kept.length === 0) }),
    folder,
  );
  const say = (path: string, action: string, note?: string): BodyEvent => ({
    type: 'result',
    result: {
      kind: 'document',
      name: (actions[action] ?? actions['unchanged'])?.[lang] ?? action,
      path: relative(deps.cwd, path) || path,
      action: action === 'created' ? 'created' : action === 'exists' || action === 'unchanged' ? 'kept' : 'updated',
      ...(note === undefined ? {} : { note }),
    },
  });
  yield say(
    outcome.config.path,
    merged !== undefined && outcome.config.action === 'overwritten' ? 'merged' : outcome.config.action,
    toFill.length > 0 ? render(notes.fill, lang, { variables: toFill.join(', ') }) : undefined,
  );
  if (outcome.env) yield say(outcome.env.path, outcome.env.action);
  if (outcome.gitignore) {
    const inGit = await readFile(resolve(dirname(outcome.gitignore.path), '.git', 'HEAD')).then(
      () => true,
      () => false,
    );
    if (inGit) yield say(outcome.gitignore.path, (await addGitignoreLine(outcome.gitignore.path, outcome.gitignore.line)).action);
    else deps.progress({ type: 'note', text: render(notes.gitignore, lang) });
  }
  if (outcome.config.action === 'exists')
    throw new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: 'The config exists already and was left alone.', zh: '配置已存在，未作改动。' },
      {
        fix: {
          en: 'Use `--overwrite` to replace it, or `--folder` for another place.',
          zh: '如需替换请加 `--overwrite`，或用 `--folder` 换一个位置。',
        },
      },
    );
  deps.progress({ type: 'note', text: render(notes.verify, lang) });
}

/** Runs a write; what the system refuses is an error of ours with the place. */
async function writable<Outcome>(write: () => Promise<Outcome>, folder: string): Promise<Outcome> {
  try {
    return await write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new PushCheckError(
      'ERR_OUTPUT',
      { en: 'Nothing can be written to `{folder}`: {code}.', zh: '无法写入 `{folder}`：{code}。' },
      {
        data: { folder, code },
        fix: { en: 'Choose another folder with `--folder`.', zh: '请用 `--folder` 换一个目录。' },
        cause: error,
      },
    );
  }
}

/** Lays `vendor.field=value` over the vendor's values; an unknown field is a problem with its nearest name. */
async function applyField(
  text: string,
  of: (id: ServiceId) => Record<string, string | number | boolean>,
  problems: ErrorProblem[],
): Promise<void> {
  const match = /^([\w-]+)\.(\w+)=(.*)$/s.exec(text);
  if (!match) {
    problems.push({
      id: 'field-syntax',
      text: { en: '--field wants `vendor.field=value`.', zh: '--field 须写成 `vendor.field=value`。' },
    });
    return;
  }
  const [, vendor, name, value] = match as unknown as [string, string, string, string];
  const { id, fields } = await accountFieldsOf(vendor);
  const known = fields.map((field) => field.name);
  if (known.includes(name)) of(id)[name] = value;
  else
    problems.push({
      id: 'field-unknown',
      path: `${id}.${name}`,
      text: { en: '`{name}` is not a field of {id}; known are {known}.', zh: '`{name}` 不是 {id} 的字段；可用：{known}。' },
      data: { name, id, known: known.join(', '), nearest: nearest(name, known) ?? '' },
    });
}
