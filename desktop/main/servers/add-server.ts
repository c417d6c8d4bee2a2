import type { Language } from '@kontor/base';
import type { BrowserWindow } from 'electron';
import type { AddServerProblem } from '../../shared/shell-bridge.ts';
import { desktopTexts } from '../desktop-messages.ts';
import { askYesNo } from '../dialogs.ts';
import type { ElectronApi } from '../electron-api.ts';
import { hostOf } from '../origins.ts';
import type { DeepLink } from './deep-link.ts';
import { parseServerAddress } from './server-address.ts';
import { checkServer } from './server-check.ts';
import type { ServerList } from './server-list.ts';

export interface AddServerOptions {
  readonly servers: ServerList;
  readonly insecureLocalhost: boolean;
  readonly fetch: typeof globalThis.fetch;
  language(): Language;
  window(): BrowserWindow | null;
}

/** Adds a server by its address; the answer is why not, or null. Nothing is kept of one that was refused. */
export async function addServer(text: string, options: AddServerOptions): Promise<AddServerProblem | null> {
  const { servers, insecureLocalhost, fetch } = options;
  if (!servers.mayAdd) return 'forbidden';
  const address = parseServerAddress(text, { insecureLocalhost });
  if ('problem' in address) return address.problem;
  if (servers.findByOrigin(address.origin)) return 'known';
  const checked = await checkServer(fetch, address.origin);
  if ('problem' in checked) return checked.problem;
  // It may have been added while this one was asked.
  if (servers.findByOrigin(address.origin)) return 'known';
  servers.add(address.origin, checked.name);
  return null;
}

/** A link leads to a server that is not known: the person decides before it is even asked what it is. */
export async function addByLink(
  { host }: DeepLink,
  api: Pick<ElectronApi, 'dialog'>,
  options: AddServerOptions,
): Promise<boolean> {
  const texts = desktopTexts(options.language());
  const failed = async (problem: AddServerProblem) => {
    await api.dialog.showMessageBox({
      type: 'warning',
      message: texts('addFailed', { host }),
      detail: texts(sentences[problem]),
      buttons: [texts('close')],
      noLink: true,
    });
    return false;
  };
  if (!options.servers.mayAdd) return failed('forbidden');
  const agreed = await askYesNo(api, options.window(), {
    message: texts('addTitle', { host }),
    detail: texts('addHelp'),
    yes: texts('add'),
    no: texts('cancel'),
    careful: true,
  });
  if (!agreed) return false;
  const problem = await addServer(hostOf(`https://${host}`), options);
  return problem === null || problem === 'known' ? true : failed(problem);
}

const sentences = {
  address: 'addNotKontor',
  insecure: 'addNotKontor',
  unreachable: 'addUnreachable',
  certificate: 'addCertificate',
  'not-kontor': 'addNotKontor',
  known: 'addNotKontor',
  forbidden: 'addForbidden',
} as const satisfies Record<AddServerProblem, string>;
