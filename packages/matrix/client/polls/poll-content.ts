import { mostAnswers, type PollDraft } from './poll.ts';

// MSC3381 under the names by which programs in use know it; read are also those of the accepted text.
export const pollTypes = {
  start: ['org.matrix.msc3381.poll.start', 'm.poll.start'],
  response: ['org.matrix.msc3381.poll.response', 'm.poll.response'],
  end: ['org.matrix.msc3381.poll.end', 'm.poll.end'],
} as const;
const [startType, responseType, endType] = [pollTypes.start[0], pollTypes.response[0], pollTypes.end[0]];
const textKey = 'org.matrix.msc1767.text';

export function isPollStart(type: string): boolean {
  return pollTypes.start.some((each) => each === type);
}

/** With the text that programs show that know no polls. */
export function startContent({ question, answers, most, isDisclosed }: PollDraft) {
  const lines = [question, ...answers.map((answer, at) => `${at + 1}. ${answer}`)].join('\n');
  return {
    [startType]: {
      question: text(question),
      kind: `org.matrix.msc3381.poll.${isDisclosed ? 'disclosed' : 'undisclosed'}`,
      max_selections: most,
      answers: answers.map((answer, at) => ({ id: `answer-${at + 1}`, ...text(answer) })),
    },
    ...text(lines),
    body: lines,
  };
}

/** No answer takes the vote back. */
export function responseContent(poll: string, answers: readonly string[]) {
  return { [responseType]: { answers }, 'm.relates_to': referenceTo(poll) };
}

export function endContent(poll: string, closing: string) {
  return { [endType]: {}, ...text(closing), body: closing, 'm.relates_to': referenceTo(poll) };
}

function text(value: string) {
  return { [textKey]: value };
}

function referenceTo(id: string) {
  return { rel_type: 'm.reference', event_id: id } as const;
}

type Content = Readonly<Record<string, unknown>>;

export interface ReadPoll {
  readonly question: string;
  readonly answers: readonly { readonly id: string; readonly text: string }[];
  readonly most: number;
  readonly isDisclosed: boolean;
}

/** Nothing where it is no poll, whoever sent it. */
export function readStart(content: Content): ReadPoll | undefined {
  const poll = Object(content[startType] ?? content['m.poll.start'] ?? content['m.poll']);
  const question = readText(poll.question);
  const given: readonly unknown[] = Array.isArray(poll.answers) ? poll.answers.slice(0, mostAnswers) : [];
  const answers = given.flatMap((answer) => {
    const { id = Object(answer)['m.id'] } = Object(answer);
    return typeof id === 'string' ? [{ id, text: readText(answer) }] : [];
  });
  if (question === '' || answers.length === 0) return undefined;
  const most = Number.isInteger(poll.max_selections) && poll.max_selections > 0 ? poll.max_selections : 1;
  const isDisclosed = /^(org\.matrix\.msc3381\.poll|m|m\.poll)\.disclosed$/.test(String(poll.kind));
  return { question, answers, most: Math.min(most, answers.length), isDisclosed };
}

/** The answers that were chosen, as far as these exist; of a vote that is spoiled, none. */
export function readResponse(content: Content, { answers, most }: Pick<ReadPoll, 'answers' | 'most'>): string[] {
  const response = Object(content[responseType] ?? content['m.poll.response']);
  const chosen: unknown = response.answers ?? content['m.selections'];
  if (!Array.isArray(chosen)) return [];
  const isKnown = (id: unknown) => answers.some((answer) => answer.id === id);
  if (!chosen.every(isKnown)) return [];
  return [...new Set(chosen.map(String))].slice(0, most);
}

function readText(value: unknown): string {
  const { [textKey]: unstable, 'm.text': stable, body } = Object(value);
  const variant = Array.isArray(stable) ? stable.find((each) => isPlain(Object(each).mimetype)) : undefined;
  const found: unknown = unstable ?? Object(variant).body ?? stable ?? body;
  return typeof found === 'string' ? found.trim() : '';
}

function isPlain(type: unknown): boolean {
  return type === undefined || type === 'text/plain';
}
