import {
  type ShowSasCallbacks,
  VerificationPhase,
  type VerificationRequest,
  VerificationRequestEvent,
  type Verifier,
  VerifierEvent,
} from 'matrix-js-sdk/lib/crypto-api/verification.js';
import { Observable } from '../observable.ts';

/** A sign that both see where nobody stands between them; the name is English. */
export interface VerificationSign {
  readonly sign: string;
  readonly name: string;
}

export type VerificationState =
  /** Asked; the other side has not answered yet. */
  | { readonly step: 'waiting' }
  /** The other side asks this one. */
  | { readonly step: 'asked' }
  /** Both agree on the signs. */
  | { readonly step: 'preparing' }
  /** Both show seven signs: are they the same? */
  | { readonly step: 'comparing'; readonly signs: readonly VerificationSign[] }
  /** This side has said that they are; the other one has not. */
  | { readonly step: 'confirming' }
  | { readonly step: 'done' }
  | { readonly step: 'ended'; readonly reason: VerificationEnd };

/** `elsewhere`: another device of the person has taken it on. */
export type VerificationEnd = 'cancelled' | 'different' | 'too-late' | 'elsewhere' | 'failed';

const ends: Readonly<Record<string, VerificationEnd>> = {
  'm.user': 'cancelled',
  'm.mismatched_sas': 'different',
  'm.mismatched_commitment': 'different',
  'm.key_mismatch': 'different',
  'm.timeout': 'too-late',
  'm.accepted': 'elsewhere',
};

export const signsMethod = 'm.sas.v1';

/**
 * Two devices make sure of each other's keys: both show the same seven signs, and two people, or one with both devices at
 * hand, compare them ("Short Authentication String"). Over when it is `done` or `ended`.
 */
export class Verification {
  readonly state: Observable<VerificationState>;
  /** Whose device it is. */
  readonly userId: string;
  readonly isOwn: boolean;
  readonly #request: VerificationRequest;
  #verifier: Verifier | undefined;
  #shown: ShowSasCallbacks | undefined;

  constructor(request: VerificationRequest) {
    this.#request = request;
    this.userId = request.otherUserId;
    this.isOwn = request.isSelfVerification;
    this.state = new Observable<VerificationState>({ step: request.initiatedByMe ? 'waiting' : 'asked' });
    request.on(VerificationRequestEvent.Change, this.#look);
    this.#look();
  }

  get isOver(): boolean {
    return this.state.value.step === 'done' || this.state.value.step === 'ended';
  }

  async accept(): Promise<void> {
    this.state.set({ step: 'preparing' });
    await this.#request.accept().catch(this.#fail);
  }

  /** The person has seen the same signs on both. */
  async agree(): Promise<void> {
    if (!this.#shown) return;
    this.state.set({ step: 'confirming' });
    await this.#shown.confirm().catch(this.#fail);
  }

  /** The signs differ: somebody stands between the two. */
  differ(): void {
    this.#shown?.mismatch();
    this.#end('different');
  }

  async cancel(): Promise<void> {
    if (this.isOver) return;
    this.#end('cancelled');
    // Not told is not lost: the other side gives up by itself some minutes later.
    await this.#request.cancel().catch(() => undefined);
  }

  readonly #look = (): void => {
    if (this.isOver) return;
    const { phase, initiatedByMe, verifier } = this.#request;
    if (phase === VerificationPhase.Cancelled) this.#end(ends[this.#request.cancellationCode ?? ''] ?? 'failed');
    if (phase === VerificationPhase.Done) this.#finish();
    if (phase === VerificationPhase.Ready && initiatedByMe && this.state.value.step === 'waiting') {
      this.state.set({ step: 'preparing' });
      this.#request.startVerification(signsMethod).then(this.#follow, this.#fail);
    }
    if (phase === VerificationPhase.Started && verifier) this.#follow(verifier);
  };

  readonly #follow = (verifier: Verifier): void => {
    if (this.#verifier === verifier || this.isOver) return;
    this.#verifier = verifier;
    if (this.state.value.step === 'waiting') this.state.set({ step: 'preparing' });
    const show = (shown: ShowSasCallbacks) => {
      if (this.isOver || !shown.sas.emoji) return;
      this.#shown = shown;
      this.state.set({ step: 'comparing', signs: shown.sas.emoji.map(([sign, name]) => ({ sign, name })) });
    };
    verifier.on(VerifierEvent.ShowSas, show);
    const shown = verifier.getShowSasCallbacks();
    if (shown) show(shown);
    verifier.verify().then(
      () => this.#finish(),
      () => this.#look(), // called off: why is known by the request
    );
  };

  #finish(): void {
    if (this.isOver) return;
    this.state.set({ step: 'done' });
    this.#request.off(VerificationRequestEvent.Change, this.#look);
  }

  #end(reason: VerificationEnd): void {
    if (this.isOver) return;
    this.state.set({ step: 'ended', reason });
    this.#request.off(VerificationRequestEvent.Change, this.#look);
  }

  readonly #fail = (): void => this.#end('failed');
}
