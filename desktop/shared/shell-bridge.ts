import { z } from 'zod';

/**
 * The bridge of the shell's own pages (`kontor-shell://app/…`), `window.kontorShell`: the list of servers, what is
 * shown where a server cannot be, and questions that need more than a system dialog. The main process decides
 * everything; these pages only show its state and say what was pressed.
 */
const line = (max: number) => z.string().max(max);
const nothing = z.undefined();
const done = z.void();
const id = line(40).min(1);

export const serverEntry = z.strictObject({
  id,
  name: line(100),
  /** As the person reads it: host, and port where it is unusual. */
  host: line(300),
  unread: z.number().int().min(0),
  /** Set by the IT department: it cannot be removed. */
  managed: z.boolean(),
});

/** What stands in the place of a server's page. */
export const screen = z.discriminatedUnion('kind', [
  /** The server's page itself covers this place. */
  z.strictObject({ kind: z.literal('server') }),
  z.strictObject({ kind: z.literal('loading') }),
  z.strictObject({ kind: z.literal('welcome') }),
  z.strictObject({ kind: z.literal('add-server') }),
  z.strictObject({ kind: z.literal('settings') }),
  /** `reason` is what Chromium says, such as `ERR_INTERNET_DISCONNECTED`. */
  z.strictObject({ kind: z.literal('offline'), reason: line(100) }),
  z.strictObject({ kind: z.literal('crashed') }),
]);
export type Screen = z.infer<typeof screen>;

export const shellSettings = z.strictObject({
  startAtLogin: z.boolean(),
  closeToTray: z.boolean(),
  spellCheck: z.array(z.enum(['de', 'en-US', 'en-GB'])).max(3),
  doNotDisturb: z.boolean(),
  searchShortcut: z.boolean(),
});
export type ShellSettings = z.infer<typeof shellSettings>;
export const settingsChange = shellSettings.partial();
export type SettingsChange = z.infer<typeof settingsChange>;

export const shellState = z.strictObject({
  language: z.enum(['de', 'en']),
  version: line(40),
  servers: z.array(serverEntry).max(50),
  current: id.nullable(),
  screen,
  settings: shellSettings,
  /** Settings that the IT department decided: shown, not changeable. */
  fixed: z.array(shellSettings.keyof()),
  mayAddServers: z.boolean(),
});
export type ShellState = z.infer<typeof shellState>;

/** Why a server cannot be added; the page has the sentence. */
export const addServerProblem = z.enum([
  'address',
  'insecure',
  'unreachable',
  'certificate',
  'not-kontor',
  'known',
  'forbidden',
]);
export type AddServerProblem = z.infer<typeof addServerProblem>;

/** A question in a window of its own. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proxy-sign-in'), host: line(300), realm: line(300), again: z.boolean() }),
  z.strictObject({
    kind: z.literal('certificate'),
    host: line(300),
    certificates: z
      .array(z.strictObject({ subject: line(300), issuer: line(300), until: line(40) }))
      .min(1)
      .max(50),
  }),
  z.strictObject({
    kind: z.literal('screen'),
    host: line(300),
    sources: z
      .array(z.strictObject({ name: line(300), kind: z.enum(['screen', 'window']), picture: line(2_000_000) }))
      .max(100),
  }),
]);
export type Question = z.infer<typeof question>;

export const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel') }),
  z.strictObject({ kind: z.literal('choice'), index: z.number().int().min(0).max(99) }),
  z.strictObject({ kind: z.literal('sign-in'), name: line(300).min(1), password: line(1_000) }),
]);
export type Answer = z.infer<typeof answer>;

export const shellRequests = {
  state: { input: nothing, output: shellState },
  addServer: { input: line(300), output: addServerProblem.nullable() },
  removeServer: { input: id, output: done },
  chooseServer: { input: id, output: done },
  show: { input: z.enum(['add-server', 'settings', 'server']), output: done },
  retry: { input: nothing, output: done },
  changeSettings: { input: settingsChange, output: done },
  copyDiagnostics: { input: nothing, output: done },
  /** Only windows that hold a question have one. */
  question: { input: nothing, output: z.strictObject({ language: z.enum(['de', 'en']), question }).nullable() },
  answer: { input: answer, output: done },
} as const;

export const shellEvents = { state: shellState } as const;

export type ShellRequestName = keyof typeof shellRequests;
type Input<Name extends ShellRequestName> = z.input<(typeof shellRequests)[Name]['input']>;
type Output<Name extends ShellRequestName> = z.output<(typeof shellRequests)[Name]['output']>;
type Call<Name extends ShellRequestName> =
  Input<Name> extends undefined ? () => Promise<Output<Name>> : (input: Input<Name>) => Promise<Output<Name>>;

/** `window.kontorShell` as the shell's own pages see it. */
export type KontorShell = { readonly [Name in ShellRequestName]: Call<Name> } & {
  on(name: 'state', listener: (state: ShellState) => void): () => void;
};
