import type { BrowserWindow } from 'electron';
import type { ElectronApi } from './electron-api.ts';

/** Two buttons: the first does it, the second, which Escape means too, does not. */
export interface YesNo {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
  /** Enter does not do it. */
  readonly careful?: boolean;
}

/** Asks by a dialog of the system, on the window where there is one. */
export async function askYesNo(
  { dialog }: Pick<ElectronApi, 'dialog'>,
  window: BrowserWindow | null,
  { message, detail, yes, no, careful = false }: YesNo,
): Promise<boolean> {
  const question = {
    type: careful ? ('warning' as const) : ('question' as const),
    message,
    detail,
    buttons: [yes, no],
    defaultId: careful ? 1 : 0,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 0;
}
