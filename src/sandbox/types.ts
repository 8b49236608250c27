import type { FlowStep, UserScenario } from '../core/platform-sandbox.ts';

/** One request as a door (socket or in-process transport) hands it in. */
export interface IncomingRequest {
  method: string;
  /** Path with query, as on the request line. */
  target: string;
  /** The Host header or `:authority`, port and all. */
  host: string;
  /** Lower-case names, no pseudo headers. */
  headers: Record<string, string>;
  rawHeaderNames: readonly string[];
  body: Buffer;
  protocol: 'http/1.1' | 'h2';
  tls: boolean;
  connectionId: string;
  clientCertificate?: Buffer;
}

/** What the door has to do with a request: wait, then cut the connection or answer. */
export interface Outcome {
  status: number;
  /** Always has a `date`. */
  headers: Record<string, string>;
  body: string;
  delayMs: number;
  drop: boolean;
}

/** A push that was accepted, as `/_sandbox/pushes` shows it. */
export interface RecordedPush {
  /** Counts from 1, over all vendors. */
  seq: number;
  /** ISO 8601, by the emulator's clock. */
  at: string;
  vendor: string;
  tokens: string[];
  /** The vendor's message object as decoded. */
  message: unknown;
  messageId: string;
  /** Only validated, not sent. */
  validateOnly?: boolean;
  /** How it came in; credentials in headers are masked, the query is left out. */
  request: {
    endpoint: string;
    method: string;
    host: string;
    path: string;
    protocol: 'http/1.1' | 'h2';
    tls: boolean;
    headers: Record<string, string>;
  };
}

/** A ready config: `vendors` and `platforms` as in a config file, `devices` by the name `<vendor>-<device>`. */
export interface SandboxAccounts {
  vendors: Record<string, Record<string, unknown>>;
  platforms?: Record<string, Record<string, unknown>>;
  devices: Record<string, { vendor: string; token: string }>;
}

/** A defect of an emulator, for the caller's log; the client got a plain 500. */
export interface SandboxError {
  vendor: string | undefined;
  /** One line. */
  message: string;
  cause: unknown;
}

/** A simulated user of a platform. */
export interface SandboxUser {
  platform: string;
  user: string;
  scenario: UserScenario;
}

/** A simulated group of a platform. */
export interface SandboxGroup {
  platform: string;
  group: string;
  members: readonly string[];
}

/** One message's way through a platform, step by step. */
export interface RecordedFlow {
  /** Counts from 1, over all platforms. */
  seq: number;
  /** ISO 8601, by the emulator's clock. */
  at: string;
  platform: string;
  user: string;
  steps: FlowStep[];
}
