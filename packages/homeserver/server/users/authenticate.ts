import type { Acting } from '../appservices/acting-devices.ts';
import type { Core } from '../homeserver-core.ts';
import type { Caller } from './sessions.ts';

/** Who has this token: somebody's device, or an application service for one of its users ("Identity assertion"). */
export async function authenticate(
  core: Core,
  token: string,
  acting: Acting & { readonly isLockedToo: boolean },
): Promise<Caller> {
  const service = core.appservices.findByToken(token);
  return service ? core.appservices.callerOf(service, acting) : core.sessions.find(token, acting.isLockedToo);
}
