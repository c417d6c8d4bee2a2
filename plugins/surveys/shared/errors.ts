import { defineError } from '@kontor/schema';

export const surveyNotFound = defineError('surveys.survey_not_found', 'not-found', {
  de: 'Diese Umfrage gibt es nicht (mehr), oder sie ist nicht für Sie.',
  en: 'This survey does not exist (any more), or it is not for you.',
});
export const notAnAuthor = defineError('surveys.not_an_author', 'forbidden', {
  de: 'Umfragen erstellen Personen, die eine Organisationseinheit leiten, und die Administration. Bitte wenden Sie sich an sie.',
  en: 'Those who lead an org unit and administrators make surveys. Please ask them.',
});
export const surveyChangedMeanwhile = defineError('surveys.survey_changed', 'conflict', {
  de: 'Die Umfrage wurde inzwischen in einem anderen Fenster geändert. Bitte laden Sie sie neu.',
  en: 'The survey was changed in another window meanwhile. Please load it again.',
});
export const surveyFixed = defineError('surveys.survey_fixed', 'conflict', {
  de: 'Das geht in diesem Zustand der Umfrage nicht (mehr): Was die Befragten gelesen haben, gilt bis zum Ende.',
  en: 'That is not possible in this state of the survey: what people were told holds until its end.',
});
export const surveyTaken = defineError('surveys.survey_taken', 'conflict', {
  de: 'Jemand hat schon begonnen zu antworten. Sie können die Umfrage jetzt nur noch beenden.',
  en: 'Somebody has begun to answer. You can only end the survey now.',
});
export const surveyIncomplete = defineError('surveys.survey_incomplete', 'input', {
  de: 'Der Umfrage fehlt noch etwas: ein Titel, eine Frage, ihre Antworten oder wer gefragt wird. Bitte ergänzen Sie es.',
  en: 'Something is missing: a title, a question, its options, or whom to ask. Please add it.',
});
export const tooFewAsked = defineError('surveys.too_few_asked', 'input', {
  de: 'Es werden weniger Personen gefragt, als für ein Ergebnis antworten müssen. Bitte fragen Sie mehr Personen.',
  en: 'Fewer people are asked than have to answer before results show. Please ask more people.',
});
export const wrongPeriod = defineError('surveys.wrong_period', 'input', {
  de: 'Das Ende muss nach dem Beginn und in der Zukunft liegen, höchstens ein Jahr später. Bitte wählen Sie es neu.',
  en: 'The end has to be after the start and in the future, a year later at most. Please choose it again.',
});
export const surveyNotOpen = defineError('surveys.survey_not_open', 'conflict', {
  de: 'Diese Umfrage nimmt gerade keine Antworten an: Sie hat noch nicht begonnen oder ist beendet.',
  en: 'This survey takes no answers now: it has not begun, or it is over.',
});
export const notAsked = defineError('surveys.not_asked', 'forbidden', {
  de: 'Sie gehören nicht zu den Personen, die hier gefragt werden.',
  en: 'You are not one of those who are asked here.',
});
export const ticketTaken = defineError('surveys.ticket_taken', 'conflict', {
  de: 'Ihr Stimmzettel wurde schon ausgegeben, vielleicht auf einem anderen Gerät. Ein zweiter kann nicht ausgegeben werden, weil niemand weiß, ob der erste benutzt ist.',
  en: 'Your ticket was issued already, perhaps on another device. There is no second one, as nobody knows whether the first was used.',
});
export const ticketInvalid = defineError('surveys.ticket_invalid', 'input', {
  de: 'Dieser Stimmzettel gilt nicht für diese Umfrage.',
  en: 'This ticket does not hold for this survey.',
});
export const ticketUsed = defineError('surveys.ticket_used', 'conflict', {
  de: 'Mit diesem Stimmzettel wurde schon geantwortet.',
  en: 'This ticket was used already.',
});
export const answersInvalid = defineError('surveys.answers_invalid', 'input', {
  de: 'Die Antworten passen nicht zu den Fragen: Eine Pflichtfrage fehlt, oder ein Wert ist keiner der möglichen.',
  en: 'The answers do not fit the questions: a required one is missing, or a value is none of those possible.',
});
export const notAnonymous = defineError('surveys.not_anonymous', 'input', {
  de: 'Antworten werden nur ohne Anmeldung angenommen, damit niemand sie Ihnen zuordnen kann. Bitte laden Sie Kontor neu.',
  en: 'Answers are only taken without a session, so that nobody can tell whose they are. Please reload Kontor.',
});
export const noResultsYet = defineError('surveys.no_results', 'not-found', {
  de: 'Ergebnisse gibt es erst nach dem Ende der Umfrage, und nur für die Personen, denen sie zugesagt sind.',
  en: 'There are results only after the end of the survey, for those to whom they were promised.',
});
export const remindedToday = defineError('surveys.reminded_today', 'rate-limited', {
  de: 'An diese Umfrage wurde heute schon erinnert. Bitte warten Sie einen Tag.',
  en: 'People were reminded of this survey today already. Please wait a day.',
});
