import type { Tx } from '@kontor/database';
import type { Addressing } from '@kontor/plugin-api/server';
import { listAddressable, previewAddressees } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { type AddressingParts, AddressingService } from './addressing-service.ts';
import { listPlaces, listTitles } from './addressing-store.ts';

/** Whom posts, instructions, surveys and gatherings are for; binds `people.previewAddressees` and `people.listAddressable`. */
export function createAddressing(core: Core, parts: AddressingParts): Addressing {
  const addressing = new AddressingService(parts);
  const within = <Result>(work: (tx: Tx) => Promise<Result>) => core.database.transaction(work);
  core.http.bind(previewAddressees, ({ addressees }, { actor }) =>
    within(async (tx) => {
      await addressing.check(tx, actor, addressees);
      return { persons: await addressing.count(tx, addressees) };
    }),
  );
  core.http.bind(listAddressable, () =>
    within(async (tx) => {
      const today = parts.permissions.today();
      return { places: await listPlaces(tx, today), positions: await listTitles(tx, today) };
    }),
  );
  return addressing;
}
