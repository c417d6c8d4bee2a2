import { z } from 'zod';
import { day, id, line, moment, requiredLine } from '../fields.ts';

/** Weakest first; each may all that the ones before may. */
export const spaceRole = z.enum(['reader', 'editor', 'owner']);
export type SpaceRole = z.output<typeof spaceRole>;
/** `open`: everybody finds and joins it. `on-request`: everybody finds it, owners decide. `hidden`: only members know of it. */
export const spaceVisibility = z.enum(['open', 'on-request', 'hidden']);
export type SpaceVisibility = z.output<typeof spaceVisibility>;

/**
 * `work`: of a team or a topic of the office. `interest`: of people with a common interest (Laufgruppe, Ersthelfende); it
 * speaks for no office and stands alone.
 */
export const spaceKind = z.enum(['work', 'interest']);
export type SpaceKind = z.output<typeof spaceKind>;

export function roleAtLeast(role: SpaceRole | undefined, needed: SpaceRole): boolean {
  return role !== undefined && spaceRole.options.indexOf(role) >= spaceRole.options.indexOf(needed);
}

export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);

export const space = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  /** In a `SpaceView`, null also when that person may not see the space above. */
  parent: id.nullable(),
  visibility: spaceVisibility,
  /** False: grants of the space above do not reach here. */
  inherits: z.boolean(),
  archivedAt: moment.nullable(),
  kind: spaceKind,
  /** What a group is about, in words of its own; spaces for work have none. */
  topics: z.array(z.string()),
  revision: z.number().int(),
});
export type Space = z.output<typeof space>;

/** A space as one person sees it. */
export const spaceView = space.extend({
  role: spaceRole.nullable(),
  /** Whether the person has asked to join and nobody has decided yet. */
  requested: z.boolean(),
  /** Whether the person holds a grant of their own, which they can give back. */
  canLeave: z.boolean(),
});
export type SpaceView = z.output<typeof spaceView>;

export const grantSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id }),
  z.object({ kind: z.literal('org-unit'), id, below: z.boolean() }),
  z.object({ kind: z.literal('group'), id }),
]);
export type GrantSubject = z.output<typeof grantSubject>;

export const grant = z.object({
  id,
  subject: grantSubject,
  subjectName: z.string(),
  role: spaceRole,
  until: day.nullable(),
  /** Slug of the space above it comes from, empty when the reader may not see that space; null when given here. */
  inheritedFrom: z.string().nullable(),
});
export type Grant = z.output<typeof grant>;

/** What a change of a grant would do today, beside all other grants. */
export const grantEffect = z.object({
  /** Whom the grant reaches. */
  people: z.number().int(),
  /** The first of them by name; of those who lose something, when a grant is taken back. */
  first: z.array(z.object({ id, name: z.string() })),
  /** Had no access before. */
  joining: z.number().int(),
  /** Had less before. */
  gaining: z.number().int(),
  /** Keep less than before. */
  losing: z.number().int(),
  /** Have no access afterwards. */
  leaving: z.number().int(),
});
export type GrantEffect = z.output<typeof grantEffect>;

export const joinRequest = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  note: z.string(),
  createdAt: moment,
});
export type JoinRequest = z.output<typeof joinRequest>;

const spaceFields = {
  slug,
  name: requiredLine(100),
  description: line(500),
  visibility: spaceVisibility,
  parent: id.nullable(),
  inherits: z.boolean(),
  topics: z.array(requiredLine(40)).max(5),
};

export const newSpace = z.object({
  ...spaceFields,
  description: spaceFields.description.default(''),
  visibility: spaceFields.visibility.default('open'),
  parent: spaceFields.parent.default(null),
  inherits: spaceFields.inherits.default(true),
  kind: spaceKind.default('work'),
  topics: spaceFields.topics.default([]),
});
export type NewSpace = z.output<typeof newSpace>;

/** A change of a space: what is left out stays as it is. Without defaults, which would open a hidden space. */
export const spaceChange = z.object(spaceFields).partial();
export type SpaceChange = z.output<typeof spaceChange>;
