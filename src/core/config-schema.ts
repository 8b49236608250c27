import * as z from 'zod';
import type { AccountBase, AccountFacet, AccountField } from './account.ts';
import { commonAccountKeys, deviceKeys, environmentName } from './config.ts';
import { inputProblem, unknownName, wrongType, wrongValue, expectations, type Expectation, type InputProblem } from './config-texts.ts';
import { pointerOf, valueAt } from './pointer.ts';
import type { Lang, Text } from './text.ts';

/** The facets of vendors and platforms by id. */
export type Facets = Record<string, AccountFacet<AccountBase>>;

export interface SchemaInput {
  facets: Facets;
  /** Undefined: platforms are not looked into. */
  platformFacets?: Facets | undefined;
  /** All ids, loaded or not. */
  vendorIds: readonly string[];
  platformIds?: readonly string[] | undefined;
}

/**
 * `check` validates a filled and normalised config, where files are read already; `schema` describes what a person writes: short forms,
 * paths and `${NAME}` included, and nothing is required since a profile or the environment may add it.
 */
type Mode = 'check' | 'schema';

type Shape = Record<string, z.ZodType>;

// zod's messages are never shown: they carry what we need to find our own text.
interface Mark {
  expected: Expectation;
  /** Known keys of a mapping. */
  known?: readonly string[];
  allowed?: readonly string[];
}

const mark = (expected: Expectation, more: Omit<Mark, 'expected'> = {}) => ({
  error: () => JSON.stringify({ expected, ...more } satisfies Mark),
});

class Builder {
  readonly registry = z.registry<Record<string, unknown>>();
  readonly #mode: Mode;
  readonly #lang: Lang;

  constructor(mode: Mode, lang: Lang) {
    this.#mode = mode;
    this.#lang = lang;
  }

  #note<Schema extends z.ZodType>(schema: Schema, note: { title?: Text; description?: Text; secret?: boolean; pattern?: string }): Schema {
    const lang = this.#lang;
    this.registry.add(schema, {
      ...(note.title ? { title: note.title[lang] } : {}),
      ...(note.description ? { description: note.description[lang] } : {}),
      ...(note.pattern ? { pattern: note.pattern } : {}),
      ...(note.secret ? { secret: true } : {}),
    });
    return schema;
  }

  #mapping(shape: Shape, expected: Expectation = 'mapping') {
    return z.strictObject(shape, mark(expected, { known: Object.keys(shape) }));
  }

  /** A number or boolean, which a person may also give by a variable. */
  #orReference(schema: z.ZodType): z.ZodType {
    if (this.#mode === 'check') return schema;
    const reference = z.string();
    this.registry.add(reference, { pattern: '\\$\\{' });
    return z.union([schema, reference]);
  }

  #either(long: z.ZodType, ...short: z.ZodType[]): z.ZodType {
    return this.#mode === 'check' ? long : z.union([...short, long]);
  }

  #idText(): z.ZodType {
    return this.#mode === 'check' ? z.string(mark('id')) : z.union([z.string(), z.int()]);
  }

  field(field: AccountField): z.ZodType {
    const note = { title: field.title, description: field.where, secret: field.secret === true };
    const path = z.strictObject({ file: z.string() });
    const fromFile = (schema: z.ZodType): z.ZodType => (field.secret ? this.#either(schema, path) : schema);
    const check = this.#mode === 'check';
    const base = (): z.ZodType => {
      switch (field.type) {
        case 'string':
        case 'id': {
          const text = check ? z.string(mark(field.type === 'id' ? 'id' : 'text')) : z.string();
          if (!check && field.pattern && !field.patternIsHint && field.pattern.flags === '')
            this.#note(text, { pattern: `(?:${field.pattern.source})|\\$\\{` });
          if (check) return text;
          return fromFile(field.type === 'id' ? z.union([text, z.int()]) : text);
        }
        case 'boolean':
          return this.#orReference(z.boolean(mark('boolean')));
        case 'integer':
          return this.#orReference(z.int(mark('integer')));
        case 'enum': {
          const allowed = [...(field.values ?? [])] as [string, ...string[]];
          return this.#orReference(z.enum(allowed, mark('enum', { allowed })));
        }
        case 'file':
          return check ? z.string(mark('file')) : z.union([z.string(), path]);
        case 'binary-file':
          return check ? z.instanceof(Uint8Array, mark('binary-file')) : z.union([z.string(), path]);
        case 'json-file':
          return check ? z.string(mark('json-file')) : z.union([z.string(), path, z.record(z.string(), z.unknown())]);
        case 'json':
          return fromFile(z.json());
      }
    };
    return this.#note(base(), note);
  }

  account(facet: AccountFacet<AccountBase>): z.ZodType {
    const shape: Shape = {};
    for (const field of facet.fields) {
      const schema = this.field(field);
      shape[field.name] = this.#mode === 'check' && field.required ? schema : schema.optional();
    }
    return this.#mapping({ ...shape, ...this.#commonShape() });
  }

  #commonShape(): Shape {
    const text = () => z.string(mark('text')).optional();
    const template = this.#mapping({
      id: this.#idText(),
      title: text(),
      content: text(),
      params: z.record(z.string(), z.string(mark('text')), mark('mapping')).optional(),
    });
    const channel = this.#mapping({
      id: this.#idText(),
      class: text(),
      scene: text(),
      template: this.#either(template, this.#idText()).optional(),
    });
    const shape = {
      endpoints: this.#note(this.#either(z.record(z.string(), z.string(mark('url')), mark('mapping')), z.string()), {
        title: { en: 'Endpoints', zh: '接口地址' },
        description: {
          en: 'One address for all endpoints, or a mapping of endpoint name to address.',
          zh: '填一个地址用于全部接口，或按接口名分别填写。',
        },
      }).optional(),
      channels: this.#note(z.record(z.string(), this.#either(channel, this.#idText()), mark('mapping')), {
        title: { en: 'Channels', zh: '渠道' },
        description: {
          en: 'A name of your own for each channel: its id at the vendor, or a mapping with id, class, scene and template.',
          zh: '为每个渠道取一个名字，值为厂商侧的渠道 ID，或包含 id、class、scene、template 的映射。',
        },
      }).optional(),
    } satisfies Record<(typeof commonAccountKeys)[number], z.ZodType>;
    return shape;
  }

  sections(input: SchemaInput): Shape {
    const accounts = (facets: Facets): Shape => {
      const shape: Shape = {};
      for (const [id, facet] of Object.entries(facets)) shape[id] = this.account(facet).optional();
      return shape;
    };
    const device: Record<(typeof deviceKeys)[number], z.ZodType> = {
      vendor: this.#note(z.enum(input.vendorIds as [string, ...string[]], mark('enum', { allowed: input.vendorIds })), {
        title: { en: 'Vendor', zh: '厂商' },
      }),
      token: this.#note(this.#idText(), { title: { en: 'Token of the app on this device', zh: '该设备上应用的推送 token' } }),
      android: this.#note(this.#idText(), { title: { en: 'Android version', zh: 'Android 版本' } }).optional(),
      ios: this.#note(this.#idText(), { title: { en: 'iOS version', zh: 'iOS 版本' } }).optional(),
      harmony: this.#note(this.#idText(), { title: { en: 'HarmonyOS version', zh: 'HarmonyOS 版本' } }).optional(),
      rom: this.#note(this.#idText(), { title: { en: "Version of the vendor's system", zh: '厂商系统版本' } }).optional(),
      model: this.#note(this.#idText(), { title: { en: 'Model', zh: '机型' } }).optional(),
      note: this.#note(z.string(mark('text')), { title: { en: 'A note of your own', zh: '备注' } }).optional(),
    };
    const send: Shape = {
      concurrency: this.#note(this.#orReference(z.int(mark('positive-integer')).min(1, mark('positive-integer'))), {
        title: { en: 'Requests at the same time', zh: '并发请求数' },
      }).optional(),
      rate: this.#note(this.#orReference(z.number(mark('positive-number')).gt(0, mark('positive-number'))), {
        title: { en: 'Requests per second', zh: '每秒请求数' },
      }).optional(),
      timeout: this.#note(z.union([z.string(), z.number()], mark('duration')), {
        title: { en: 'Time limit of a request, such as 10s', zh: '单次请求超时，例如 10s' },
      }).optional(),
      retries: this.#note(this.#orReference(z.int(mark('natural-number')).min(0, mark('natural-number'))), {
        title: { en: 'Repetitions of a push that was provably not taken', zh: '确认未被受理时的重试次数' },
      }).optional(),
      proxy: this.#note(z.string(mark('url')), { title: { en: 'Proxy', zh: '代理' } }).optional(),
      ca: this.#note(z.string(mark('path')), {
        title: { en: 'PEM file of further certificate authorities', zh: '额外 CA 证书的 PEM 文件' },
      }).optional(),
      lang: this.#note(z.enum(['en', 'zh'], mark('enum', { allowed: ['en', 'zh'] })), { title: { en: 'Language', zh: '语言' } }).optional(),
    };
    return {
      vendors: this.#note(this.#mapping(accounts(input.facets)), {
        title: { en: 'Accounts at the vendors', zh: '各厂商的账号' },
      }).optional(),
      platforms: this.#note(
        input.platformFacets
          ? this.#mapping(accounts(input.platformFacets))
          : z.record(z.string(), z.record(z.string(), z.unknown(), mark('mapping')), mark('mapping')),
        { title: { en: 'Accounts at IM platforms', zh: '各 IM 平台的账号' } },
      ).optional(),
      devices: this.#note(z.record(z.string(), this.#mapping(device), mark('mapping')), {
        title: { en: 'Devices by name', zh: '设备（按名称）' },
      }).optional(),
      messages: this.#note(z.record(z.string(), z.string(mark('path')), mark('mapping')), {
        title: { en: 'Message files by name', zh: '消息文件（按名称）' },
      }).optional(),
      send: this.#note(this.#mapping(send), { title: { en: 'Defaults of send', zh: 'send 的默认设置' } }).optional(),
    };
  }

  document(input: SchemaInput): z.ZodType {
    const sections = this.sections(input);
    if (this.#mode === 'check') return this.#mapping({ $schema: z.unknown().optional(), profiles: z.unknown().optional(), ...sections });
    const profile = z.strictObject(this.sections(input));
    return z.strictObject({
      $schema: z.string().optional(),
      profiles: this.#note(z.record(z.string(), profile), {
        title: { en: 'Profiles', zh: 'Profile' },
        description: { en: 'What --profile <name> lays over the top level.', zh: '使用 --profile <名称> 时叠加在顶层之上的设置。' },
      }).optional(),
      ...sections,
    });
  }
}

/**
 * Checks a filled and normalised config for unknown keys, types and missing values, all at once.
 *
 * @param failed pointers whose value was given but could not be read; they have their problem already.
 */
export function checkConfig(value: Record<string, unknown>, input: SchemaInput, failed: ReadonlySet<string>): InputProblem[] {
  const result = new Builder('check', 'en').document(input).safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const pointer = pointerOf(path);
    const { expected, known = [], allowed } = readMark(issue.message);
    const vendor = path[0] === 'vendors' || path[0] === 'platforms' ? path[1] : undefined;
    if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownKeyProblem(path, name, known, input, vendor));
    if (failed.has(pointer)) return [];
    const got = valueAt(value, pointer);
    if (got === undefined) return [missingProblem(path, pointer, expected, input, vendor)];
    return [
      allowed && (typeof got === 'string' || typeof got === 'number')
        ? wrongValue(pointer, allowed, secretAt(path, input) ? undefined : got, { vendor })
        : wrongType(pointer, expected, got, { vendor }),
    ];
  });
}

function readMark(message: string): Mark {
  try {
    return JSON.parse(message) as Mark;
  } catch {
    // A check without a mark of ours: only `json` fields, whose every value is JSON.
    return { expected: 'json' };
  }
}

function fieldAt(path: readonly string[], input: SchemaInput): AccountField | undefined {
  const [section, id, name] = path;
  if (path.length !== 3 || id === undefined) return undefined;
  const facet = section === 'vendors' ? input.facets[id] : section === 'platforms' ? input.platformFacets?.[id] : undefined;
  return facet?.fields.find((field) => field.name === name);
}

function secretAt(path: readonly string[], input: SchemaInput): boolean {
  return fieldAt(path, input)?.secret === true;
}

function unknownKeyProblem(
  path: string[],
  name: string,
  known: readonly string[],
  input: SchemaInput,
  vendor: string | undefined,
): InputProblem {
  const pointer = pointerOf([...path, name]);
  if (path.length === 1 && path[0] === 'vendors') return unknownName('unknown-vendor', pointer, name, input.vendorIds);
  if (path.length === 1 && path[0] === 'platforms') return unknownName('unknown-platform', pointer, name, input.platformIds ?? []);
  return unknownName('unknown-key', pointer, name, known, { vendor });
}

function missingProblem(
  path: string[],
  pointer: string,
  expected: Expectation,
  input: SchemaInput,
  vendor: string | undefined,
): InputProblem {
  const name = path.at(-1) ?? '';
  const field = fieldAt(path, input);
  if (!field || vendor === undefined)
    return inputProblem('missing-key', pointer, { vendor, data: { name }, words: { expected: expectations[expected] } });
  const title = { en: field.title.en.replace(/\.$/, ''), zh: field.title.zh.replace(/。$/, '') };
  return inputProblem('missing-field', pointer, {
    vendor,
    data: { name, variable: environmentName(vendor, field.name) },
    words: { title, where: field.where },
  });
}

/** The JSON Schema (2020-12) of a config file; secret fields carry `secret: true`. */
export function jsonSchemaOf(facets: Facets, options: { platformFacets?: Facets | undefined; lang?: Lang } = {}): Record<string, unknown> {
  const builder = new Builder('schema', options.lang ?? 'en');
  const schema = builder.document({
    facets,
    platformFacets: options.platformFacets,
    vendorIds: Object.keys(facets),
    platformIds: Object.keys(options.platformFacets ?? {}),
  });
  return { ...z.toJSONSchema(schema, { io: 'input', metadata: builder.registry, unrepresentable: 'any' }), title: 'push-check config' };
}
