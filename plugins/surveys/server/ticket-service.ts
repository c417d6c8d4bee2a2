import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type AnswerFault,
  answersInvalid,
  faultsOf,
  type listTicketKeys,
  notAsked,
  type sendAnswers,
  surveyNotOpen,
  type takeTicket,
  ticketInvalid,
  ticketTaken,
  ticketUsed,
} from '../shared/index.ts';
import { addAnswers, isSpent } from './answer-store.ts';
import { hashOf, isSigned, signBlinded } from './blind-signature.ts';
import { findSurveys, lockSurvey } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';
import { addTicket, findTicket, findUnit, listUnits } from './ticket-store.ts';
import { findUnitOf } from './unit-of-person.ts';

/**
 * The two halves of answering, which nothing joins: a signed-in person has a blinded token signed, and somebody sends answers
 * with a token that is signed.
 */
export class TicketService {
  readonly #context: SurveysContext;

  constructor(context: SurveysContext) {
    this.#context = context;
  }

  /** Throws `surveys.survey_not_found`. */
  async listKeys(actor: Actor, survey: string): Promise<OutputOf<typeof listTicketKeys>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      await context.get(tx, actor, survey);
      const units = await listUnits(tx, survey);
      return {
        keys: units.map(({ id, label, people, public_key: key }) => {
          return { unit: id, label, people, publicKey: key.toString('base64url') };
        }),
      };
    });
  }

  /**
   * Signs once. Whoever did not hear the answer asks again with the same blinded token, and is answered the same. Throws
   * `surveys.survey_not_found`, `surveys.survey_not_open`, `surveys.not_asked`, `surveys.ticket_taken`, `surveys.ticket_invalid`.
   */
  async take(
    actor: Actor,
    { survey, unit: meant, blinded }: InputOf<typeof takeTicket>,
  ): Promise<OutputOf<typeof takeTicket>> {
    const context = this.#context;
    const message = Buffer.from(blinded, 'base64url');
    const hash = hashOf(message);
    return context.host.database.transaction(async (tx) => {
      const { row, standing } = await context.get(tx, actor, survey);
      if (!standing.isAsked) throw notAsked();
      await lockSurvey(tx, survey);
      if (context.stateOf(row) !== 'open') throw surveyNotOpen();
      const before = await findTicket(tx, survey, actor.person);
      if (before && !before.equals(hash)) throw ticketTaken();
      const unit = await findUnitOf(context, tx, actor.person, await listUnits(tx, survey));
      const signed = signBlinded({ publicKey: unit.public_key, privateKey: unit.private_key }, message);
      // Also for whoever has changed offices since they looked: with the other key it would be lost.
      if (!signed || unit.id !== meant) throw ticketInvalid();
      if (!before) await addTicket(tx, { survey, person: actor.person, hash });
      return { signature: signed.toString('base64url') };
    });
  }

  /**
   * Throws `surveys.ticket_invalid`, `surveys.ticket_used`, `surveys.survey_not_open`, `surveys.answers_invalid`; only what is
   * answered without one of these uses the ticket up.
   */
  async use(input: InputOf<typeof sendAnswers>): Promise<void> {
    const context = this.#context;
    const token = Buffer.from(input.token, 'base64url');
    const hash = hashOf(token);
    await context.host.database.transaction(async (tx) => {
      const [known] = await findSurveys(tx, [input.survey]);
      if (!known || known.state === 'draft') throw ticketInvalid();
      if (context.stateOf(known) !== 'open') throw surveyNotOpen();
      const unit = await findUnit(tx, input.survey, input.unit);
      const signature = Buffer.from(input.signature, 'base64url');
      if (!unit || !isSigned(unit.public_key, token, signature)) throw ticketInvalid();
      const faults = faultsOf(known.content.items, input.answers);
      if (faults.size > 0) throw answersInvalid(detailsOf(faults));
      const locked = await lockSurvey(tx, input.survey);
      if (!locked || context.stateOf(locked) !== 'open') throw surveyNotOpen();
      if (await isSpent(tx, input.survey, hash)) throw ticketUsed();
      await addAnswers(tx, { survey: input.survey, unit: unit.id, answers: input.answers, hash });
    });
  }
}

function detailsOf(faults: ReadonlyMap<string, AnswerFault>): Record<string, unknown> {
  return { questions: Object.fromEntries(faults) };
}
