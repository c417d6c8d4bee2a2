import type { Core } from '../homeserver-core.ts';
import { notFound } from '../matrix-error.ts';
import { localUser } from './admin-users.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** Synapse's quarantine: files that nobody gets until they are released. */
export function adminMediaEndpoints(core: Core) {
  const at = '/_synapse/admin/v1';
  const quarantine = async (call: Call, mediaIds: readonly string[]) => ({
    num_quarantined: await core.media.quarantine(mediaIds, call.caller.userId),
  });
  const ofRoom = async (call: Call) => quarantine(call, await core.media.ofRoom(call.param('roomId')));
  return new EndpointList()
    .at(`POST ${at}/media/quarantine/:serverName/:mediaId`, 'admin', async (call) => {
      await core.media.quarantine(localMedia(core, call), call.caller.userId);
      return {};
    })
    .at(`POST ${at}/media/unquarantine/:serverName/:mediaId`, 'admin', async (call) => {
      await core.media.quarantine(localMedia(core, call), null);
      return {};
    })
    .at(`POST ${at}/room/:roomId/media/quarantine`, 'admin', ofRoom)
    .at(`POST ${at}/quarantine_media/:roomId`, 'admin', ofRoom)
    .at(`POST ${at}/user/:userId/media/quarantine`, 'admin', async (call) =>
      quarantine(call, await core.media.ofUser(localUser(core, call))),
    )
    .at(`GET ${at}/room/:roomId/media`, 'admin', async (call) => {
      const mediaIds = await core.media.ofRoom(call.param('roomId'));
      return { local: mediaIds.map((mediaId) => `mxc://${core.config.serverName}/${mediaId}`), remote: [] };
    });
}

function localMedia(core: Core, call: Call): [mediaId: string] {
  if (call.param('serverName') !== core.config.serverName) throw notFound('The file is of another server');
  return [call.param('mediaId')];
}
