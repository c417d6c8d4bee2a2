import type { Language } from '@kontor/base';
import { type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import { officeWords } from './office-text.ts';

const rule = { style: 'single', size: 12, space: 8 } as const;
const heading = (size: number) => ({
  run: { size, bold: true, color: '1F2933' },
  paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
});

/** How a document looks: the styles of Word, so that whoever opens it can change them. */
export function stylesOf(language: Language): IStylesOptions {
  const { locale } = officeWords[language];
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, language: { value: locale } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(34),
      heading2: heading(28),
      heading3: heading(25),
      heading4: heading(23),
      heading5: heading(22),
      heading6: heading(22),
    },
    paragraphStyles: [
      {
        id: 'PageQuote',
        name: 'Page Quote',
        basedOn: 'Normal',
        paragraph: { border: { left: { ...rule, color: '9AA5B1' } } },
        run: { color: '3E4C59' },
      },
      {
        id: 'PageCallout',
        name: 'Page Callout',
        basedOn: 'Normal',
        paragraph: { border: { left: { ...rule, size: 24, color: '2F6FB0' } }, shading: { fill: 'EEF4FA' } },
      },
      {
        id: 'PageCode',
        name: 'Page Code',
        basedOn: 'Normal',
        paragraph: { shading: { fill: 'F2F4F6' }, spacing: { line: 252, lineRule: LineRuleType.AUTO } },
        run: { font: 'Consolas', size: 20, noProof: true },
      },
      { id: 'PageCaption', name: 'Page Caption', basedOn: 'Normal', run: { italics: true, size: 20 } },
    ],
    characterStyles: [
      { id: 'PageCodeWords', name: 'Page Code Words', run: { font: 'Consolas', size: 20, noProof: true } },
    ],
  };
}

const formats: Readonly<Record<string, (typeof LevelFormat)[keyof typeof LevelFormat]>> = {
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
};

type ListConfig = INumberingOptions['config'][number];

export const deepestLevel = 8;
const levels = Array.from({ length: deepestLevel + 1 }, (_none, level) => level);

export function orderedList(reference: string, start: number, type: unknown): ListConfig {
  const format = formats[String(type)] ?? LevelFormat.DECIMAL;
  return { reference, levels: levels.map((level) => ({ level, format, text: `%${level + 1}.`, start })) };
}

const signs: Readonly<Record<string, readonly string[]>> = {
  bullets: ['•', '◦', '▪'],
  'tasks-open': ['☐'],
  'tasks-done': ['☑'],
};

/** Lists without numbers, all of one kind with the same signs. */
export const signLists: readonly ListConfig[] = Object.entries(signs).map(([reference, kinds]) => ({
  reference,
  levels: levels.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: kinds[level % kinds.length] ?? '•',
    style: { run: { font: 'Segoe UI Symbol' } },
  })),
}));
