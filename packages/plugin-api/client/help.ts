import type { Sentence } from '@kontor/base';

/** A page of the help: one thing that somebody wants to do, in their words, in both languages. */
export interface HelpTopic {
  /** Unique in the product: `directory.find`. */
  readonly id: string;
  /** Where it stands in the list of all topics. */
  readonly chapter: HelpChapter;
  /** Addresses of the screens that it explains, `/people` with everything below; it comes first there. */
  readonly about: readonly `/${string}`[];
  readonly title: Sentence;
  /** Plain text with the marks of `Prose`: short paragraphs, steps as `1. `, addresses as `[words](/path)`. */
  readonly text: Sentence;
}

/** In the order in which they are listed. */
export const helpChapters = ['begin', 'work', 'account', 'administration'] as const;
export type HelpChapter = (typeof helpChapters)[number];

/** Fetches the topics of a plugin when the help is first opened; they are part of the client, so no connection is needed. */
export type HelpLoader = () => Promise<readonly HelpTopic[]>;
