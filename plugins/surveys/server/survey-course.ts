import { addDays } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  type extendSurvey,
  faultOf,
  fewestAnswers,
  isEmpty,
  isQuestion,
  type publishSurvey,
  type Results,
  remindedToday,
  type Survey,
  surveyChangedMeanwhile,
  surveyFixed,
  surveyIncomplete,
  surveyTaken,
  tooFewAsked,
  wrongPeriod,
} from '../shared/index.ts';
import { deleteAnswers, listAnswers, mixAnswers, replaceAnswers } from './answer-store.ts';
import { type KeyPair, makeKeyPair } from './blind-signature.ts';
import { announceJob, endJob } from './survey-jobs.ts';
import { notifyResults, remind, withdrawNotices } from './survey-notify.ts';
import { partsOf } from './survey-service.ts';
import * as store from './survey-store.ts';
import { viewSurvey } from './survey-view.ts';
import type { SurveysContext } from './surveys-context.ts';
import { tallyAnswers } from './tally-answers.ts';
import { destroyTickets, hasTickets, insertUnits, listUnits, mixedTogether, mixTickets } from './ticket-store.ts';
import type { Part } from './unit-folding.ts';

const dayMs = 86_400_000;
const longestMs = 366 * dayMs;

/** From the draft to the results: begins, is extended, reminded of, ends, is forgotten. */
export class SurveyCourse {
  readonly #context: SurveysContext;

  constructor(context: SurveysContext) {
    this.#context = context;
  }

  /**
   * Throws `surveys.survey_not_found`, `surveys.survey_fixed`, `surveys.survey_changed`, `surveys.survey_incomplete`,
   * `surveys.too_few_asked`, `surveys.wrong_period`, `people.addressees_unknown`.
   */
  async publish(actor: Actor, input: InputOf<typeof publishSurvey>): Promise<Survey> {
    const { host } = this.#context;
    // Keys take a moment to make, in which nothing is to be locked.
    const parts = await host.database.transaction((tx) => this.#checkReady(tx, actor, input));
    const units: { readonly part: Part; readonly keys: KeyPair }[] = [];
    for (const part of parts) units.push({ part, keys: await makeKeyPair() });
    return this.#change(actor, input.survey, async (tx, row) => {
      if (row.state !== 'draft') throw surveyFixed();
      if (row.revision !== input.revision) throw surveyChangedMeanwhile();
      const { startsAt, endsAt } = this.#checkPeriod(input);
      await insertUnits(
        tx,
        units.map(({ part, keys }) => ({
          ...{ id: crypto.randomUUID(), survey: row.id, org_unit: part.unit, label: part.label, people: part.people },
          ...{ public_key: keys.publicKey, private_key: keys.privateKey },
        })),
      );
      const addressed = parts.reduce((sum, { people }) => sum + people, 0);
      const change = {
        state: 'open',
        starts_at: startsAt,
        ends_at: endsAt,
        addressed,
        revision: row.revision + 1,
      } as const;
      await store.updateSurvey(tx, row.id, change);
      await host.jobs.enqueue(tx, announceJob, { survey: row.id }, { startAfter: startsAt });
      await host.jobs.enqueue(tx, endJob, { survey: row.id }, { startAfter: endsAt });
    });
  }

  /** Throws `surveys.survey_not_found`, `surveys.survey_fixed`, `surveys.survey_taken`. */
  async withdraw(actor: Actor, survey: string): Promise<Survey> {
    return this.#change(actor, survey, async (tx, row) => {
      this.#checkRuns(row);
      if (await hasTickets(tx, survey)) throw surveyTaken();
      await destroyTickets(tx, survey);
      await withdrawNotices(this.#context, tx, survey);
      // While those who were asked still see it.
      await this.#context.announce(tx, actor, row);
      const nothing = { starts_at: null, ends_at: null, reminded_at: null, addressed: null };
      await store.updateSurvey(tx, survey, { state: 'draft', ...nothing, revision: row.revision + 1 });
    });
  }

  /** Throws `surveys.survey_not_found`, `surveys.survey_fixed`, `surveys.wrong_period`. */
  async extend(actor: Actor, { survey, endsAt }: InputOf<typeof extendSurvey>): Promise<Survey> {
    const { host, now } = this.#context;
    return this.#change(actor, survey, async (tx, row) => {
      this.#checkRuns(row);
      const end = new Date(endsAt);
      if (row.ends_at === null || end <= row.ends_at || end.getTime() > now.getTime() + longestMs) throw wrongPeriod();
      await store.updateSurvey(tx, survey, { ends_at: end });
      await host.jobs.enqueue(tx, endJob, { survey }, { startAfter: end });
    });
  }

  /** Throws `surveys.survey_not_found`, `surveys.survey_fixed`. */
  async end(actor: Actor, survey: string): Promise<Survey> {
    return this.#change(actor, survey, async (tx, row) => {
      if (row.state !== 'open') throw surveyFixed();
      await store.updateSurvey(tx, survey, { ends_at: this.#context.now });
      await this.#conclude(tx, { ...row, ends_at: this.#context.now });
    });
  }

  /** Throws `surveys.survey_not_found`, `surveys.survey_fixed`, `surveys.reminded_today`. */
  async remind(actor: Actor, survey: string): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const row = await context.lockOwn(tx, actor, survey);
      if (context.stateOf(row) !== 'open') throw surveyFixed();
      const last = row.reminded_at ?? row.starts_at;
      if (last !== null && context.dayOf(last) === context.today) throw remindedToday();
      await store.updateSurvey(tx, survey, { reminded_at: context.now });
      await remind(context, tx, row);
    });
  }

  /** What a job does when the end has come. */
  async endIfDue(survey: string): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const row = await store.lockSurvey(tx, survey);
      if (row && context.stateOf(row) === 'ending') await this.#conclude(tx, row);
    });
  }

  /** At night: ends what was forgotten, mixes the rows of large ones, and deletes what was kept long enough. */
  async tidy(): Promise<void> {
    const context = this.#context;
    const { database } = context.host;
    for (const survey of await database.transaction((tx) => store.listDue(tx, context.now)))
      await this.endIfDue(survey);
    await database.transaction(async (tx) => {
      for (const row of await store.listToForget(tx, context.today)) {
        await deleteAnswers(tx, row.id);
        const results = row.results && withoutTexts(row.results);
        if (results) await store.putResults(tx, row.id, { results, keptUntil: null });
        await context.announce(tx, undefined, row);
      }
    });
    for (const survey of await database.transaction((tx) => store.listLarge(tx, mixedTogether)))
      await database.transaction(async (tx) => {
        if (!(await store.lockSurvey(tx, survey))) return;
        await mixTickets(tx, survey);
        await mixAnswers(tx, survey);
      });
  }

  /** Works out the results, once and for all; nothing is left of tickets and keys, and of answers only what was promised. */
  async #conclude(tx: Tx, row: store.SurveyRow): Promise<void> {
    const context = this.#context;
    const units = await listUnits(tx, row.id);
    const rows = await listAnswers(tx, row.id);
    const { content } = row;
    const results = tallyAnswers({ content, addressed: row.addressed ?? 0, units, rows });
    await destroyTickets(tx, row.id);
    const isKept = content.hasRows && results.answers !== null;
    const texts = new Set(content.items.filter(({ kind }) => kind === 'text').map(({ id }) => id));
    const closed = rows.map(({ answers }) =>
      Object.fromEntries(Object.entries(answers).filter(([question]) => !texts.has(question))),
    );
    if (isKept) await replaceAnswers(tx, row.id, { unit: row.id, rows: closed });
    else await deleteAnswers(tx, row.id);
    await store.updateSurvey(tx, row.id, { state: 'ended' });
    const hasTexts = Object.values(results.tallies).some((each) => each.texts.length > 0);
    const keptUntil = isKept || hasTexts ? addDays(context.today, content.keptDays) : null;
    await store.putResults(tx, row.id, { results, keptUntil });
    await withdrawNotices(context, tx, row.id);
    await notifyResults(context, tx, row);
    await context.announce(tx, undefined, row);
  }

  async #change(
    actor: Actor,
    survey: string,
    change: (tx: Tx, row: store.SurveyRow) => Promise<void>,
  ): Promise<Survey> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const row = await context.lockOwn(tx, actor, survey);
      await change(tx, row);
      await context.announce(tx, actor, row);
      return viewSurvey(context, tx, actor, await context.get(tx, actor, survey));
    });
  }

  #checkRuns(row: store.SurveyRow): void {
    const state = this.#context.stateOf(row);
    if (state !== 'planned' && state !== 'open') throw surveyFixed();
  }

  #checkPeriod({ startsAt, endsAt }: Pick<InputOf<typeof publishSurvey>, 'startsAt' | 'endsAt'>) {
    const { now } = this.#context;
    const begins = startsAt === null || new Date(startsAt) < now ? now : new Date(startsAt);
    const ends = new Date(endsAt);
    if (ends <= begins || ends.getTime() > begins.getTime() + longestMs) throw wrongPeriod();
    return { startsAt: begins, endsAt: ends };
  }

  async #checkReady(tx: Tx, actor: Actor, input: InputOf<typeof publishSurvey>) {
    const context = this.#context;
    const { row, standing } = await context.get(tx, actor, input.survey);
    if (!standing.isOwn || row.state !== 'draft') throw surveyFixed();
    if (row.revision !== input.revision) throw surveyChangedMeanwhile();
    this.#checkPeriod(input);
    const { content } = row;
    const isIncomplete = isEmpty(content.title) || !content.items.some(isQuestion) || content.items.some(faultOf);
    if (isIncomplete || content.addressees.length === 0) throw surveyIncomplete();
    await context.host.addressing.check(tx, actor, content.addressees);
    const persons = await context.host.addressing.listPersons(tx, content.addressees);
    if (persons.length < Math.max(content.threshold, fewestAnswers)) throw tooFewAsked();
    return partsOf(context, tx, { persons, unitLevel: content.unitLevel });
  }
}

function withoutTexts(results: Results): Results {
  const tallies = Object.entries(results.tallies).map(([id, each]) => [id, { ...each, texts: [] }]);
  return { ...results, tallies: Object.fromEntries(tallies) };
}
