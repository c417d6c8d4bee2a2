import type { Privacy } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { listAddressesOf } from './address-store.ts';
import { listAnswersOf } from './answer-store.ts';

/** An address whose time is over is still known so long: who answers to it is told so. */
export const keptAfterEndDays = 30;
/** Longer than any address is usable, so that no answer is ever taken twice. */
export const keptAnswersDays = 120;

export function declareInboundMail(privacy: Privacy): void {
  privacy.declare({
    id: 'inbound-mail.answers',
    title: { de: 'Antworten per E-Mail', en: 'Answers by e-mail' },
    what: {
      de: 'Worauf Sie per E-Mail antworten können und bis wann; wann Antworten von Ihnen kamen und ob sie gespeichert wurden, nicht ihr Inhalt',
      en: 'What you can answer by e-mail and until when; when answers of yours came and whether they were stored, not what they said',
    },
    purpose: {
      de: 'Antworten dem richtigen Vorgang zuordnen, jede nur einmal',
      en: 'Bringing answers to where they belong, each once',
    },
    basis: 'work',
    kept: {
      de: `Adressen für Antworten gut zwei Monate und weitere ${keptAfterEndDays} Tage, den Eingang von Antworten ${keptAnswersDays} Tage`,
      en: `Addresses for answers a good two months and another ${keptAfterEndDays} days, the arrival of answers ${keptAnswersDays} days`,
    },
    seenBy: { de: 'Niemand', en: 'Nobody' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['inbound_mail_addresses', 'person'], ['inbound_mail_answers', 'person']) },
    tables: ['inbound_mail_addresses', 'inbound_mail_answers'],
    archive: async (tx, { person }) => ({
      data: {
        canAnswer: (await listAddressesOf(tx, person)).map(({ ref, expiresAt }) => ({
          ref,
          until: expiresAt.toISOString(),
        })),
        answers: (await listAnswersOf(tx, person)).map(({ receivedAt, stored }) => ({
          receivedAt: receivedAt.toISOString(),
          stored,
        })),
      },
    }),
  });
}
