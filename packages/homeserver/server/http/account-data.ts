import type { Core } from '../homeserver-core.ts';
import { checkLength, isObject, type JsonObject } from '../json.ts';
import { badJson, invalidParam, MatrixError, notFound } from '../matrix-error.ts';
import { pushRulesType } from '../push/push-rules.ts';
import type { DataKey } from '../users/account-data.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { ownId } from './sync.ts';

const rootPath = '/v3/user/:userId';
const roomPath = `${rootPath}/rooms/:roomId`;

/** "Client config". */
export function accountDataEndpoints(core: Core) {
  return new EndpointList()
    .at(`GET ${rootPath}/account_data/:type`, 'guest', (call) => read(core, keyOf(call, '')))
    .at(`PUT ${rootPath}/account_data/:type`, 'guest', (call) => put(core, call, keyOf(call, '')))
    .at(`GET ${roomPath}/account_data/:type`, 'guest', (call) => read(core, keyOf(call, roomOf(call))))
    .at(`PUT ${roomPath}/account_data/:type`, 'guest', (call) => put(core, call, keyOf(call, roomOf(call))));
}

/** "Room tagging". */
export function tagEndpoints(core: Core) {
  const keyOfTags = (call: Call): DataKey => ({ userId: ownId(call), roomId: roomOf(call), type: 'm.tag' });
  const path = `${roomPath}/tags`;
  return new EndpointList()
    .at(`GET ${path}`, 'user', async (call) => ({ tags: tagsOf(await core.accountData.find(keyOfTags(call))) }))
    .at(`PUT ${path}/:tag`, 'user', async (call) => {
      const [key, name, tag] = [keyOfTags(call), call.param('tag'), call.json];
      checkLength('A tag', name);
      if (tag.order !== undefined && typeof tag.order !== 'number') throw badJson('order is not a number');
      await core.accountData.change(key, (current) => ({ ...current, tags: { ...tagsOf(current), [name]: tag } }));
      return {};
    })
    .at(`DELETE ${path}/:tag`, 'user', async (call) => {
      const name = call.param('tag');
      await core.accountData.change(keyOfTags(call), (current) => {
        const { [name]: _gone, ...tags } = tagsOf(current);
        return { ...current, tags };
      });
      return {};
    });
}

function keyOf(call: Call, roomId: string): DataKey {
  return { userId: ownId(call), roomId, type: call.param('type') };
}

function roomOf(call: Call): string {
  ownId(call);
  const roomId = call.param('roomId');
  if (!roomId.startsWith('!')) throw invalidParam('This is no room id');
  checkLength('The room id', roomId);
  return roomId;
}

function tagsOf(content: JsonObject | undefined): JsonObject {
  return isObject(content?.tags) ? content.tags : {};
}

async function read(core: Core, key: DataKey): Promise<unknown> {
  if (key.type === pushRulesType && key.roomId === '') return new JsonText(await core.pushRules.contentOf(key.userId));
  const content = await core.accountData.find(key);
  if (content === undefined) throw notFound('There is no account data of this type');
  return content;
}

async function put(core: Core, call: Call, key: DataKey): Promise<unknown> {
  checkLength('The type', key.type);
  if (key.type === 'm.push_rules' || key.type === 'm.fully_read')
    throw new MatrixError(405, 'M_BAD_JSON', `${key.type} is changed by endpoints of its own`);
  if (!isObject(call.body)) throw badJson('The content of account data is a JSON object');
  await core.accountData.put(key, call.body);
  return {};
}
