import { addDays, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Answers, type Content, isQuestion, type Question, valuesOf } from '../shared/index.ts';
import type { AnswerRow } from './answer-store.ts';
import { makeKeyPair } from './blind-signature.ts';
import { breaks, remarks, training, workingFromHome } from './demo-surveys.ts';
import { partsOf } from './survey-service.ts';
import { insertSurvey, putResults, type SurveyRow, updateSurvey } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';
import { tallyAnswers } from './tally-answers.ts';
import { insertUnits } from './ticket-store.ts';

const dayMs = 86_400_000;

/** One survey that is over, one that is open, and a draft, for the demo city. */
export function seedSurveys(context: SurveysContext): void {
  context.host.demo.seed(async (tx) => {
    const [administrator] = await context.host.permissions.listAdministrators(tx);
    if (administrator === undefined) return;
    await insertSurvey(tx, rowOf(context, administrator, training()));
    await seedOpen(context, tx, administrator);
    await seedOver(context, tx, administrator);
  });
}

function rowOf({ now }: SurveysContext, author: string, content: Content): SurveyRow {
  return {
    ...{ id: newId(), author, content, state: 'draft', revision: 1, addressed: null, results: null, kept_until: null },
    ...{ starts_at: null, ends_at: null, reminded_at: null, created_at: now },
  };
}

async function seedOpen(context: SurveysContext, tx: Tx, author: string): Promise<void> {
  const { now, host } = context;
  const row = rowOf(context, author, breaks());
  const people = await host.addressing.count(tx, row.content.addressees);
  const [starts_at, ends_at] = [new Date(now.getTime() - dayMs), new Date(now.getTime() + 12 * dayMs)];
  await insertSurvey(tx, { ...row, state: 'open', starts_at, ends_at, addressed: people });
  const { publicKey, privateKey } = await makeKeyPair();
  const unit = { id: crypto.randomUUID(), survey: row.id, org_unit: null, label: '', people };
  await insertUnits(tx, [{ ...unit, public_key: publicKey, private_key: privateKey }]);
}

async function seedOver(context: SurveysContext, tx: Tx, author: string): Promise<void> {
  const { now, host } = context;
  const row = rowOf(context, author, workingFromHome());
  const persons = await host.addressing.listPersons(tx, row.content.addressees);
  const parts = await partsOf(context, tx, { persons, unitLevel: row.content.unitLevel });
  const units = parts.map(({ label, people }) => ({ id: crypto.randomUUID(), label, people }));
  const [starts_at, ends_at] = [new Date(now.getTime() - 30 * dayMs), new Date(now.getTime() - 9 * dayMs)];
  await insertSurvey(tx, { ...row, state: 'open', starts_at, ends_at, addressed: persons.length });
  await updateSurvey(tx, row.id, { state: 'ended' });
  const rows = units.flatMap((unit, index) => inventAnswers(row.content, unit, index));
  const results = tallyAnswers({ content: row.content, addressed: persons.length, units, rows });
  await putResults(tx, row.id, { results, keptUntil: addDays(context.today, row.content.keptDays) });
}

/** Something like four in ten answer; the smallest unit has too few. */
function inventAnswers(
  content: Content,
  unit: { readonly id: string; readonly people: number },
  index: number,
): AnswerRow[] {
  const count = index === 4 ? 3 : Math.floor(unit.people * 0.4);
  return Array.from({ length: count }, (_each, person) => {
    const questions = content.items.filter(isQuestion);
    const given = questions.flatMap((question, place) => {
      const value = invent(question, person * 7 + index * 3 + place);
      return value === undefined ? [] : [[question.id, value] as const];
    });
    return { unit: unit.id, answers: Object.fromEntries(given) };
  });
}

function invent(question: Question, seed: number): Answers[string] | undefined {
  const values = valuesOf(question);
  const at = (number: number) => values[number % values.length] ?? '';
  if (question.kind === 'text') return seed % 90 === 3 ? remarks[seed % remarks.length] : undefined;
  if (question.kind === 'choices') return [...new Set([at(seed), at(seed * 5 + 1)])];
  return at(seed % 11 < 4 ? seed : seed % 3);
}
