import { contextBridge, ipcRenderer } from 'electron';
import { contract, events, requests } from '../shared/bridge.ts';
import { makeBridge } from './expose.ts';

/** For pages of a server. */
contextBridge.exposeInMainWorld('kontorDesktop', {
  contract,
  ...makeBridge(ipcRenderer, 'desktop', { requests, events }),
});
