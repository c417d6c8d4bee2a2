import { defineError } from '@kontor/schema';

export const backupUnreadable = defineError('backup.unreadable', 'input', {
  de: 'Die Datei ist keine vollständige Kontor-Sicherung. Bitte nehmen Sie eine andere.',
  en: 'The file is not a complete Kontor backup. Please use another one.',
});
export const backupTooNew = defineError('backup.too_new', 'conflict', {
  de: 'Die Sicherung stammt aus einer neueren Version von Kontor. Bitte spielen Sie zuerst diese Version ein.',
  en: 'The backup was made by a newer version of Kontor. Please install that version first.',
});
export const restoreNotEmpty = defineError('backup.not_empty', 'conflict', {
  de: 'Der Datenordner oder die Datenbank enthält schon Daten. Wiederhergestellt wird nur ins Leere.',
  en: 'The data folder or the database holds data already. A backup is restored into empty ones only.',
});
export const backupDamaged = defineError('backup.damaged', 'conflict', {
  de: 'Die Sicherung ist beschädigt: Prüfsummen stimmen nicht. Es wurde nichts übernommen.',
  en: 'The backup is damaged: checksums differ. Nothing was taken over.',
});
