import type { Database } from '@kontor/database';
import type { AppserviceConfig, HomeserverConfig } from '../config.ts';
import { localpartOf } from '../identifiers.ts';
import { forbidden, MatrixError } from '../matrix-error.ts';
import type { OutputLog } from '../rooms/output-log.ts';
import type { Profiles } from '../users/profiles.ts';
import { type Caller, unknownToken } from '../users/sessions.ts';
import { type Acting, ActingDevices } from './acting-devices.ts';
import { askService } from './appservice-request.ts';
import { isInNamespace, ownsExclusively } from './namespaces.ts';

/** Somebody waits for the answer. */
const longestQueryMs = 5_000;

/** The application services that this homeserver was told of: who they are, and what is theirs. */
export class Appservices {
  readonly all: readonly AppserviceConfig[];
  readonly #config: HomeserverConfig;
  readonly #profiles: Profiles;
  readonly #devices: ActingDevices;
  readonly #byToken: ReadonlyMap<string, AppserviceConfig>;

  constructor(database: Database, config: HomeserverConfig, profiles: Profiles, outputs: OutputLog) {
    this.all = config.appservices;
    this.#config = config;
    this.#profiles = profiles;
    this.#devices = new ActingDevices(database, outputs);
    this.#byToken = new Map(config.appservices.map((service) => [service.asToken, service]));
  }

  findByToken(token: string | undefined): AppserviceConfig | undefined {
    return token === undefined ? undefined : this.#byToken.get(token);
  }

  /** Throws M_MISSING_TOKEN, M_UNKNOWN_TOKEN. */
  getByToken(token: string | undefined): AppserviceConfig {
    if (token === undefined) throw new MatrixError(401, 'M_MISSING_TOKEN', 'The token of a service is needed');
    const service = this.findByToken(token);
    if (!service) throw unknownToken('This is not the token of an application service');
    return service;
  }

  senderOf(service: AppserviceConfig): string {
    return this.#idOf(service.senderLocalpart);
  }

  /** Whether the service may act for this user. */
  isUserOf(service: AppserviceConfig, userId: string): boolean {
    return userId === this.senderOf(service) || isInNamespace(service.namespaces.users, userId);
  }

  /** "Identity assertion": the service's own user, or one of its namespace that it has registered, on a device of theirs. */
  async callerOf(service: AppserviceConfig, acting: Acting): Promise<Caller> {
    const sender = this.senderOf(service);
    const userId = acting.userId ?? sender;
    if (!this.isUserOf(service, userId)) throw forbidden('The service may not act for this user');
    if (userId !== sender && !(await this.#profiles.find(userId)))
      throw forbidden('The service has not registered this user');
    if (acting.deviceId !== undefined && !(await this.#devices.has(userId, acting.deviceId)))
      throw new MatrixError(400, 'M_UNKNOWN_DEVICE', 'The user has no such device');
    return {
      userId,
      deviceId: acting.deviceId,
      isAdmin: false,
      isGuest: false,
      isSuspended: false,
      appservice: service.id,
      isUnlimited: !service.isRateLimited || userId === sender,
    };
  }

  /** Whom a service signs in ("m.login.application_service"); throws M_EXCLUSIVE, M_FORBIDDEN. */
  async userToSignIn(service: AppserviceConfig, name: string): Promise<string> {
    const userId = name.startsWith('@') ? name : this.#idOf(name);
    if (!this.isUserOf(service, userId)) throw exclusive(403, 'The service may not act for this user');
    if (!(await this.#profiles.find(userId))) throw forbidden('The service has not registered this user');
    return userId;
  }

  /** Throws M_EXCLUSIVE where the name is not the service's to give. */
  checkOwnName(service: AppserviceConfig, localpart: string): void {
    if (!this.isUserOf(service, this.#idOf(localpart))) throw exclusive(400, 'The name is outside of the namespace');
  }

  /** Throws M_EXCLUSIVE where a name belongs to a service. */
  checkFreeName(localpart: string): void {
    const userId = this.#idOf(localpart);
    if (this.all.some((service) => this.senderOf(service) === userId || ownsExclusively(service, 'users', userId)))
      throw exclusive(400, 'The name is reserved for an application service');
  }

  /** Who may make this alias: a service those of its namespace, others those that no service has for itself. */
  checkAlias(alias: string, caller: { readonly userId: string; readonly appservice?: string | undefined }): void {
    const own = this.all.find((service) => service.id === caller.appservice);
    if (own && !isInNamespace(own.namespaces.aliases, alias))
      throw exclusive(400, 'The alias is outside of the namespace');
    const owner = this.all.find((service) => ownsExclusively(service, 'aliases', alias));
    if (owner && owner !== own && !this.isUserOf(owner, caller.userId))
      throw exclusive(400, 'The alias is reserved for an application service');
  }

  /** "Querying": services may make a user of theirs whom nobody knows when they are asked for. */
  async queryUser(userId: string): Promise<void> {
    const services = this.all.filter((each) => isInNamespace(each.namespaces.users, userId));
    if (services.length === 0 || (await this.#profiles.find(userId))) return;
    await this.#query(services, `/users/${encodeURIComponent(userId)}`);
  }

  /** The same for the alias of a room; whether a service says that it exists now. */
  queryAlias(alias: string): Promise<boolean> {
    const services = this.all.filter((each) => isInNamespace(each.namespaces.aliases, alias));
    return this.#query(services, `/rooms/${encodeURIComponent(alias)}`);
  }

  async #query(services: readonly AppserviceConfig[], path: string): Promise<boolean> {
    for (const service of services) {
      const answer = await askService(service, {
        method: 'GET',
        path,
        timeoutMs: longestQueryMs,
        skipVerify: this.#config.skipVerify,
      });
      if (answer.status === 200) return true;
    }
    return false;
  }

  #idOf(localpart: string): string {
    return `@${localpartOf(`@${localpart}`)}:${this.#config.serverName}`;
  }
}

function exclusive(status: 400 | 403, message: string): MatrixError {
  return new MatrixError(status, 'M_EXCLUSIVE', message);
}
