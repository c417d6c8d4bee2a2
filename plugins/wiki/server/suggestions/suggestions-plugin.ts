import {
  acceptSuggestion,
  listSuggestions,
  rejectSuggestion,
  reopenSuggestion,
  suggestChange,
  suggestionChanged,
  withdrawSuggestion,
} from '../../shared/index.ts';
import { createSuggestions } from '../migrations/20261127-0410-create-suggestions.ts';
import type { PageContext } from '../page-context.ts';
import { defineSuggestionKinds } from './suggestion-notify.ts';
import { declareSuggestions } from './suggestion-privacy.ts';
import { SuggestionService } from './suggestion-service.ts';

/** All of the server's part of suggestions. */
export function provideSuggestions(context: PageContext): void {
  const { host } = context;
  const suggestions = new SuggestionService(context);
  host.migrations.add(createSuggestions);
  host.http.bind(listSuggestions, async ({ page }, { actor }) => ({
    suggestions: await suggestions.list(actor, page),
  }));
  host.http.bind(suggestChange, (input, { actor }) => suggestions.suggest(actor, input));
  host.http.bind(acceptSuggestion, (input, { actor }) => suggestions.accept(actor, input.suggestion, input.current));
  host.http.bind(rejectSuggestion, (input, { actor }) => suggestions.reject(actor, input.suggestion, input.answer));
  host.http.bind(withdrawSuggestion, ({ suggestion }, { actor }) => suggestions.withdraw(actor, suggestion));
  host.http.bind(reopenSuggestion, ({ suggestion }, { actor }) => suggestions.reopen(actor, suggestion));
  host.live.present(suggestionChanged, async () => null);
  defineSuggestionKinds(context);
  declareSuggestions(host);
}
