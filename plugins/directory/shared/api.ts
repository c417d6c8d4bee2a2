import { defineRoute, fields, orgUnitNotFound, personNotFound, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { awayPerson } from './absence.ts';
import { importAlreadyApplied, importFaulty, importNotFound, profileChangedMeanwhile } from './errors.ts';
import { importReport } from './import.ts';
import { orgUnitDetails } from './org-unit.ts';
import { currentAbsence, orgUnitCard, personCard, personDetails, personPreview, personRow } from './person.ts';
import { about, languageNames, skills, visibilityChange, workingWeek } from './profile.ts';

const { id, nothing } = fields;

/** A query parameter that may come once or several times. */
const several = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string().min(1).max(200)).max(50),
);

/** One value of a facet, with how many of the people found have it. */
const facetValue = z.object({ value: z.string(), people: z.number().int() });

export const searchPeople = defineRoute({
  name: 'directory.search',
  method: 'GET',
  path: '/api/directory/people',
  access: 'person',
  summary: 'People by name, position, office, phone, room, skill or task; without a text all of them by name',
  input: z.object({
    q: z.string().max(200).default(''),
    /** Ids of org units; people in units below them count. Several values of one facet mean "or". */
    orgUnit: several.optional(),
    place: several.optional(),
    skill: several.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
    offset: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.object({
    people: z.array(personRow),
    total: z.number().int(),
    /** False: there are more than `total`. */
    totalIsExact: z.boolean(),
    facets: z.object({
      /** Units with their parents, ordered by code; a unit counts the people below it too. */
      orgUnits: z.array(orgUnitCard.extend({ parent: id.nullable(), people: z.number().int() })),
      places: z.array(facetValue),
      skills: z.array(facetValue),
    }),
  }),
  errors: [],
  callsPerMinute: 600,
});

export const findInCharge = defineRoute({
  name: 'directory.findInCharge',
  method: 'GET',
  path: '/api/directory/in-charge',
  access: 'person',
  summary: 'Whom to ask about a topic: people who are responsible for pages about it that the caller may read',
  input: z.object({ q: z.string().trim().min(2).max(200) }),
  output: z.object({
    people: z.array(
      personCard.extend({
        absence: currentAbsence.nullable(),
        /** The pages, the one that fits best first; at most three. */
        pages: z.array(z.object({ title: z.string(), path: z.string() })),
      }),
    ),
  }),
  errors: [],
  callsPerMinute: 600,
});

export const getPerson = defineRoute({
  name: 'directory.getPerson',
  method: 'GET',
  path: '/api/directory/people/:person',
  access: 'person',
  summary: 'One person with all that the caller may see of them; `me` is the caller',
  input: z.object({ person: id.or(z.literal('me')) }),
  output: personDetails,
  errors: [personNotFound],
});

export const getPersonCard = defineRoute({
  name: 'directory.getPersonCard',
  method: 'GET',
  path: '/api/directory/people/:person/card',
  access: 'person',
  summary: 'A person in short: how to reach them, where they are, who stands in',
  input: z.object({ person: id }),
  output: personPreview,
  errors: [personNotFound],
  callsPerMinute: 600,
});

export const updateOwnProfile = defineRoute({
  name: 'directory.updateOwnProfile',
  method: 'PATCH',
  path: '/api/directory/people/me',
  idempotent: true,
  access: 'person',
  summary: 'Changes what the caller says about themselves; fields left out stay',
  input: z.object({
    revision: z.number().int(),
    about: about.optional(),
    skills: skills.optional(),
    languages: languageNames.optional(),
    week: workingWeek.nullable().optional(),
  }),
  output: personDetails,
  errors: [profileChangedMeanwhile],
});

export const setVisibility = defineRoute({
  name: 'directory.setVisibility',
  method: 'PUT',
  path: '/api/directory/people/me/visibility',
  idempotent: true,
  access: 'person',
  summary: 'Chooses who sees which part of the own entry; parts left out stay',
  input: z.object({ visibility: visibilityChange }),
  output: personDetails,
  errors: [],
});

export const removePhoto = defineRoute({
  name: 'directory.removePhoto',
  method: 'DELETE',
  path: '/api/directory/people/me/photo',
  access: 'person',
  summary: 'Removes the own photo',
  input: nothing,
  output: personDetails,
  errors: [],
});

export const suggestSkills = defineRoute({
  name: 'directory.suggestSkills',
  method: 'GET',
  path: '/api/directory/skills',
  access: 'person',
  summary: 'Skills that others share with everyone and that contain a text, the most frequent first',
  input: z.object({ q: z.string().max(60).default('') }),
  output: z.object({ skills: z.array(z.string()) }),
  errors: [],
  callsPerMinute: 600,
});

export const getOrgUnit = defineRoute({
  name: 'directory.getOrgUnit',
  method: 'GET',
  path: '/api/directory/org-units/:orgUnit',
  access: 'person',
  summary: 'One org unit: its tasks, place, leads, people and units below',
  input: z.object({ orgUnit: id }),
  output: orgUnitDetails,
  errors: [orgUnitNotFound],
});

export const listAway = defineRoute({
  name: 'directory.listAway',
  method: 'GET',
  path: '/api/directory/absences',
  access: 'person',
  summary: 'Who is away today and on the days to come, and who stands in, as far as the caller may see it',
  input: z.object({
    /** The own units, with those below for who leads one; or everybody. Of no account with `orgUnit` or `space`. */
    of: z.enum(['units', 'everybody']).default('units'),
    /** People of this unit and below. */
    orgUnit: id.optional(),
    /** People of this space, for its members. */
    space: id.optional(),
    /** Today and the days after it. */
    days: z.coerce.number().int().min(1).max(31).default(14),
  }),
  output: z.object({
    today: fields.day,
    until: fields.day,
    /** By first day, then by name; at most 1,000. */
    away: z.array(awayPerson),
    isCut: z.boolean(),
  }),
  errors: [orgUnitNotFound, spaceNotFound],
});

export const listImports = defineRoute({
  name: 'directory.listImports',
  method: 'GET',
  path: '/api/directory/imports',
  access: 'administrator',
  summary: 'The last 20 imports without their problems, the newest first',
  input: nothing,
  output: z.object({ imports: z.array(importReport.omit({ problems: true })) }),
  errors: [],
});

export const getImport = defineRoute({
  name: 'directory.getImport',
  method: 'GET',
  path: '/api/directory/imports/:import',
  access: 'administrator',
  summary: 'Report, progress and result of one import',
  input: z.object({ import: id }),
  output: importReport,
  errors: [importNotFound],
  callsPerMinute: 600,
});

export const applyImport = defineRoute({
  name: 'directory.applyImport',
  method: 'POST',
  path: '/api/directory/imports/:import/apply',
  access: 'administrator',
  summary: 'Begins to apply a checked import, as a whole or not at all; its progress is read from the import',
  input: z.object({ import: id }),
  output: importReport,
  errors: [importNotFound, importFaulty, importAlreadyApplied],
});
