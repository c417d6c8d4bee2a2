import type { Audit, People } from '@kontor/plugin-api/server';
import { type InputOf, newPerson, type SessionState, type setUpOrganisation } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { Accounts, Caller, SignedIn } from '../accounts/index.ts';
import type { OrganisationService } from './organisation-service.ts';

export interface SetupParts {
  readonly organisation: OrganisationService;
  readonly people: Pick<People, 'createPerson'>;
  readonly accounts: Pick<Accounts, 'createAccount' | 'startSession' | 'sessionStateOf'>;
  readonly audit: Audit;
}

/** The first visit: the organisation, its first administrator's person and account come together or not at all. */
export class SetupService {
  readonly #core: Core;
  readonly #parts: SetupParts;

  constructor(core: Core, parts: SetupParts) {
    this.#core = core;
    this.#parts = parts;
  }

  /** Signs the administrator in. Of two at once the second gets `already_set_up`. */
  async setUp(
    input: InputOf<typeof setUpOrganisation>,
    caller: Caller,
  ): Promise<{ session: SignedIn; state: SessionState }> {
    const { organisation, people, accounts, audit } = this.#parts;
    const { login, password, ...name } = input.administrator;
    return this.#core.database.transaction(async (tx) => {
      await organisation.createWithCode(tx, input.code, input.organisation);
      const person = await people.createPerson(tx, undefined, newPerson.parse(name));
      const roles = ['administrator'] as const;
      const account = await accounts.createAccount(tx, undefined, { person: person.id, login, password, roles });
      const session = await accounts.startSession(tx, account.id, caller);
      await audit.append(tx, { kind: 'organisation.set_up', actor: session.actor, address: caller.address });
      return { session, state: await accounts.sessionStateOf(tx, session.actor) };
    });
  }
}
