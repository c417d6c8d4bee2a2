import { deleteOfPerson } from '@kontor/plugin-api/server';
import { listActsOf, listProofsOf } from './confirmation-store.ts';
import type { InstructionsContext } from './instructions-context.ts';

export function declareInstructions({ host: { privacy } }: InstructionsContext): void {
  privacy.declare({
    id: 'instructions.confirmations',
    title: { de: 'Bestätigte Dienstanweisungen', en: 'Confirmed service instructions' },
    what: {
      de: 'Welche Dienstanweisung Sie in welcher Fassung bestätigt haben, wann Sie es getan haben und wann es eingegangen ist; wann Sie zuletzt danach gefragt wurden. Nie, ob oder wie lange Sie einen Text geöffnet haben. Dazu, was Sie selbst herausgegeben oder zurückgenommen haben, und ob Sie für eine Stelle benannt sind',
      en: 'Which service instruction you confirmed in which version, when you did so and when it arrived; when you were last asked. Never whether or how long you opened a text. Also what you issued or took back yourself, and whether you are named for an office',
    },
    purpose: {
      de: 'Nachweis, dass eine Dienstanweisung allen bekannt ist, für die sie gilt',
      en: 'Proof that a service instruction is known to all for whom it holds',
    },
    basis: 'work',
    kept: {
      de: 'Bis zum Ende der Frist, die bei der Dienstanweisung steht (in der Regel zehn Jahre nach der Rücknahme oder der nächsten Fassung). Der Nachweis bleibt so lange mit Ihrem Namen erhalten, auch wenn Sie das Haus verlassen oder Ihre anderen Daten gelöscht werden; er ist dann für alles andere gesperrt',
      en: 'Until the end of the period stated with the instruction (as a rule ten years after it was taken back or issued anew). The proof stays so long with your name, also when you leave or your other data are erased; it is then blocked for everything else',
    },
    seenBy: {
      de: 'Sie, die Leitung der herausgebenden Stelle und wer von ihr dafür benannt ist; sonst niemand, auch nicht die Administration. Wer das ist, steht unter jeder Dienstanweisung',
      en: 'You, those who lead the issuing office and whom they have named for it; nobody else, not even administrators. Who that is stands below each instruction',
    },
    places: ['database'],
    erasure: {
      erase: deleteOfPerson(['instructions_asked', 'person'], ['instructions_deputies', 'person']),
      kept: {
        why: {
          de: 'Der Nachweis einer Pflichtunterweisung nennt, wer sie bestätigt und wer sie erteilt hat.',
          en: 'The proof of an instruction names who confirmed and who issued it.',
        },
        until: { de: 'Die Jahre, die bei der Anweisung stehen', en: 'The years that the instruction says' },
      },
    },
    tables: [
      'instructions_instructions',
      'instructions_versions',
      'instructions_confirmations',
      'instructions_asked',
      'instructions_deputies',
    ],
    archive: async (tx, { person }) => ({
      data: {
        confirmed: (await listProofsOf(tx, person)).map(({ title, number, office_name, given_at, arrived_at }) => ({
          title,
          version: number,
          office: office_name,
          given: given_at,
          arrived: arrived_at,
        })),
        ...(await listActsOf(tx, person)),
      },
    }),
  });
}
