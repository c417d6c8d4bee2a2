import { contextBridge, ipcRenderer } from 'electron';
import { shellEvents, shellRequests } from '../shared/shell-bridge.ts';
import { makeBridge } from './expose.ts';

/** For the shell's own pages. */
contextBridge.exposeInMainWorld(
  'kontorShell',
  makeBridge(ipcRenderer, 'shell', { requests: shellRequests, events: shellEvents }),
);
