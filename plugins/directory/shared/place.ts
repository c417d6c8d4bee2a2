import { defineRoute, fields, office } from '@kontor/schema';
import { z } from 'zod';
import { personCard } from './person.ts';

const { id, nothing } = fields;

/** A building as offices name it, with the offices that are found there. */
export const placeWithOffices = z.object({
  building: z.string(),
  street: z.string(),
  /** How one gets in without steps, as the offices say it; each once. */
  access: z.array(z.string()),
  offices: z.array(
    z.object({
      id,
      name: z.string(),
      room: z.string(),
      hours: office.shape.hours,
      closures: office.shape.closures,
    }),
  ),
});
export type PlaceWithOffices = z.output<typeof placeWithOffices>;

export const listPlaces = defineRoute({
  name: 'directory.listPlaces',
  method: 'GET',
  path: '/api/directory/places',
  access: 'person',
  summary: 'Buildings with the offices that are found there',
  input: nothing,
  output: z.object({ timeZone: z.string(), places: z.array(placeWithOffices) }),
  errors: [],
});

export const listRooms = defineRoute({
  name: 'directory.listRooms',
  method: 'GET',
  path: '/api/directory/places/rooms',
  access: 'person',
  summary: 'Rooms of a building with the people who show everyone that they work there; at most 1,000 people',
  input: z.object({ building: fields.requiredLine(120), street: fields.line(160).default('') }),
  output: z.object({ rooms: z.array(z.object({ room: z.string(), people: z.array(personCard) })) }),
  errors: [],
});
