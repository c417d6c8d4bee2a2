import { createHash } from 'node:crypto';
import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Organisation } from '@kontor/plugin-api/server';
import type { Policies, PrivacyDeclaration } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { presentDeclarations } from './privacy-service.ts';

/** The policies that say what is shown, kept or sent; how somebody signs in is not the staff council's matter. */
export const toldPolicies = [
  'staffCouncil',
  'presence',
  'readReceipts',
  'readingConfirmations',
  'missedSearches',
  'notificationMails',
  'webPush',
  'notificationDays',
  'doneNotificationDays',
  'auditDays',
  'erasureDays',
  'sessionIdleDays',
  'sessionDays',
] as const satisfies readonly (keyof Policies)[];
export type ToldPolicy = (typeof toldPolicies)[number];

/** A kind of data as everybody is told of it, with the tables that hold it. */
export type DeclaredFacts = PrivacyDeclaration & { readonly tables: readonly string[] };

export interface PeriodFacts {
  readonly kind: string;
  readonly label: Sentence;
  readonly counts: Sentence;
  readonly ofSpace: boolean;
  readonly days: number | null;
}

/** All that the document says and that can differ from one day to another: what is agreed on, and compared. */
export interface WorksFacts {
  readonly policies: Readonly<Record<ToldPolicy, boolean | number>>;
  readonly declarations: readonly DeclaredFacts[];
  /** After how many days content goes, by kind; null is never. */
  readonly periods: readonly PeriodFacts[];
  /** Names of the doors that open to a role alone. */
  readonly doors: { readonly administrator: readonly string[]; readonly auditor: readonly string[] };
}

export async function readWorksFacts(core: Core, organisation: Organisation, tx: Tx): Promise<WorksFacts> {
  const held = await organisation.getPolicies(tx);
  const { declarations } = core.privacy;
  const tables = new Map(declarations.map((declared) => [declared.id, [...declared.tables].sort()]));
  const presented = await presentDeclarations(tx, declarations);
  const doorsOf = (access: string) =>
    core.http.doors
      .filter((door) => door.access === access)
      .map(({ name }) => name)
      .sort();
  const periods: PeriodFacts[] = [];
  for (const provider of core.periods.providers) {
    const { kind, label, counts, ofSpace } = provider;
    periods.push({ kind, label, counts, ofSpace, days: await core.periods.readDays(tx, provider) });
  }
  return {
    periods,
    policies: Object.fromEntries(toldPolicies.map((name) => [name, held[name]])) as WorksFacts['policies'], // of exactly these names
    declarations: presented.map((declaration) => ({ ...declaration, tables: tables.get(declaration.id) ?? [] })),
    doors: { administrator: doorsOf('administrator'), auditor: doorsOf('auditor') },
  };
}

/** The same facts have the same hash, in whatever order they were put together. */
export function hashOf(facts: WorksFacts): string {
  const declarations = [...facts.declarations].sort((one, other) => (one.id < other.id ? -1 : 1));
  return createHash('sha256')
    .update(canonical({ ...facts, declarations }))
    .digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join()}}`;
}
