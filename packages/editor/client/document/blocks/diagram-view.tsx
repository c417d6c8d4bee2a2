import { classNames, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { DiagramFailure, drawDiagram } from '../../diagram/draw-diagram.ts';
import type { Drawing } from '../../diagram/frame-talk.ts';
import { blockViewMessages } from './block-view-messages.ts';

/** Nobody who types is drawn after each letter. */
const pauseMs = 400;

interface Drawn {
  readonly drawing: Drawing | undefined;
  readonly failure: DiagramFailure | undefined;
}

/** The drawing of a source, which stays while the next one is made or where the next one fails. */
export function useDrawing(source: string | undefined): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ drawing: undefined, failure: undefined });
  useEffect(() => {
    if (source === undefined || source.trim() === '') return;
    let isOver = false;
    const draw = async () => {
      try {
        const drawing = await drawDiagram(source);
        if (!isOver) setDrawn({ drawing, failure: undefined });
      } catch (failure) {
        if (!(failure instanceof DiagramFailure)) throw failure;
        if (!isOver) setDrawn(({ drawing }) => ({ drawing, failure }));
      }
    };
    const timer = setTimeout(() => void draw(), pauseMs);
    const drawNow = () => void draw();
    window.addEventListener('online', drawNow);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener('online', drawNow);
    };
  }, [source]);
  return drawn;
}

/** The picture, in colours for the page and for paper, and why there is none, or only an older one. */
export function DiagramView({ drawing, failure }: Drawn) {
  const t = useMessages(blockViewMessages);
  // All of its words that help: the rest is what its parser would have liked to read, in English.
  const line = /line (\d+)/.exec(failure?.reason ?? '')?.[1];
  const reasons = {
    wrong: line === undefined ? t('diagramWrong') : t('diagramWrongLine', { line }),
    large: t('diagramLarge'),
    slow: t('diagramSlow'),
    away: t('diagramAway'),
  };
  return (
    <>
      {drawing && (
        <div className={classNames('k-diagram', failure && 'is-old')}>
          {(['light', 'dark'] as const).map((theme) => (
            <img
              key={theme}
              className={`k-diagram-${theme}`}
              src={`data:image/svg+xml,${encodeURIComponent(drawing[theme])}`}
              width={Math.ceil(drawing.width)}
              height={Math.ceil(drawing.height)}
              alt={t('diagramAlt')}
              draggable={false}
            />
          ))}
        </div>
      )}
      {failure && (
        <p className="k-diagram-failure" role="status">
          {reasons[failure.kind]}
        </p>
      )}
    </>
  );
}
