import { fields } from '@kontor/schema';
import { z } from 'zod';
import { version } from './instruction.ts';

const { id, day, moment } = fields;

const named = z.object({ id, name: z.string() });

/** Who still has to confirm. */
export const openPerson = z.object({
  person: named,
  /** The last day of an absence of today: they are asked when they are back. */
  absentUntil: day.nullable(),
});

export const confirmation = z.object({
  person: named,
  /** When it was given, on the person's device. */
  givenAt: moment,
  /** When it came here; later where there was no connection. */
  arrivedAt: moment,
});
export type ReportedConfirmation = z.output<typeof confirmation>;

export const reportUnit = z.object({
  /** Null: without an org unit. */
  unit: named.nullable(),
  open: z.array(openPerson),
  confirmed: z.array(confirmation),
});
export type ReportUnit = z.output<typeof reportUnit>;

/**
 * Of one version: of the current one who has to confirm it and who has, of an earlier one who has. People stand once, with
 * the org unit of their main position today.
 */
export const report = z.object({
  instruction: id,
  title: z.string(),
  office: z.string(),
  version,
  versions: z.array(version),
  isCurrent: z.boolean(),
  withdrawnAt: z.string().nullable(),
  /** The day on which they were reminded by hand. */
  remindedOn: day.nullable(),
  mayRemind: z.boolean(),
  /** By name. */
  units: z.array(reportUnit),
  /** Confirmed it, and are not among the addressees any more. */
  former: z.array(confirmation),
  /** Who sees this report. */
  seenBy: z.array(named),
});
export type Report = z.output<typeof report>;

/** How many are open and how many are done, in all units together. */
export function countReport({ units }: Pick<Report, 'units'>): { open: number; confirmed: number } {
  const sum = (count: (unit: ReportUnit) => number) => units.reduce((all, unit) => all + count(unit), 0);
  return { open: sum(({ open }) => open.length), confirmed: sum(({ confirmed }) => confirmed.length) };
}
