import type { Language } from '@kontor/base';
import { ApiError, type Call } from '@kontor/plugin-api/client';
import { getLegalText, type LegalDocument, type LegalText } from '@kontor/schema';
import { useCallback, useEffect, useState } from 'react';

export interface LoadedText {
  readonly text: LegalText | undefined;
  readonly failure: string | undefined;
  retry(): void;
}

/** A legal text outside the shell, where nothing keeps copies; the last one stays while another language loads. */
export function useLegalText(call: Call, document: LegalDocument, language: Language): LoadedText {
  const [state, setState] = useState<{ text?: LegalText; failure?: string; attempt: number }>({ attempt: 0 });
  const { attempt } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    const asking = new AbortController();
    call(getLegalText, { document, language }, { signal: asking.signal }).then(
      (text) => setState((before) => ({ text, attempt: before.attempt })),
      (failure: unknown) => {
        if (failure instanceof ApiError) setState(({ attempt }) => ({ failure: failure.message, attempt }));
        else if (!asking.signal.aborted) throw failure;
      },
    );
    return () => asking.abort();
  }, [call, document, language, attempt]);
  const retry = useCallback(() => setState((before) => ({ attempt: before.attempt + 1 })), []);
  return { text: state.text, failure: state.failure, retry };
}
