export { isAmong, nameSubjects, subjectsOfTokens, tokenOfSubject } from './access-subjects.ts';
export { type AccountRole, type Actor, type AudienceToken, accountRoles } from './actor.ts';
export type { Addressing } from './addressing.ts';
export type { Audit, AuditEntry } from './audit.ts';
export type { Collab, SharedDocuments } from './collab.ts';
export { answerCall, type Command, type CommandContext } from './commands.ts';
export { beginningOf, type CommentSource, provideComments, type SaidComment } from './comments.ts';
export { contentDisposition } from './content-disposition.ts';
export { csvLine, withoutGuard } from './csv/csv-line.ts';
export { type CsvRow, type CsvTable, readCsv, type Separator } from './csv/csv-reader.ts';
export { readDate } from './csv/date-reader.ts';
export { deleteOfAccount, deleteOfPerson, type ErasedPerson, type Erasure, staysUnnamed } from './erasure.ts';
export type { EventOrigin, Events, StoredEvent } from './events.ts';
export type { Files, StoredFile } from './files.ts';
export type { HandOver, HandOverProvider, HandOverRole, HeldObject, Passing } from './hand-over.ts';
export type {
  Homeserver,
  NewSpaceRoom,
  PastMessages,
  PrivateRoomEvent,
  PrivateRooms,
  RoomRead,
  SendOutcome,
  SpaceRoomEvent,
  SpaceRoomRecord,
} from './homeserver.ts';
export {
  type Commands,
  defineServerPlugin,
  type Logger,
  type Migrations,
  type ServerHost,
  type ServerPlugin,
} from './host.ts';
export type { CallContext, Http, Mount } from './http.ts';
export type { JobDefinition, Jobs } from './jobs.ts';
export { idsInPaths, type LinkProvider, type Links, type WantedCards } from './links.ts';
export type { Live, LiveObject } from './live.ts';
export type { NewNotification, NotificationKind, Notifications, WithdrawnNotifications } from './notifications.ts';
export type { KeepToPolicies, Organisation } from './organisation.ts';
export type {
  AcceptPhoto,
  FindPictures,
  NewPersonWithPositions,
  NewPosition,
  People,
  PeopleChanges,
  SeesComing,
  Substitution,
} from './people.ts';
export type { Expiring, FindHeld, PeriodProvider, Periods } from './periods.ts';
export type { Action, FindOpening, PermissionObject, Permissions } from './permissions.ts';
export type { Privacy, PrivacyBasis, PrivacyDeclaration, PrivacyExport, PrivacyPlace } from './privacy.ts';
export type { MailReply, Replies, ReplyTaker } from './replies.ts';
export {
  type FollowingDocument,
  type FollowingSearchProvider,
  type Search,
  type SearchProvider,
  type StaleRule,
  staleAfter,
} from './search.ts';
export type { Spaces } from './spaces.ts';
export type { TextProvider, TextSnapshot, Texts } from './texts.ts';
