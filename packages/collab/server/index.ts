export type { CollabLog } from './collab-log.ts';
export { CollabServer, type CollabServerOptions } from './collab-server.ts';
export type { DocumentEdit } from './document-edit.ts';
export { type CollabLimits, type CollabTimes, collabLimits } from './limits.ts';
export { collabMigrations } from './migrations.ts';
export type { Participant, SharedNoun } from './shared-noun.ts';
export type { Authorship } from './versions/authorship.ts';
export type { DocumentVersions } from './versions/document-versions.ts';
export type { DocumentVersion } from './versions/version-store.ts';
