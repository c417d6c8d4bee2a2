import { searchUnavailable } from './search-errors.ts';

/** Runs a question to Meilisearch; whatever it fails with becomes `search.unavailable`, with the failure as its cause. */
export async function orUnavailable<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (failure) {
    throw Object.assign(searchUnavailable(), { cause: failure });
  }
}
