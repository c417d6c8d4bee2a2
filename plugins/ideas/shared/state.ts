import { z } from 'zod';

/**
 * How far an idea is: submitted; looked at by the office; decided in one of four ways; carried out. `withdrawn`: its author
 * took it back before anything was decided.
 */
export const ideaStates = [
  'new',
  'review',
  'accepted',
  'partly',
  'rejected',
  'postponed',
  'implementing',
  'done',
  'withdrawn',
] as const;
export const ideaState = z.enum(ideaStates);
export type IdeaState = z.output<typeof ideaState>;

/** What the office can do next. A decision can be taken up again, but for what is done. */
const nextOf: Readonly<Record<IdeaState, readonly IdeaState[]>> = {
  new: ['review'],
  review: ['accepted', 'partly', 'rejected', 'postponed'],
  accepted: ['implementing', 'review'],
  partly: ['implementing', 'review'],
  rejected: ['review'],
  postponed: ['review'],
  implementing: ['done', 'review'],
  done: [],
  withdrawn: [],
};

export function nextStates(state: IdeaState): readonly IdeaState[] {
  return nextOf[state];
}

export function canStep(from: IdeaState, to: IdeaState): boolean {
  return nextOf[from].includes(to);
}

/** A decision is answered in words; other steps may be. */
export function needsAnswer(state: IdeaState): boolean {
  return isDecision(state);
}

export function isDecision(state: IdeaState): boolean {
  return state === 'accepted' || state === 'partly' || state === 'rejected' || state === 'postponed';
}

/** Until the office says yes or no, people vote; then who voted is forgotten and the number stays for good. */
export function endsVoting(state: IdeaState): boolean {
  return state !== 'new' && state !== 'review' && state !== 'postponed';
}

/** Authors take back what is not decided. */
export function canWithdraw(state: IdeaState): boolean {
  return state === 'new' || state === 'review' || state === 'postponed';
}

/** The states of each heading under which people look for ideas. */
export const stateGroups = {
  open: ['new', 'review', 'postponed'],
  underway: ['accepted', 'partly', 'implementing'],
  done: ['done'],
  rejected: ['rejected', 'withdrawn'],
} as const satisfies Readonly<Record<string, readonly IdeaState[]>>;
export const stateGroup = z.enum(['open', 'underway', 'done', 'rejected']);
export type StateGroup = z.output<typeof stateGroup>;
