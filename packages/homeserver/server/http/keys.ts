import { deviceListChanges } from '../encryption/device-list-changes.ts';
import { claimOneTimeKeys, queryKeys } from '../encryption/query-keys.ts';
import { uploadCrossSigningKeys } from '../encryption/upload-cross-signing.ts';
import { uploadKeys } from '../encryption/upload-keys.ts';
import { uploadSignatures } from '../encryption/upload-signatures.ts';
import type { Core } from '../homeserver-core.ts';
import { missingParam, notFound } from '../matrix-error.ts';
import { allowReplacing } from '../storage/cross-signing-table.ts';
import { readToken } from '../sync/sync-token.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const replaceableForMs = 10 * 60 * 1000;

/** "Key management", "Cross-signing", "Tracking the device list for a user". */
export function keyEndpoints(core: Core) {
  return new EndpointList()
    .at('POST /v3/keys/upload', 'guest', (call) => uploadKeys(core, call))
    .at('POST /v3/keys/query', 'guest', (call) => queryKeys(core, call))
    .at('POST /v3/keys/claim', 'guest', (call) => claimOneTimeKeys(core, call))
    .at('GET /v3/keys/changes', 'guest', async (call) => {
      const [from, to] = ['from', 'to'].map((name) => tokenOf(call, name));
      // Who changed again since then is told, too: only their latest change is known.
      const isOver = from !== undefined && to !== undefined && from.position >= to.position;
      const until = isOver ? 0 : Number.MAX_SAFE_INTEGER;
      return deviceListChanges(core, { userId: call.caller.userId, after: from?.position ?? 0, until });
    })
    .at('POST /v3/keys/device_signing/upload', 'user', (call) => uploadCrossSigningKeys(core, call))
    .at('POST /v3/keys/signatures/upload', 'user', (call) => uploadSignatures(core, call))
    .at('POST /_synapse/admin/v1/users/:userId/_allow_cross_signing_replacement_without_uia', 'admin', async (call) => {
      const until = Date.now() + replaceableForMs;
      const isThere = await core.database.transaction((tx) =>
        allowReplacing(tx, call.param('userId'), new Date(until)),
      );
      if (!isThere) throw notFound('There is no master key to be replaced');
      return { updatable_without_uia_before_ms: until };
    });
}

function tokenOf(call: Call, name: string) {
  const text = call.query.get(name);
  if (text === null) throw missingParam(`${name} is missing`);
  return readToken(text);
}
