export { type Body, type BodyNode, inBlocks, type TableCell, type TaskItem } from '../shared/body/body-node.ts';
export { readHtml } from '../shared/body/html-reader.ts';
export { htmlOf } from '../shared/body/html-writer.ts';
export { readMarkdown } from '../shared/body/markdown.ts';
export { markdownOf } from '../shared/body/markdown-writer.ts';
export type { Mention } from '../shared/body/mention.ts';
export { plainTextOf } from '../shared/body/plain-text.ts';
export type { OutgoingText } from '../shared/text-content.ts';
export { Chat, type ChatMember, type ChatParts, openChat } from './chat.ts';
export type { ChatConnection } from './chat-connection.ts';
export type { Draft } from './drafts.ts';
export { Encryption } from './encryption/encryption.ts';
export { type EncryptionStage, isConfirmed } from './encryption/encryption-state.ts';
export { hasKeyStore as hasKeptKeys } from './encryption/key-store.ts';
export type { OwnDevice } from './encryption/own-devices.ts';
export { type NewRecoveryKey, WrongRecoveryKey } from './encryption/recovery.ts';
export type { RoomReaders } from './encryption/room-readers.ts';
export type { Unreadable } from './encryption/unreadable.ts';
export type { Verification, VerificationEnd, VerificationSign, VerificationState } from './encryption/verification.ts';
export type { Verifications } from './encryption/verifications.ts';
export type { MediaQuestion, Upload, UploadParts } from './files.ts';
export type { ForwardParts } from './forwarding.ts';
export type { LinkPreview } from './link-previews.ts';
export type { MatrixAccess } from './matrix-access.ts';
export type {
  ChatFile,
  ChatMessage,
  FileCaption,
  MessageContent,
  Reaction,
  RepliedMessage,
  ThreadSummary,
} from './message.ts';
export type { FileDescription } from './message-content.ts';
export type { MessagePlace } from './message-place.ts';
export { Observable, type Watched } from './observable.ts';
export type { Place } from './place.ts';
export { mostAnswers, type Poll, type PollAnswer, type PollDraft } from './polls/poll.ts';
export type { BannedMember, RoomDetails, RoomDetailsWatch, RoomMember } from './room-details.ts';
export type { RoomNotify } from './room-notify.ts';
export type { FoundMessages } from './room-search.ts';
export type { NewGroup, RoomSettings } from './room-settings.ts';
export type { MessagePreview, RoomSummary } from './room-summary.ts';
export type { Timeline, TimelineState } from './timeline.ts';
