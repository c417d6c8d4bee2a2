import { KontorError } from '@kontor/base';

/** The registration file of an application service cannot be used, `reason` saying what is wrong with it. */
export function unusableRegistration(file: string, reason: string): KontorError {
  return new KontorError(
    'homeserver.unusable_registration',
    'input',
    {
      de: `Die Registrierungsdatei ${file} ist nicht brauchbar: ${reason}. Berichtigen Sie die Datei und starten Sie erneut.`,
      en: `The registration file ${file} cannot be used: ${reason}. Correct the file and start again.`,
    },
    { file },
  );
}

/** The name of a homeserver is part of every id in its database. */
export function nameDiffers(found: string, asked: string): KontorError {
  return new KontorError('homeserver.name_differs', 'conflict', {
    de: `Diese Datenbank gehört dem Homeserver ${found}, nicht ${asked}. Starten Sie ihn unter seinem Namen, oder wählen Sie für ${asked} einen leeren Ordner oder eine leere Datenbank.`,
    en: `This database belongs to the homeserver ${found}, not to ${asked}. Start it under its own name, or choose an empty folder or database for ${asked}.`,
  });
}

/** Two that write would give the same positions twice. */
export function databaseInUse(): KontorError {
  return new KontorError('homeserver.database_in_use', 'conflict', {
    de: 'Ein anderer Homeserver arbeitet schon mit dieser Datenbank. Beenden Sie ihn zuerst, oder wählen Sie eine andere Datenbank.',
    en: 'Another homeserver already works with this database. Stop that one first, or choose another database.',
  });
}

/** No connection to the PostgreSQL of `--database`; `reason` being the system's words or those of PostgreSQL. */
export function databaseUnreachable(reason: string): KontorError {
  return new KontorError('homeserver.database_unreachable', 'unavailable', {
    de: `Das PostgreSQL von --database ist nicht zu erreichen (${reason}). Prüfen Sie, ob es läuft und ob Adresse, Name und Kennwort stimmen.`,
    en: `The PostgreSQL of --database cannot be reached (${reason}). Check that it runs, and that address, name and password are right.`,
  });
}

/** The folder holds files that are not ours. */
export function folderIsForeign(folder: string): KontorError {
  return new KontorError('homeserver.folder_is_foreign', 'conflict', {
    de: `Der Ordner ${folder} enthält fremde Dateien und keine Datenbank von Kontor. Wählen Sie mit --data einen leeren Ordner oder den eines früheren Starts.`,
    en: `The folder ${folder} holds other files and no database of Kontor. Choose with --data an empty folder or that of an earlier start.`,
  });
}

/** The command line asks for something that does not exist or does not go together. */
export function wrongArguments(message: string): KontorError {
  return new KontorError('homeserver.wrong_arguments', 'input', { de: message, en: message });
}
