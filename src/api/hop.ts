import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { AccountBase, AccountField } from '../core/account.ts';
import type { Clock } from '../core/clock.ts';
import { dayIn } from '../core/clock.ts';
import { normaliseAccount } from '../core/config.ts';
import { runEngine, type Delivery } from '../core/engine.ts';
import type { Message, VendorBlock } from '../core/message.ts';
import type { HopAnswer, HopPush } from '../core/platform-sandbox.ts';
import type { WireField } from '../core/wire.ts';
import { inProcess, showOnPhone, type Emulator, type PhoneState } from '../sandbox/index.ts';
import { loadForSend, vendorId, vendors, type VendorId } from './vendors.ts';

/** How the sandbox's phones stand, unless one was used before. */
export type PhoneSetting = Pick<PhoneState, 'fresh' | 'offlineSeconds'>;

/** Where the vendors' emulators are for a platform's emulator: in this process. */
const inside = 'http://127.0.0.1:1';

/**
 * How the sandbox's platforms reach the sandbox's vendors: as their real servers would, through the vendor's own API with the certificate's
 * credentials, and on to a minimal phone.
 */
export function createHop(clock: Clock, phone: PhoneSetting = { fresh: false, offlineSeconds: 0 }) {
  const phones = new Map<string, PhoneState & { day: string }>();
  return async (push: HopPush, emulator: Emulator): Promise<HopAnswer> => {
    const id = vendorId(push.vendor);
    const facets = await loadForSend(id);
    const { adapter, catalogue } = facets;
    const vendor = await vendors[id]();
    const [{ wireFields }, account] = await Promise.all([vendor.wire(), certificateAccount(id, push, emulator, clock.now())]);
    const day = dayIn(adapter.meta.zone, clock.now());
    const { wire } = facets.toWire(messageOf(push, wireFields), account, { day });
    let delivery: Delivery | undefined;
    for await (const one of runEngine({
      adapter,
      catalogue,
      account,
      wire,
      targets: [{ index: 0, token: push.token }],
      transport: inProcess(emulator, inside),
      clock,
      options: { concurrency: 1, batch: 1, retries: 0, timeoutMs: 10_000, validateOnly: false },
    }))
      delivery = one;
    if (!delivery) return { status: 'unknown', raw: '', http: 0 };
    const { judgement } = delivery;
    const answer: HopAnswer = {
      status: judgement.status,
      raw: delivery.raw ?? JSON.stringify({ code: judgement.code ?? '0', message: judgement.vendorMessage ?? 'success' }),
      http: delivery.http?.status ?? 0,
      ...(judgement.code === undefined ? {} : { code: judgement.code }),
      ...(judgement.vendorMessage === undefined ? {} : { vendorMessage: judgement.vendorMessage }),
      ...(judgement.messageId === undefined ? {} : { messageId: judgement.messageId }),
    };
    if (judgement.status !== 'accepted') return answer;
    const known = phones.get(push.token);
    const state = known?.day === day ? known : { ...phone, shownToday: {}, day };
    phones.set(push.token, state);
    return {
      ...answer,
      phone: showOnPhone(
        {
          vendor: push.vendor,
          fields: push.fields ?? {},
          ...channelClassOf(push, account),
          ...(push.ttlSeconds === undefined ? {} : { ttlSeconds: push.ttlSeconds }),
        },
        state,
      ),
    };
  };
}

/** The account that the certificate in the platform's console stands for: the emulator's own, perhaps with a wrong secret. */
async function certificateAccount(id: VendorId, push: HopPush, emulator: Emulator, nowMs: number): Promise<AccountBase> {
  const { accountFacet } = await (await vendors[id]()).account();
  const values = normaliseAccount(emulator.accounts(inside).vendors[id] ?? {}, accountFacet.fields);
  if (push.wrongSecret)
    for (const { name, secret, type } of accountFacet.fields) {
      const value = values[name];
      if (secret && typeof value === 'string') values[name] = wrong(value, type);
    }
  const { account } = accountFacet.resolve(values, { nowMs });
  if (!account) throw new Error(`the sandbox has no account of ${id}`);
  return account;
}

/** Another secret of the same shape: other hex digits, another private key. */
function wrong(value: string, type: AccountField['type']): string {
  if (type === 'json-file') {
    const file = JSON.parse(value) as { private_key?: string };
    return JSON.stringify({ ...file, private_key: otherKey(file.private_key ?? '') });
  }
  if (type === 'file') return otherKey(value);
  return value.replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
}

function otherKey(pem: string): string {
  const { privateKey } =
    createPrivateKey(pem).asymmetricKeyType === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** The class that the vendor's console has for the push's channel. */
function channelClassOf({ fields = {} }: HopPush, { channels = {} }: AccountBase): { channelClass?: string } {
  const found = Object.values(channels).find(({ id }) => id === String(fields['channel_id'] ?? ''));
  return found?.class === undefined ? {} : { channelClass: found.class };
}

function messageOf(push: HopPush, table: readonly WireField[]): Message {
  const block: VendorBlock = {};
  for (const [name, value] of Object.entries(push.fields ?? {})) {
    const field =
      table.find((candidate) => candidate.name === name) ??
      table.find((candidate) => candidate.aliases?.includes(name)) ??
      table.find((candidate) => candidate.name.endsWith(`.${name}`));
    if (field) block[field.name] = value;
  }
  // Dotted names are one key in the table and nested in a message.
  const nested: VendorBlock = {};
  for (const [name, value] of Object.entries(block)) {
    const path = name.split('.');
    let at: Record<string, unknown> = nested;
    for (const segment of path.slice(0, -1)) at = (at[segment] ??= {}) as Record<string, unknown>;
    at[path.at(-1) ?? name] = value;
  }
  return {
    title: push.title,
    body: push.content,
    ...(push.data ? { data: { ...push.data } } : {}),
    ...(push.ttlSeconds === undefined ? {} : { ttlSeconds: push.ttlSeconds }),
    vendors: { [push.vendor]: nested },
  };
}
