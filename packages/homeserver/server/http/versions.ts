import type { Core } from '../homeserver-core.ts';
import { notFound } from '../matrix-error.ts';
import { defaultRoomVersion, roomVersionIds } from '../rooms/room-version.ts';
import { EndpointList } from './endpoint.ts';

const versions = ['r0.6.1', ...Array.from({ length: 16 }, (_, minor) => `v1.${minor + 1}`)];

/** "API versions", "Capabilities negotiation", "Well-known URI". */
export function versionEndpoints({ config }: Core) {
  return new EndpointList()
    .at('GET /versions', 'anyone', () => ({
      versions,
      unstable_features: {
        'org.matrix.simplified_msc3575': true,
        'org.matrix.msc4140': true,
        'org.matrix.e2e_cross_signing': true,
      },
    }))
    .at('GET /v3/capabilities', 'guest', ({ caller }) => ({
      capabilities: {
        'm.room_versions': {
          default: defaultRoomVersion,
          available: Object.fromEntries(roomVersionIds.map((id) => [id, 'stable'])),
        },
        'm.change_password': { enabled: true },
        'm.set_displayname': { enabled: true },
        'm.set_avatar_url': { enabled: true },
        'm.3pid_changes': { enabled: false },
        'm.get_login_token': { enabled: true },
        'm.profile_fields': { enabled: true },
        ...(caller.isAdmin ? { 'm.account_moderation': { suspend: true, lock: true } } : {}),
      },
    }))
    .at('GET /.well-known/matrix/support', 'anyone', () => {
      const { support } = config;
      if (!support) throw notFound('Nobody is named whom to ask');
      const { email, page } = support;
      return {
        ...(email === undefined ? {} : { contacts: [{ role: 'm.role.admin', email_address: email }] }),
        ...(page === undefined ? {} : { support_page: page }),
      };
    })
    .at('GET /.well-known/matrix/client', 'anyone', () => ({
      'm.homeserver': { base_url: config.publicUrl ?? `https://${config.serverName}` },
    }));
}
