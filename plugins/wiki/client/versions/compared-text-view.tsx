import { classNames, useMessages, VisuallyHidden } from '@kontor/ui';
import type { ComparedLine, TextPart } from './compare-lines.ts';
import type { TextLine } from './lines-of-doc.ts';
import { versionMessages } from './version-messages.ts';

/** So many lines without a change stay around what changed. */
const around = 2;
/** Fewer are not worth being folded. */
const leastFolded = 4;

interface ComparedTextProps {
  readonly lines: readonly ComparedLine[];
  /** Leaves out what is far from any change. */
  readonly isFolded: boolean;
}

/** A text line by line: what came is underlined, what went is struck through, so that colour is not all that says it. */
export function ComparedText({ lines, isFolded }: ComparedTextProps) {
  const t = useMessages(versionMessages);
  return (
    <div className="flex flex-col gap-1.5 [overflow-wrap:anywhere]">
      {(isFolded ? fold(lines) : lines.map((line) => [line])).map((run, index) =>
        run.length === 1 && run[0] ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a comparison never move.
          <Line key={index} compared={run[0]} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same.
          <p key={index} className="border-y border-dashed border-border py-1 text-center text-xs text-muted">
            {t('unchanged', { count: run.length })}
          </p>
        ),
      )}
    </div>
  );
}

function Line({ compared }: { readonly compared: ComparedLine }) {
  const t = useMessages(versionMessages);
  const { line, change, parts } = compared;
  const isWhole = change === 'added' || change === 'removed';
  return (
    <div
      className={classNames(
        'rounded-sm border-s-2 ps-3 pe-1',
        change === 'same' ? 'border-transparent' : change === 'removed' ? 'border-danger' : 'border-success',
        isWhole && (change === 'added' ? 'bg-success-soft' : 'bg-danger-soft'),
      )}
    >
      {change !== 'same' && <VisuallyHidden>{`${t(change)}: `}</VisuallyHidden>}
      <div style={{ paddingInlineStart: `${line.depth * 1.25}rem` }} className={looks(line)}>
        {line.sign !== undefined && <span className="pe-2 text-muted tabular-nums">{line.sign}</span>}
        {line.kind === 'rule' ? <hr className="my-2 border-border" /> : parts.map(renderPart)}
      </div>
    </div>
  );
}

function renderPart({ text, change }: TextPart, index: number) {
  if (change === 'added')
    return (
      <ins key={index} className="bg-success-soft text-success underline decoration-1 underline-offset-2">
        {text}
      </ins>
    );
  if (change === 'removed')
    return (
      <del key={index} className="bg-danger-soft text-danger line-through">
        {text}
      </del>
    );
  return <span key={index}>{text}</span>;
}

const headings = ['text-2xl', 'text-xl', 'text-lg', 'text-base', 'text-base', 'text-base'];

function looks({ kind, level = 1 }: TextLine): string {
  if (kind === 'heading') return classNames('pt-2 font-semibold', headings[level - 1]);
  if (kind === 'code') return 'font-mono text-sm whitespace-pre-wrap';
  if (kind === 'object') return 'text-sm text-muted italic';
  return 'min-h-6 whitespace-pre-wrap';
}

/** Runs of lines far from any change are one run, all others stand alone. */
function fold(lines: readonly ComparedLine[]): (readonly ComparedLine[])[] {
  const isNear = lines.map((_line, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ change }) => change !== 'same'),
  );
  const runs: ComparedLine[][] = [];
  lines.forEach((line, at) => {
    const last = runs.at(-1);
    if (!isNear[at] && at > 0 && !isNear[at - 1] && last) last.push(line);
    else runs.push([line]);
  });
  return runs.flatMap((run) => (run.length < leastFolded ? run.map((line) => [line]) : [run]));
}
