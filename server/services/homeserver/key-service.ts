import { refOf } from '@kontor/base';
import { MatrixRefusal } from '@kontor/matrix/server';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import { matrixKeysRefused } from '@kontor/schema';
import type { HomeserverContext } from './homeserver-context.ts';
import type { UserService } from './user-service.ts';

/**
 * Signing keys of who has lost the recovery key. The homeserver would ask for a password, which nobody has there; so Kontor
 * vouches for who is signed in. Everybody they talk with sees that the keys changed, and the log tells when and from where.
 */
export class KeyService {
  readonly #context: HomeserverContext;
  readonly #users: UserService;
  readonly #audit: Audit;

  constructor(context: HomeserverContext, users: UserService, audit: Audit) {
    this.#context = context;
    this.#users = users;
    this.#audit = audit;
  }

  /** Throws `matrixKeysRefused`, and `MatrixAway`. */
  async replace(actor: Actor, keys: object, address: string): Promise<void> {
    const { database, matrix } = this.#context;
    const user = await this.#users.provide(actor.person);
    try {
      await matrix().replaceSigningKeys(user, keys);
    } catch (failure) {
      throw failure instanceof MatrixRefusal ? matrixKeysRefused() : failure;
    }
    const object = refOf('people', 'person', actor.person);
    await database.transaction((tx) =>
      this.#audit.append(tx, { kind: 'homeserver.keys_replaced', actor, object, address }),
    );
  }
}
