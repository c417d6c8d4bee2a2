import { type IsoDate, newId } from '@kontor/base';
import { choicesBounds, type Poll } from '../../shared/polls.ts';

/** A poll while somebody makes it. */
export interface PollDraft {
  readonly question: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly isMultiple: boolean;
  /** The last day on which one can vote. */
  readonly endsOn: IsoDate | null;
}

export function draftOf(poll: Poll | null): PollDraft {
  if (poll)
    return {
      question: poll.question,
      choices: poll.choices,
      isMultiple: poll.isMultiple,
      endsOn: poll.endsAt === null ? null : lastDayOf(poll.endsAt),
    };
  const empty = () => ({ id: newId(), text: '' });
  return { question: '', choices: [empty(), empty()], isMultiple: false, endsOn: null };
}

/** Empty lines at the end are no answers. */
export function filledChoices({ choices }: PollDraft): PollDraft['choices'] {
  return choices.map(({ id, text }) => ({ id, text: text.trim() })).filter(({ text }) => text !== '');
}

export function isComplete(draft: PollDraft): boolean {
  return draft.question.trim() !== '' && filledChoices(draft).length >= choicesBounds[0];
}

/** The end of that day on this device's clock. */
export function endOf(day: IsoDate | null): string | null {
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + 1).toISOString();
}

/** The day whose end a moment is. */
export function lastDayOf(moment: string): IsoDate {
  const last = new Date(new Date(moment).getTime() - 1);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`;
}
