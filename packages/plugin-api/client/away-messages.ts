import { defineMessages } from '@kontor/ui/messages';

export const awayMessages = defineMessages('standing-in', {
  de: {
    until: 'abwesend bis {moment}',
    substitute: 'Vertretung: {name}',
    nobody: 'ohne Vertretung',
    standsInFor: 'vertritt {name}',
    isAway: '{name} ist bis {moment} abwesend; es vertritt {substitute}.',
    isAwayAlone: '{name} ist bis {moment} abwesend, ohne Vertretung.',
    instead: 'Stattdessen {name}',
  },
  en: {
    until: 'away until {moment}',
    substitute: 'substitute: {name}',
    nobody: 'without a substitute',
    standsInFor: 'stands in for {name}',
    isAway: '{name} is away until {moment}; {substitute} stands in.',
    isAwayAlone: '{name} is away until {moment}, without a substitute.',
    instead: '{name} instead',
  },
});
