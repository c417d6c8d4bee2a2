import type { GroupRow, MemberRow } from './group-store.ts';
import type { ScimDocument } from './resources/scim-document.ts';
import { groupSchema } from './resources/scim-schemas.ts';
import { tagOf } from './user-mapping.ts';

/** What Kontor keeps of a group, as a client would say it. */
export function documentOf({ name, externalId }: GroupRow, members: readonly MemberRow[]): ScimDocument {
  return {
    ...(externalId !== null && { externalId }),
    displayName: name,
    members: members.map(({ person }) => ({ value: person })),
  };
}

/** A group as clients see it (RFC 7643 section 4.2), with the members that they know; without, where they are not asked for. */
export function presentGroup(row: GroupRow, members: readonly MemberRow[] | undefined, address: string) {
  const { id, name, externalId, membership } = row;
  return {
    schemas: [groupSchema.id],
    id,
    ...(externalId !== null && { externalId }),
    displayName: name,
    ...(members && {
      members: members.map(({ person, name: display }) => ({
        value: person,
        $ref: `${address}/Users/${person}`,
        display,
        type: 'User',
      })),
    }),
    meta: {
      resourceType: 'Group',
      created: row.createdAt.toISOString(),
      lastModified: row.changedAt.toISOString(),
      location: `${address}/Groups/${id}`,
      version: tagOf({ name, externalId, membership }),
    },
  };
}
