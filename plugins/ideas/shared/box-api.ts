import { addresseesUnknown, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { box, boxFields } from './box.ts';
import { boxChangedMeanwhile, boxNotFound, boxReadOnly, personUnknown } from './errors.ts';

const { id } = fields;

export const listBoxes = defineRoute({
  name: 'ideas.listBoxes',
  method: 'GET',
  path: '/api/ideas/boxes',
  access: 'person',
  summary: 'Suggestion boxes that the caller sees or manages, and the org units for which they may set one up',
  input: fields.nothing,
  output: z.object({ boxes: z.array(box), units: z.array(z.object({ id, name: z.string() })) }),
  errors: [],
});

export const createBox = defineRoute({
  name: 'ideas.createBox',
  method: 'POST',
  path: '/api/ideas/boxes',
  access: 'person',
  summary: 'Sets up a suggestion box of an org unit; made again with the same id it is the same',
  input: boxFields.extend({ id }),
  output: box,
  errors: [boxReadOnly, personUnknown, addresseesUnknown],
});

export const changeBox = defineRoute({
  name: 'ideas.changeBox',
  method: 'PUT',
  path: '/api/ideas/boxes/:box',
  access: 'person',
  summary: 'Says anew what holds for a suggestion box; its ideas stay',
  input: boxFields.extend({ box: id, revision: z.number().int() }),
  output: box,
  errors: [boxNotFound, boxReadOnly, boxChangedMeanwhile, personUnknown, addresseesUnknown],
});
