import { defineServerPlugin } from '@kontor/plugin-api/server';
import { importFinished, profileChanged } from '../shared/index.ts';
import { seedDemoProfiles } from './demo-profiles.ts';
import { declareDirectory } from './directory-privacy.ts';
import { createDirectory } from './directory-services.ts';
import { importPeopleCommand } from './import/import-command.ts';
import { provideHandOver } from './manager-hand-over.ts';
import { createProfiles } from './migrations/20261122-1300-create-profiles.ts';
import { createImports } from './migrations/20261122-1301-create-imports.ts';
import { noteImporters } from './migrations/20261126-1300-note-importers.ts';
import { confirmSkills } from './migrations/20261127-2306-confirm-skills.ts';
import { createStandIns } from './migrations/20261127-2323-create-stand-ins.ts';
import { openMounts } from './mounts.ts';
import { findPublicPictures } from './person-pictures.ts';
import { personSearch } from './person-search.ts';
import { bindRoutes } from './routes.ts';
import { followStandIns } from './stand-ins.ts';

/** Who is who: finding people, their profiles and offices, and bringing them in from files. */
export const directoryPlugin = defineServerPlugin({
  id: 'directory',
  register(host) {
    const services = createDirectory(host);
    host.migrations.add(createProfiles, createImports, noteImporters, confirmSkills, createStandIns);
    bindRoutes(host, services);
    openMounts(host, services);
    host.search.provide(personSearch(host));
    followStandIns(host);
    host.people.providePictures(findPublicPictures);
    host.people.provideComingAbsences((tx, actor, persons) => services.absences.seesComing(tx, actor, persons));
    host.people.acceptPhotos((person, content) => services.photos.accept(person, content));
    provideHandOver(host);
    declareDirectory(host);
    host.live.present(profileChanged, (tx, event) => services.persons.readForAll(tx, event.payload.person));
    host.live.present(importFinished, async () => ({}));
    host.commands.add(importPeopleCommand(host));
    host.demo.seed((tx) => seedDemoProfiles(host, tx));
  },
});
