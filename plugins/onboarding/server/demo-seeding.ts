import { isoDate, newId, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { demoPageIds, pageRef } from '@kontor/plugin-wiki/shared';
import type { Item } from '../shared/index.ts';
import { composeItems } from './compose-items.ts';
import type { OnboardingContext } from './onboarding-context.ts';
import { insertPlan, type PlanRow, putItems, setDone } from './plan-store.ts';
import { putTemplate } from './template-store.ts';

const dayMs = 86_400_000;
/** The office of `newhire`, who began so many days ago and has done so much. */
const office = { code: 'A.4.04', title: 'Sachbearbeitung', beganDaysAgo: 3, done: 3 };

type Given = Partial<Item> & Pick<Item, 'kind' | 'within'>;

/** Has somebody in the demo city a first week. */
export function seedOnboarding(context: OnboardingContext): void {
  const { host } = context;
  host.demo.seed(async (tx) => {
    const unit = (await host.people.listOrgUnits(tx)).find(({ code }) => code === office.code);
    const [lead] = unit ? await host.people.listLeads(tx, [unit.id]) : [];
    const newcomer = await findOwner(context, tx, 'lauftreff');
    if (!unit || !lead || newcomer === undefined) return;
    const members = await host.people.listMembers(tx, unit.id, false);
    const [mentor, neighbour] = members.filter((person) => person !== newcomer && person !== lead.person).sort();
    const everybody = await itemsForAll(context, tx);
    const there = itemsForOffice(lead.person, mentor ?? lead.person, neighbour ?? lead.person);
    const template = { id: newId(), revision: 1 };
    await putTemplate(tx, { ...template, level: 'organisation', unit: null, title: null, items: everybody });
    const position = { level: 'position', unit: unit.id, title: office.title } as const;
    await putTemplate(tx, { ...template, id: newId(), ...position, items: there });
    const plan: PlanRow = {
      id: newId(),
      ...{
        person: newcomer,
        mentor: mentor ?? null,
        begun_by: lead.person,
        shared: false,
        ended_at: null,
        revision: 1,
      },
      starts_on: isoDate(new Date(context.now.getTime() - office.beganDaysAgo * dayMs), host.people.timeZone),
      created_at: new Date(context.now.getTime() - 20 * dayMs),
    };
    if (!(await insertPlan(tx, plan))) return;
    const items = composeItems([everybody, there]);
    await putItems(tx, plan.id, items);
    const done = items.slice(0, office.done).map(({ id }) => id);
    await setDone(tx, plan.id, done, context.now);
  });
}

async function findOwner({ host }: OnboardingContext, tx: Tx, slug: string): Promise<string | undefined> {
  const space = await host.spaces.findBySlug(tx, slug);
  const holders = space ? await host.permissions.listPersonsOf(tx, space.id) : [];
  return holders.find(({ role }) => role === 'owner')?.person;
}

async function itemsForAll({ host }: OnboardingContext, tx: Tx): Promise<Item[]> {
  const find = async (slug: string) => {
    const space = await host.spaces.findBySlug(tx, slug);
    return space && refOf('spaces', 'space', space.id);
  };
  const [remote, cycling] = [await find('telearbeit'), await find('radverkehr')];
  return [
    anItem({ kind: 'do', within: 1, text: 'Dienstausweis im Bürgerservice abholen', note: 'Erdgeschoss, Zimmer 12.' }),
    anItem({ kind: 'do', within: 1, text: 'Zweiten Faktor für das Konto einrichten' }),
    anItem({ kind: 'do', within: 7, text: 'Unterweisung zum Brandschutz', note: 'Jeden Donnerstag um 9 Uhr.' }),
    ...(remote ? [anItem({ kind: 'join', within: 14, ref: remote, note: 'Technik und Regeln für zu Hause.' })] : []),
    anItem({ kind: 'read', within: 14, ref: pageRef(demoPageIds.ausstattung) }),
    ...(cycling ? [anItem({ kind: 'join', within: 30, ref: cycling, text: 'In ein Projekt hineinschauen' })] : []),
  ];
}

function itemsForOffice(lead: string, mentor: string, neighbour: string): Item[] {
  const person = (id: string) => refOf('people', 'person', id);
  return [
    anItem({ kind: 'meet', within: 1, ref: person(lead), note: 'Begrüßung um 9 Uhr.' }),
    anItem({ kind: 'meet', within: 1, ref: person(mentor), note: 'Zeigt Ihnen das Haus und Ihren Platz.' }),
    anItem({ kind: 'read', within: 7, ref: pageRef(demoPageIds.einarbeitung) }),
    anItem({ kind: 'read', within: 7, ref: pageRef(demoPageIds.nachweise) }),
    anItem({ kind: 'do', within: 7, text: 'Einen Vormittag am Schalter zuhören' }),
    anItem({ kind: 'meet', within: 14, ref: person(neighbour), note: 'Zuständig für Lastenzuschuss.' }),
    anItem({ kind: 'do', within: 30, text: 'Ersten Antrag selbst bearbeiten', note: 'Gemeinsam gegenlesen.' }),
    anItem({ kind: 'do', within: 90, text: 'Gespräch nach drei Monaten', note: 'Was lief gut, was fehlt?' }),
  ];
}

function anItem(given: Given): Item {
  return { id: newId(), ref: null, text: '', note: '', ...given };
}
