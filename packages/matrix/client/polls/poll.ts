/** A question to the room with answers to choose from, as a view shows it. */
export interface Poll {
  readonly question: string;
  readonly answers: readonly PollAnswer[];
  /** So many answers one may choose at most. */
  readonly most: number;
  /** Whether the votes are shown before the end. */
  readonly isDisclosed: boolean;
  readonly isEnded: boolean;
  /** People who have voted. */
  readonly voters: number;
  /** Whether the votes were read; until then their numbers are too small. */
  readonly isCounted: boolean;
}

export interface PollAnswer {
  readonly id: string;
  readonly text: string;
  readonly votes: number;
  /** Whether the person chose it. */
  readonly isOwn: boolean;
}

/** What somebody asks the room. */
export interface PollDraft {
  readonly question: string;
  readonly answers: readonly string[];
  readonly most: number;
  readonly isDisclosed: boolean;
}

export const mostAnswers = 20;
