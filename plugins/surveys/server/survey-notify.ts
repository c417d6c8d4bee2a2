import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { surveyRef } from '../shared/index.ts';
import { findSurveys, type SurveyRow } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';

const asked = 'surveys.asked';
const results = 'surveys.results';

export function defineSurveyKinds({ host }: SurveysContext): void {
  const kinds: Readonly<Record<string, Sentence>> = {
    [asked]: {
      de: 'Eine Umfrage für Sie beginnt, oder es wird an sie erinnert',
      en: 'A survey for you begins, or you are reminded of it',
    },
    [results]: {
      de: 'Eine Umfrage, deren Ergebnisse Sie sehen, ist beendet',
      en: 'A survey whose results you may see is over',
    },
  };
  for (const [kind, label] of Object.entries(kinds)) host.notifications.defineKind({ kind, label, on: true });
}

/** When it begins. */
export async function announceStart(context: SurveysContext, survey: string): Promise<void> {
  await context.host.database.transaction(async (tx) => {
    const [row] = await findSurveys(tx, [survey]);
    if (!row || context.stateOf(row) !== 'open') return;
    await tellAll(context, tx, row, {
      text: { de: 'Eine anonyme Umfrage für Sie hat begonnen.', en: 'An anonymous survey for you has begun.' },
      // Published again after it was taken back, it begins anew.
      dedupeKey: `${asked}:${survey}:${row.revision}`,
    });
    // Whoever looks at it has it open now.
    await context.announce(tx, undefined, row);
  });
}

/** Everybody alike: whom to leave out would be known only from who has taken their ticket. */
export async function remind(context: SurveysContext, tx: Tx, row: SurveyRow): Promise<void> {
  await tellAll(context, tx, row, {
    text: {
      de: 'Erinnerung an alle Gefragten: Eine anonyme Umfrage endet bald. Falls Sie geantwortet haben, ist nichts zu tun.',
      en: 'A reminder to everybody asked: an anonymous survey ends soon. If you have answered, there is nothing to do.',
    },
    dedupeKey: `${asked}:${row.id}:${context.today}`,
  });
}

/** Once, to those to whom the results were promised. */
export async function notifyResults({ host }: SurveysContext, tx: Tx, row: SurveyRow): Promise<void> {
  const own = row.author === null ? [] : [row.author];
  const others =
    row.content.resultsFor === 'author' ? [] : await host.addressing.listPersons(tx, row.content.addressees);
  await host.notifications.notify(tx, {
    kind: results,
    persons: [...new Set([...own, ...others])],
    ref: surveyRef(row.id),
    text: {
      de: 'Eine Umfrage ist beendet. Hier steht, was herauskam.',
      en: 'A survey is over. Here is what came out.',
    },
    dedupeKey: `${results}:${row.id}`,
    causedBy: undefined,
  });
}

/** What asked for an answer is done with. */
export async function withdrawNotices({ host }: SurveysContext, tx: Tx, survey: string): Promise<void> {
  await host.notifications.withdraw(tx, { refs: [surveyRef(survey)], kinds: [asked] });
}

async function tellAll(
  { host }: SurveysContext,
  tx: Tx,
  row: SurveyRow,
  { text, dedupeKey }: { readonly text: Sentence; readonly dedupeKey: string },
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: asked,
    persons: await host.addressing.listPersons(tx, row.content.addressees),
    ref: surveyRef(row.id),
    ...{ text, dedupeKey, causedBy: undefined },
  });
}
