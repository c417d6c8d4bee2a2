import { newId } from '@kontor/base';
import { type Bilingual, type Content, noText, type Question, type QuestionKind } from '../shared/index.ts';

const none = { help: noText, isRequired: false, low: noText, high: noText, showIf: null, options: [] };
const both = ([de, en]: readonly [string, string]): Bilingual => ({ de, en });

type Words = readonly [string, string];

function ask(
  kind: QuestionKind,
  title: Words,
  given: { options?: readonly Words[]; ends?: readonly [Words, Words] } = {},
): Question {
  const { options = [], ends } = given;
  const scale = ends && { low: both(ends[0]), high: both(ends[1]) };
  const made = options.map((label) => ({ id: newId(), label: both(label) }));
  return { ...none, id: newId(), kind, title: both(title), options: made, ...scale };
}

const agree: readonly [Words, Words] = [
  ['stimmt nicht', 'not true'],
  ['stimmt genau', 'very true'],
];

/** Is over, with results by department. */
export function workingFromHome(): Content {
  const often = ask('choice', ['Wie oft arbeiten Sie zu Hause?', 'How often do you work from home?'], {
    options: [
      ['Nie', 'Never'],
      ['Einzelne Tage im Monat', 'Some days a month'],
      ['Ein bis zwei Tage in der Woche', 'One or two days a week'],
      ['Öfter', 'More often'],
    ],
  });
  return {
    title: { de: 'Arbeiten zu Hause: Was hilft, was fehlt?', en: 'Working from home: what helps, what is missing?' },
    intro: {
      de: 'Ihre Antworten gehen in die neue Dienstvereinbarung ein.',
      en: 'Your answers go into the new works agreement.',
    },
    items: [
      { ...often, isRequired: true },
      ask('scale', ['Meine Technik zu Hause ist gut genug.', 'My equipment at home is good enough.'], { ends: agree }),
      ask('choices', ['Was würde Ihnen helfen?', 'What would help you?'], {
        options: [
          ['Ein zweiter Bildschirm', 'A second screen'],
          ['Feste Tage im Team', 'Fixed days in the team'],
          ['Schnellere Hilfe bei Störungen', 'Quicker help with faults'],
          ['Nichts, es passt', 'Nothing, it is fine'],
        ],
      }),
      ask('text', ['Was sollten wir noch wissen?', 'What else should we know?']),
    ],
    addressees: [{ kind: 'everyone' }],
    ...{ threshold: 5, unitLevel: 1, resultsFor: 'everyone', hasRows: false, keptDays: 365 },
  };
}

export const remarks = [
  'Dienstags ist die Leitung am Morgen sehr langsam.',
  'Bitte die Regel zu Kernzeiten einfacher fassen.',
  'Im Außendienst geht das nicht, da wäre ein Ausgleich schön.',
  'Seit dem neuen Headset sind Besprechungen viel angenehmer.',
  'Ein Leihgerät für die ersten Wochen wäre gut.',
  'Wer wo arbeitet, sollte man im Team vorher absprechen.',
  'Alles in Ordnung, danke.',
] as const;

/** Is open, for everybody. */
export function breaks(): Content {
  return {
    title: { de: 'Pausen und Kantine', en: 'Breaks and canteen' },
    intro: {
      de: 'Im Frühjahr wird die Kantine umgebaut. Was ist Ihnen wichtig?',
      en: 'The canteen will be rebuilt in spring. What matters to you?',
    },
    items: [
      ask('choice', ['Wo machen Sie mittags meistens Pause?', 'Where do you usually have your lunch break?'], {
        options: [
          ['In der Kantine', 'In the canteen'],
          ['Am Platz', 'At my desk'],
          ['Draußen', 'Outside'],
          ['Gar nicht', 'Not at all'],
        ],
      }),
      ask('ranking', ['Was soll zuerst besser werden?', 'What should get better first?'], {
        options: [
          ['Öffnungszeiten', 'Opening hours'],
          ['Auswahl', 'Choice of dishes'],
          ['Ruhe', 'Quiet'],
        ],
      }),
      ask('scale', ['Ich kann meine Pause ungestört machen.', 'I can have my break undisturbed.'], { ends: agree }),
      ask('number', ['Was darf ein Mittagessen höchstens kosten, in Euro?', 'What may lunch cost at most, in euros?']),
      ask('text', ['Was fehlt Ihnen?', 'What do you miss?']),
    ],
    addressees: [{ kind: 'everyone' }],
    ...{ threshold: 5, unitLevel: 0, resultsFor: 'addressees', hasRows: false, keptDays: 90 },
  };
}

/** A draft of the administrator's. */
export function training(): Content {
  return {
    ...breaks(),
    title: { de: 'Fortbildung im nächsten Jahr', en: 'Training next year' },
    intro: noText,
    items: [
      ask('choices', ['Welche Themen brauchen Sie?', 'Which topics do you need?'], {
        options: [
          ['Leichte Sprache', 'Plain language'],
          ['Vergaberecht', 'Procurement law'],
          ['Gespräche führen', 'Leading conversations'],
        ],
      }),
      ask('text', ['Welches Thema fehlt?', 'Which topic is missing?']),
    ],
  };
}
