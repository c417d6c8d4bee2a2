import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { ReactionSign } from '../../shared/reactions.ts';
import type { NewsContext } from '../news-context.ts';
import { insertPoll, putVote } from '../polls/poll-store.ts';
import { putReaction } from '../reactions/reaction-store.ts';
import { insertComment } from './comment-store.ts';

const hourMs = 3_600_000;

/** What colleagues say about posts of the demo city, by the titles of these; answers stand below what they answer. */
const said: readonly { readonly about: string; readonly text: string; readonly answers?: readonly string[] }[] = [
  {
    about: 'Das neue Bürgerbüro am Markt',
    text: 'Gibt es am neuen Standort wieder einen Ausgabeautomaten für Ausweise?',
    answers: [
      'Ja, rechts neben dem Eingang. Er ist auch abends erreichbar.',
      'Prima, das sage ich am Telefon gern weiter.',
    ],
  },
  {
    about: 'Das neue Bürgerbüro am Markt',
    text: 'Die Führung am Mittwoch lohnt sich: Der Wartebereich ist wirklich leise.',
  },
  {
    about: 'Winterdienst',
    text: 'Wen rufe ich an, wenn die Einfahrt am Bauhof nicht geräumt ist?',
    answers: ['Auch dann die Leitstelle, rund um die Uhr.'],
  },
];

const poll = {
  about: 'Elektronische Akte',
  question: 'Wann passt Ihnen eine Schulung am besten?',
  choices: [
    'Vormittags, zwei Stunden am Stück',
    'Nachmittags, zwei Stunden am Stück',
    'Auf mehrere kurze Termine verteilt',
  ],
  votes: [0, 0, 1, 2, 2, 2, 2],
};

/** As it would stand there if people had said it; nobody is told. Comes after the posts. */
export function seedTalk(context: NewsContext): void {
  const { host, now } = context;
  host.demo.seed(async (tx) => {
    const people = (await host.people.listPersonIds(tx, undefined, 400)).filter((_person, at) => at % 40 === 7);
    const at = (hours: number) => new Date(now.getTime() - hours * hourMs);
    const [one, ...others] = people;
    if (one === undefined || others.length < poll.votes.length) return;
    for (const [index, { about, text, answers = [] }] of said.entries()) {
      const post = await findPost(tx, about);
      if (post === undefined) continue;
      const root = { id: newId(), post, parent: null, author: people[index] ?? one, text, mentions: [], at: at(4) };
      await insertComment(tx, root);
      for (const [order, answer] of answers.entries()) {
        const author = order % 2 === 0 ? (others[index + 2] ?? one) : root.author;
        await insertComment(tx, { ...root, id: newId(), parent: root.id, author, text: answer, at: at(3 - order) });
      }
      await give(tx, post, null, ['👍', '👍', '🎉'], others, at(2));
      await give(tx, post, root.id, ['👍'], others, at(2));
    }
    await seedPoll(tx, now, others);
  });
}

async function give(
  tx: Tx,
  post: string,
  comment: string | null,
  signs: readonly ReactionSign[],
  people: readonly string[],
  at: Date,
): Promise<void> {
  for (const [index, sign] of signs.entries()) {
    const person = people[index];
    if (person !== undefined) await putReaction(tx, { post, comment, sign, person }, at);
  }
}

async function seedPoll(tx: Tx, now: Date, people: readonly string[]): Promise<void> {
  const post = await findPost(tx, poll.about);
  if (post === undefined) return;
  const choices = poll.choices.map((text) => ({ id: newId(), text }));
  const row = { post, question: poll.question, choices, multiple: false, created_at: now, revision: 1, counted: null };
  await insertPoll(tx, { ...row, ends_at: new Date(now.getTime() + 14 * 24 * hourMs) });
  for (const [index, chosen] of poll.votes.entries()) {
    const [person, choice] = [people[index], choices[chosen]];
    if (person !== undefined && choice) await putVote(tx, post, person, [choice.id]);
  }
}

async function findPost(tx: Tx, title: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from news_posts where starts_with(title, ${title}) and state = 'published'`.execute(tx);
  return rows[0]?.id;
}
