import { defineError } from '@kontor/schema';

export const pageNotFound = defineError('wiki.page_not_found', 'not-found', {
  de: 'Diese Seite gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This page does not exist, or you have no access.',
});
export const pageReadOnly = defineError('wiki.page_read_only', 'forbidden', {
  de: 'Sie dürfen hier lesen, aber nichts ändern. Bitte wenden Sie sich an die Zuständigen.',
  en: 'You may read here, but not change anything. Please ask whoever is responsible.',
});
export const pageChangedMeanwhile = defineError('wiki.page_changed', 'conflict', {
  de: 'Jemand hat die Seite inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the page meanwhile. Please check your change and save again.',
});
export const pageCycle = defineError('wiki.page_cycle', 'input', {
  de: 'Eine Seite kann nicht unter sich selbst stehen. Bitte wählen Sie einen anderen Platz.',
  en: 'A page cannot stand under itself. Please choose another place.',
});
export const pageTrashed = defineError('wiki.page_trashed', 'conflict', {
  de: 'Die Seite liegt im Papierkorb. Holen Sie sie zuerst zurück.',
  en: 'The page is in the trash. Restore it first.',
});
export const pageNotTrashed = defineError('wiki.page_not_trashed', 'conflict', {
  de: 'Die Seite liegt nicht im Papierkorb. Nur dort lässt sie sich endgültig löschen.',
  en: 'The page is not in the trash. Only there can it be deleted for ever.',
});
export const pageLocksOut = defineError('wiki.page_locks_out', 'input', {
  de: 'Damit hätten Sie selbst keinen Zugang mehr. Nehmen Sie sich oder Ihre Einheit dazu.',
  en: 'You would lose your own access. Add yourself or your org unit.',
});
export const pageIsTemplate = defineError('wiki.page_is_template', 'input', {
  de: 'Eine Vorlage steht nicht im Seitenbaum: Weder lässt sie sich einordnen, noch kann etwas unter ihr stehen. Legen Sie daraus eine Seite an.',
  en: 'A template does not stand in the tree of pages: it cannot be put there, and nothing can stand under it. Create a page from it.',
});
export const templateNarrowed = defineError('wiki.template_narrowed', 'input', {
  de: 'Diese Seite dürfen nur einige lesen, eine Vorlage läsen alle im Bereich. Kopieren Sie die Seite stattdessen.',
  en: 'Only some may read this page, but all of the space would read a template. Copy the page instead.',
});
export const coverNotPicture = defineError('wiki.cover_not_picture', 'input', {
  de: 'Dieses Titelbild ist kein Bild der Seite. Bitte wählen Sie ein Bild im Format JPEG, PNG, WebP, AVIF oder GIF.',
  en: 'This cover is no picture of the page. Please choose a picture as JPEG, PNG, WebP, AVIF or GIF.',
});
export const handOverRefused = defineError('wiki.hand_over_refused', 'forbidden', {
  de: 'Seiten anderer übergeben nur die Verantwortlichen eines Bereichs. Bitte wenden Sie sich an sie.',
  en: 'Only the owners of a space hand over the pages of others. Please ask them.',
});
export const ownerNotFound = defineError('wiki.owner_not_found', 'input', {
  de: 'Diese Person kann die Seite nicht lesen und daher nicht zuständig sein. Bitte wählen Sie eine andere.',
  en: 'This person cannot read the page and so cannot be responsible for it. Please choose another.',
});
export const versionNotFound = defineError('wiki.version_not_found', 'not-found', {
  de: 'Diese Fassung gibt es nicht mehr: Fassungen ohne Namen werden mit der Zeit ausgedünnt. Bitte wählen Sie eine andere.',
  en: 'This version no longer exists: versions without a name are thinned out with time. Please choose another.',
});
export const tooManyNamed = defineError('wiki.too_many_named_versions', 'conflict', {
  de: 'Diese Seite hat schon sehr viele benannte Fassungen. Nehmen Sie zuerst einer den Namen.',
  en: 'This page has very many named versions already. Take the name from one first.',
});
export const threadNotFound = defineError('wiki.thread_not_found', 'not-found', {
  de: 'Diesen Kommentar gibt es nicht mehr, oder Sie haben keinen Zugang.',
  en: 'This comment no longer exists, or you have no access.',
});
export const commentNotAllowed = defineError('wiki.comment_not_allowed', 'forbidden', {
  de: 'Auf dieser Seite dürfen Sie nicht kommentieren. Bitte wenden Sie sich an die Zuständigen.',
  en: 'You may not comment on this page. Please ask whoever is responsible.',
});
export const suggestionNotFound = defineError('wiki.suggestion_not_found', 'not-found', {
  de: 'Diesen Vorschlag gibt es nicht mehr, oder Sie haben keinen Zugang.',
  en: 'This suggestion no longer exists, or you have no access.',
});
export const suggestionSettled = defineError('wiki.suggestion_settled', 'conflict', {
  de: 'Über diesen Vorschlag ist schon entschieden. Sie sehen jetzt, wie.',
  en: 'This suggestion is already settled. You see now how.',
});
export const suggestionTextChanged = defineError('wiki.suggestion_text_changed', 'conflict', {
  de: 'Der Text an dieser Stelle hat sich eben geändert. Bitte prüfen Sie, was dort jetzt steht, und entscheiden Sie dann.',
  en: 'The text in this place has just changed. Please check what stands there now, then decide.',
});
export const suggestionPlaceGone = defineError('wiki.suggestion_place_gone', 'conflict', {
  de: 'Die Stelle gibt es nicht mehr. Übernehmen Sie den Vorschlag von Hand, oder lehnen Sie ihn ab.',
  en: 'The place is gone. Put the suggestion into the text by hand, or reject it.',
});
export const suggestionNotReversible = defineError('wiki.suggestion_not_reversible', 'conflict', {
  de: 'Das lässt sich hier nicht zurücknehmen. Unter „Frühere Fassungen“ holen Sie den Text von vorher zurück.',
  en: 'This cannot be taken back here. “Earlier versions” bring back the text from before.',
});
export const reportNotFound = defineError('wiki.report_not_found', 'not-found', {
  de: 'Diesen Hinweis gibt es nicht mehr: Jemand hat ihn schon erledigt, oder Sie haben keinen Zugang.',
  en: 'This report no longer exists: somebody has dealt with it already, or you have no access.',
});
export const readingsOff = defineError('wiki.readings_off', 'forbidden', {
  de: 'In Ihrer Organisation wird nicht um Kenntnisnahme gebeten. Das entscheidet die Administration.',
  en: 'Your organisation does not ask people to confirm reading. The administration decides that.',
});
export const readingNotFound = defineError('wiki.reading_not_found', 'not-found', {
  de: 'Diese Bitte um Kenntnisnahme gibt es nicht mehr, oder sie richtet sich nicht an Sie.',
  en: 'This request to confirm reading no longer exists, or it does not ask you.',
});
export const readingDraft = defineError('wiki.reading_draft', 'input', {
  de: 'Einen Entwurf liest außer Ihnen niemand. Machen Sie ihn zuerst für den Bereich sichtbar.',
  en: 'Nobody but you reads a draft. First show it to the space.',
});
export const readingEmpty = defineError('wiki.reading_empty', 'input', {
  de: 'Auf dieser Seite steht noch nichts. Schreiben Sie zuerst, was zur Kenntnis genommen werden soll.',
  en: 'There is nothing on this page yet. First write what is to be read.',
});
export const readingPast = defineError('wiki.reading_past', 'input', {
  de: 'Dieser Tag ist schon vorbei. Bitte wählen Sie einen späteren.',
  en: 'This day has passed already. Please choose a later one.',
});
