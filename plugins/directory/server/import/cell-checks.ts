import type { ImportFile, ImportProblem } from '../../shared/index.ts';
import { type ProblemCode, problem } from './problem-catalogue.ts';

/** Collects the problems of one row; the checks of a row share one. */
export class RowCheck {
  readonly problems: ImportProblem[] = [];
  readonly #file: ImportFile;
  readonly #line: number;

  constructor(file: ImportFile, line: number) {
    this.#file = file;
    this.#line = line;
  }

  add(code: ProblemCode, particulars: { field?: string; value?: string; other?: string | number } = {}): void {
    this.problems.push(problem(code, { file: this.#file, line: this.#line, ...particulars }));
  }

  /** One line of plain text of at most `max` characters, or an error and nothing. */
  text(field: string, value: string, max: number): string | undefined {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
    if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(value)) this.add('control_characters', { field, value });
    else if (/[<>]/.test(value)) this.add('markup', { field, value });
    else if (/^[=+\-@]/.test(value)) this.add('formula', { field, value });
    else if (value.length > max) this.add('too_long', { field, value, other: max });
    else return value;
    return undefined;
  }
}

/** Whether an encoding without the letter left a question mark inside or at the end of a word: `Nguy?n`. */
export function hasLostLetters(name: string): boolean {
  return /\p{L}\?|\?\p{L}/u.test(name);
}
