import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { listByAuthor } from './survey-store.ts';
import type { SurveysContext } from './surveys-context.ts';
import { listTaken } from './ticket-store.ts';

export function declareSurveys({ host: { privacy, periods } }: SurveysContext): void {
  privacy.declare(
    {
      id: 'surveys.made',
      title: { de: 'Umfragen, die Sie erstellt haben', en: 'Surveys that you made' },
      what: {
        de: 'Die Fragen, wen Sie fragen, von wann bis wann, und die Ergebnisse aller zusammen',
        en: 'The questions, whom you ask, from when until when, and the results of everybody together',
      },
      purpose: { de: 'Umfragen durchführen', en: 'Running surveys' },
      basis: 'work',
      kept: async (tx) => {
        const over = await periods.tell(tx, 'surveys.over');
        return {
          de: `Bis Sie die Umfrage löschen; nach ihrem Ende: ${over.de}`,
          en: `Until you delete the survey; after its end: ${over.en}`,
        };
      },
      seenBy: {
        de: 'Entwürfe: nur Sie. Danach die Befragten, und alle, denen die Ergebnisse zugesagt sind',
        en: 'Drafts: only you. Then those who are asked, and all to whom the results were promised',
      },
      places: ['database', 'search'],
      erasure: { unnamed: staysUnnamed },
      tables: ['surveys_surveys'],
      archive: async (tx, { person }) => ({ data: await listByAuthor(tx, person) }),
    },
    {
      id: 'surveys.tickets',
      title: { de: 'Ausgegebene Stimmzettel', en: 'Tickets that were issued' },
      what: {
        de: 'Dass Sie den Stimmzettel einer laufenden Umfrage geholt haben, und eine Prüfsumme seiner verdeckten Form. Nicht: wann, von wo, ob Sie ihn benutzt haben, was Sie geantwortet haben. Antworten liegen ohne Namen, Zeit, Adresse und Gerät in anderen Tabellen; keine Spalte verbindet beides',
        en: 'That you took the ticket of a survey under way, and a checksum of its blinded form. Not: when, from where, whether you used it, what you answered. Answers lie in other tables without name, time, address or device; no column joins the two',
      },
      purpose: { de: 'Damit niemand zweimal antwortet', en: 'So that nobody answers twice' },
      basis: 'work',
      kept: { de: 'Bis zum Ende der Umfrage', en: 'Until the end of the survey' },
      seenBy: {
        de: 'Niemand außer Ihnen; auch nicht, wer die Umfrage erstellt hat',
        en: 'Nobody but you; not those who made the survey either',
      },
      places: ['database'],
      erasure: { erase: deleteOfPerson(['surveys_tickets', 'person']) },
      tables: ['surveys_tickets'],
      archive: async (tx, { person }) => ({ data: { surveys: [...(await listTaken(tx, person))].sort() } }),
    },
  );
}
