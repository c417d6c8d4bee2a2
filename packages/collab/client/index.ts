export { collabCloseCodes } from '../shared/index.ts';
export { CollabProvider, type CollabProviderOptions } from './collab-provider.ts';
export { type FetchedDocument, type GroupStatus, groupBounds, type KeptGroups } from './local/kept-groups.ts';
export type { LocalDocument } from './local/local-document.ts';
export { LocalDocuments, type OpenLocalOptions } from './local/local-documents.ts';
export type { KeptCopy } from './local/local-schema.ts';
export type { CollabState } from './save-state.ts';
export { type WebsocketMemory, websocketMemory } from './websocket-memory.ts';
