import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import type { EasemobState } from './state.ts';

const headers = { 'content-type': 'application/json;charset=UTF-8' };

/** A refusal inside the emulator. */
export interface Refusal {
  status: number;
  error: string;
  description: string;
}

export function refuseWith({ status, error, description }: Refusal, context: SandboxContext): SandboxResponse {
  const body = { error, exception: error, timestamp: context.nowMs, duration: 0, error_description: description };
  return { status, headers, body };
}

/** The envelope of the IM family. */
export function imAnswer(
  request: SandboxRequest,
  state: EasemobState,
  context: SandboxContext,
  content: { data: unknown } | { entities: readonly unknown[] },
): SandboxResponse {
  const path = request.path.split('/').slice(3).join('/');
  return {
    status: 200,
    headers,
    body: {
      action: request.method.toLowerCase(),
      organization: state.orgName,
      application: state.application,
      applicationName: state.appName,
      uri: `https://${state.host}${request.path}`,
      path: `/${path}`,
      ...content,
      timestamp: context.nowMs,
      duration: 5,
    },
  };
}

/** The envelope of instant push. */
export function pushAnswer(data: unknown, context: SandboxContext): SandboxResponse {
  return { status: 200, headers, body: { timestamp: context.nowMs, duration: 35, data } };
}

export function plainAnswer(body: object): SandboxResponse {
  return { status: 200, headers, body };
}

/** The JSON object of a request; undefined for anything else. */
export function bodyOf(request: SandboxRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Digits of a length, out of the seeded random hex. */
export function randomDigits(length: number, context: SandboxContext): string {
  return [...context.randomHex(length)].map((digit, index) => (index === 0 ? '1' : String(Number.parseInt(digit, 16) % 10))).join('');
}

export const unknownUser: Refusal = {
  status: 404,
  error: 'service_resource_not_found',
  description: 'Service resource not found',
};

export const wrongUrl: Refusal = { status: 404, error: 'url is invalid', description: 'url is invalid' };
