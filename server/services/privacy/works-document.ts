import type { Sentence } from '@kontor/base';
import type { Agreement, AgreementChange } from '@kontor/schema';
import { wordsOf } from '../periods/period-registry.ts';
import type { DocumentFacts } from './privacy-document.ts';
import { documentWords } from './privacy-words.ts';
import { type DeclaredFacts, toldPolicies, type WorksFacts } from './works-facts.ts';
import { changeKindWords, policyWords, weightWords, worksWords as words } from './works-words.ts';

/** The document before it is HTML, Markdown or CSV: sections of paragraphs, tables and lists of facts. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface WorksDocument {
  readonly title: string;
  readonly head: readonly (readonly [string, string])[];
  readonly intro: string;
  readonly sections: readonly Section[];
}

export interface WorksContent extends DocumentFacts {
  readonly facts: WorksFacts;
  readonly hash: string;
  readonly program: string;
  /** The version that this is or that was agreed last; nothing before the first. */
  readonly agreed: Pick<Agreement, 'version' | 'agreedAt' | 'note'> | undefined;
  readonly changes: readonly AgreementChange[];
}

export function writeDocument(content: WorksContent): WorksDocument {
  const say = (sentence: Sentence) => sentence[content.language];
  const { facts, agreed } = content;
  const day = (at: Date | string) =>
    new Intl.DateTimeFormat(content.language === 'de' ? 'de-DE' : 'en-GB', {
      dateStyle: 'long',
      timeZone: content.timeZone,
    }).format(new Date(at));
  const agreedText = agreed
    ? fill(say(words.agreedOn), { version: agreed.version, day: day(agreed.agreedAt), note: agreed.note })
    : say(words.notAgreed);
  return {
    title: say(words.title),
    head: [
      [say(documentWords.of), content.organisation],
      [say(documentWords.asOf), day(content.now)],
      [say(words.programVersion), content.program],
      [say(words.version), agreedText],
      [say(words.hash), content.hash],
    ],
    intro: say(words.intro),
    sections: [
      section(
        'system',
        say(words.systemTitle),
        words.system.map((text) => paragraph(say(text))),
      ),
      section('switches', say(words.switchesTitle), [
        paragraph(say(facts.policies.staffCouncil ? words.modeHolds : words.modeOff)),
        policyTable(facts, 'boolean', say),
      ]),
      section('periods', say(words.retentionTitle), [
        policyTable(facts, 'number', say),
        heading(say(words.contentPeriods)),
        paragraph(say(words.contentPeriodsHelp)),
        periodTable(facts, say),
      ]),
      section(
        'data',
        say(words.dataTitle),
        facts.declarations.flatMap((declared) => dataBlocks(declared, facts, say)),
      ),
      section('roles', say(words.rolesTitle), [
        { kind: 'list', items: words.roles.map(say) },
        heading(fill(say(words.administratorDoors), { count: facts.doors.administrator.length })),
        paragraph(facts.doors.administrator.join(', ')),
        heading(fill(say(words.auditorDoors), { count: facts.doors.auditor.length })),
        paragraph(facts.doors.auditor.join(', ')),
      ]),
      section('exports', say(words.exportsTitle), [{ kind: 'list', items: words.exports.map(say) }]),
      section('none', say(words.noneTitle), [
        ...words.none.map((text) => paragraph(say(text))),
        heading(say(words.guardedTitle)),
        guardedTable(facts, say),
      ]),
      section('risks', say(words.risksTitle), [
        {
          kind: 'table',
          head: [say(words.risk), say(words.measures)],
          rows: words.risks.map(({ risk, measure }) => [say(risk), say(measure)]),
        },
      ]),
      section('changes', say(words.changesTitle), [
        paragraph(agreedText),
        ...(agreed === undefined
          ? []
          : content.changes.length === 0
            ? [paragraph(say(words.noChanges))]
            : [changeTable(content.changes, say)]),
      ]),
    ],
  };
}

type Say = (sentence: Sentence) => string;

function policyTable({ policies }: WorksFacts, type: 'boolean' | 'number', say: Say): Block {
  const rows = toldPolicies
    .filter((name) => typeof policies[name] === type)
    .map((name) => [say(policyWords[name]), valueText(policies[name], say)]);
  return { kind: 'table', head: [say(words.setting), say(words.stateNow)], rows };
}

function periodTable({ periods }: WorksFacts, say: Say): Block {
  const rows = periods.map(({ label, counts, ofSpace, days }) => [
    say(label),
    say(counts),
    say(wordsOf(days, ofSpace)),
  ]);
  return { kind: 'table', head: [say(words.content), say(words.countedFrom), say(words.stateNow)], rows };
}

function valueText(value: boolean | number, say: Say): string {
  if (typeof value === 'number') return fill(say(words.days), { count: value });
  return say(value ? words.on : words.off);
}

function dataBlocks(declared: DeclaredFacts, facts: WorksFacts, say: Say): Block[] {
  return [heading(say(declared.title)), { kind: 'facts', rows: dataRows(declared, facts, say) }];
}

export function dataRows(declared: DeclaredFacts, facts: WorksFacts, say: Say): [string, string][] {
  const { what, purpose, basis, kept, seenBy, place, archive, tables } = declared;
  const inArchive =
    'file' in archive ? archive.file : fill(say(documentWords.leftOut), { reason: say(archive.leftOut) });
  return [
    [say(documentWords.what), say(what)],
    [say(documentWords.purpose), say(purpose)],
    [say(documentWords.basis), say(basis)],
    [say(documentWords.kept), say(kept)],
    [say(documentWords.seenBy), say(seenBy)],
    [say(documentWords.place), say(place)],
    [say(words.tables), tables.join(', ') || say(words.nothingSaid)],
    [say(words.measure), measureText(declared, facts, say)],
    [say(documentWords.archive), inArchive],
  ];
}

function measureText({ measure }: DeclaredFacts, { policies }: WorksFacts, say: Say): string {
  if (measure === null) return say(words.noMeasure);
  if (measure.offBy === null) return say(measure.guard);
  const state = say(policies[measure.offBy] ? words.on : words.off);
  return `${say(measure.guard)} ${fill(say(words.offBy), { policy: say(policyWords[measure.offBy]), state })}`;
}

function guardedTable(facts: WorksFacts, say: Say): Block {
  const rows = facts.declarations
    .filter(({ measure }) => measure !== null)
    .map((declared) => [say(declared.title), measureText(declared, facts, say)]);
  return { kind: 'table', head: [say(words.part), say(words.measure)], rows };
}

function changeTable(changes: readonly AgreementChange[], say: Say): Block {
  const text = (sentence: Sentence | null) => (sentence === null ? say(words.nothingSaid) : say(sentence));
  return {
    kind: 'table',
    head: [say(words.part), say(words.change), say(words.weight), say(words.before), say(words.after)],
    rows: changes.map(({ kind, weight, what, before, after }) => [
      say(what),
      say(changeKindWords[kind]),
      say(weightWords[weight]),
      text(before),
      text(after),
    ]),
  };
}

function section(id: string, title: string, blocks: readonly Block[]): Section {
  return { id, title, blocks };
}

function paragraph(text: string): Block {
  return { kind: 'text', text };
}

function heading(text: string): Block {
  return { kind: 'heading', text };
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
