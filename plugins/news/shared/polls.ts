import { defineError, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { postNotFound, postReadOnly } from './errors.ts';

const { id, moment, nothing, requiredLine } = fields;

/** Of fewer votes nothing is told but that they are fewer: from so few one could guess who voted what. */
export const fewestVotes = 5;
export const choicesBounds = [2, 10] as const;
export const longestQuestion = 300;
export const longestChoice = 200;
/** A poll without an end takes votes for so many days. */
export const longestPollDays = 180;
/** So many days after the end votes are deleted, and the counts stay. */
export const votesKeptDays = 30;

export const pollChoice = z.object({ id, text: requiredLine(longestChoice) });
export const pollChoices = z
  .array(pollChoice)
  .min(choicesBounds[0])
  .max(choicesBounds[1])
  .refine((choices) => new Set(choices.map((choice) => choice.id)).size === choices.length, 'an id twice');

export const poll = z.object({
  post: id,
  question: z.string(),
  choices: z.array(z.object({ id, text: z.string() })),
  /** Whether one may choose several. */
  isMultiple: z.boolean(),
  endsAt: moment.nullable(),
  isOver: z.boolean(),
  /** What the reader chose. */
  own: z.array(id),
  /**
   * Nothing before the reader has voted, as long as one can. Then how many voted and what they chose, or `few`: then only
   * that there are fewer than five.
   */
  results: z
    .union([
      z.object({ few: z.literal(true) }),
      z.object({ few: z.literal(false), voters: z.number().int(), counts: z.record(id, z.number().int()) }),
    ])
    .nullable(),
  /** For those who may change it: somebody has voted, so it has to stay as it is. */
  isFixed: z.boolean(),
  revision: z.number().int(),
});
export type Poll = z.output<typeof poll>;

export const pollNotFound = defineError('news.poll_not_found', 'not-found', {
  de: 'Diese Umfrage gibt es nicht mehr, oder sie fragt inzwischen etwas anderes. Bitte laden Sie den Beitrag neu.',
  en: 'This poll is gone, or asks something else by now. Please load the post again.',
});
export const pollOver = defineError('news.poll_over', 'conflict', {
  de: 'Die Umfrage ist beendet. Ihre Stimme konnte nicht mehr gezählt werden.',
  en: 'The poll is over. Your vote could not be counted any more.',
});
export const pollFixed = defineError('news.poll_fixed', 'conflict', {
  de: 'Es wurde schon abgestimmt. Frage und Antworten bleiben deshalb, wie sie sind; das Ende können Sie noch ändern.',
  en: 'People have voted already. So question and answers stay as they are; you can still change the end.',
});
export const pollChangedMeanwhile = defineError('news.poll_changed', 'conflict', {
  de: 'Jemand hat die Umfrage inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the poll meanwhile. Please check your change and save again.',
});
export const oneChoiceOnly = defineError('news.one_choice_only', 'input', {
  de: 'Bei dieser Umfrage gibt es nur eine Antwort. Bitte wählen Sie eine.',
  en: 'This poll takes one answer only. Please choose one.',
});
export const endPassed = defineError('news.poll_end_passed', 'input', {
  de: 'Das Ende der Umfrage liegt in der Vergangenheit. Bitte wählen Sie einen späteren Zeitpunkt.',
  en: 'The end of the poll has passed already. Please choose a later moment.',
});

export const getPoll = defineRoute({
  name: 'news.getPoll',
  method: 'GET',
  path: '/api/news/posts/:post/poll',
  access: 'person',
  summary:
    'The poll of a post, with what the caller chose, and the counts once they may see them; null where there is none',
  input: z.object({ post: id }),
  output: z.object({ poll: poll.nullable() }),
  errors: [postNotFound],
});

export const savePoll = defineRoute({
  name: 'news.savePoll',
  method: 'PUT',
  path: '/api/news/posts/:post/poll',
  access: 'person',
  summary: 'Gives a post a poll, or changes it; once somebody has voted only its end',
  input: z.object({
    post: id,
    question: requiredLine(longestQuestion),
    choices: pollChoices,
    isMultiple: z.boolean(),
    endsAt: moment.nullable(),
    /** Of the poll as the caller saw it; 0 for a new one. */
    revision: z.number().int().min(0),
  }),
  output: poll,
  errors: [postNotFound, postReadOnly, pollFixed, pollChangedMeanwhile, endPassed],
});

export const removePoll = defineRoute({
  name: 'news.removePoll',
  method: 'DELETE',
  path: '/api/news/posts/:post/poll',
  access: 'person',
  summary: 'Takes the poll out of a post, with all votes',
  input: z.object({ post: id }),
  output: nothing,
  errors: [postNotFound, postReadOnly],
});

export const vote = defineRoute({
  name: 'news.vote',
  method: 'PUT',
  path: '/api/news/posts/:post/poll/vote',
  idempotent: true,
  access: 'person',
  summary: 'Votes, or changes the vote; without choices it is taken back',
  input: z.object({
    post: id,
    choices: z.array(id).max(choicesBounds[1]),
    /**
     * Made anew by the client and kept nowhere: of a request the server remembers a hash for a while, to answer it the same
     * when it comes again, and without this one could try out which vote has that hash.
     */
    blind: id,
  }),
  output: nothing,
  errors: [postNotFound, pollNotFound, pollOver, oneChoiceOnly],
  callsPerMinute: 60,
});
