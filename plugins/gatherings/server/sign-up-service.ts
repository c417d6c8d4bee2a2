import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type answerSignUp,
  gatheringOver,
  type listParticipants,
  namesHidden,
  type OwnSignUp,
  type Participant,
  placesTaken,
  type signUp,
  signUpClosed,
  signUpDeclined,
  signUpNotFound,
  tooManyGuests,
} from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { notifyAnswer, notifyAsked, withdrawFor } from './gathering-notify.ts';
import type { GatheringRow } from './gathering-store.ts';
import { readOwnSignUps } from './gathering-view.ts';
import { listParticipantsOf } from './participant-list.ts';
import { deleteSignUp, findSignUp, listWaiting, putSignUp, type SignUpRow, takeRank } from './sign-up-store.ts';
import { announcePlacesOf, hasRoom, moveUp, withPlace } from './waiting-list.ts';

/** Who comes: nobody beyond the places there are, whoever asks at the same time, and all others in the order in which they came. */
export class SignUpService {
  readonly #context: GatheringContext;

  constructor(context: GatheringContext) {
    this.#context = context;
  }

  /** Throws `gatherings.not_found`, `sign_up_closed`, `sign_up_declined`, `too_many_guests`, `places_taken`. */
  async signUp(actor: Actor, input: InputOf<typeof signUp>): Promise<{ mine: OwnSignUp }> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const gathering = await context.lockVisible(tx, actor, input.gathering);
      const before = await findSignUp(tx, gathering.id, actor.person);
      const [seats, answer] = [input.guests + 1, gathering.question === '' ? '' : input.answer];
      const isSame = before?.id === input.id && before.seats === seats && before.answer === answer;
      if (!isSame) {
        if (before?.state === 'declined') throw signUpDeclined();
        if (!context.isOpen(gathering)) throw signUpClosed();
        if (seats > Math.max(gathering.guests + 1, before?.seats ?? 1)) throw tooManyGuests();
        await this.#checkSeats(tx, gathering, before, seats);
        const row = before ?? (await this.#newRow(tx, actor, gathering));
        await putSignUp(tx, { ...row, id: input.id, seats, answer });
        const moved = await moveUp(context, tx, gathering, actor.person);
        await announcePlacesOf(context, tx, actor, gathering, [actor.person, ...moved]);
        if (!before && gathering.sign_up === 'approved') await notifyAsked(context, tx, actor, gathering);
      }
      const mine = (await readOwnSignUps(tx, actor.person, [gathering.id])).get(gathering.id);
      if (!mine) throw new Error('The sign-up was written in this transaction');
      return { mine };
    });
  }

  /** Twice is once. Throws `gatherings.not_found`, `gatherings.over`. */
  async leave(actor: Actor, id: string): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const gathering = await context.lockVisible(tx, actor, id);
      const before = await findSignUp(tx, id, actor.person);
      if (!before || before.state === 'declined') return;
      if (context.isOver(gathering)) throw gatheringOver();
      await deleteSignUp(tx, id, actor.person);
      await withdrawFor(context, tx, gathering, [actor.person]);
      await this.#settle(tx, actor, gathering, actor.person);
    });
  }

  /** Throws `gatherings.not_found`, `gatherings.names_hidden`. */
  async listParticipants(actor: Actor, id: string): Promise<OutputOf<typeof listParticipants>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const gathering = await context.getVisible(tx, actor, id);
      const seesAll = await context.isOrganiser(tx, actor.person, id);
      if (!seesAll && !gathering.names_shown) throw namesHidden();
      return listParticipantsOf(context, tx, gathering, seesAll);
    });
  }

  /** Throws `gatherings.not_found`, `read_only`, `sign_up_not_found`, `places_taken`, `over`. */
  async answer(actor: Actor, input: InputOf<typeof answerSignUp>): Promise<Participant> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const gathering = await context.lockOrganised(tx, actor, input.gathering);
      const before = await findSignUp(tx, gathering.id, input.person);
      if (!before) throw signUpNotFound();
      if (context.isOver(gathering)) throw gatheringOver();
      const row = input.isWelcome
        ? await this.#welcome(tx, gathering, before)
        : { ...before, state: 'declined' as const };
      if (row.state !== before.state) {
        await putSignUp(tx, row);
        await notifyAnswer(context, tx, actor, gathering, row);
        await this.#settle(tx, actor, gathering, row.person);
      }
      const { participants } = await listParticipantsOf(context, tx, gathering, true);
      const answered = participants.find(({ person }) => person.id === input.person);
      if (!answered) throw signUpNotFound();
      return answered;
    });
  }

  /** A place, or where others wait or all are taken, the end of the waiting list. Whoever waits already gets a free place, or none. */
  async #welcome(tx: Tx, gathering: GatheringRow, before: SignUpRow): Promise<SignUpRow> {
    if (before.state === 'in') return before;
    const isFree = await hasRoom(tx, gathering, before.seats);
    if (before.state === 'waiting') {
      if (!isFree) throw placesTaken();
      return withPlace(this.#context, gathering, before);
    }
    if (gathering.capacity !== null && before.seats > gathering.capacity) throw placesTaken();
    const row = { ...before, rank: await takeRank(tx, gathering.id) };
    const isAwaited = (await listWaiting(tx, gathering.id)).length > 0;
    return isFree && !isAwaited ? withPlace(this.#context, gathering, row) : { ...row, state: 'waiting' };
  }

  /** After a place may have become free; once sign-up is closed, organisers decide who gets it. */
  async #settle(tx: Tx, actor: Actor, gathering: GatheringRow, person: string): Promise<void> {
    const context = this.#context;
    const moved = context.isOpen(gathering) ? await moveUp(context, tx, gathering) : [];
    await announcePlacesOf(context, tx, actor, gathering, [person, ...moved]);
  }

  async #newRow(tx: Tx, actor: Actor, gathering: GatheringRow): Promise<SignUpRow> {
    const rank = await takeRank(tx, gathering.id);
    const state = gathering.sign_up === 'approved' ? 'asked' : 'waiting';
    const row = { gathering: gathering.id, person: actor.person, id: '', seats: 1, answer: '', reminded_for: null };
    return { ...row, state, rank };
  }

  /** Nobody waits for more places than there are, and whoever has one takes no others from those who wait. */
  async #checkSeats(tx: Tx, gathering: GatheringRow, before: SignUpRow | undefined, seats: number): Promise<void> {
    if (gathering.capacity === null || seats <= (before?.seats ?? 0)) return;
    if (seats > gathering.capacity) throw placesTaken();
    if (before?.state !== 'in') return;
    const isAwaited = (await listWaiting(tx, gathering.id)).length > 0;
    if (isAwaited || !(await hasRoom(tx, gathering, seats - before.seats))) throw placesTaken();
  }
}
