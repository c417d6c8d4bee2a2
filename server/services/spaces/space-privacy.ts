import type { Permissions, Privacy } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { readGrantsForArchive, readRequestsForArchive, readSpaceNames } from './space-privacy-store.ts';

export function declareSpaces(privacy: Privacy, permissions: Pick<Permissions, 'findRoles'>): void {
  privacy.declare({
    id: 'spaces.roles',
    title: { de: 'Bereiche und Rollen', en: 'Spaces and roles' },
    what: {
      de: 'Zu welchen Bereichen Sie Zugang haben, mit welcher Rolle und bis wann; Ihre offenen Anfragen mit Nachricht',
      en: 'Which spaces you have access to, with which role and until when; your open requests with their notes',
    },
    purpose: { de: 'Entscheiden, wer was sieht und ändert', en: 'Deciding who sees and changes what' },
    basis: 'work',
    kept: {
      de: 'Bis der Zugang endet; Anfragen, bis jemand entscheidet',
      en: 'Until the access ends; requests until somebody decides',
    },
    seenBy: {
      de: 'Mitglieder des Bereichs; Anfragen nur, wer ihn verwaltet. Die Administration sieht nicht in Bereiche.',
      en: 'Members of the space; requests only its owners. Administrators do not see into spaces.',
    },
    places: ['database', 'search'],
    erasure: { erase: deleteOfPerson(['spaces_grants', 'person'], ['spaces_join_requests', 'person']) },
    tables: ['spaces_grants', 'spaces_join_requests'],
    archive: async (tx, { person }) => {
      const roles = await permissions.findRoles(tx, person);
      const names = await readSpaceNames(tx, [...roles.keys()]);
      return {
        data: {
          roles: [...roles].map(([space, role]) => ({ space: names.get(space) ?? space, role })),
          grantedToYou: await readGrantsForArchive(tx, person),
          requests: await readRequestsForArchive(tx, person),
        },
      };
    },
  });
}
