import type { Bilingual, Content } from '../../shared/index.ts';
import { emptyContent, newOption, newQuestion } from './draft-model.ts';

/** A survey to begin with. Made anew each time, so that its ids are its own. */
export interface SurveyTemplate {
  readonly id: string;
  readonly title: Bilingual;
  make(): Content;
}

const agree = { low: { de: 'stimmt nicht', en: 'not true' }, high: { de: 'stimmt genau', en: 'very true' } };
const scale = (de: string, en: string) => newQuestion('scale', { title: { de, en }, ...agree });
const free = (de: string, en: string) => newQuestion('text', { title: { de, en } });
const choice = (title: Bilingual, ...options: readonly (readonly [string, string])[]) =>
  newQuestion('choice', { title, options: options.map(([de, en]) => newOption({ de, en })) });

export const surveyTemplates: readonly SurveyTemplate[] = [
  {
    id: 'mood',
    title: { de: 'Stimmungsbild im Team', en: 'Mood of the team' },
    make: () => ({
      ...emptyContent,
      title: { de: 'Wie geht es uns bei der Arbeit?', en: 'How are we doing at work?' },
      intro: { de: 'Fünf kurze Fragen, zwei Minuten.', en: 'Five short questions, two minutes.' },
      items: [
        scale('Ich habe, was ich für meine Arbeit brauche.', 'I have what I need for my work.'),
        scale('Ich schaffe meine Arbeit in meiner Arbeitszeit.', 'I get my work done within my hours.'),
        scale('Im Team helfen wir einander.', 'In the team we help each other.'),
        scale('Ich weiß, was von mir erwartet wird.', 'I know what is expected of me.'),
        free('Was würde Ihre Arbeit leichter machen?', 'What would make your work easier?'),
      ],
    }),
  },
  {
    id: 'event',
    title: { de: 'Rückmeldung zu einer Veranstaltung', en: 'Feedback on an event' },
    make: () => ({
      ...emptyContent,
      title: { de: 'Wie war die Veranstaltung?', en: 'How was the event?' },
      items: [
        scale('Es hat sich für mich gelohnt.', 'It was worth my time.'),
        choice(
          { de: 'Der Umfang war', en: 'The length was' },
          ['zu kurz', 'too short'],
          ['richtig', 'right'],
          ['zu lang', 'too long'],
        ),
        free('Was sollte beim nächsten Mal anders sein?', 'What should be different next time?'),
      ],
    }),
  },
  {
    id: 'procedure',
    title: { de: 'Ein neues Verfahren', en: 'A new procedure' },
    make: () => {
      const uses = choice(
        { de: 'Arbeiten Sie schon damit?', en: 'Do you work with it already?' },
        ['Ja', 'Yes'],
        ['Nein', 'No'],
      );
      const [yes] = uses.options;
      const showIf = yes ? { question: uses.id, anyOf: [yes.id] } : null;
      return {
        ...emptyContent,
        title: { de: 'Wie läuft das neue Verfahren?', en: 'How does the new procedure go?' },
        items: [
          { ...uses, isRequired: true },
          { ...scale('Ich komme gut damit zurecht.', 'I get along with it well.'), showIf },
          { ...scale('Es spart mir Zeit.', 'It saves me time.'), showIf },
          free('Was fehlt Ihnen noch?', 'What do you still miss?'),
        ],
      };
    },
  },
];
