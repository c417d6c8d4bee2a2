import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type Content,
  type createSurvey,
  getResults,
  type listSurveys,
  noResultsYet,
  notAnAuthor,
  type previewUnits,
  type Results,
  type Survey,
  type saveSurvey,
  surveyChangedMeanwhile,
  surveyFixed,
} from '../shared/index.ts';
import { withdrawNotices } from './survey-notify.ts';
import * as store from './survey-store.ts';
import { viewList, viewSurvey } from './survey-view.ts';
import type { SurveysContext } from './surveys-context.ts';
import { foldUnits, type Part, unitsAt } from './unit-folding.ts';
import { findPositionsToday } from './unit-of-person.ts';

const mostRead = 2000;

/** Drafts, and what is seen of a survey; what happens to it afterwards is in `SurveyCourse`. */
export class SurveyService {
  readonly #context: SurveysContext;

  constructor(context: SurveysContext) {
    this.#context = context;
  }

  async list(actor: Actor): Promise<OutputOf<typeof listSurveys>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const rows = await store.listSurveyRows(tx, actor.person, mostRead);
      return { surveys: await viewList(context, tx, actor, rows), mayMake: await context.mayMake(tx, actor) };
    });
  }

  /** Throws `surveys.survey_not_found`. */
  async get(actor: Actor, id: string): Promise<Survey> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) =>
      viewSurvey(context, tx, actor, await context.get(tx, actor, id)),
    );
  }

  /** Throws `surveys.not_an_author`, `people.addressees_unknown`. */
  async create(actor: Actor, { id, content }: InputOf<typeof createSurvey>): Promise<Survey> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      if (!(await context.mayMake(tx, actor))) throw notAnAuthor();
      await context.host.addressing.check(tx, actor, content.addressees);
      const row: store.SurveyRow = {
        ...{ id, author: actor.person, state: 'draft', content: settled(content), revision: 1 },
        ...{ starts_at: null, ends_at: null, reminded_at: null, addressed: null, results: null, kept_until: null },
        created_at: context.now,
      };
      if (!(await store.insertSurvey(tx, row))) throw surveyChangedMeanwhile();
      await context.announce(tx, actor, row);
      return viewSurvey(context, tx, actor, await context.get(tx, actor, id));
    });
  }

  /** Throws `surveys.survey_not_found`, `surveys.survey_fixed`, `surveys.survey_changed`, `people.addressees_unknown`. */
  async save(actor: Actor, { survey, revision, content }: InputOf<typeof saveSurvey>): Promise<Survey> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const row = await context.lockOwn(tx, actor, survey);
      if (row.state !== 'draft') throw surveyFixed();
      if (row.revision !== revision) throw surveyChangedMeanwhile();
      await context.host.addressing.check(tx, actor, content.addressees);
      await store.putContent(tx, survey, settled(content), revision + 1);
      await context.announce(tx, actor, row);
      return viewSurvey(context, tx, actor, await context.get(tx, actor, survey));
    });
  }

  /** Throws `surveys.survey_not_found`, and `surveys.survey_fixed` while it runs. */
  async delete(actor: Actor, survey: string): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const row = await context.lockOwn(tx, actor, survey);
      if (row.state === 'open') throw surveyFixed();
      await withdrawNotices(context, tx, survey);
      // While it can still be seen by those whom it was for.
      await context.announce(tx, actor, row);
      await store.deleteSurveyRow(tx, survey);
    });
  }

  /** Throws `surveys.survey_not_found`, `surveys.no_results`. */
  async getResults(actor: Actor, survey: string): Promise<Results> {
    return (await this.readResults(actor, survey)).results;
  }

  async readResults(actor: Actor, survey: string): Promise<{ row: store.SurveyRow; isOwn: boolean; results: Results }> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { row, standing } = await context.get(tx, actor, survey);
      if (row.state !== 'ended' || row.results === null || !standing.seesResults) throw noResultsYet();
      return { row, isOwn: standing.isOwn, results: getResults.output.parse(row.results) };
    });
  }

  /** Throws `surveys.not_an_author`, `people.addressees_unknown`. */
  async previewUnits(
    actor: Actor,
    { addressees, unitLevel }: InputOf<typeof previewUnits>,
  ): Promise<OutputOf<typeof previewUnits>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      if (!(await context.mayMake(tx, actor))) throw notAnAuthor();
      await context.host.addressing.check(tx, actor, addressees);
      const persons = await context.host.addressing.listPersons(tx, addressees);
      const parts = await partsOf(context, tx, { persons, unitLevel });
      return { people: persons.length, units: parts.map(({ label, people }) => ({ label, people })) };
    });
  }
}

/** What follows from other choices: rows of answers only where they do not tell the unit. */
function settled(content: Content): Content {
  return { ...content, hasRows: content.hasRows && content.unitLevel === 0 };
}

/** The parts of the organisation by which results are told; one where they are told in total. */
export async function partsOf(
  context: SurveysContext,
  tx: Tx,
  { persons, unitLevel }: { readonly persons: readonly string[]; readonly unitLevel: number },
): Promise<Part[]> {
  if (unitLevel === 0) return [{ unit: null, label: '', people: persons.length }];
  const all = await context.host.people.listOrgUnits(tx);
  const positions = await findPositionsToday(context, tx, persons);
  return foldUnits(persons, unitsAt(unitLevel, { all, positions }), all);
}
