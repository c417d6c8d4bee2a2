import type { CodePiece } from '@kontor/editor/highlight';
import { useEffect, useMemo, useState } from 'react';

type Highlighting = typeof import('@kontor/editor/highlight');

/** A piece of code with the classes of its look. */
interface ShownPiece {
  readonly text: string;
  readonly className: string | undefined;
}

let loaded: Highlighting | undefined;

/** Code in its colours, as soon as what that needs is there; until then, and where it does not come, in one. */
export function useCodePieces(code: string, language: string): readonly ShownPiece[] {
  const [module, setModule] = useState(loaded);
  const isWanted = language !== '' && !module;
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    import('@kontor/editor/highlight').then(
      (found) => {
        loaded = found;
        if (!isOver) setModule(found);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [isWanted]);
  return useMemo(() => {
    if (!module || language === '') return [{ text: code, className: undefined }];
    const classOf = ({ kind }: CodePiece) => (kind === undefined ? undefined : module.codeClasses[kind]);
    return module.highlight(code, language).map((piece) => ({ text: piece.text, className: classOf(piece) }));
  }, [module, code, language]);
}
