import { defineError } from '@kontor/schema';

export const instructionNotFound = defineError('instructions.instruction_not_found', 'not-found', {
  de: 'Diese Dienstanweisung gibt es nicht (mehr), oder sie richtet sich nicht an Sie.',
  en: 'This service instruction does not exist (any more), or is not meant for you.',
});
export const notTheOffice = defineError('instructions.not_the_office', 'forbidden', {
  de: 'Das kann nur, wer die herausgebende Stelle leitet oder von der Leitung dafür benannt ist. Bitte wenden Sie sich an diese.',
  en: 'Only those who lead the issuing office, and whom they have named for it, can do this. Please ask them.',
});
export const textNotFound = defineError('instructions.text_not_found', 'input', {
  de: 'Den Text, aus dem die Dienstanweisung werden soll, gibt es nicht, oder er ist leer. Bitte schreiben Sie ihn zuerst.',
  en: 'The text that is to become the instruction does not exist, or is empty. Please write it first.',
});
export const deadlinePast = defineError('instructions.deadline_past', 'input', {
  de: 'Der Tag, bis zu dem zu bestätigen ist, ist schon vorbei. Bitte wählen Sie einen späteren.',
  en: 'The day by which it is to be confirmed has passed. Please choose a later one.',
});
export const alreadyIssued = defineError('instructions.already_issued', 'conflict', {
  de: 'Jemand hat inzwischen eine neue Fassung herausgegeben. Bitte prüfen Sie diese, bevor Sie noch eine herausgeben.',
  en: 'Somebody has issued a new version meanwhile. Please look at that one before you issue another.',
});
export const alreadyWithdrawn = defineError('instructions.already_withdrawn', 'conflict', {
  de: 'Diese Dienstanweisung ist zurückgenommen. Geben Sie bei Bedarf eine neue heraus.',
  en: 'This instruction has been taken back. Issue a new one if it is needed.',
});
export const alreadyReminded = defineError('instructions.already_reminded', 'conflict', {
  de: 'Heute wurde schon erinnert. Das geht einmal am Tag; morgen wieder.',
  en: 'They were reminded today already. This can be done once a day; tomorrow again.',
});
