import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, nothing, requiredLine } from '../fields.ts';

/**
 * One part of those whom something is for: everybody, the people of an org unit and of the units below it, of a group, of a
 * space (with any role there), one person, all who work at a place, or all who hold a position of this title today.
 */
export const addressee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.enum(['org-unit', 'group', 'space', 'person']), id }),
  z.object({ kind: z.enum(['place', 'position']), name: requiredLine(200) }),
]);
export type Addressee = z.output<typeof addressee>;
export type AddresseeKind = Addressee['kind'];

/** Whom something is for: who belongs to any of these. */
export const addressees = z.array(addressee).min(1).max(100);
export type Addressees = readonly Addressee[];

/** What is gone, or hidden from the reader, has no label; nor has everybody. */
export const namedAddressee = z.intersection(addressee, z.object({ label: z.string() }));
export type NamedAddressee = z.output<typeof namedAddressee>;

export const addresseesUnknown = defineError('people.addressees_unknown', 'input', {
  de: 'Eine der ausgewählten Stellen gibt es nicht (mehr), oder Sie gehören nicht zu diesem Bereich. Bitte wählen Sie neu.',
  en: 'One of those chosen does not exist (any more), or is a space that you do not belong to. Please choose again.',
});

export const previewAddressees = defineRoute({
  name: 'people.previewAddressees',
  method: 'POST',
  path: '/api/people/addressees/preview',
  access: 'person',
  summary: 'How many people something for these would reach today',
  input: z.object({ addressees }),
  output: z.object({ persons: z.number().int() }),
  errors: [addresseesUnknown],
  callsPerMinute: 120,
  keptOffline: false,
});

export const listAddressable = defineRoute({
  name: 'people.listAddressable',
  method: 'GET',
  path: '/api/people/addressees',
  access: 'person',
  summary: 'Places at which somebody works and titles that somebody holds today, by which people can be addressed',
  input: nothing,
  output: z.object({ places: z.array(z.string()), positions: z.array(z.string()) }),
  errors: [],
});
