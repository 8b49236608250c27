import type { ErrorProblem } from '../core/errors.ts';
import type { HopAnswer, HopPush, SandboxPlatform, UserScenario } from '../core/platform-sandbox.ts';
import type { SandboxIdentity, SandboxVendor } from '../core/sandbox.ts';
import { createCertificateAuthority, issueCertificate } from '../lib/x509.ts';
import { Emulator } from './emulator.ts';
import type { Fault } from './faults.ts';
import { listen, type SandboxCertificate } from './server.ts';
import type { RecordedFlow, RecordedPush, SandboxAccounts, SandboxError, SandboxUser } from './types.ts';

export { Emulator } from './emulator.ts';
export type { EmulatorOptions } from './emulator.ts';
export { formatFault, parseFault, readFault } from './faults.ts';
export type { ClockFault, Fault, FaultResult, RequestFault } from './faults.ts';
export type { SandboxCertificate } from './server.ts';
export { inProcess } from './in-process.ts';
export { showOnPhone, type PhonePush, type PhoneState } from './phone.ts';
export type { IncomingRequest, Outcome, RecordedFlow, RecordedPush, SandboxAccounts, SandboxError, SandboxUser } from './types.ts';

/** How a sandbox is started; only the vendors must be given. */
export interface SandboxOptions {
  vendors: readonly SandboxVendor[];
  platforms?: readonly SandboxPlatform[];
  /** How a platform's push gets to a vendor's emulator; see `api/hop.ts`. */
  deliver?: (push: HopPush, emulator: Emulator) => Promise<HopAnswer>;
  /** Hears of every message's way through a platform. */
  onFlow?: (flow: RecordedFlow) => void;
  /** 0 or absent: a free one. */
  port?: number;
  /** Unix milliseconds; the time of this machine when absent. */
  now?: () => number;
  /** Seed of message ids and access tokens; equal seeds answer equal requests equally. */
  seed?: number;
  /** Non-secret fields of real configs, by vendor id. */
  identities?: Record<string, SandboxIdentity>;
  faults?: readonly Fault[];
  /** The certificate for TLS; absent: a throw-away authority of the sandbox's own. Asked for once, and only when it is needed. */
  tls?: () => SandboxCertificate | Promise<SandboxCertificate>;
  /** How many accepted pushes are kept, 10 000 when absent; the oldest are forgotten first. */
  keptPushes?: number;
  onPush?: (push: RecordedPush) => void;
  /** Hears of defects of the emulator, which clients see as a plain 500. */
  onError?: (error: SandboxError) => void;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`, HTTP/1.1 and HTTP/2 with prior knowledge. */
  readonly url: string;
  /** The same port over TLS, HTTP/1.1 and HTTP/2 by ALPN. */
  readonly httpsUrl: string;
  /** The authority that TLS clients have to trust; made when first asked for. */
  readonly caPem: Promise<string>;
  /** A ready config that points to `url`. */
  accounts(): SandboxAccounts;
  pushes(): RecordedPush[];
  clearPushes(): void;
  users(): SandboxUser[];
  /** Puts a platform's user into a scenario; false when there is no such platform here. */
  setUser(platform: string, user: string, scenario: UserScenario, options?: { vendor?: string; policy?: 'all' | 'any' }): boolean;
  flows(): RecordedFlow[];
  /** Puts a fault in force; a returned problem says why this sandbox cannot have it. */
  addFault(fault: Fault): ErrorProblem | undefined;
  /** Ends every connection at once and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the emulator of the given vendors' server APIs on a loopback port.
 *
 * @throws {PushCheckError} `ERR_USAGE` when a fault cannot be had; the system's error (`EADDRINUSE` …) when the port cannot.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const emulator = new Emulator({
    vendors: options.vendors,
    platforms: options.platforms ?? [],
    deliver: options.deliver,
    onFlow: options.onFlow,
    now: options.now ?? Date.now,
    seed: options.seed ?? 1,
    identities: options.identities ?? {},
    faults: options.faults ?? [],
    keptPushes: options.keptPushes ?? 10_000,
    onPush: options.onPush,
    onError: options.onError,
  });
  let certificate: Promise<SandboxCertificate> | undefined;
  const makeCertificate = async () => (options.tls ? options.tls() : ownCertificate([...options.vendors, ...(options.platforms ?? [])]));
  const getCertificate = () => (certificate ??= makeCertificate());
  const server = await listen(emulator, { port: options.port ?? 0, certificate: getCertificate });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    httpsUrl: `https://127.0.0.1:${server.port}`,
    get caPem() {
      return getCertificate().then(({ caPem }) => caPem);
    },
    accounts: () => emulator.accounts(url),
    pushes: () => emulator.pushes(),
    clearPushes: () => emulator.clearPushes(),
    users: () => emulator.users(),
    setUser: (platform, user, scenario, given) => emulator.setUser(platform, user, scenario, given),
    flows: () => emulator.flows(),
    addFault: (fault) => emulator.addFault(fault),
    close: () => server.close(),
  };
}

function ownCertificate(vendors: readonly Pick<SandboxVendor, 'hosts'>[]): SandboxCertificate {
  // By this machine's time and not the emulator's: TLS clients judge validity by their own clock.
  const nowMs = Date.now();
  const ca = createCertificateAuthority({ nowMs, commonName: 'push-check sandbox' });
  const server = issueCertificate(ca, {
    commonName: 'localhost',
    dnsNames: ['localhost', ...new Set(vendors.flatMap((vendor) => vendor.hosts))],
    ips: ['127.0.0.1', '::1'],
    nowMs,
    days: 397,
    usage: 'server',
  });
  return { caPem: ca.certPem, certPem: server.certPem, keyPem: server.keyPem };
}
