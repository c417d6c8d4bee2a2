import { type Ref, refOf } from '@kontor/base';
import { fields, linkCard, namedAddressee } from '@kontor/schema';
import { z } from 'zod';

const { id, day, moment, ref } = fields;

const named = z.object({ id, name: z.string() });
export type Named = z.output<typeof named>;

/** So long after an instruction ended its proofs are kept, unless the office says otherwise. */
export const usualKeptYears = 10;

/** The text as it was issued at one time, with all that is said about it. */
export const version = z.object({
  id,
  /** 1 is the first. */
  number: z.number().int(),
  title: z.string(),
  issuedAt: moment,
  issuedBy: z.string(),
  /** From when on it holds. */
  validFrom: day,
  /** Until when it is to be confirmed. */
  deadline: day.nullable(),
  /** What is another than before; empty in the first. */
  note: z.string(),
});
export type Version = z.output<typeof version>;

/** A document by the schema of the editor, which checks it again before it shows it. */
const doc = z.object({ type: z.literal('doc') }).catchall(z.unknown());

/** What the caller has confirmed, of one version. */
const confirmed = z.object({ givenAt: moment, arrivedAt: moment });

/** One version of an instruction, for whoever it is meant for and for those who issued it. */
export const instruction = z.object({
  id,
  office: z.object({ id: id.nullable(), name: z.string() }),
  addressees: z.array(namedAddressee),
  version,
  doc,
  /** Newest first, this one too. */
  versions: z.array(version),
  /** What it was made of, where the caller sees that. */
  source: linkCard.nullable(),
  isCurrent: z.boolean(),
  withdrawnAt: moment.nullable(),
  /** So many years after its end the proofs are kept. */
  keptYears: z.number().int(),
  /** Whether this version asks the caller to confirm it. */
  asksMe: z.boolean(),
  /** Of this version. */
  confirmed: confirmed.nullable(),
  /** The caller acts for the office: new versions, taking back. */
  mayManage: z.boolean(),
  /** The caller sees who has confirmed: those who act for the office, and nobody else. */
  maySeeReport: z.boolean(),
  /** Who they are. */
  reportSeenBy: z.array(named),
});
export type Instruction = z.output<typeof instruction>;

/** Something that the caller has to confirm. */
export const openInstruction = z.object({
  instruction: id,
  version: id,
  number: z.number().int(),
  title: z.string(),
  office: z.string(),
  issuedAt: moment,
  validFrom: day,
  deadline: day.nullable(),
});
export type OpenInstruction = z.output<typeof openInstruction>;

/** Something that the caller has confirmed: their own proof, also of what they may not read any more. */
export const confirmedInstruction = openInstruction.extend({
  givenAt: moment,
  arrivedAt: moment,
  /** No later version took its place, and it was not taken back. */
  isCurrent: z.boolean(),
  isReadable: z.boolean(),
});
export type ConfirmedInstruction = z.output<typeof confirmedInstruction>;

/** In the list of those who issue. */
export const issuedInstruction = z.object({
  id,
  title: z.string(),
  office: z.string(),
  number: z.number().int(),
  issuedAt: moment,
  deadline: day.nullable(),
  withdrawnAt: moment.nullable(),
  /** Only for those who see the report. */
  counts: z.object({ open: z.number().int(), confirmed: z.number().int() }).nullable(),
});
export type IssuedInstruction = z.output<typeof issuedInstruction>;

/** For which the caller issues, and who else does. */
export const issuingOffice = named.extend({
  leads: z.array(named),
  /** Named by those who lead. */
  deputies: z.array(named),
  /** Only those who lead name others: administrators give nobody a look into the report. */
  mayName: z.boolean(),
});
export type IssuingOffice = z.output<typeof issuingOffice>;

export const sourceRef = ref;

export function instructionRef(instructionId: string): Ref {
  return refOf('instructions', 'instruction', instructionId);
}

export const instructionsPath = '/instructions';

export function instructionPath(instructionId: string): string {
  return `${instructionsPath}/read/${instructionId}`;
}

export function reportPath(instructionId: string): string {
  return `${instructionsPath}/report/${instructionId}`;
}
