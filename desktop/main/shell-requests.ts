import type { IpcMain } from 'electron';
import {
  type AddServerProblem,
  type Answer,
  type Question,
  type SettingsChange,
  type ShellState,
  shellEvents,
  shellRequests,
} from '../shared/shell-bridge.ts';
import { ownOrigin } from './origins.ts';
import { openDoor } from './security/ipc-door.ts';

export interface ShellRequestParts {
  readonly ipc: Pick<IpcMain, 'handle'>;
  /** Whether this process shows a page of the shell, and which. */
  kindOf(contentsId: number): 'main' | 'question' | undefined;
  state(): ShellState;
  addServer(address: string): Promise<AddServerProblem | null>;
  removeServer(id: string): Promise<void>;
  chooseServer(id: string): void;
  show(what: 'add-server' | 'settings' | 'server'): void;
  retry(): void;
  changeSettings(change: SettingsChange): void;
  copyDiagnostics(): void;
  questionOf(contentsId: number): Question | undefined;
  answer(contentsId: number, answer: Answer): void;
  failed(request: string): void;
}

/** Thrown where a window that only asks one question tries anything else. */
class NotItsBusiness extends Error {}

/** Answers the shell's own pages: the main window everything, a question's window only its question. */
export function answerShellPages(parts: ShellRequestParts): void {
  type Caller = { readonly contentsId: number; readonly kind: 'main' | 'question' };
  const main =
    <Input, Output>(handle: (input: Input) => Output) =>
    (input: Input, { kind }: Caller): Output => {
      if (kind !== 'main') throw new NotItsBusiness();
      return handle(input);
    };

  openDoor({
    ipc: parts.ipc,
    bridge: 'shell',
    contract: { requests: shellRequests, events: shellEvents },
    recognise: ({ contentsId, origin }): Caller | undefined => {
      const kind = origin === ownOrigin ? parts.kindOf(contentsId) : undefined;
      return kind && { contentsId, kind };
    },
    failed: (request) => parts.failed(request),
    handlers: {
      state: main(() => parts.state()),
      addServer: main((address) => parts.addServer(address)),
      removeServer: main((id) => parts.removeServer(id)),
      chooseServer: main((id) => parts.chooseServer(id)),
      show: main((what) => parts.show(what)),
      retry: main(() => parts.retry()),
      changeSettings: main((change) => parts.changeSettings(change)),
      copyDiagnostics: main(() => parts.copyDiagnostics()),
      question: (_nothing, { contentsId }) => {
        const question = parts.questionOf(contentsId);
        return question ? { language: parts.state().language, question } : null;
      },
      answer: (answer, { contentsId }) => parts.answer(contentsId, answer),
    },
  });
}
