import type { ValidationResult } from 'react-aria-components/FieldError';
import type { Translate } from '../language/translate.ts';
import type { componentMessages } from './component-messages.ts';

type ValidationMessage = keyof typeof componentMessages.texts.de;

const messageByReason: Partial<Record<keyof ValidityState, ValidationMessage>> = {
  valueMissing: 'valueMissing',
  tooShort: 'tooShort',
  tooLong: 'tooLong',
  patternMismatch: 'valueInvalid',
  badInput: 'valueInvalid',
  rangeOverflow: 'valueInvalid',
  rangeUnderflow: 'valueInvalid',
  stepMismatch: 'valueInvalid',
};

/**
 * What is wrong with a field, in the language in use: the browser's own sentence would be in the browser's language.
 * Errors of our own making (from the server, from `validate`) are shown as they are.
 */
export function messageOf(validation: ValidationResult, t: Translate<ValidationMessage>): string {
  const { validationDetails, validationErrors } = validation;
  if (validationDetails.customError) return validationErrors.join(' ');
  if (validationDetails.typeMismatch) return t(validationErrors.join().includes('@') ? 'emailInvalid' : 'urlInvalid');
  for (const [reason, message] of Object.entries(messageByReason))
    if (validationDetails[reason as keyof ValidityState]) return t(message); // keys of the table above
  return validationErrors.join(' ');
}
