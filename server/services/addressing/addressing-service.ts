import type { Tx } from '@kontor/database';
import type { Actor, Addressing, AudienceToken, People, Spaces } from '@kontor/plugin-api/server';
import { type Addressee, type Addressees, addresseesUnknown, type NamedAddressee } from '@kontor/schema';
import type { PermissionService } from '../permissions/index.ts';
import { listAddressed } from './addressing-store.ts';

export interface AddressingParts {
  readonly permissions: Pick<PermissionService, 'today' | 'listAccessToSpaces' | 'findRoles'>;
  readonly people: Pick<People, 'findPersons' | 'findOrgUnits' | 'findGroups'>;
  readonly spaces: Pick<Spaces, 'findSpaces'>;
}

type WithId = Extract<Addressee, { id: string }>;

/** Resolves whom something is for, forwards as tokens and backwards as persons; both say the same of everybody. */
export class AddressingService implements Addressing {
  readonly #parts: AddressingParts;

  constructor(parts: AddressingParts) {
    this.#parts = parts;
  }

  tokensOf(addressees: Addressees): AudienceToken[] {
    return [...new Set(addressees.map(tokenOf))];
  }

  async listPersons(tx: Tx, addressees: Addressees): Promise<string[]> {
    const { permissions } = this.#parts;
    const named = (kind: 'place' | 'position') =>
      addressees.flatMap((each) => (each.kind === kind && 'name' in each ? [each.name] : []));
    const inSpaces = await permissions.listAccessToSpaces(tx, idsOf(addressees, 'space'));
    return listAddressed(
      tx,
      {
        isEveryone: addressees.some(({ kind }) => kind === 'everyone'),
        units: idsOf(addressees, 'org-unit'),
        groups: idsOf(addressees, 'group'),
        persons: [...idsOf(addressees, 'person'), ...inSpaces.map(({ person }) => person)],
        places: named('place'),
        positions: named('position'),
      },
      permissions.today(),
    );
  }

  async count(tx: Tx, addressees: Addressees): Promise<number> {
    return (await this.listPersons(tx, addressees)).length;
  }

  async isAmong(tx: Tx, person: string, addressees: Addressees): Promise<boolean> {
    return (await this.listPersons(tx, addressees)).includes(person);
  }

  async check(tx: Tx, actor: Actor, addressees: Addressees): Promise<void> {
    const labels = await this.#labels(tx, actor, addressees);
    const isUnknown = addressees.some((each) => 'id' in each && !labels.has(each.id));
    if (isUnknown) throw addresseesUnknown();
  }

  async name(tx: Tx, actor: Actor, addressees: Addressees): Promise<NamedAddressee[]> {
    const labels = await this.#labels(tx, actor, addressees);
    return addressees.map((each) => {
      if ('id' in each) return { ...each, label: labels.get(each.id) ?? '' };
      return { ...each, label: 'name' in each ? each.name : '' };
    });
  }

  /** What is there and may be named to the actor, by id. */
  async #labels(tx: Tx, actor: Actor, addressees: Addressees): Promise<Map<string, string>> {
    const { people, spaces, permissions } = this.#parts;
    const wanted = idsOf(addressees, 'space');
    const roles = wanted.length > 0 ? await permissions.findRoles(tx, actor.person) : new Map<string, unknown>();
    const found = [
      ...(await people.findOrgUnits(tx, idsOf(addressees, 'org-unit'))),
      ...(await people.findGroups(tx, idsOf(addressees, 'group'))),
      ...(await people.findPersons(tx, idsOf(addressees, 'person'))),
      ...(await spaces.findSpaces(
        tx,
        wanted.filter((id) => roles.has(id)),
      )),
    ];
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

function tokenOf(addressee: Addressee): AudienceToken {
  if (addressee.kind === 'everyone') return 'everyone';
  if ('name' in addressee) return `${addressee.kind}:${addressee.name}`;
  return `${addressee.kind === 'org-unit' ? 'unit' : addressee.kind}:${addressee.id}`;
}

function idsOf(addressees: Addressees, kind: WithId['kind']): string[] {
  return addressees.flatMap((each) => ('id' in each && each.kind === kind ? [each.id] : []));
}
