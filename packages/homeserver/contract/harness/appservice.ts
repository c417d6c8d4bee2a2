import { type Answer, Client, fresh, type Json } from './client.ts';
import { Listener, type Received } from './listener.ts';
import type { Target } from './target.ts';

/** The suite's application service as a client; with `asUser` in the name of one of its users. */
export class AppserviceClient extends Client {
  readonly #asUser: string | undefined;

  constructor(target: Target, asUser?: string) {
    const userId = asUser ?? `@${target.appservice.senderLocalpart}:${target.serverName}`;
    super(target, { userId, token: target.appservice.asToken });
    this.#asUser = asUser;
  }

  override call(...[method, path, body, options]: Parameters<Client['call']>): Promise<Answer> {
    if (this.#asUser === undefined) return super.call(method, path, body, options);
    return super.call(method, path, body, { ...options, query: { user_id: this.#asUser, ...options?.query } });
  }
}

/** Registers a user of the namespace and answers with the service acting for them. */
export async function registerAppserviceUser(target: Target): Promise<AppserviceClient> {
  const username = fresh(target.appservice.prefix);
  const service = new AppserviceClient(target);
  const { user_id: userId } = await service.post('/v3/register', {
    type: 'm.login.application_service',
    username,
    inhibit_login: true,
  });
  return new AppserviceClient(target, userId);
}

export const openAppservice = (target: Target): Promise<Listener> => Listener.open(target.appservice.port);

const isTransaction = ({ path }: Received) => path.startsWith('/_matrix/app/v1/transactions/');
export const transactionsOf = (listener: Listener): Received[] => listener.received.filter(isTransaction);
export const eventsOf = (listener: Listener): Json[] =>
  transactionsOf(listener).flatMap(({ body }) => body.events as Json[]);

/** The event as it arrived, waited for. */
export async function arrived(listener: Listener, eventId: string): Promise<Json> {
  const has = (received: Received) =>
    isTransaction(received) && received.body.events.some((event: Json) => event.event_id === eventId);
  const { body } = await listener.until(has, 15);
  return body.events.find((event: Json) => event.event_id === eventId);
}
