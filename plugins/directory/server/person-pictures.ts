import type { FindPictures } from '@kontor/plugin-api/server';
import { publicPicture } from './person-presenter.ts';
import { findProfiles } from './profile-store.ts';

/** Addresses of the photos that everyone may see, for the cards of people. */
export const findPublicPictures: FindPictures = async (tx, persons) => {
  const pictures = new Map<string, string>();
  for (const [id, profile] of await findProfiles(tx, persons)) {
    const picture = publicPicture({ person: { id }, profile });
    if (picture !== null) pictures.set(id, picture);
  }
  return pictures;
};
