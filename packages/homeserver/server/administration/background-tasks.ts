import { randomLetters } from '../identifiers.ts';

/** What administrators are told of a task. */
export interface Task {
  readonly id: string;
  readonly roomId: string;
  readonly kind: 'purge' | 'delete';
  status: 'active' | 'complete' | 'failed';
  result: unknown;
  error: string | undefined;
}

const mostKept = 1_000;

/** Long tasks that administrators begin and ask after; known until the next restart. */
export class BackgroundTasks {
  readonly #tasks = new Map<string, Task>();
  readonly #onFailure: (failure: unknown) => void;

  constructor(onFailure: (failure: unknown) => void) {
    this.#onFailure = onFailure;
  }

  start(kind: Task['kind'], roomId: string, work: () => Promise<unknown>): string {
    const task: Task = { id: randomLetters(16), roomId, kind, status: 'active', result: null, error: undefined };
    this.#tasks.set(task.id, task);
    const [oldest] = this.#tasks.keys();
    if (this.#tasks.size > mostKept && oldest !== undefined) this.#tasks.delete(oldest);
    work().then(
      (result) => {
        task.result = result;
        task.status = 'complete';
      },
      (failure: unknown) => {
        task.error = failure instanceof Error ? failure.message : String(failure);
        task.status = 'failed';
        this.#onFailure(failure);
      },
    );
    return task.id;
  }

  find(kind: Task['kind'], id: string): Task | undefined {
    const task = this.#tasks.get(id);
    return task?.kind === kind ? task : undefined;
  }

  ofRoom(kind: Task['kind'], roomId: string): Task[] {
    return [...this.#tasks.values()].filter((task) => task.kind === kind && task.roomId === roomId);
  }
}
