import type { Privacy } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { findPreferences } from './preference-store.ts';

export function declarePreferences(privacy: Privacy): void {
  privacy.declare({
    id: 'preferences.own',
    title: { de: 'Eigene Anordnung', en: 'Own arrangement' },
    what: {
      de: 'Die Reihenfolge Ihrer Bereiche und welche Hinweise Sie ausgeblendet haben',
      en: 'The order of your spaces, and which hints you have sent away',
    },
    purpose: {
      de: 'Kontor auf jedem Gerät so zeigen, wie Sie es eingerichtet haben',
      en: 'Showing Kontor on every device as you have arranged it',
    },
    basis: 'choice',
    kept: { de: 'Solange Ihr Eintrag als Person besteht', en: 'As long as your entry as a person exists' },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['preferences_preferences', 'person']) },
    tables: ['preferences_preferences'],
    archive: async (tx, { person }) => ({ data: await findPreferences(tx, person) }),
  });
}
