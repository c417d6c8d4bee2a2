import type { Privacy } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import type { FileService } from './file-service.ts';

export function declareFiles(privacy: Privacy, files: Pick<FileService, 'listUploads' | 'forgetUploader'>): void {
  privacy.declare({
    id: 'files.uploads',
    title: { de: 'Hochgeladene Dateien', en: 'Uploaded files' },
    what: {
      de: 'Ihre Dateien mit Name, Art, Größe, Zeitpunkt und dem Gegenstand, zu dem sie gehören. Aufnahmeorte in Fotos werden beim Hochladen entfernt. Was in angehängten Dokumenten steht, wird für die Suche gelesen.',
      en: 'Your files with name, type, size, moment, and the object they belong to. Places in photos are removed on upload. What is written in attached documents is read for the search.',
    },
    purpose: { de: 'Dateien mit anderen teilen', en: 'Sharing files with others' },
    basis: 'work',
    kept: {
      de: 'Solange der Gegenstand besteht, zu dem die Datei gehört; nicht angehängte 24 Stunden',
      en: 'As long as the object that the file belongs to; what is not attached for 24 hours',
    },
    seenBy: {
      de: 'Wer den Gegenstand sehen darf, zu dem die Datei gehört; nicht angehängte nur Sie',
      en: 'Whoever may see the object that the file belongs to; what is not attached only you',
    },
    places: ['database', 'files'],
    erasure: {
      erase: (tx, { person }) => files.forgetUploader(tx, person),
      unnamed: staysUnnamed,
    },
    tables: ['files_files', 'files_texts'],
    archive: async (tx, actor) => {
      const uploads = await files.listUploads(tx, actor);
      return {
        data: uploads.map(({ row, isReadable }) => ({
          id: row.id,
          name: row.name,
          mediaType: row.media_type,
          size: row.size,
          sha256: row.hash,
          belongsTo: row.ref,
          uploadedAt: row.created_at.toISOString(),
          // What somebody may no longer see, they also do not carry away.
          inThisArchive: isReadable,
        })),
        files: uploads.filter(({ isReadable }) => isReadable).map(({ row }) => row.id),
      };
    },
  });
}
