import { defineMessages } from '@kontor/ui/messages';

export const subjectMessages = defineMessages('subjects', {
  de: {
    pick: 'Personen, Organisationseinheiten oder Gruppen',
    some: 'Nur ausgewählte',
    group: 'Gruppe',
    gone: 'Gibt es nicht mehr',
    pickHint: 'Namen eingeben',
    pickNobody: 'Niemand gefunden',
    picked: 'Ausgewählt',
  },
  en: {
    pick: 'People, org units or groups',
    some: 'Only some',
    group: 'Group',
    gone: 'No longer exists',
    pickHint: 'Type a name',
    pickNobody: 'Nobody found',
    picked: 'Chosen',
  },
});
