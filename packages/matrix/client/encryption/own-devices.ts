import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { CryptoApi } from 'matrix-js-sdk/lib/crypto-api/index.js';

/** A place where the person is signed in. */
export interface OwnDevice {
  readonly id: string;
  readonly name: string;
  readonly isThis: boolean;
  /** `plain`: it has never used encryption. */
  readonly trust: 'confirmed' | 'unconfirmed' | 'plain';
  /** Another one that carries the person's own signature: it can confirm this one, which cannot tell yet whether that is right. */
  readonly canConfirm: boolean;
  /** Milliseconds since 1970; 0 where the homeserver does not say. */
  readonly lastSeenAt: number;
}

/** This one first, then by when they were seen. */
export async function listOwnDevices(sdk: MatrixClient, crypto: CryptoApi | undefined): Promise<OwnDevice[]> {
  const me = sdk.getSafeUserId();
  const { devices } = await sdk.getDevices();
  const known = (await crypto?.getUserDeviceInfo([me], true))?.get(me);
  const list = await Promise.all(
    devices.map(async ({ device_id: id, display_name: name, last_seen_ts: lastSeenAt }): Promise<OwnDevice> => {
      const status = known?.has(id) ? await crypto?.getDeviceVerificationStatus(me, id) : undefined;
      const trust = status ? (status.crossSigningVerified ? 'confirmed' : 'unconfirmed') : 'plain';
      const isThis = id === sdk.getDeviceId();
      const canConfirm = !isThis && status?.signedByOwner === true;
      return { id, name: name ?? '', isThis, trust, canConfirm, lastSeenAt: lastSeenAt ?? 0 };
    }),
  );
  return list.sort((one, other) => Number(other.isThis) - Number(one.isThis) || other.lastSeenAt - one.lastSeenAt);
}
