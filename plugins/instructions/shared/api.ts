import { addressees, addresseesUnknown, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  alreadyIssued,
  alreadyReminded,
  alreadyWithdrawn,
  deadlinePast,
  instructionNotFound,
  notTheOffice,
  textNotFound,
} from './errors.ts';
import {
  confirmedInstruction,
  instruction,
  issuedInstruction,
  issuingOffice,
  openInstruction,
  sourceRef,
  usualKeptYears,
} from './instruction.ts';
import { report } from './report.ts';

const { id, day, moment, nothing, line, requiredLine } = fields;

export const listOwnInstructions = defineRoute({
  name: 'instructions.listOwn',
  method: 'GET',
  path: '/api/instructions/own',
  access: 'person',
  summary: 'What the caller has to confirm, by deadline, and what they have confirmed, newest first',
  input: nothing,
  output: z.object({ open: z.array(openInstruction), confirmed: z.array(confirmedInstruction) }),
  errors: [],
});

export const getInstruction = defineRoute({
  name: 'instructions.get',
  method: 'GET',
  path: '/api/instructions/:instruction',
  access: 'person',
  summary: 'An instruction with its text, at one of its versions, the current one unless `number` says another',
  input: z.object({ instruction: id, number: z.coerce.number().int().min(1).optional() }),
  output: instruction,
  errors: [instructionNotFound],
});

export const confirmVersion = defineRoute({
  name: 'instructions.confirm',
  method: 'PUT',
  path: '/api/instructions/confirmations/:id',
  idempotent: true,
  access: 'person',
  summary: 'Confirms to have read and understood a version, at a moment; later versions are not confirmed by it',
  input: z.object({ id, version: id, givenAt: moment }),
  output: z.object({ instruction: id, givenAt: moment, arrivedAt: moment }),
  errors: [instructionNotFound],
});

export const listIssued = defineRoute({
  name: 'instructions.listIssued',
  method: 'GET',
  path: '/api/instructions/issued',
  access: 'person',
  summary: 'What the offices have issued for which the caller acts, newest first, and who else acts for them',
  input: nothing,
  output: z.object({ instructions: z.array(issuedInstruction), offices: z.array(issuingOffice) }),
  errors: [],
  keptOffline: false,
});

export const prepareIssue = defineRoute({
  name: 'instructions.prepare',
  method: 'GET',
  path: '/api/instructions/prepare',
  access: 'person',
  summary: 'For which offices the caller may issue a text, and which instructions were made of it',
  input: z.object({ source: sourceRef }),
  output: z.object({
    offices: z.array(z.object({ id, name: z.string() })),
    made: z.array(instruction.pick({ id: true, version: true, addressees: true, keptYears: true, office: true })),
  }),
  errors: [textNotFound],
  keptOffline: false,
});

/** What a version says beside its text. */
const about = {
  /** Of what is frozen: a page, a post. */
  source: sourceRef,
  title: requiredLine(200),
  addressees,
  validFrom: day,
  deadline: day.nullable(),
};

export const issueInstruction = defineRoute({
  name: 'instructions.issue',
  method: 'POST',
  path: '/api/instructions',
  access: 'person',
  summary: 'Issues a text as it is now; all who are among the addressees now, or will be, are asked to confirm it',
  input: z.object({ ...about, office: id, keptYears: z.number().int().min(1).max(50).default(usualKeptYears) }),
  output: z.object({ instruction: id }),
  errors: [notTheOffice, textNotFound, addresseesUnknown, deadlinePast],
});

export const issueVersion = defineRoute({
  name: 'instructions.issueVersion',
  method: 'POST',
  path: '/api/instructions/:instruction/versions',
  access: 'person',
  summary: 'Issues a new version, which asks all again; confirmations of earlier ones stay as proofs of those',
  input: z.object({
    instruction: id,
    ...about,
    note: line(1000),
    /** The number of the version that was current when this one was written. */
    after: z.number().int().min(1),
  }),
  output: z.object({ instruction: id }),
  errors: [
    instructionNotFound,
    notTheOffice,
    textNotFound,
    addresseesUnknown,
    deadlinePast,
    alreadyIssued,
    alreadyWithdrawn,
  ],
});

export const withdrawInstruction = defineRoute({
  name: 'instructions.withdraw',
  method: 'PUT',
  path: '/api/instructions/:instruction/withdrawn',
  access: 'person',
  summary: 'Takes an instruction back: nobody is asked any more, the proofs are kept for their period',
  input: z.object({ instruction: id }),
  output: nothing,
  errors: [instructionNotFound, notTheOffice],
});

export const getReport = defineRoute({
  name: 'instructions.getReport',
  method: 'GET',
  path: '/api/instructions/:instruction/report',
  access: 'person',
  summary: 'Who still has to confirm a version and who has, by org unit: for those who act for the office alone',
  input: z.object({ instruction: id, number: z.coerce.number().int().min(1).optional() }),
  output: report,
  errors: [instructionNotFound, notTheOffice],
  keptOffline: false,
});

/** The same as comma-separated values; no JSON, so no route. */
export const reportFilePath = '/api/instructions/:instruction/report.csv';

export const remindNow = defineRoute({
  name: 'instructions.remind',
  method: 'POST',
  path: '/api/instructions/:instruction/reminders',
  access: 'person',
  summary: 'Reminds all who have not confirmed and are not absent, once a day',
  input: z.object({ instruction: id }),
  output: nothing,
  errors: [instructionNotFound, notTheOffice, alreadyWithdrawn, alreadyReminded],
});

export const nameDeputies = defineRoute({
  name: 'instructions.nameDeputies',
  method: 'PUT',
  path: '/api/instructions/offices/:office/deputies',
  access: 'person',
  summary: 'Says who besides those who lead an office issues for it and sees its reports',
  input: z.object({ office: id, persons: z.array(id).max(20) }),
  output: nothing,
  errors: [notTheOffice],
});
