import type { Draft } from '@kontor/matrix/client';

export interface DraftKeeping {
  /** In this browser, at once. */
  readonly keep: (draft: Draft) => void;
  /** For the other devices of the person. */
  readonly tell: (draft: Draft) => void;
}

/** After a key press; closing the page or leaving the room does not wait. */
const pause = 400;
/** Other devices may wait a little longer. */
const pauseBeforeTelling = 1_500;

/** What is written in the field, as Markdown: of a message that is edited, or what was begun for the place. */
export class WrittenText {
  /** The field begins anew where this changes. */
  readonly id: string;
  readonly #keeping: DraftKeeping | undefined;
  #draft: Draft;
  #due: (() => string) | undefined;
  #isUntold = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string, draft: Draft, keeping?: DraftKeeping) {
    this.id = id;
    this.#draft = draft;
    this.#keeping = keeping;
  }

  /** As it is now, also before it is kept: a field that is drawn anew begins with it. */
  get text(): string {
    return this.#due?.() ?? this.#draft.text;
  }

  /** Whether what another device wrote is newer than anything that was written here. */
  isOlderThan(draft: Draft): boolean {
    const due = this.#due?.();
    const isWriting = due !== undefined && due !== this.#draft.text;
    return !isWriting && draft.at > this.#draft.at && draft.text !== this.#draft.text;
  }

  /** Something else is written now; asked for what it is when there is time. */
  note(text: () => string): void {
    this.#due = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), pause);
  }

  set(text: string): void {
    this.#due = () => text;
    this.#keep();
    // Sent is sent, on all devices.
    if (text === '') this.#tell();
  }

  readonly flush = (): void => {
    this.#keep();
    this.#tell();
  };

  #keep(): void {
    clearTimeout(this.#timer);
    const text = this.#due?.();
    this.#due = undefined;
    if (text === undefined || text === this.#draft.text) return;
    this.#draft = { text, at: Date.now() };
    this.#keeping?.keep(this.#draft);
    this.#isUntold = true;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tell(), pauseBeforeTelling);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    if (this.#isUntold) this.#keeping?.tell(this.#draft);
    this.#isUntold = false;
  }
}
