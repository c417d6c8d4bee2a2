import type { Answer, Question } from '../../shared/index.ts';

/** What every control of a question is given. */
export interface QuestionFieldProps {
  readonly question: Question;
  readonly value: Answer | undefined;
  /** Undefined takes the answer back. */
  readonly onChange: (value: Answer | undefined) => void;
  readonly error: string | undefined;
}
