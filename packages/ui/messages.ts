export { checkMessages } from './language/check-messages.ts';
export { defineMessages, listMessages, type Messages } from './language/define-messages.ts';
export { type DateInput, type DateStyle, type Formats, formatsOf } from './language/formats.ts';
export { locales, type MessageValues, type Translate, translatorOf } from './language/translate.ts';
