import type { ChannelConfig } from './message.ts';

/** One request as the emulator's shell hands it to a vendor's handler. */
export interface SandboxRequest {
  /** Endpoint name of the route that matched. */
  endpoint: string;
  method: string;
  /** Path without query. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Raw header names in order, for duplicate checks. */
  rawHeaderNames: readonly string[];
  body: Buffer;
  /** Which door it came through. */
  protocol: 'http/1.1' | 'h2';
  tls: boolean;
  host: string;
  /** One id per connection: APNs binds a connection to its first team. */
  connectionId: string;
  /** DER of the client's certificate, when one was shown in the TLS handshake. */
  clientCertificate?: Buffer;
}

export interface SandboxResponse {
  status: number;
  headers?: Record<string, string>;
  /** A string goes out as it is; an object as JSON with the vendor's content type (set in `headers`, default application/json). */
  body?: string | object;
}

/** A push the emulator accepted, as `/_sandbox/pushes` shows it (`seq` and `at` are added by the shell). */
export interface SandboxPush {
  tokens: string[];
  /** The vendor's message object as decoded. */
  message: unknown;
  messageId: string;
  /** Only validated, not sent. */
  validateOnly?: boolean;
}

export interface SandboxContext {
  /** The emulator's clock, Unix milliseconds (it may differ from ours on purpose: `--fault clock=+1h`). */
  nowMs: number;
  /** `YYYY-MM-DD` in the vendor's zone. */
  day: string;
  /** Random but seeded: hex digits of the wished length. */
  randomHex(length: number): string;
  /** The same for access tokens, from a stream of its own: nothing public ever equals one. */
  accessHex(length: number): string;
  record(push: SandboxPush): void;
}

export interface SandboxRoute {
  /** The catalogue's endpoint name. */
  endpoint: string;
  /** `*` when the vendor's handler answers wrong methods itself. */
  method: string;
  /** Literal path with `{name}` segments, e.g. `/v1/projects/{project}/messages:send`. A `{name}` matches within one segment. */
  path: string;
}

export interface SandboxDevice {
  name: 'ok' | 'dead' | 'other-app' | 'throttled' | (string & {});
  token: string;
}

/** Non-secret members of a real config that the emulator shall know instead of its own (appKey, packageName, projectId, topic …). */
export type SandboxIdentity = Record<string, unknown> & { channels?: Record<string, ChannelConfig> };

/** A vendor's emulator: pure but for the state it owns. `sandbox/index.ts` exports it as `sandbox`. */
export interface SandboxVendor<State = unknown> {
  id: string;
  /** The production host names it stands for (routing by Host header). */
  hosts: readonly string[];
  /** IANA zone of the vendor's day. */
  zone: string;
  routes: readonly SandboxRoute[];
  /** The four devices every vendor has, in the vendor's true token shape, and perhaps more. */
  devices: readonly SandboxDevice[];
  /** The config block `vendors.<id>` with throw-away credentials, endpoints pointing to `url`. Text of key files is given inline. */
  account(url: string, identity?: SandboxIdentity): Record<string, unknown>;
  createState(identity?: SandboxIdentity): State;
  handle(request: SandboxRequest, state: State, context: SandboxContext): SandboxResponse;
  /** The vendor's own answer with this code at this endpoint, for faults; undefined when the vendor has no such code there. */
  refuse(endpoint: string, code: string, request: SandboxRequest, state: State, context: SandboxContext): SandboxResponse | undefined;
  /** Every `endpoint code` the handlers can emit, for the test that each is catalogued. */
  emits: readonly { endpoint: string; code: string; subCode?: string }[];
}
