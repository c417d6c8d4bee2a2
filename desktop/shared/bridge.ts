import { z } from 'zod';

/**
 * The one bridge between a server's web client and the desktop app: `window.kontorDesktop`. Every channel, both ways,
 * stands here with its schema; the preload and the main process both check what passes. Only the main frame of a page
 * of the server's own origin is answered. The web client finds out by `window.kontorDesktop?.contract` whether it runs
 * in the app, and in which version of this contract.
 */
export const contract = 1;

/** A path of the server itself, with query and fragment: never another origin, however it is spelled. */
export const serverPath = z
  .string()
  .max(2_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  .refine((path) => /^\/(?![/\\])/.test(path) && !/[\u0000-\u0020\\]/.test(path), 'not a path of this server');
const line = (max: number) => z.string().max(max);
const nothing = z.undefined();
const done = z.void();

/** Names one thing that is told about, such as an object's ref; telling anew with the same tag replaces. */
const tag = line(400).min(1);
const draftKey = line(400).min(1);

export const appInfo = z.strictObject({
  version: line(40),
  platform: z.enum(['linux', 'darwin', 'win32']),
  language: z.enum(['de', 'en']),
  /** What notifications can do here; where replies are not possible, `notify` shows the note without. */
  notifications: z.strictObject({ shown: z.boolean(), reply: z.boolean(), actions: z.boolean() }),
  /** Whether drafts can be kept: false where the system has no place for secrets. */
  keepsDrafts: z.boolean(),
  /** Whether this page is the small window for a new task. */
  quickTask: z.boolean(),
});

export const attention = z.strictObject({
  /** A window of the app has the keyboard and shows this server. */
  focused: z.boolean(),
  /** The person or the system wishes quiet, or the screen is locked: nothing makes a sound or flashes. */
  doNotDisturb: z.boolean(),
});

export const note = z.strictObject({
  tag,
  title: line(200).min(1),
  body: line(1_000).default(''),
  /** Where a press on it leads. */
  path: serverPath,
  /** With a field to answer at once, where the system has one. */
  reply: z.strictObject({ placeholder: line(100) }).optional(),
  /** Quick actions, where the system has them. */
  actions: z
    .array(z.strictObject({ id: line(40).min(1), label: line(60).min(1) }))
    .max(3)
    .default([]),
  silent: z.boolean().default(false),
});

const draft = z.strictObject({ key: draftKey, text: line(200_000) });
const figure = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

/** What the page may ask of the app. */
export const requests = {
  /** The page listens from now on; what came before, such as the link that started the app, is delivered after this. */
  ready: { input: nothing, output: done },
  info: { input: nothing, output: appInfo },
  attention: { input: nothing, output: attention },
  /** Unread things that wait for this server; the app adds those of all servers up. */
  setBadge: { input: z.number().int().min(0).max(99_999), output: done },
  /** `quiet`: not shown because quiet is wished; `unsupported`: the system shows none. */
  notify: { input: note, output: z.enum(['shown', 'quiet', 'unsupported']) },
  closeNotification: { input: tag, output: done },
  /** Opens the small window for a new task, or brings it to the front. */
  openQuickTask: { input: nothing, output: done },
  /** Closes the small window; only that window itself may ask. */
  closeQuickTask: { input: nothing, output: done },
  /** The language chosen in the web client, which menus and dialogs of the app then speak. */
  setLanguage: { input: z.enum(['de', 'en']), output: done },
  /** Asks which screen or window to show; the page's next `getDisplayMedia` uses it. False: nothing was chosen. */
  chooseScreen: { input: nothing, output: z.boolean() },
  /** Keeps a text encrypted on this device. False: the system has no place for secrets, or there is no room. */
  saveDraft: { input: draft, output: z.boolean() },
  readDraft: { input: draftKey, output: z.string().nullable() },
  removeDraft: { input: draftKey, output: done },
  listDrafts: { input: nothing, output: z.array(draftKey).max(500) },
  /** At sign-out and remote wipe: drafts, badge, notes and everything that the browser part stored for this server. */
  forget: { input: nothing, output: done },
  /** Versions and settings, without content, names or addresses. */
  diagnostics: { input: nothing, output: z.record(line(80), figure) },
} as const;

/** What the app tells the page. */
export const events = {
  /** A link, a notification or another window leads here. */
  open: z.strictObject({ path: serverPath }),
  /** The global shortcut for search. */
  search: z.strictObject({}),
  attention,
  notification: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open'), tag, path: serverPath }),
    z.strictObject({ kind: z.literal('reply'), tag, path: serverPath, text: line(10_000).min(1) }),
    z.strictObject({ kind: z.literal('action'), tag, path: serverPath, action: line(40).min(1) }),
    z.strictObject({ kind: z.literal('closed'), tag }),
  ]),
} as const;

/** Where the small window for a new task finds its page on the server. */
export const quickTaskPath = '/quick-task';

export type RequestName = keyof typeof requests;
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>;
/** As the main process sees it: with what was left out filled in. */
export type RequestParsed<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>;
export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

type Call<Name extends RequestName> =
  RequestInput<Name> extends undefined
    ? () => Promise<RequestOutput<Name>>
    : (input: RequestInput<Name>) => Promise<RequestOutput<Name>>;

/** `window.kontorDesktop` as the web client sees it. A call that the app refuses rejects with an `Error`. */
export type KontorDesktop = { readonly contract: number } & { readonly [Name in RequestName]: Call<Name> } & {
  /** Listens to one event; the answer stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
};
