import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import type { ShellSettings } from '../../shared/shell-bridge.ts';
import { ownScheme } from '../origins.ts';

/** The host of the scheme under which the bundled dictionaries lie. */
export const dictionaryHost = 'dictionaries';

/** The names under which Chromium asks for them. */
export const dictionaryFiles = {
  de: 'de-DE-3-0.bdic',
  'en-GB': 'en-GB-10-1.bdic',
  'en-US': 'en-US-10-1.bdic',
} as const;

/**
 * Turns spell check on for the chosen languages of which a dictionary is in the package, and off where there is none:
 * the dictionaries come from the app's own files, never from a network. On macOS the system checks, in its languages.
 */
export function checkSpelling(
  session: Session,
  options: { languages: ShellSettings['spellCheck']; folder: string; platform: NodeJS.Platform },
): void {
  const { languages, folder, platform } = options;
  // Before anything else, so that Chromium never asks its own address.
  session.setSpellCheckerDictionaryDownloadURL(`${ownScheme}://${dictionaryHost}/`);
  const present = languages.filter((language) => existsSync(join(folder, dictionaryFiles[language])));
  const on = platform === 'darwin' ? languages.length > 0 : present.length > 0;
  if (on && platform !== 'darwin') session.setSpellCheckerLanguages(present);
  session.setSpellCheckerEnabled(on);
}
