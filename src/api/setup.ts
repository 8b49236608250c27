import type { AccountBase, AccountFacet } from '../core/account.ts';
import type { AccountEntry, SendDefaults } from '../core/config.ts';
import { normaliseAccount, secretTexts } from '../core/config.ts';
import { environmentName, type ShellSecret } from '../core/curl.ts';
import { PushCheckError } from '../core/errors.ts';
import type { Locate } from '../core/lint.ts';
import { nearest } from '../core/nearest.ts';
import type { UserScenario } from '../core/platform-sandbox.ts';
import type { SandboxIdentity } from '../core/sandbox.ts';
import type { LoadedConfig } from '../configfile/load.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { Deps } from './deps.ts';
import type { PhoneSetting } from './hop.ts';
import { platformNames, platforms, type PlatformId } from './platforms.ts';
import type { ServiceId } from './services.ts';
import { vendorId, vendorNames, vendors, type VendorId } from './vendors.ts';

export interface ConfigRequest {
  /** `--config`. */
  path?: string;
  profile?: string;
  allowCode: boolean;
}

export interface SetupRequest {
  config: ConfigRequest;
  sandbox: boolean;
  /** `--fault`, as typed. */
  faults: readonly string[];
  /** A broken account is no reason to stop: the vendor is simply not usable (diagnose explains why). */
  lenient?: boolean;
  /** The scene of a sandbox with platforms. */
  scene?: Scene;
}

/** How the sandbox's users and phones stand. */
export interface Scene {
  /** The state of the addressed user. */
  state?: UserScenario;
  /** Whose phone the addressed user has. */
  vendor?: string;
  /** Several devices: push when all are away, or when any is. */
  policy?: 'all' | 'any';
  phone?: PhoneSetting;
}

export interface ReadyAccount {
  account: AccountBase;
  secrets: ShellSecret[];
}

export interface NamedDevice {
  vendor: VendorId;
  token: string;
  platform?: 'android' | 'harmony' | 'ios';
}

/** Accounts, devices and defaults to work with: of the config, or of the sandbox with the config's non-secret identity. */
export interface Setup {
  /** Usable accounts by vendor id. */
  accounts: Partial<Record<string, ReadyAccount>>;
  /** @throws {PushCheckError} `ERR_CONFIG_MISSING` with what to do when the vendor is not configured. */
  account(id: VendorId): Promise<ReadyAccount>;
  /** Usable accounts by platform id. */
  platforms: Partial<Record<string, ReadyAccount>>;
  /** @throws {PushCheckError} `ERR_CONFIG_MISSING` with what to do when the platform is not configured. */
  platformAccount(id: PlatformId): Promise<ReadyAccount>;
  devices: Record<string, NamedDevice>;
  /** @throws {PushCheckError} `ERR_CONFIG_MISSING` with the nearest name. */
  device(name: string): NamedDevice;
  /** Name → absolute path of a message file. */
  messages: Record<string, string>;
  send: SendDefaults;
  /** Where a config pointer stands. */
  locate: Locate;
  /** The config file, when there is one. */
  file?: string;
  loaded: LoadedConfig;
  sandbox?: Sandbox;
  close(): Promise<void>;
}

const isPlatform = (id: ServiceId): id is PlatformId => Object.hasOwn(platforms, id);

/** The account fields of a vendor or platform. */
export async function facetOf(id: ServiceId): Promise<AccountFacet<AccountBase>> {
  const service = isPlatform(id) ? await platforms[id]() : await vendors[id]();
  return (await service.account()).accountFacet;
}

/** Loads the config with every vendor's facet at hand. */
export async function readConfig(request: ConfigRequest, deps: Deps): Promise<LoadedConfig> {
  const { loadConfig } = await import('../configfile/load.ts');
  const facets = Object.fromEntries(vendorNames.map(({ id }) => [id, () => facetOf(id)]));
  const platformFacets = Object.fromEntries(platformNames.map(({ id }) => [id, () => facetOf(id)]));
  const loaded = await loadConfig({
    cwd: deps.cwd,
    env: deps.env,
    configPath: request.path,
    profile: request.profile,
    allowCodeConfig: request.allowCode,
    facets,
    platformFacets,
    nowMs: deps.clock.now(),
  });
  deps.redactor.add(...loaded.secrets);
  return loaded;
}

/** Throws the config's errors, all at once. */
export function refuseInvalid(loaded: LoadedConfig, ignore: (problem: LoadedConfig['problems'][number]) => boolean = () => false): void {
  const errors = loaded.problems.filter((problem) => problem.severity === 'error' && !ignore(problem));
  if (errors.length === 0) return;
  throw new PushCheckError(
    'ERR_CONFIG_INVALID',
    errors.length === 1
      ? { en: 'The configuration has an error.', zh: '配置中有一个错误。' }
      : { en: 'The configuration has {count} errors.', zh: '配置中有 {count} 个错误。' },
    { data: { count: errors.length }, problems: errors },
  );
}

/**
 * Opens what a verb works with.
 *
 * @param wanted Vendors that were named; the sandbox starts only these, or all.
 * @param through Platforms that were named; the sandbox starts them with every vendor behind them.
 * @throws {PushCheckError} `ERR_CONFIG_INVALID` with every problem; `ERR_USAGE` for a fault that cannot be had.
 */
export async function openSetup(
  request: SetupRequest,
  wanted: readonly VendorId[],
  deps: Deps,
  through: readonly PlatformId[] = [],
): Promise<Setup> {
  if (request.faults.length > 0 && !request.sandbox)
    throw new PushCheckError('ERR_USAGE', {
      en: '--fault works only with --sandbox: a vendor cannot be told to fail.',
      zh: '--fault 只能与 --sandbox 一起使用：无法让厂商按要求出错。',
    });
  const loaded = await readConfig(request.config, deps);
  if (!request.sandbox) {
    refuseInvalid(loaded, request.lenient ? (problem) => problem.vendor !== undefined || problem.id.startsWith('env') : undefined);
    return fromConfig(loaded);
  }
  // The emulator needs no secret: what is wrong with a vendor's account does not stand in its way.
  refuseInvalid(
    loaded,
    (problem) =>
      problem.vendor !== undefined ||
      problem.id.startsWith('env') ||
      problem.path.startsWith('/vendors') ||
      problem.path.startsWith('/platforms'),
  );
  return fromSandbox(request, wanted, through, loaded, deps);
}

/** Puts the addressed users of a sandbox's platform into the wished state. */
export function applyScene(setup: Setup, platform: PlatformId, users: readonly string[], scene: Scene | undefined): void {
  if (!setup.sandbox || (scene?.state === undefined && scene?.vendor === undefined && scene?.policy === undefined)) return;
  for (const user of users)
    setup.sandbox.setUser(platform, user, scene.state ?? 'pushable', {
      ...(scene.vendor === undefined ? {} : { vendor: vendorId(scene.vendor) }),
      ...(scene.policy === undefined ? {} : { policy: scene.policy }),
    });
}

function devicesOf(loaded: LoadedConfig): Setup['devices'] {
  const known = new Set<string>(vendorNames.map((vendor) => vendor.id));
  const devices: Setup['devices'] = {};
  for (const [name, device] of Object.entries(loaded.config.devices)) {
    if (!known.has(device.vendor)) continue;
    const platform =
      device.harmony !== undefined ? 'harmony' : device.android !== undefined ? 'android' : device.ios !== undefined ? 'ios' : undefined;
    devices[name] = { vendor: device.vendor as VendorId, token: device.token, ...(platform === undefined ? {} : { platform }) };
  }
  return devices;
}

function finder(devices: Setup['devices']): Setup['device'] {
  return (name) => {
    const device = Object.hasOwn(devices, name) ? devices[name] : undefined;
    if (device) return device;
    const near = nearest(name, Object.keys(devices)) ?? '';
    const known = Object.keys(devices).slice(0, 20).join(', ') || '-';
    throw new PushCheckError(
      'ERR_CONFIG_MISSING',
      near === ''
        ? { en: 'There is no device `{name}` (known: {known}).', zh: '没有名为 `{name}` 的设备（已有：{known}）。' }
        : {
            en: 'There is no device `{name}`; did you mean `{near}`? (known: {known})',
            zh: '没有名为 `{name}` 的设备；是否想写 `{near}`？（已有：{known}）',
          },
      {
        data: { name, near, known },
        fix: {
          en: 'Add it under `devices` in the config, or give the token itself.',
          zh: '请在配置的 `devices` 下添加，或直接给出 token。',
        },
      },
    );
  };
}

async function readyAccount(id: ServiceId, entry: AccountEntry): Promise<ReadyAccount | undefined> {
  if (!entry.account) return undefined;
  return { account: entry.account, secrets: await shellSecrets(id, entry.raw) };
}

/** The account's secret texts with the variable that stands for each in a printed command. */
async function shellSecrets(id: ServiceId, raw: Record<string, unknown>): Promise<ShellSecret[]> {
  const { fields } = await facetOf(id);
  const secrets: ShellSecret[] = [];
  for (const field of fields) {
    if (!field.secret) continue;
    const value = raw[field.name];
    if (typeof value === 'string' && value !== '') secrets.push({ value, variable: environmentName(id, field.name) });
  }
  return secrets;
}

async function fromConfig(loaded: LoadedConfig): Promise<Setup> {
  const accounts: Setup['accounts'] = {};
  for (const { id } of vendorNames) {
    const entry = loaded.config.vendors[id];
    const ready = entry ? await readyAccount(id, entry) : undefined;
    if (ready) accounts[id] = ready;
  }
  const platformAccounts: Setup['platforms'] = {};
  for (const { id } of platformNames) {
    const entry = loaded.config.platforms[id];
    const ready = entry ? await readyAccount(id, entry) : undefined;
    if (ready) platformAccounts[id] = ready;
  }
  const devices = devicesOf(loaded);
  return {
    accounts,
    account: async (id) => accounts[id] ?? (await notConfigured(id)),
    platforms: platformAccounts,
    platformAccount: async (id) => platformAccounts[id] ?? (await notConfigured(id)),
    devices,
    device: finder(devices),
    messages: loaded.config.messages,
    send: loaded.config.send,
    locate: (pointer) => loaded.locate(pointer),
    ...(loaded.file === undefined ? {} : { file: loaded.file }),
    loaded,
    close: async () => undefined,
  };
}

async function notConfigured(id: ServiceId): Promise<never> {
  const { displayName } = isPlatform(id) ? await platforms[id]() : await vendors[id]();
  const accountFacet = await facetOf(id);
  const group = accountFacet.oneOf?.[0] ?? [];
  const required = accountFacet.fields.filter((field) => field.required || group.includes(field.name)).map((field) => field.name);
  // A vendor with several ways in requires no single field: its first ones say what it is about.
  const first =
    required.length > 0
      ? required
      : accountFacet.fields
          .filter((field) => field.type !== 'boolean' && field.type !== 'enum')
          .slice(0, 3)
          .map((field) => field.name);
  const variables = first.map((name) => environmentName(id, name)).join(', ');
  throw new PushCheckError(
    'ERR_CONFIG_MISSING',
    { en: '{vendor} is not configured.', zh: '尚未配置 {vendor}。' },
    {
      data: { vendor: displayName, id, variables },
      fix: isPlatform(id)
        ? {
            en: 'Run `push-check init --platform {id}`, or set {variables}; to try without an account add `--sandbox`.',
            zh: '请运行 `push-check init --platform {id}`，或设置 {variables}；没有账号时可加 `--sandbox` 试用。',
          }
        : {
            en: 'Run `push-check init --vendor {id}`, or set {variables}; to try without an account add `--sandbox`.',
            zh: '请运行 `push-check init --vendor {id}`，或设置 {variables}；没有账号时可加 `--sandbox` 试用。',
          },
    },
  );
}

async function fromSandbox(
  request: SetupRequest,
  wanted: readonly VendorId[],
  through: readonly PlatformId[],
  loaded: LoadedConfig,
  deps: Deps,
): Promise<Setup> {
  const { startSandbox, parseFault } = await import('../sandbox/index.ts');
  const faults = [];
  for (const text of request.faults) {
    const parsed = parseFault(text);
    if (!parsed.ok)
      throw new PushCheckError(
        'ERR_USAGE',
        { en: 'The fault `{fault}` is not usable.', zh: '无法使用故障 `{fault}`。' },
        { data: { fault: text }, problems: [parsed.problem] },
      );
    faults.push(parsed.fault);
  }
  const ids = wanted.length > 0 && through.length === 0 ? wanted : vendorNames.map((vendor) => vendor.id);
  // Named devices may belong to a vendor that was not named; all emulators are cheap, but loading them is not free.
  const emulators = await Promise.all(ids.map(async (id) => (await (await vendors[id]()).sandbox()).sandbox));
  const platformEmulators = await Promise.all(through.map(async (id) => (await (await platforms[id]()).sandbox()).sandbox));
  const identities: Record<string, SandboxIdentity> = {};
  for (const id of [...ids, ...through]) {
    const identity = await identityOf(id, loaded);
    if (identity) identities[id] = identity;
  }
  const hop = through.length === 0 ? {} : { deliver: (await import('./hop.ts')).createHop(deps.clock, request.scene?.phone) };
  const sandbox = await startSandbox({
    vendors: emulators,
    platforms: platformEmulators,
    ...hop,
    now: deps.clock.now,
    identities,
    faults,
    onError: (error) => deps.progress({ type: 'note', text: `sandbox: ${error.message}` }),
  });
  try {
    const { vendors: blocks, platforms: platformBlocks = {}, devices: own } = sandbox.accounts();
    const accounts: Setup['accounts'] = {};
    for (const id of ids) accounts[id] = await sandboxAccount(id, blocks[id] ?? {}, deps);
    const platformAccounts: Setup['platforms'] = {};
    for (const id of through) platformAccounts[id] = await sandboxAccount(id, platformBlocks[id] ?? {}, deps);
    const devices = { ...devicesOf(loaded), ...(own as Setup['devices']) };
    return {
      accounts,
      account: async (id) => accounts[id] ?? (await notConfigured(id)),
      platforms: platformAccounts,
      platformAccount: async (id) => platformAccounts[id] ?? (await notConfigured(id)),
      devices,
      device: finder(devices),
      messages: loaded.config.messages,
      // Proxy and CA of the real world have no business on loopback.
      send: Object.fromEntries(Object.entries(loaded.config.send).filter(([name]) => name !== 'proxy' && name !== 'ca')),
      locate: (pointer) => loaded.locate(pointer),
      ...(loaded.file === undefined ? {} : { file: loaded.file }),
      loaded,
      sandbox,
      close: () => sandbox.close(),
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** The non-secret members of a configured account: what the emulator shall know, so that the message is tested as it is. */
async function identityOf(id: ServiceId, loaded: LoadedConfig): Promise<SandboxIdentity | undefined> {
  const entry = loaded.config[isPlatform(id) ? 'platforms' : 'vendors'][id];
  if (!entry) return undefined;
  const { fields } = await facetOf(id);
  const identity: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.secret || field.type === 'file' || field.type === 'binary-file' || field.type === 'json-file') continue;
    const value = entry.raw[field.name];
    if (value !== undefined) identity[field.name] = value;
  }
  if (entry.raw['channels'] !== undefined) identity['channels'] = entry.raw['channels'];
  return Object.keys(identity).length === 0 ? undefined : (identity as SandboxIdentity);
}

/** Resolves the sandbox's own account block as a configured one would be. */
async function sandboxAccount(id: ServiceId, block: Record<string, unknown>, deps: Deps): Promise<ReadyAccount> {
  const accountFacet = await facetOf(id);
  const values = normaliseAccount(block, accountFacet.fields);
  const { account, problems } = accountFacet.resolve(values, { nowMs: deps.clock.now() });
  if (!account) throw new Error(`the sandbox's account of ${id} is not valid: ${problems.map((problem) => problem.id).join(', ')}`);
  for (const field of accountFacet.fields) if (field.secret) deps.redactor.add(...secretTexts(values[field.name]));
  return { account, secrets: await shellSecrets(id, values) };
}
