import { defineError } from '../define-error.ts';

export const handOverNotFound = defineError('hand_over.not_found', 'not-found', {
  de: 'Diese Übergabe gibt es nicht, oder sie ist nicht Ihre Sache. Übergeben können die Person selbst, wer sie leitet und die Administration.',
  en: 'There is no such hand-over, or it is not yours to make. The person, those who lead them and administrators can.',
});
export const recipientNotFound = defineError('hand_over.recipient_not_found', 'not-found', {
  de: 'Diese Person gehört nicht zum Haus, oder von ihr wird gerade übergeben. Bitte wählen Sie jemand anderen.',
  en: 'This person does not belong to the organisation, or is the one who hands over. Please choose somebody else.',
});
export const refusalOver = defineError('hand_over.refusal_over', 'conflict', {
  de: 'Das haben Sie schon zurückgegeben, weitergegeben, oder die Frist dafür ist um. Sie können es selbst weitergeben.',
  en: 'You have given this back or passed it on already, or the time for it is over. You can hand it over yourself.',
});
export const nobodyElse = defineError('hand_over.nobody_else', 'conflict', {
  de: 'Es ist niemand da, an den es zurückgehen könnte. Bitte sprechen Sie mit Ihrer Leitung oder der Administration.',
  en: 'There is nobody to whom it could go back. Please talk to your manager or an administrator.',
});
