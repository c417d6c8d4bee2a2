import { addDays, isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { docOfMarkdown } from '@kontor/editor/shared';
import { demoPageIds, pageRef } from '@kontor/plugin-wiki/shared';
import type { OrgUnit } from '@kontor/schema';
import { usualKeptYears } from '../shared/index.ts';
import { enqueueTelling } from './asking-jobs.ts';
import { insertConfirmation } from './confirmation-store.ts';
import { type DemoInstruction, demoInstructions } from './demo-texts.ts';
import { putDeputies } from './deputy-store.ts';
import { insertInstruction, insertVersion } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';
import { type Offices, readOffices } from './offices.ts';

const hourMs = 3_600_000;
/** Two of three have done it already. */
const notYet = 3;

/** Has the demo city issue something: one that is to be confirmed, one that is. */
export function seedInstructions(context: InstructionsContext): void {
  context.host.demo.seed(async (tx) => {
    const offices = await readOffices(context.host, tx);
    const editor = await findOwner(context, tx, 'digitalisierung');
    const own = [...offices.units.values()].find(({ code }) => code === demoInstructions[0]?.office);
    const [lead] = offices.leadsOf(own?.id ?? null);
    if (own && editor !== undefined && lead !== undefined) await putDeputies(tx, own.id, [editor], lead);
    for (const demo of demoInstructions) await seedOne(context, tx, offices, demo);
  });
}

async function seedOne(context: InstructionsContext, tx: Tx, offices: Offices, demo: DemoInstruction): Promise<void> {
  const { host, now } = context;
  const unitOf = (code: string): OrgUnit | undefined => [...offices.units.values()].find((unit) => unit.code === code);
  const office = unitOf(demo.office);
  const units = demo.units.flatMap((code) => unitOf(code) ?? []);
  const [by] = offices.leadsOf(office?.id ?? null);
  if (!office || units.length < demo.units.length || by === undefined) return;
  const addressees = units.map(({ id }) => ({ kind: 'org-unit' as const, id }));
  const issuedAt = new Date(now.getTime() - demo.issuedDaysAgo * 24 * hourMs);
  const [lead] = await host.people.findPersons(tx, [by]);
  await insertInstruction(tx, {
    id: demo.id,
    office: office.id,
    office_name: office.name,
    addressees,
    audience: host.addressing.tokensOf(addressees),
    source: pageRef(demoPageIds.vpn),
    kept_years: usualKeptYears,
    created_at: issuedAt,
    ...{ withdrawn_at: null, withdrawn_by: null, reminded_on: null },
  });
  const version = newId();
  await insertVersion(
    tx,
    {
      id: version,
      instruction: demo.id,
      ...{ number: 1, title: demo.title, note: demo.note },
      valid_from: isoDate(issuedAt, host.people.timeZone),
      deadline: demo.dueIn === null ? null : addDays(context.today, demo.dueIn),
      issued_at: issuedAt,
      issued_by: by,
      issued_by_name: lead?.name ?? '',
    },
    docOfMarkdown(demo.text),
  );
  await confirmByMany(context, tx, { demo, version, addressees, issuedAt });
  await enqueueTelling(context, tx, demo.id);
}

interface Issued {
  readonly demo: DemoInstruction;
  readonly version: string;
  readonly addressees: Parameters<InstructionsContext['host']['addressing']['listPersons']>[1];
  readonly issuedAt: Date;
}

/** `homeoffice` and `newhire` have it before them; of the others most have done it. */
async function confirmByMany(context: InstructionsContext, tx: Tx, issued: Issued): Promise<void> {
  const { host, now } = context;
  const { demo, version, addressees, issuedAt } = issued;
  const asked = new Set([await findOwner(context, tx, 'telearbeit'), await findOwner(context, tx, 'lauftreff')]);
  const persons = await host.people.findPersons(tx, await host.addressing.listPersons(tx, addressees));
  for (const [index, { id, name }] of persons.entries()) {
    if (demo.isDone ? index % 40 === 39 && !asked.has(id) : index % notYet === 0 || asked.has(id)) continue;
    const at = new Date(Math.min(issuedAt.getTime() + (index % 90) * hourMs, now.getTime()));
    await insertConfirmation(tx, { id: newId(), version, person: id, person_name: name, given_at: at, arrived_at: at });
  }
}

async function findOwner({ host }: InstructionsContext, tx: Tx, slug: string): Promise<string | undefined> {
  const space = await host.spaces.findBySlug(tx, slug);
  const holders = space ? await host.permissions.listPersonsOf(tx, space.id) : [];
  return holders.find(({ role }) => role === 'owner')?.person;
}
