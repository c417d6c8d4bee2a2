import { parse, stringify } from 'yaml';
import { z } from 'zod';

const namespace = z.array(z.object({ exclusive: z.boolean(), regex: z.string() }));

const registrationFile = z.object({
  id: z.string().min(1),
  url: z.string().nullable(),
  as_token: z.string().min(16),
  hs_token: z.string().min(16),
  sender_localpart: z.string().min(1),
  rate_limited: z.boolean().default(true),
  namespaces: z.object({ users: namespace, aliases: namespace.default([]), rooms: namespace.default([]) }),
});

/** How a homeserver knows an application service ("Registration"). */
export interface Registration {
  readonly id: string;
  /** Where the homeserver sends what happens. */
  readonly url: string | null;
  /** By which the service is known to the homeserver. */
  readonly asToken: string;
  /** By which the homeserver is known to the service. */
  readonly hsToken: string;
  readonly senderLocalpart: string;
  /** Whose users are the service's alone. */
  readonly users: string;
}

/** The file that homeservers read. */
export function formatRegistration(registration: Registration): string {
  return stringify({
    id: registration.id,
    url: registration.url,
    as_token: registration.asToken,
    hs_token: registration.hsToken,
    sender_localpart: registration.senderLocalpart,
    rate_limited: false,
    namespaces: { users: [{ exclusive: true, regex: registration.users }], aliases: [], rooms: [] },
  });
}

/** Throws for what is no registration of one namespace of users. */
export function parseRegistration(text: string): Registration {
  const file = registrationFile.parse(parse(text));
  const [users, ...more] = file.namespaces.users;
  if (!users || more.length > 0) throw new Error('It has to have one namespace of users');
  return {
    id: file.id,
    url: file.url,
    asToken: file.as_token,
    hsToken: file.hs_token,
    senderLocalpart: file.sender_localpart,
    users: users.regex,
  };
}
