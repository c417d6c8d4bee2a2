import type { Language } from '@kontor/base';
import type { MailContent, MailItem } from './mail-layout.ts';

/** What is new in somebody's inbox: as a digest, or one thing at once. */
export interface NewsValues {
  readonly what: 'digest' | 'at-once';
  readonly organisation: string;
  readonly items: readonly MailItem[];
  /** Objects of which this message does not tell. */
  readonly more: number;
  /** The inbox. */
  readonly inbox: string;
  /** Where one chooses what comes by mail. */
  readonly settings: string;
  /** Whether an answer to the message arrives anywhere. */
  readonly canAnswer: boolean;
}

const texts = {
  de: {
    digest: (count: number) => (count === 1 ? 'Neues zu einem Thema in Kontor' : `Neues zu ${count} Themen in Kontor`),
    digestIntro: 'Das ist in Ihrem Eingang neu und noch ungelesen:',
    atOnceIntro: 'In Ihrem Eingang ist etwas Neues:',
    more: (count: number) => `Und ${count} weitere im Eingang.`,
    answer: 'Ihre Antwort auf diese Nachricht kommt in Kontor an.',
    inbox: 'Eingang öffnen',
    digestFooter: (organisation: string, settings: string) =>
      `Diese Nachricht kommt von ${organisation}, weil Ihre Übersicht per E-Mail eingeschaltet ist. Ändern: ${settings}`,
    atOnceFooter: (organisation: string, settings: string) =>
      `Diese Nachricht kommt von ${organisation}, weil Sie solche Mitteilungen sofort per E-Mail wünschen. Ändern: ${settings}`,
  },
  en: {
    digest: (count: number) => (count === 1 ? 'News on one topic in Kontor' : `News on ${count} topics in Kontor`),
    digestIntro: 'This is new in your inbox and still unread:',
    atOnceIntro: 'There is something new in your inbox:',
    more: (count: number) => `And ${count} more in the inbox.`,
    answer: 'Your answer to this message arrives in Kontor.',
    inbox: 'Open the inbox',
    digestFooter: (organisation: string, settings: string) =>
      `${organisation} sends this message because your digest by e-mail is on. Change it: ${settings}`,
    atOnceFooter: (organisation: string, settings: string) =>
      `${organisation} sends this message because you want such notifications by e-mail at once. Change it: ${settings}`,
  },
} as const;

export function newsTemplate(values: NewsValues, language: Language): MailContent {
  const { what, organisation, items, more, inbox, settings, canAnswer } = values;
  const t = texts[language];
  const isDigest = what === 'digest';
  const [first] = items;
  return {
    subject: isDigest ? t.digest(items.length + more) : `Kontor: ${first?.title ?? ''}`,
    paragraphs: [isDigest ? t.digestIntro : t.atOnceIntro, ...(canAnswer ? [t.answer] : [])],
    items: more > 0 ? [...items, { title: t.more(more), url: inbox, lines: [] }] : items,
    link: { label: t.inbox, url: inbox },
    footer: isDigest ? t.digestFooter(organisation, settings) : t.atOnceFooter(organisation, settings),
  };
}
