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
import { Network, translatorOf, Upload, UserRound } from '@kontor/ui';
import { getOrgUnit, getPerson, profileChanged, searchPeople } from '../shared/index.ts';
import { directoryMessages } from './directory-messages.ts';
import { importMessages } from './import/import-messages.ts';
import { syncOrgUnit, syncPeople, syncPerson } from './person-sync.ts';
import { profileMessages } from './profile/profile-messages.ts';

const people = labelOf(directoryMessages, 'people');
const orgChart = labelOf(directoryMessages, 'orgChart');
const ownProfile = labelOf(profileMessages, 'title');
const tell = (language: Language) => translatorOf(importMessages, language);
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
      title: people,
      load: async () => (await import('./people/people-view.tsx')).PeopleView,
    });
    routes.add({
      path: '/people/me/edit',
      title: ownProfile,
      load: async () => (await loadProfileEdit()).ProfileEditView,
    });
    routes.add({
      path: '/org-units/{-$orgUnit}',
      title: orgChart,
      load: async () => (await import('./org-units/org-units-view.tsx')).OrgUnitsView,
    });

    navigation.add({
      id: 'people',
      label: people,
      icon: UserRound,
      path: '/people',
      covers: ['/org-units'],
      order: 30,
    });
    commands.add({
      id: 'directory.people',
      label: labelOf(directoryMessages, 'goPeople'),
      icon: UserRound,
      shortcut: 'g p',
      run: ({ navigate }) => navigate('/people'),
    });
    commands.add({
      id: 'directory.org-chart',
      label: labelOf(directoryMessages, 'goOrgChart'),
      icon: Network,
      shortcut: 'g o',
      run: ({ navigate }) => navigate('/org-units'),
    });
    commands.add({
      id: 'directory.own-entry',
      label: labelOf(directoryMessages, 'goOwnEntry'),
      icon: UserRound,
      run: ({ navigate }) => navigate('/people/me'),
    });

    slots.add('administration.section', {
      id: 'import',
      label: labelOf(importMessages, 'menu'),
      icon: Upload,
      order: 40,
      load: async () => (await import('./import/import-view.tsx')).ImportView,
    });
    slots.add('profile.section', {
      id: 'directory',
      label: ownProfile,
      icon: UserRound,
      order: 10,
      load: async () => (await loadProfileEdit()).ProfileSection,
    });

    help.add(async () => (await import('./directory-help.ts')).directoryHelp);

    audit.sentence('directory.import_begun', (language, values) => tell(language)('auditBegun', { ...values }));
    audit.sentence('directory.people_imported', (language, values) => tell(language)('auditImported', { ...values }));

    for (const event of [profileChanged, ...coreEvents]) {
      live.on(event, getPerson, syncPerson);
      live.on(event, searchPeople, syncPeople);
    }
    for (const event of coreEvents) live.on(event, getOrgUnit, syncOrgUnit);
  },
});
