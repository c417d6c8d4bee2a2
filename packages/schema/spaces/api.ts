import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { day, id, line, nothing } from '../fields.ts';
import {
  grantNotFound,
  groupOfPersons,
  groupStandsAlone,
  groupsOff,
  lastOwner,
  requestNotFound,
  slugTaken,
  spaceArchived,
  spaceChanged,
  spaceCycle,
  spaceNotFound,
  spaceNotOpen,
  spaceReadOnly,
  subjectNotFound,
} from './errors.ts';
import {
  grant,
  grantEffect,
  grantSubject,
  joinRequest,
  newSpace,
  spaceChange,
  spaceKind,
  spaceRole,
  spaceView,
} from './space.ts';

export const listSpaces = defineRoute({
  name: 'spaces.list',
  method: 'GET',
  path: '/api/spaces',
  access: 'person',
  summary: 'Every space that the person belongs to or may find',
  input: nothing,
  output: z.object({
    spaces: z.array(spaceView),
    /** Whether the organisation lets people found interest groups. */
    mayFoundGroups: z.boolean(),
  }),
  errors: [],
});

export const getSpace = defineRoute({
  name: 'spaces.get',
  method: 'GET',
  path: '/api/spaces/:space',
  access: 'person',
  summary: 'One space, by id or slug',
  input: z.object({ space: z.string().max(64) }),
  output: spaceView,
  errors: [spaceNotFound],
});

export const createSpace = defineRoute({
  name: 'spaces.create',
  method: 'POST',
  path: '/api/spaces',
  access: 'person',
  summary: 'Makes a space owned by the caller; below another one only by its owners',
  input: newSpace,
  output: spaceView,
  errors: [slugTaken, spaceNotFound, spaceReadOnly, spaceArchived, groupsOff, groupStandsAlone],
});

export const updateSpace = defineRoute({
  name: 'spaces.update',
  method: 'PATCH',
  path: '/api/spaces/:space',
  access: 'person',
  summary: 'Changes a space',
  input: z.object({ space: id, revision: z.number().int(), ...spaceChange.shape }),
  output: spaceView,
  errors: [
    spaceNotFound,
    spaceReadOnly,
    spaceChanged,
    spaceArchived,
    slugTaken,
    spaceCycle,
    lastOwner,
    groupStandsAlone,
  ],
});

export const archiveSpace = defineRoute({
  name: 'spaces.archive',
  method: 'POST',
  path: '/api/spaces/:space/archive',
  access: 'person',
  summary: 'Archives a space, or brings it back',
  input: z.object({ space: id, archived: z.boolean() }),
  output: spaceView,
  errors: [spaceNotFound, spaceReadOnly],
});

export const joinSpace = defineRoute({
  name: 'spaces.join',
  method: 'POST',
  path: '/api/spaces/:space/join',
  access: 'person',
  summary: 'Joins an open space as an editor',
  input: z.object({ space: id }),
  output: spaceView,
  errors: [spaceNotFound, spaceNotOpen, spaceArchived],
});

export const requestToJoin = defineRoute({
  name: 'spaces.requestToJoin',
  method: 'POST',
  path: '/api/spaces/:space/requests',
  access: 'person',
  summary: 'Asks the owners to be let in',
  input: z.object({ space: id, note: line(300).default('') }),
  output: spaceView,
  errors: [spaceNotFound, spaceArchived],
});

export const withdrawRequest = defineRoute({
  name: 'spaces.withdrawRequest',
  method: 'DELETE',
  path: '/api/spaces/:space/requests/mine',
  access: 'person',
  summary: 'Takes the own request to join back',
  input: z.object({ space: id }),
  output: spaceView,
  errors: [spaceNotFound],
});

export const listJoinRequests = defineRoute({
  name: 'spaces.listRequests',
  method: 'GET',
  path: '/api/spaces/:space/requests',
  access: 'person',
  summary: 'Open requests, for owners and those who stand in for one now',
  input: z.object({ space: id }),
  output: z.object({ requests: z.array(joinRequest) }),
  errors: [spaceNotFound, spaceReadOnly],
});

export const decideJoinRequest = defineRoute({
  name: 'spaces.decideRequest',
  method: 'POST',
  path: '/api/spaces/:space/requests/:request',
  access: 'person',
  summary: 'Lets somebody in or refuses; also who stands in for an owner now, without making owners',
  input: z.object({ space: id, request: id, accept: z.boolean(), role: spaceRole.default('editor') }),
  output: nothing,
  errors: [spaceNotFound, spaceReadOnly, spaceArchived, requestNotFound],
});

export const leaveSpace = defineRoute({
  name: 'spaces.leave',
  method: 'POST',
  path: '/api/spaces/:space/leave',
  access: 'person',
  summary: 'Gives the own grant back; the last owner of an interest group leaves it to the member of longest standing',
  input: z.object({ space: id }),
  output: nothing,
  errors: [spaceNotFound, lastOwner, grantNotFound],
});

export const listGrants = defineRoute({
  name: 'spaces.listGrants',
  method: 'GET',
  path: '/api/spaces/:space/grants',
  access: 'person',
  summary: 'Who may what in the space, for its members',
  input: z.object({ space: id }),
  output: z.object({ grants: z.array(grant) }),
  errors: [spaceNotFound],
});

export const addGrant = defineRoute({
  name: 'spaces.addGrant',
  method: 'POST',
  path: '/api/spaces/:space/grants',
  access: 'person',
  summary: 'Invites a person, an org unit or a group, or changes their role',
  input: z.object({ space: id, subject: grantSubject, role: spaceRole, until: day.nullable().default(null) }),
  output: grant,
  errors: [spaceNotFound, spaceReadOnly, spaceArchived, subjectNotFound, lastOwner, groupOfPersons],
});

export const removeGrant = defineRoute({
  name: 'spaces.removeGrant',
  method: 'DELETE',
  path: '/api/spaces/:space/grants/:grant',
  access: 'person',
  summary: 'Takes a grant back',
  input: z.object({ space: id, grant: id }),
  output: nothing,
  errors: [spaceNotFound, spaceReadOnly, grantNotFound, lastOwner],
});

export const handOverSpace = defineRoute({
  name: 'spaces.handOver',
  method: 'POST',
  path: '/api/spaces/:space/hand-over',
  access: 'person',
  summary: 'Makes somebody else the owner in the caller’s place; administrators may do it for an ownerless space',
  input: z.object({ space: id, to: id, keepRole: spaceRole.nullable().default('editor') }),
  output: nothing,
  errors: [spaceNotFound, spaceReadOnly, subjectNotFound],
});

export const previewGrant = defineRoute({
  name: 'spaces.previewGrant',
  method: 'POST',
  path: '/api/spaces/:space/grants/preview',
  access: 'person',
  summary: 'Whom a grant would reach today and what it would change for them, for owners; without a role, its loss',
  input: z.object({ space: id, subject: grantSubject, role: spaceRole.nullable() }),
  output: grantEffect,
  errors: [spaceNotFound, spaceReadOnly, subjectNotFound],
  callsPerMinute: 120,
});

export const listSpaceMembers = defineRoute({
  name: 'spaces.listMembers',
  method: 'GET',
  path: '/api/spaces/:space/members',
  access: 'person',
  summary: 'Everybody who belongs to the space by whatever grant, by name, for its members; of an open group for all',
  input: z.object({
    space: id,
    /** Parts of a name. */
    q: z.string().max(100).default(''),
    role: spaceRole.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  output: z.object({
    members: z.array(z.object({ id, name: z.string(), role: spaceRole })),
    /** How many fit the question, and how many there are in all. */
    found: z.number().int(),
    total: z.number().int(),
  }),
  errors: [spaceNotFound],
  callsPerMinute: 600,
});

export const listSpacesForAdministration = defineRoute({
  name: 'spaces.listForAdministration',
  method: 'GET',
  path: '/api/administration/spaces',
  access: 'administrator',
  summary: 'Names and owners of spaces, without their content; hidden spaces only by number',
  input: nothing,
  output: z.object({
    spaces: z.array(
      z.object({
        id,
        slug: z.string(),
        name: z.string(),
        archived: z.boolean(),
        kind: spaceKind,
        owners: z.array(z.object({ id, name: z.string() })),
      }),
    ),
    hidden: z.number().int(),
  }),
  errors: [],
});
