import type { Page } from '@playwright/test';
import type { Language } from './words.ts';

/** Whose eyes a screen is seen with; `newcomer` has just got an account and has nothing yet. */
export type Viewer = 'admin' | 'editor' | 'newhire' | 'newcomer' | 'stranger';

/** A screen in one of its states. */
export interface Screen {
  readonly name: string;
  readonly viewer: Viewer;
  /** Address; `PERSON` and `UNIT` stand for ids that a test looks up. */
  readonly path: string;
  /** What leads from the address to the state. */
  readonly reach?: (page: Page, language: Language) => Promise<void>;
  /** Answers of the server that the test makes up, by pattern. */
  readonly answers?: readonly { readonly pattern: RegExp; readonly status: number; readonly body: object }[];
}
