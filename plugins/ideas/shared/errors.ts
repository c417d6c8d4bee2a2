import { defineError } from '@kontor/schema';

export const boxNotFound = defineError('ideas.box_not_found', 'not-found', {
  de: 'Diesen Ideenkasten gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This suggestion box does not exist, or you have no access.',
});
export const boxReadOnly = defineError('ideas.box_read_only', 'forbidden', {
  de: 'Einen Ideenkasten richten nur die Leitung der Organisationseinheit und die Administration ein. Bitte wenden Sie sich an diese.',
  en: 'Only those who lead the org unit and administrators set up a suggestion box. Please ask them.',
});
export const boxChangedMeanwhile = defineError('ideas.box_changed', 'conflict', {
  de: 'Jemand hat den Ideenkasten inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the suggestion box meanwhile. Please check your change and save again.',
});
export const boxClosed = defineError('ideas.box_closed', 'conflict', {
  de: 'Dieser Ideenkasten nimmt keine neuen Ideen mehr an. Bitte wählen Sie einen anderen.',
  en: 'This suggestion box takes no more ideas. Please choose another one.',
});
export const personUnknown = defineError('ideas.person_unknown', 'input', {
  de: 'Eine der ausgewählten Personen oder Stellen gibt es nicht (mehr). Bitte wählen Sie neu.',
  en: 'One of the people or org units chosen does not exist (any more). Please choose again.',
});
export const categoryUnknown = defineError('ideas.category_unknown', 'input', {
  de: 'Diese Kategorie hat der Ideenkasten nicht (mehr). Bitte wählen Sie eine andere.',
  en: 'The suggestion box does not have this category (any more). Please choose another one.',
});
export const anonymousNotAllowed = defineError('ideas.anonymous_not_allowed', 'forbidden', {
  de: 'Dieser Ideenkasten nimmt keine Ideen ohne Namen an. Reichen Sie unter Ihrem Namen ein, oder wählen Sie einen anderen Kasten.',
  en: 'This suggestion box takes no ideas without a name. Submit it under your name, or choose another box.',
});
export const ideaNotFound = defineError('ideas.idea_not_found', 'not-found', {
  de: 'Diese Idee gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This idea does not exist, or you have no access.',
});
export const ideaReadOnly = defineError('ideas.idea_read_only', 'forbidden', {
  de: 'Eine Idee ändert nur, wer sie eingereicht hat, und nur solange sie niemand prüft. Sie können sie kommentieren.',
  en: 'Only who submitted an idea changes it, and only while nobody reviews it. You can comment on it.',
});
export const ideaChangedMeanwhile = defineError('ideas.idea_changed', 'conflict', {
  de: 'An dieser Idee hat sich inzwischen etwas geändert. Sie sehen jetzt den neuen Stand; bitte entscheiden Sie noch einmal.',
  en: 'Something about this idea has changed meanwhile. You see it as it is now; please decide again.',
});
export const notOffice = defineError('ideas.not_office', 'forbidden', {
  de: 'Über diese Idee entscheidet die zuständige Stelle. Sie können abstimmen und kommentieren.',
  en: 'The office in charge decides about this idea. You can vote and comment.',
});
export const stepNotFitting = defineError('ideas.step_not_fitting', 'conflict', {
  de: 'Dieser Schritt passt nicht zum Stand der Idee. Bitte sehen Sie nach, wie weit sie ist.',
  en: 'This step does not fit how far the idea is. Please look how far it is.',
});
export const answerMissing = defineError('ideas.answer_missing', 'input', {
  de: 'Eine Entscheidung braucht eine Begründung, die alle lesen können. Bitte schreiben Sie, warum.',
  en: 'A decision needs a reason that everybody can read. Please say why.',
});
export const staffUnknown = defineError('ideas.staff_unknown', 'input', {
  de: 'Zuständig kann nur sein, wer zur Stelle gehört oder für den Ideenkasten benannt ist. Bitte wählen Sie neu.',
  en: 'Only those who belong to the office or are named for the box can be in charge. Please choose again.',
});
export const votingClosed = defineError('ideas.voting_closed', 'conflict', {
  de: 'Über diese Idee ist entschieden; die Abstimmung ist zu Ende.',
  en: 'This idea is decided; the vote has ended.',
});
export const mergeNotFitting = defineError('ideas.merge_not_fitting', 'conflict', {
  de: 'Diese beiden Ideen lassen sich nicht zusammenführen: Sie müssen im selben Kasten liegen, und die erste darf noch nicht entschieden sein.',
  en: 'These two ideas cannot be merged: they have to be in the same box, and the first must not be decided yet.',
});
export const commentNotFound = defineError('ideas.comment_not_found', 'not-found', {
  de: 'Diesen Kommentar gibt es nicht (mehr).',
  en: 'This comment does not exist (any more).',
});
export const receiptUnknown = defineError('ideas.receipt_unknown', 'not-found', {
  de: 'Zu diesem Beleg gehört keine Idee. Bitte prüfen Sie, ob er vollständig ist.',
  en: 'No idea belongs to this receipt. Please check that it is complete.',
});
export const tooManyFiles = defineError('ideas.too_many_files', 'conflict', {
  de: 'Zu einer Idee gehören höchstens zehn Dateien. Bitte entfernen Sie zuerst eine.',
  en: 'An idea has ten files at most. Please remove one first.',
});
export const thanksNotFound = defineError('ideas.thanks_not_found', 'not-found', {
  de: 'Diesen Dank gibt es nicht (mehr), oder er ist nicht für Sie.',
  en: 'This thanks does not exist (any more), or is not for you.',
});
export const thanksForNobody = defineError('ideas.thanks_for_nobody', 'input', {
  de: 'Bitte wählen Sie mindestens eine Kollegin, einen Kollegen oder ein Team, und nicht sich selbst.',
  en: 'Please choose at least one colleague or team, and not yourself.',
});
