export { Addressed, useAddressedName } from './addressed-view.tsx';
export { ApiError, isError } from './api-error.ts';
export { AwayOffer, type AwayOfferProps } from './away-offer-view.tsx';
export { type BodyParts, drawBody, ownPath, WrittenLink } from './body/draw-body.tsx';
export {
  type BrowserNote,
  type BrowserNotes,
  readBrowserNotes,
  setBrowserNotes,
  tellInBrowser,
} from './browser-notes.ts';
export { type Call, type CallerParts, type CallOptions, createCall, withQuery } from './call.ts';
export { useDesktopDraft } from './desktop-draft.ts';
export { closeSmallWindow, desktopSignals, isInDesktopApp } from './desktop-window.ts';
export { type FetchFileOptions, fetchFile, saveFile } from './download.ts';
export { FindSubject } from './find-subject-view.tsx';
export { type HelpChapter, type HelpLoader, type HelpTopic, helpChapters } from './help.ts';
export {
  type AuditSentence,
  type ClientHost,
  type ClientPlugin,
  type Command,
  type CommandTools,
  defineClientPlugin,
  type NamedTextProps,
  type NavigationEntry,
  type SearchRenderer,
  type UnsentTexts,
  type ViewRoute,
} from './host.ts';
export type { KeptFinds } from './kept-finds.ts';
export { type Label, labelOf } from './label.ts';
export { isMissingPart, lazyLayer, lazyPart } from './lazy-part.tsx';
export { LimitField } from './limit-field-view.tsx';
export { ListDetail, type ListDetailProps } from './list-detail-view.tsx';
export { nameOfLocalData, ownerOfLocalData, useLocalData } from './local-data.ts';
export {
  hearOfKeeping,
  type KeepingTools,
  type KeptAnswers,
  type OfflineKeeper,
  tellOfKeeping,
} from './offline-keeper.ts';
export type { OfflineAnswer, OfflineQuery, OfflineSearch } from './offline-search.ts';
export type { KeptChange, Outbox, OutgoingChange, Sent } from './outbox.ts';
export { RefusedChange, type RefusedChangeProps, WaitingMark } from './pending-change-view.tsx';
export {
  NamesInText,
  type NamesInTextProps,
  PersonName,
  type PersonNameProps,
  PointedPersonName,
} from './person-name-view.tsx';
export { addresseeKey, PickAddressees } from './pick-addressees-view.tsx';
export { PickSubjects } from './pick-subjects-view.tsx';
export {
  type NavigateOptions,
  type Place,
  PlaceContext,
  useNavigate,
  useParam,
  usePlace,
  useTitle,
} from './place-context.ts';
export { PlaceTabs } from './place-tabs-view.tsx';
export { QueryView, type QueryViewProps } from './query-view.tsx';
export { errorKinds, readFailure } from './read-failure.ts';
export { findCommands, type Registry, registerPlugins, type SyncRule } from './registry.ts';
export { ScreenCommands } from './screen-commands.ts';
export { AppPasswordsLink, CopiedAddress, MadeSecretAddress, SecretAddressForm } from './secret-address-view.tsx';
export type { Sender } from './sender.ts';
export { componentOf, SlotView, type SlotViewProps } from './slot-view.tsx';
export type {
  AdministrationGroup,
  OfferedMessages,
  OfferedText,
  SeenMessage,
  SeenPageTask,
  SharedContent,
  SlotContribution,
  SlotName,
  SlotProps,
} from './slots.ts';
export { type OwnEvent, type Sync, type SyncContext, type SyncEvent, stale } from './sync.ts';
export { Together, type TogetherProps } from './together-view.tsx';
export { unreachable } from './transport-messages.ts';
export { serviceWorkerAddress, trustedScriptAddress } from './trusted-script.ts';
export { type FileTarget, type SendOptions, sendFile, uploadFile } from './upload.ts';
export { type Action, type ActionOptions, useAction, useCall } from './use-action.ts';
export { type AwayNow, useAway, useAwayWords } from './use-away.ts';
export { type FoundSubject, useFoundSubjects } from './use-found-subjects.tsx';
export { type PendingChange, type PendingChanges, pendingBy, usePendingChanges } from './use-pending-changes.ts';
export { type QueryOptions, queryKeyOf, type RouteQuery, useQueryRoute } from './use-query-route.ts';
export { type QueuedAction, type QueuedActionOptions, useQueuedAction } from './use-queued-action.ts';
export { useScreenCommands } from './use-screen-commands.ts';
export { useSender } from './use-sender.ts';
export {
  useAnnouncer,
  useOfflineSearch,
  useOrganisation,
  useSession,
  useWorkbench,
  type Workbench,
  WorkbenchContext,
} from './workbench-context.ts';
