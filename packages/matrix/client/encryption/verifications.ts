import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { CryptoBackend } from 'matrix-js-sdk/lib/common-crypto/CryptoBackend.js';
import type { VerificationRequest } from 'matrix-js-sdk/lib/crypto-api/verification.js';
import { Listening } from '../listening.ts';
import { Observable } from '../observable.ts';
import { Verification } from './verification.ts';

interface Parts {
  readonly sdk: MatrixClient;
  readonly crypto: () => Promise<CryptoBackend>;
  /** Something was confirmed. */
  readonly onDone: (verification: Verification) => void;
}

/** Devices that make sure of each other: one at a time, begun here or by the other side. */
export class Verifications {
  /** The one that runs, or has just ended and is still shown. */
  readonly current = new Observable<Verification | undefined>(undefined);
  readonly #parts: Parts;
  readonly #listening: Listening;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#listening = new Listening(parts.sdk);
    this.#listening.on('crypto.verificationRequestReceived', (request: VerificationRequest) => this.#hear(request));
  }

  /** This device by another one of the person's, whichever of those answers first. */
  confirmThisDevice(): Promise<Verification> {
    return this.#begin((crypto) => crypto.requestOwnUserVerification());
  }

  /** Another device of the person's by this one. */
  confirmDevice(device: string): Promise<Verification> {
    return this.#begin((crypto) => crypto.requestDeviceVerification(this.#parts.sdk.getSafeUserId(), device));
  }

  /** Another person, in the room that the two share. */
  confirmPerson(userId: string, room: string): Promise<Verification> {
    return this.#begin((crypto) => crypto.requestVerificationDM(userId, room));
  }

  /** Whether the person has made sure of somebody's keys; nothing where that cannot be said. */
  async isPersonConfirmed(userId: string): Promise<boolean> {
    const status = await (await this.#parts.crypto()).getUserVerificationStatus(userId);
    return status.isCrossSigningVerified();
  }

  /** It is not shown any more; called off where it still runs. */
  async putAway(verification: Verification): Promise<void> {
    if (this.current.value === verification) this.current.set(undefined);
    await verification.cancel();
  }

  close(): void {
    this.#listening.end();
  }

  async #begin(ask: (crypto: CryptoBackend) => Promise<VerificationRequest>): Promise<Verification> {
    const crypto = await this.#parts.crypto();
    await this.current.value?.cancel();
    return this.#keep(await ask(crypto));
  }

  /** While one runs another is not looked at: whoever asks gives up by themselves. */
  #hear(request: VerificationRequest): void {
    if (request.initiatedByMe || (this.current.value && !this.current.value.isOver)) return;
    // Other people ask in a room that both are in; whoever asks past that is a stranger.
    if (!request.isSelfVerification && request.roomId === undefined) return;
    this.#keep(request);
  }

  #keep(request: VerificationRequest): Verification {
    const verification = new Verification(request);
    verification.state.watch(() => verification.state.value.step === 'done' && this.#parts.onDone(verification));
    this.current.set(verification);
    return verification;
  }
}
