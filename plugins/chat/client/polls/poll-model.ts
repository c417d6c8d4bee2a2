import type { Poll } from '@kontor/matrix/client';

/** What is chosen after somebody pressed this answer; nothing where that would be too many. */
export function chosenAfter({ answers, most }: Poll, pressed: string): readonly string[] | undefined {
  const own = answers.filter(({ isOwn }) => isOwn).map(({ id }) => id);
  if (own.includes(pressed)) return own.filter((id) => id !== pressed);
  if (most === 1) return [pressed];
  return own.length < most ? [...own, pressed] : undefined;
}

/** Whether numbers are shown: those of an undisclosed poll only at its end. */
export function showsVotes({ isDisclosed, isEnded, isCounted }: Poll): boolean {
  return isCounted && (isDisclosed || isEnded);
}

/** The answers with most votes, of which there are several where they are equal; none where nobody voted. */
export function leadersOf({ answers }: Poll): readonly Poll['answers'][number][] {
  const most = Math.max(...answers.map(({ votes }) => votes));
  return most === 0 ? [] : answers.filter(({ votes }) => votes === most);
}

/** The answers as they are sent: without empty ones and doubles. */
export function usableAnswers(answers: readonly string[]): readonly string[] {
  return [...new Set(answers.map((answer) => answer.trim()).filter((answer) => answer !== ''))];
}
