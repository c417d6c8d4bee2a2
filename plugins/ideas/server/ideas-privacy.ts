import type { Tx } from '@kontor/database';
import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { listBoxesThatName } from './box-store.ts';
import { listCommentsBy } from './comment-store.ts';
import { listFollowsOf } from './follow-store.ts';
import type { IdeasContext } from './ideas-context.ts';
import { listStepsBy } from './step-store.ts';
import { listGot, listSaid, listThanked } from './thanks-store.ts';
import { listVotesOf } from './vote-store.ts';

export function declareIdeas({ host: { privacy, periods } }: IdeasContext): void {
  privacy.declare(
    {
      id: 'ideas.ideas',
      title: { de: 'Ideen', en: 'Ideas' },
      what: {
        de: 'Ideen, die Sie unter Ihrem Namen eingereicht haben, Ihre Kommentare, was Sie für eine Stelle geantwortet haben, wofür Sie zuständig oder benannt sind, was Sie verfolgen. Von Ideen ohne Namen ist nicht gespeichert, von wem sie sind',
        en: 'Ideas that you submitted under your name, your comments, what you answered for an office, what you are in charge of or named for, what you follow. Of ideas without a name it is not stored whose they are',
      },
      purpose: {
        de: 'Vorschläge einreichen, besprechen und entscheiden',
        en: 'Submitting, discussing and deciding suggestions',
      },
      basis: 'work',
      kept: async (tx) => {
        const closed = await periods.tell(tx, 'ideas.closed');
        return {
          de: `Solange es den Ideenkasten gibt; Abgeschlossenes: ${closed.de}; Kommentare, bis Sie sie löschen`,
          en: `As long as the suggestion box exists; what is closed: ${closed.en}; comments until you delete them`,
        };
      },
      seenBy: {
        de: 'Für wen der Ideenkasten da ist, und die Stelle, die entscheidet. Was Sie verfolgen: nur Sie',
        en: 'Those whom the suggestion box is for, and the office that decides. What you follow: only you',
      },
      places: ['database', 'files', 'search'],
      erasure: {
        erase: deleteOfPerson(['ideas_follows', 'person']),
        unnamed: staysUnnamed,
      },
      tables: ['ideas_boxes', 'ideas_ideas', 'ideas_steps', 'ideas_comments', 'ideas_follows', 'ideas_files'],
      archive: async (tx, { person }) => ({
        data: {
          ideas: await listIdeasBy(tx, person),
          comments: (await listCommentsBy(tx, person)).map(({ title, text, at }) => ({ idea: title, text, at })),
          answers: (await listStepsBy(tx, person)).map(({ title, state, answer, at }) => ({
            idea: title,
            state,
            answer,
            at,
          })),
          follows: await listFollowsOf(tx, person),
          boxes: await listBoxesThatName(tx, person),
        },
        files: await listFilesBy(tx, person),
      }),
    },
    {
      id: 'ideas.votes',
      title: { de: 'Stimmen für Ideen', en: 'Votes for ideas' },
      what: {
        de: 'Für welche Ideen Sie gerade stimmen, ohne Zeit: damit jede Person einmal zählt',
        en: 'For which ideas you vote at the moment, without a time: so that each person counts once',
      },
      purpose: { de: 'Sehen, wie viele eine Idee gut finden', en: 'Seeing how many like an idea' },
      basis: 'choice',
      kept: {
        de: 'Bis über die Idee entschieden ist oder Sie die Stimme zurücknehmen; danach bleibt nur die Zahl',
        en: 'Until the idea is decided or you take the vote back; then only the number stays',
      },
      seenBy: { de: 'Nur Sie; alle sehen nur die Zahl', en: 'Only you; everybody sees the number alone' },
      places: ['database'],
      erasure: { erase: deleteOfPerson(['ideas_votes', 'person']) },
      tables: ['ideas_votes'],
      archive: async (tx, { person }) => ({ data: await listVotesOf(tx, person) }),
    },
    {
      id: 'ideas.thanks',
      title: { de: 'Dank', en: 'Thanks' },
      what: {
        de: 'Dank, den Sie gesagt und bekommen haben, und ob ihn andere sehen dürfen',
        en: 'Thanks that you said and got, and whether others may see it',
      },
      purpose: { de: 'Kolleginnen und Kollegen danken', en: 'Thanking colleagues' },
      basis: 'choice',
      kept: { de: '12 Monate, oder bis Sie ihn entfernen', en: '12 months, or until you remove it' },
      seenBy: {
        de: 'Wer dankt und wem gedankt wird; andere nur, wenn alle zustimmen, denen gedankt wird',
        en: 'Who thanks and who is thanked; others only if all who are thanked agree',
      },
      places: ['database'],
      erasure: {
        erase: deleteOfPerson(['ideas_thanked', 'person']),
        unnamed: staysUnnamed,
      },
      tables: ['ideas_thanks', 'ideas_thanked'],
      archive: async (tx, { person }) => {
        const got = await listGot(tx, person, []);
        const choices = (
          await listThanked(
            tx,
            got.map(({ id }) => id),
          )
        ).filter((each) => each.person === person);
        const choiceOf = new Map(choices.map(({ thanks, choice }) => [thanks, choice]));
        const said = await listSaid(tx, person);
        return {
          data: {
            got: got.map(({ id, text, said_at: at }) => ({ text, at, choice: choiceOf.get(id) ?? null })),
            said: said.map(({ text, said_at: at }) => ({ text, at })),
          },
        };
      },
    },
  );
}

async function listIdeasBy(tx: Tx, person: string): Promise<unknown[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select title, text, state, created_at, (author = ${person}) as submitted, (responsible = ${person}) as in_charge
      from ideas_ideas where ${person} in (author, responsible) order by created_at, id`.execute(tx);
  return rows;
}

async function listFilesBy(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`
    select file from ideas_files join ideas_ideas on ideas_ideas.id = idea where author = ${person}`.execute(tx);
  return rows.map(({ file }) => file);
}
