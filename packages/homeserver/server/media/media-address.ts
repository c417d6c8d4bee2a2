import { isObject, type Json, type JsonObject } from '../json.ts';

/** The id in `mxc://server/id` ("Matrix Content (`mxc://`) URIs"). */
function idOf(address: Json | undefined): string | undefined {
  if (typeof address !== 'string') return undefined;
  return /^mxc:\/\/[^/]{1,255}\/([A-Za-z0-9_-]{1,255})$/.exec(address)?.[1];
}

/**
 * The files that an event names: its own, its preview's, and the picture of a person or room. Ids of other servers lead
 * nowhere and are told apart by nobody.
 */
export function mediaIn(content: JsonObject): string[] {
  const { url, file, info, avatar_url: avatar } = content;
  // Hardly any event has one of these.
  if (url === undefined && file === undefined && info === undefined && avatar === undefined) return [];
  const { thumbnail_url: thumbnail, thumbnail_file: thumbnailFile } = isObject(info) ? info : {};
  const ids = [url, urlOf(file), thumbnail, urlOf(thumbnailFile), avatar].flatMap((address) => idOf(address) ?? []);
  return [...new Set(ids)];
}

function urlOf(file: Json | undefined): Json | undefined {
  return isObject(file) ? file.url : undefined;
}
