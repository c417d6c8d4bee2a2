import {
  contract,
  type EventName,
  type EventPayload,
  events,
  type KontorDesktop,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  requests,
} from '@kontor/desktop/shared/bridge.ts';

/** The desktop app as the client may use it: what is sent and what comes is checked on this end, too. */
export interface DesktopBridge {
  /** Undefined: the app refused it, or answered something else than agreed. */
  ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name> | undefined>;
  /** Listens until the answer is called; what is not as agreed is not heard. */
  listen<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
}

/** The app that shows this page, where it speaks the same contract; nothing in a browser. */
export function findDesktopBridge(scope: unknown = globalThis): DesktopBridge | undefined {
  const desktop: unknown = Object(scope).kontorDesktop;
  if (!isDesktop(desktop)) return undefined;
  return {
    async ask(name, input) {
      const { input: accepted, output } = requests[name];
      const sent = accepted.safeParse(input);
      if (!sent.success) return undefined;
      try {
        const call: unknown = desktop[name];
        if (typeof call !== 'function') return undefined;
        const answer = output.safeParse(await call(sent.data));
        return answer.success ? (answer.data as RequestOutput<typeof name>) : undefined; // by this request's own schema
      } catch {
        return undefined; // an older app, or one that forbids it: the page works without
      }
    },
    listen(name, listener) {
      return desktop.on(name, (payload: unknown) => {
        const parsed = events[name].safeParse(payload);
        if (parsed.success) listener(parsed.data as EventPayload<typeof name>); // by this event's own schema
      });
    },
  };
}

function isDesktop(value: unknown): value is KontorDesktop {
  const { contract: spoken, on } = Object(value);
  return spoken === contract && typeof on === 'function';
}
