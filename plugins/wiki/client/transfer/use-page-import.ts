import { ApiError, uploadFile, useAction, useCall, useSender } from '@kontor/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import { beginImport, checkImport, getImport, type PageImport } from '../../shared/index.ts';

/** How often a running import is asked for its progress, in milliseconds. */
const askEvery = 500;

export interface PageImportSteps {
  readonly found: PageImport | undefined;
  /** The name of the file that is being read. */
  readonly reading: string | undefined;
  /** How much of it has been sent, from 0 to 1. */
  readonly sent: number;
  readonly isStarting: boolean;
  readonly failure: string | undefined;
  check(file: File): void;
  /** Gives up what is being sent or read. */
  cancel(): void;
  begin(): void;
  /** Back to the choice of a file. */
  reset(): void;
}

/** An import from the file to its pages: checked, looked at, begun; closing the dialog gives up what is not begun. */
export function usePageImport(space: string, parent: string | null): PageImportSteps {
  const call = useCall();
  const sender = useSender();
  const [found, setFound] = useState<PageImport>();
  const [reading, setReading] = useState<string>();
  const [sent, setSent] = useState(0);
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const start = useAction(beginImport);
  useEffect(() => () => running.current?.abort(), []);
  useProgress(found, setFound);

  async function check(file: File) {
    const controller = new AbortController();
    running.current = controller;
    setFailure(undefined);
    setReading(file.name);
    setSent(0);
    try {
      const { id } = await uploadFile(file, sender, { signal: controller.signal, onProgress: setSent });
      setFound(await call(checkImport, { space, parent, file: id }, { signal: controller.signal }));
    } catch (thrown) {
      if (controller.signal.aborted) return;
      if (!(thrown instanceof ApiError)) throw thrown;
      setFailure(thrown.message);
    } finally {
      if (running.current === controller) setReading(undefined);
    }
  }
  async function begin() {
    const begun = found && (await start.run({ import: found.id }));
    if (begun) setFound(begun);
  }
  return {
    found,
    reading,
    sent,
    isStarting: start.isPending,
    failure: failure ?? start.error?.message,
    check: (file) => void check(file),
    cancel: () => {
      running.current?.abort();
      setReading(undefined);
    },
    begin: () => void begin(),
    reset: () => {
      setFound(undefined);
      setFailure(undefined);
      start.reset();
    },
  };
}

/** Asks on while it runs, also after a moment without a connection. */
function useProgress(found: PageImport | undefined, setFound: (next: PageImport) => void): void {
  const call = useCall();
  const id = found?.state === 'running' ? found.id : undefined;
  useEffect(() => {
    if (id === undefined) return;
    const ended = new AbortController();
    const ask = async () => {
      try {
        const next = await call(getImport, { import: id }, { signal: ended.signal });
        if (!ended.signal.aborted) setFound(next);
      } catch (thrown) {
        if (!ended.signal.aborted && !(thrown instanceof ApiError)) throw thrown;
      }
    };
    const timer = setInterval(() => void ask(), askEvery);
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, [id, call, setFound]);
}
