import type { Sentence } from '@kontor/base';

/** Why an answer, or part of it, was not stored. */
export type NoticeReason = 'expired' | 'gone' | 'other-sender' | 'unreadable' | 'without-attachments';

/** What is told; nothing here says more than the person knew who got the first mail. */
export const noticeTexts: Readonly<Record<NoticeReason, Sentence>> = {
  expired: {
    de: 'Ihre Antwort kam zu spät und wurde nicht gespeichert: Auf die Benachrichtigung kann man nicht mehr per E-Mail antworten. Bitte antworten Sie in Kontor.',
    en: 'Your answer came too late and was not stored: the notification can no longer be answered by e-mail. Please answer in Kontor.',
  },
  gone: {
    de: 'Ihre Antwort wurde nicht gespeichert: Was Sie beantworten wollten, gibt es nicht mehr, oder Sie dürfen dort nichts schreiben.',
    en: 'Your answer was not stored: what you wanted to answer does not exist any more, or you may not write there.',
  },
  'other-sender': {
    de: 'Auf eine Benachrichtigung an Sie kam eine Antwort, die nicht nachweislich von dieser Adresse stammt. Sie wurde nicht gespeichert. War sie von Ihnen, antworten Sie bitte von dieser Adresse aus oder in Kontor.',
    en: 'An answer came to a notification for you that was not proven to be from this address. It was not stored. If it was yours, please answer from this address or in Kontor.',
  },
  unreadable: {
    de: 'In Ihrer Antwort war kein Text zu lesen, und sie wurde nicht gespeichert. Verschlüsselte Nachrichten kann Kontor nicht lesen. Bitte schreiben Sie Ihre Antwort über den Text der Benachrichtigung.',
    en: 'No text could be read in your answer, and it was not stored. Kontor cannot read encrypted messages. Please write your answer above the text of the notification.',
  },
  'without-attachments': {
    de: 'Ihre Antwort ist gespeichert, aber ohne die Anhänge: Per E-Mail kommen keine Dateien an. Bitte fügen Sie sie in Kontor hinzu.',
    en: 'Your answer is stored, but without its attachments: files do not arrive by e-mail. Please add them in Kontor.',
  },
};

export function tooLongText(longest: number): Sentence {
  return {
    de: `Ihre Antwort wurde nicht gespeichert: Sie ist länger als ${longest} Zeichen. Bitte kürzen Sie sie.`,
    en: `Your answer was not stored: it has more than ${longest} characters. Please shorten it.`,
  };
}

/** A refusal by what was answered, in its own words. */
export function refusedText({ de, en }: Sentence): Sentence {
  return { de: `Ihre Antwort wurde nicht gespeichert. ${de}`, en: `Your answer was not stored. ${en}` };
}
