import type { Privacy } from '@kontor/plugin-api/server';

export function declareJobs(privacy: Privacy): void {
  privacy.declare({
    id: 'jobs.waiting',
    title: { de: 'Wartende Aufträge', en: 'Waiting jobs' },
    what: {
      de: 'Was gleich oder nachts zu tun ist, etwa eine E-Mail an Sie; E-Mails sind versiegelt',
      en: 'What is to be done soon or at night, such as a mail to you; mails are sealed',
    },
    purpose: { de: 'Arbeiten, auf die niemand warten soll', en: 'Work that nobody should wait for' },
    basis: 'work',
    kept: { de: 'Drei Tage nach der Erledigung', en: 'Three days after they are done' },
    seenBy: {
      de: 'Niemand; die Administration sieht, wie viele warten',
      en: 'Nobody; administrators see how many wait',
    },
    places: ['database'],
    erasure: {
      unnamed: {
        de: 'Aufträge nennen Kennungen und enden nach Tagen von selbst.',
        en: 'Jobs name ids and end by themselves within days.',
      },
    },
    tables: [],
    archive: {
      leftOut: {
        de: 'Aufträge sind Teil anderer Vorgänge und nach Tagen gelöscht; E-Mails haben Sie bekommen.',
        en: 'Jobs are part of other happenings and gone within days; the mails came to you.',
      },
    },
  });
}
