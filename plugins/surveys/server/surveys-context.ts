import { type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken, ServerHost } from '@kontor/plugin-api/server';
import { type State, surveyChanged, surveyNotFound, surveyRef } from '../shared/index.ts';
import { findSurveys, lockSurvey, type SurveyRow } from './survey-store.ts';

/** What somebody is to a survey. */
export interface Standing {
  readonly isOwn: boolean;
  /** One of the addressees, today. */
  readonly isAsked: boolean;
  readonly seesResults: boolean;
}

/** Everything that the services share: who sees which survey, and how a change is told. */
export class SurveysContext {
  readonly host: ServerHost;

  constructor(host: ServerHost) {
    this.host = host;
  }

  get now(): Date {
    return this.host.clock.now();
  }

  get today(): IsoDate {
    return this.dayOf(this.now);
  }

  dayOf(moment: Date): IsoDate {
    return isoDate(moment, this.host.people.timeZone);
  }

  /** Whoever leads an org unit today, and administrators. */
  async mayMake(tx: Tx, actor: Actor): Promise<boolean> {
    const { people, permissions } = this.host;
    if (await permissions.can(tx, actor, 'manage', { organisation: true })) return true;
    const { today } = this;
    const positions = await people.findPositions(tx, [actor.person]);
    return positions.some(
      ({ lead, from, until }) => lead && (from === null || from <= today) && (until === null || until >= today),
    );
  }

  stateOf({ state, starts_at: startsAt, ends_at: endsAt }: SurveyRow): State {
    if (state !== 'open') return state;
    if (endsAt !== null && endsAt <= this.now) return 'ending';
    return startsAt !== null && startsAt > this.now ? 'planned' : 'open';
  }

  /** Nothing for whom it does not exist; `tokens` are those of the actor. */
  standingOf(actor: Actor, row: SurveyRow, tokens: ReadonlySet<AudienceToken>): Standing | undefined {
    const isOwn = row.author === actor.person;
    if (row.state === 'draft') return isOwn ? { isOwn, isAsked: false, seesResults: true } : undefined;
    const isAsked = this.host.addressing.tokensOf(row.content.addressees).some((token) => tokens.has(token));
    const { resultsFor } = row.content;
    const seesResults = isOwn || resultsFor === 'everyone' || (resultsFor === 'addressees' && isAsked);
    const isForAll = resultsFor === 'everyone' && row.state === 'ended';
    return isOwn || isAsked || isForAll ? { isOwn, isAsked, seesResults } : undefined;
  }

  /** Who sees it, as tokens. */
  audienceOf(row: SurveyRow): AudienceToken[] {
    const own = row.author === null ? [] : [`person:${row.author}`];
    if (row.state === 'draft') return own;
    if (row.state === 'ended' && row.content.resultsFor === 'everyone') return ['everyone'];
    return [...own, ...this.host.addressing.tokensOf(row.content.addressees)];
  }

  /** Throws `surveys.survey_not_found`. */
  async get(tx: Tx, actor: Actor, id: string): Promise<{ row: SurveyRow; standing: Standing }> {
    const [row] = await findSurveys(tx, [id]);
    return this.#seen(tx, actor, row);
  }

  /** The same, locked until the end of the transaction, for its author alone. */
  async lockOwn(tx: Tx, actor: Actor, id: string): Promise<SurveyRow> {
    const { row, standing } = await this.#seen(tx, actor, await lockSurvey(tx, id));
    if (!standing.isOwn) throw surveyNotFound();
    return row;
  }

  async announce(tx: Tx, actor: Actor | undefined, { id }: Pick<SurveyRow, 'id'>): Promise<void> {
    await this.host.events.append(tx, surveyChanged, { survey: id }, { ref: surveyRef(id) }, { actor });
  }

  async #seen(tx: Tx, actor: Actor, row: SurveyRow | undefined) {
    if (!row) throw surveyNotFound();
    const standing = this.standingOf(actor, row, await this.host.permissions.tokensOf(tx, actor));
    if (!standing) throw surveyNotFound();
    return { row, standing };
  }
}
