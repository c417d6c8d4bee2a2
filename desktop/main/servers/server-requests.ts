import { join } from 'node:path';
import type { IpcMain, Session } from 'electron';
import { type EventPayload, events, requests } from '../../shared/bridge.ts';
import type { Badge } from '../notes/badge.ts';
import type { NoteCentre } from '../notes/note-centre.ts';
import { openDoor } from '../security/ipc-door.ts';
import type { Secrets } from '../security/secrets.ts';
import type { ScreenShare } from '../sessions/screen-share.ts';
import type { Diagnostics } from '../settings/diagnostics.ts';
import { DraftStore } from '../settings/draft-store.ts';
import type { SettingsStore } from '../settings/shell-settings.ts';
import type { ServerPage, ServerPages } from './server-pages.ts';

export interface ServerRequestParts {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly pages: ServerPages;
  readonly badge: Badge;
  readonly notes: NoteCentre;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  /** Where drafts are kept, a folder for each server. */
  readonly folder: string;
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly abilities: { shown: boolean; reply: boolean; actions: boolean };
  attention(serverId: string): EventPayload<'attention'>;
  sessionOf(serverId: string): Session;
  screenShareOf(serverId: string): ScreenShare | undefined;
  openQuickTask(serverId: string): void;
  diagnostics(): Diagnostics;
  failed(request: string): void;
}

/** Where the drafts of one server lie. */
export function draftFolder(folder: string, serverId: string): string {
  return join(folder, 'drafts', serverId);
}

/** Answers what pages of servers ask; each sees only what is its server's own. */
export function answerServerPages(parts: ServerRequestParts): void {
  const { ipc, pages, badge, notes, settings, secrets } = parts;
  const draftsOf = ({ serverId }: ServerPage) => new DraftStore(draftFolder(parts.folder, serverId), secrets);

  openDoor({
    ipc,
    bridge: 'desktop',
    contract: { requests, events },
    recognise: (sender) => pages.recognise(sender),
    failed: (request) => parts.failed(request),
    handlers: {
      ready: (_nothing, page) => pages.markReady(page),
      info: (_nothing, { quickTask }) => ({
        version: parts.version,
        platform: platformOf(parts.platform),
        language: settings.language,
        notifications: parts.abilities,
        keepsDrafts: secrets.available,
        quickTask,
      }),
      attention: (_nothing, { serverId }) => parts.attention(serverId),
      setBadge: (count, { serverId }) => badge.set(serverId, count),
      notify: (note, { serverId }) => notes.show(serverId, note),
      closeNotification: (tag, { serverId }) => notes.close(serverId, tag),
      openQuickTask: (_nothing, { serverId }) => parts.openQuickTask(serverId),
      closeQuickTask: (_nothing, { quickTask, contents }) => {
        if (quickTask) contents.close();
      },
      setLanguage: (language) => settings.setLanguage(language),
      chooseScreen: async (_nothing, { serverId }) => (await parts.screenShareOf(serverId)?.choose()) ?? false,
      saveDraft: ({ key, text }, page) => draftsOf(page).save(key, text),
      readDraft: (key, page) => draftsOf(page).read(key),
      removeDraft: (key, page) => draftsOf(page).remove(key),
      listDrafts: (_nothing, page) => draftsOf(page).keys(),
      forget: async (_nothing, page) => {
        draftsOf(page).forget();
        notes.closeAll(page.serverId);
        badge.set(page.serverId, 0);
        const session = parts.sessionOf(page.serverId);
        await session.clearStorageData();
        await session.clearCache();
      },
      diagnostics: () => parts.diagnostics(),
    },
  });
}

function platformOf(platform: NodeJS.Platform): 'linux' | 'darwin' | 'win32' {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
