import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunPropertiesOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { DocNode } from '../doc.ts';
import { isSame, markOf, mentionHref, textIn } from '../html/html-of-doc.ts';
import { mentionWords } from '../mention-node.ts';
import type { OfficePlaces, PlacedChapter } from './office-places.ts';
import { xmlText } from './office-text.ts';

/** Where runs are made: what links mean there, and where notes go. */
export interface RunPlace {
  readonly chapter: PlacedChapter;
  readonly places: OfficePlaces;
  /** Answers with the number of the note. */
  addNote(paragraphs: readonly Paragraph[]): number;
}

const linked: IRunPropertiesOptions = { color: '1A5FA8', underline: {} };

/** A line as Word has it: pieces with their formats, links around what they hold. */
export function runsOf(
  nodes: readonly DocNode[],
  place: RunPlace,
  format: IRunPropertiesOptions = {},
): ParagraphChild[] {
  const runs: ParagraphChild[] = [];
  for (let at = 0; at < nodes.length; ) {
    const link = markOf(nodes[at], 'link');
    let end = at + 1;
    while (end < nodes.length && isSame(link, markOf(nodes[end], 'link'))) end++;
    runs.push(...linkOf(link?.attrs?.href, nodes.slice(at, end), place, format));
    at = end;
  }
  return runs;
}

function linkOf(
  href: unknown,
  nodes: readonly DocNode[],
  place: RunPlace,
  format: IRunPropertiesOptions,
): ParagraphChild[] {
  const target = href === undefined ? undefined : place.places.find(place.chapter, href);
  const within = (own: IRunPropertiesOptions) => nodes.flatMap((node) => leafOf(node, place, own));
  if (!target) return within(format);
  const children = within({ ...format, ...linked });
  if ('inside' in target) return [new InternalHyperlink({ anchor: target.inside, children })];
  return [new ExternalHyperlink({ link: xmlText(target.outside), children })];
}

function leafOf(node: DocNode, place: RunPlace, format: IRunPropertiesOptions): ParagraphChild[] {
  const { type, attrs = {}, content = [], text } = node;
  if (text !== undefined) return textRuns(text, formatOf(node, format));
  switch (type) {
    case 'hardBreak':
      return [new TextRun({ break: 1 })];
    case 'mathInline':
      return textRuns(String(attrs.source), { ...format, style: 'PageCodeWords' });
    case 'footnote': {
      const note = new Paragraph({ children: [new TextRun(' '), ...runsOf(content, place)] });
      return [new FootnoteReferenceRun(place.addNote([note]))];
    }
    case 'mention': {
      const words: DocNode = { type: 'text', text: mentionWords(attrs) };
      return linkOf(mentionHref(String(attrs.ref)), [words], place, formatOf(node, format));
    }
    default:
      return textRuns(textIn(node), format);
  }
}

function formatOf(node: DocNode, base: IRunPropertiesOptions): IRunPropertiesOptions {
  const has = (type: string) => markOf(node, type) !== undefined;
  return {
    ...base,
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italics: true }),
    ...(has('underline') && { underline: {} }),
    ...(has('strike') && { strike: true }),
    ...(has('highlight') && { highlight: 'yellow' }),
    ...(has('subscript') && { subScript: true }),
    ...(has('superscript') && !has('subscript') && { superScript: true }),
    ...(has('code') && { style: 'PageCodeWords' }),
  };
}

/** Line breaks and tabs are no text in Word. */
export function textRuns(text: string, format: IRunPropertiesOptions): TextRun[] {
  return xmlText(text)
    .replaceAll('\t', '    ')
    .split('\n')
    .map((line, at) => new TextRun({ ...format, text: line, ...(at > 0 && { break: 1 }) }));
}
