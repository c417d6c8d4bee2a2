import type { ServerHost } from '@kontor/plugin-api/server';
import { AbsenceListService } from './absence-list-service.ts';
import { ImportService } from './import/import-service.ts';
import { InChargeService } from './in-charge-service.ts';
import { OrgUnitService } from './org-unit-service.ts';
import { PeopleSearchService } from './people-search-service.ts';
import { PersonCardService } from './person-card-service.ts';
import { PersonService } from './person-service.ts';
import { PhotoService } from './photo-service.ts';
import { PlaceService } from './place-service.ts';
import { ProfileService } from './profile-service.ts';

export type DirectoryServices = ReturnType<typeof createDirectory>;

export function createDirectory(host: ServerHost) {
  const persons = new PersonService(host);
  const profiles = new ProfileService(host, persons);
  return {
    persons,
    cards: new PersonCardService(host, persons),
    profiles,
    photos: new PhotoService(host, persons, profiles),
    absences: new AbsenceListService(host),
    orgUnits: new OrgUnitService(host),
    places: new PlaceService(host),
    search: new PeopleSearchService(host),
    inCharge: new InChargeService(host),
    imports: new ImportService(host),
  };
}
