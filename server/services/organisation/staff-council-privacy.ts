import type { Privacy } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { sql } from 'kysely';

export function declareStaffCouncil(privacy: Privacy): void {
  privacy.declare({
    id: 'organisation.staff-council',
    title: { de: 'Antrag, den Personalrats-Modus zu beenden', en: 'Request to end staff-council mode' },
    what: {
      de: 'Wer aus der Administration den Antrag gestellt hat, wann und mit welcher Begründung',
      en: 'Which administrator asked for it, when, and with which reason',
    },
    purpose: { de: 'Vier Augen: eine zweite Person entscheidet', en: 'Four eyes: a second person decides' },
    basis: 'work',
    kept: { de: 'Bis zur Entscheidung, höchstens bis zum nächsten Antrag', en: 'Until it is decided, or asked anew' },
    seenBy: { de: 'Alle', en: 'Everybody' },
    places: ['database'],
    erasure: { unnamed: staysUnnamed },
    tables: ['organisation_staff_council'],
    archive: async (tx, { person }) => {
      const { rows } = await sql`
        select asked_at as "askedAt", reason from organisation_staff_council where asked_by = ${person}`.execute(tx);
      return { data: { endings: rows } };
    },
  });
}
