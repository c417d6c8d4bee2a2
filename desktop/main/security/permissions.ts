import type { Language } from '@kontor/base';
import type { BrowserWindow, MediaAccessPermissionRequest, Session } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';
import { askYesNo } from '../dialogs.ts';
import type { ElectronApi } from '../electron-api.ts';
import { hostOf, originOf } from '../origins.ts';
import type { Server, ServerList } from '../servers/server-list.ts';

/** Given to the main frame of a server's own pages without asking: they show nothing and read nothing of the person. */
const harmless: ReadonlySet<string> = new Set([
  'notifications',
  'clipboard-sanitized-write',
  'fullscreen',
  'persistent-storage',
]);

type Capture = 'audio' | 'video';

/** A session in which nothing is allowed: the shell's own, and every one before it is told otherwise. */
export function denyAllPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setDisplayMediaRequestHandler(null);
}

export interface PermissionOptions {
  readonly servers: ServerList;
  readonly serverId: string;
  language(): Language;
  window(): BrowserWindow | null;
}

/**
 * What pages in a server's session may do: the harmless at once, camera and microphone after asking once for this
 * server, the screen by choosing it each time, and nothing else; and only the main frame of the server's own origin.
 */
export function allowForServer(
  session: Session,
  { dialog }: Pick<ElectronApi, 'dialog'>,
  options: PermissionOptions,
): void {
  const server = () => options.servers.find(options.serverId);
  const isServer = (address: string | undefined, isMainFrame: boolean) =>
    isMainFrame && address !== undefined && originOf(address) === server()?.origin;
  const asking = new Map<string, Promise<boolean>>();

  /** Asked once at a time for each kind, however often a page calls. */
  function ask(kinds: readonly Capture[]): Promise<boolean> {
    const key = kinds.join();
    const running = asking.get(key);
    if (running) return running;
    const answer = askPerson(kinds).finally(() => asking.delete(key));
    asking.set(key, answer);
    return answer;
  }

  async function askPerson(kinds: readonly Capture[]): Promise<boolean> {
    const found = server();
    if (!found) return false;
    const known = kinds.map((kind) => found.permissions[kind]);
    if (known.includes('refused')) return false;
    if (known.every((one) => one === 'allowed')) return true;
    const texts = desktopTexts(options.language());
    const host = hostOf(found.origin);
    const allowed = await askYesNo({ dialog }, options.window(), {
      message: kinds.includes('video') ? texts('askCamera', { host }) : texts('askMicrophone', { host }),
      detail: texts('askCaptureHelp'),
      yes: texts('allow'),
      no: texts('refuse'),
      careful: true,
    });
    remember(found, kinds, allowed ? 'allowed' : 'refused');
    return allowed;
  }

  function remember(found: Server, kinds: readonly Capture[], answer: 'allowed' | 'refused'): void {
    const added = Object.fromEntries(kinds.map((kind) => [kind, answer]));
    options.servers.change(found.id, { permissions: { ...found.permissions, ...added } });
  }

  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    if (!isServer(details.requestingUrl, details.isMainFrame)) return callback(false);
    // The choice of what to show is the question: it is made in the handler for it, every time.
    if (harmless.has(permission) || permission === 'display-capture') return callback(true);
    if (permission !== 'media') return callback(false);
    // Electron's types do not tie the permission's name to its details.
    const kinds = (details as MediaAccessPermissionRequest).mediaTypes ?? [];
    if (kinds.length === 0) return callback(false);
    void ask([...kinds].sort()).then(callback, () => callback(false));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    if (!isServer(details.requestingUrl ?? origin, details.isMainFrame)) return false;
    if (permission !== 'media') return harmless.has(permission);
    const kind = details.mediaType;
    return (kind === 'audio' || kind === 'video') && server()?.permissions[kind] === 'allowed';
  });
}
