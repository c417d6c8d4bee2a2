import type { Language } from '@kontor/base';
import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import {
  absenceChanged,
  orgUnitChanged,
  orgUnitCreated,
  orgUnitRemoved,
  personChangedEvent,
  personCreated,
  positionsChanged,
} from '@kontor/schema';
import { Calendar, MapPin, Network, translatorOf, Upload, UserRound } from '@kontor/ui';
import { profileChanged } from '../shared/index.ts';
import { syncAway, syncOrgUnit, syncPeople, syncPerson, syncPersonCard, syncPlaces } from './person-sync.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);
const tell = (language: Language) => translatorOf(pluginMessages, language);
const loadProfileEdit = () => import('./profile/profile-edit-view.tsx');

const coreEvents = [
  personCreated,
  personChangedEvent,
  positionsChanged,
  absenceChanged,
  orgUnitCreated,
  orgUnitChanged,
  orgUnitRemoved,
];

/** Who is who: finding people, reading and editing entries, the org chart, bringing people in from files. */
export const directoryPlugin = defineClientPlugin({
  id: 'directory',
  register({ routes, navigation, commands, slots, help, audit, live }) {
    routes.add({
      path: '/people/{-$person}',
      title: label('people'),
      load: async () => (await import('./people/people-view.tsx')).PeopleView,
    });
    routes.add({
      path: '/people/me/edit',
      title: label('ownProfile'),
      load: async () => (await loadProfileEdit()).ProfileEditView,
    });
    routes.add({
      path: '/org-units/{-$orgUnit}',
      title: label('orgChart'),
      load: async () => (await import('./org-units/org-units-view.tsx')).OrgUnitsView,
    });

    routes.add({
      path: '/org-units/$orgUnit/edit',
      title: label('editOffice'),
      load: async () => (await import('./offices/office-edit-view.tsx')).OfficeEditView,
    });
    routes.add({
      path: '/org-chart',
      title: label('orgChart'),
      load: async () => (await import('./org-chart/chart-view.tsx')).ChartView,
    });
    routes.add({
      path: '/places',
      title: label('places'),
      load: async () => (await import('./places/places-view.tsx')).PlacesView,
    });
    routes.add({
      path: '/absences',
      title: label('absences'),
      load: async () => (await import('./absences/away-view.tsx')).AwayView,
    });

    navigation.add({
      id: 'people',
      label: label('people'),
      icon: UserRound,
      path: '/people',
      covers: ['/org-units', '/org-chart', '/places', '/absences'],
      order: 30,
    });
    commands.add({
      id: 'directory.people',
      label: label('goPeople'),
      icon: UserRound,
      shortcut: 'g p',
      run: ({ navigate }) => navigate('/people'),
    });
    commands.add({
      id: 'directory.org-chart',
      label: label('goOrgChart'),
      icon: Network,
      shortcut: 'g o',
      run: ({ navigate }) => navigate('/org-units'),
    });
    commands.add({
      id: 'directory.absences',
      label: label('goAbsences'),
      icon: Calendar,
      shortcut: 'g v',
      run: ({ navigate }) => navigate('/absences'),
    });
    commands.add({
      id: 'directory.places',
      label: label('goPlaces'),
      icon: MapPin,
      run: ({ navigate }) => navigate('/places'),
    });
    commands.add({
      id: 'directory.own-entry',
      label: label('goOwnEntry'),
      icon: UserRound,
      run: ({ navigate }) => navigate('/people/me'),
    });

    slots.add('home.section', {
      id: 'away',
      label: label('awayToday'),
      icon: Calendar,
      order: 30,
      load: async () => (await import('./absences/away-home-view.tsx')).AwayAtHome,
    });
    slots.add('space.aside', {
      id: 'away',
      label: label('awayToday'),
      icon: Calendar,
      order: 10,
      load: async () => (await import('./absences/away-in-space-view.tsx')).AwayInSpace,
    });
    slots.add('person-card', {
      id: 'directory',
      label: label('card'),
      icon: UserRound,
      order: 10,
      load: async () => (await import('./card/person-card-view.tsx')).PersonCardView,
    });
    slots.add('administration.section', {
      id: 'import',
      label: label('import'),
      icon: Upload,
      order: 40,
      group: 'people',
      load: async () => (await import('./import/import-view.tsx')).ImportView,
    });
    slots.add('profile.section', {
      id: 'directory',
      label: label('ownProfile'),
      icon: UserRound,
      order: 10,
      load: async () => (await loadProfileEdit()).ProfileSection,
    });

    slots.add('my-data.section', {
      id: 'directory',
      label: label('ownProfile'),
      icon: UserRound,
      order: 10,
      load: async () => (await import('./profile/visibility-section-view.tsx')).VisibilitySection,
    });
    help.add(async () => (await import('./directory-help.ts')).directoryHelp);

    audit.sentence('directory.import_begun', (language, values) => tell(language)('auditBegun', { ...values }));
    audit.sentence('directory.people_imported', (language, values) => tell(language)('auditImported', { ...values }));

    for (const event of [profileChanged, ...coreEvents]) {
      live.onNamed(event, 'directory.getPerson', syncPerson);
      live.onNamed(event, 'directory.getPersonCard', syncPersonCard);
      live.onNamed(event, 'directory.search', syncPeople);
      live.onNamed(event, 'directory.listAway', syncAway);
    }
    for (const event of coreEvents) {
      live.onNamed(event, 'directory.getOrgUnit', syncOrgUnit);
      live.onNamed(event, 'directory.listPlaces', syncPlaces);
    }
  },
});
