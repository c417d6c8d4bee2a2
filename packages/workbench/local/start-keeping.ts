import type { Call, OfflineKeeper } from '@kontor/plugin-api/client';
import { startSharing } from '../share/shared-store.ts';
import { hasGroups } from './copy-store.ts';
import { keptAnswersOf } from './kept-answers.ts';
import { keepPictures } from './kept-pictures.ts';
import { type LocalDatabase, unlessWiped } from './local-database.ts';
import { OfflineKeeping } from './offline-keeping.ts';

export interface StartKeepingParts {
  readonly database: LocalDatabase;
  readonly person: string;
  readonly call: Call;
  readonly keepers: readonly OfflineKeeper[];
}

/** Has plugins bring to this device what the person chose to have there (K1 to K5), and takes what other apps share (W6). */
export function startKeeping({ database, person, call, keepers }: StartKeepingParts): OfflineKeeping[] {
  void unlessWiped(startSharing(person));
  const answers = keptAnswersOf(database);
  const keepings = keepers.map(
    (keeper) =>
      new OfflineKeeping({
        ...{ keeper, call, answers, person },
        keepPictures: (addresses, signal) => keepPictures(person, addresses, signal),
        hasAnswers: () => hasGroups(database),
      }),
  );
  for (const keeping of keepings) keeping.start();
  return keepings;
}
