const id = (last: number) => `0190a000-0000-7000-8000-00000000000${last}`;
const somebody = { id: id(1), name: 'Dr. Marlene Oberländer-Kowalczyk' };
const pages = {
  one: { de: 'eine Wikiseite', en: 'a wiki page' },
  many: { de: 'Wikiseiten', en: 'wiki pages' },
};

/** Those who leave or have left, and still look after something. */
export function leavingPeople(): object {
  return {
    people: [
      { ...somebody, lastDay: '2026-11-20', isGone: true, open: 14 },
      { id: id(2), name: 'Timo Wieland', lastDay: '2026-12-31', isGone: false, open: 1 },
    ],
  };
}

/** What came to somebody, one of it given back. */
export function receivedHandOver(): object {
  return {
    batches: [
      {
        batch: id(3),
        from: somebody,
        ...pages,
        givenAt: '2026-11-25T09:00:00.000Z',
        refuseUntil: '2099-12-09',
        items: [
          { id: id(4), title: 'Wie eine Akte abgegeben wird', path: '/wiki/akte', state: 'passed' },
          { id: id(5), title: 'Schlüssel und Schränke', path: null, state: 'refused' },
        ],
      },
    ],
  };
}

/** What somebody looks after, as their manager sees it. */
export function heldByLeaver(): object {
  const proposal = { id: id(2), name: 'Timo Wieland', why: 'substitute' };
  const refused = { de: 'Die letzte Übergabe wurde abgelehnt.', en: 'The last hand-over was refused.' };
  const shared = { onMove: 'stays', mayGive: true, givenBy: null };
  return {
    person: { ...somebody, lastDay: '2026-12-31', isGone: false, path: `/people/${id(1)}` },
    as: 'manager',
    proposals: [proposal, { id: id(6), name: 'Ilse Grünwald', why: 'lead' }],
    kinds: [
      {
        kind: 'people.leads',
        one: { de: 'die Leitung einer Organisationseinheit', en: 'the lead of an org unit' },
        many: { de: 'Leitungen von Organisationseinheiten', en: 'leads of org units' },
        ...shared,
        count: 1,
        unseen: 0,
        alone: 1,
        mayGive: false,
        givenBy: 'administrators',
        items: [],
      },
      {
        kind: 'wiki.pages',
        ...pages,
        ...shared,
        count: 3,
        unseen: 1,
        alone: 3,
        items: [
          {
            ref: `wiki/page/${id(7)}`,
            title: 'Wie eine Akte abgegeben wird',
            path: '/wiki/akte',
            proposal,
            note: null,
          },
          { ref: `wiki/page/${id(8)}`, title: 'Schlüssel und Schränke', path: null, proposal: null, note: refused },
        ],
      },
    ],
    given: [
      {
        batch: id(3),
        kind: 'wiki.pages',
        ...pages,
        count: 2,
        to: { id: id(2), name: 'Timo Wieland' },
        givenAt: '2026-11-25T09:00:00.000Z',
        refused: 1,
      },
    ],
  };
}

/** Those who have left, until they are erased. */
export function leftPeople(): object {
  return {
    erasureDays: 180,
    erased: 3,
    people: [{ ...somebody, lastDay: '2026-11-20', dueOn: '2027-05-20', isAsked: true, open: 14 }],
  };
}

/** What erasing somebody does, asked for by somebody else. */
export function erasureOfSomebody(): object {
  return {
    person: { ...somebody, lastDay: '2026-11-20' },
    isGone: true,
    dueOn: '2027-05-20',
    open: 14,
    parts: [
      {
        id: 'accounts.account',
        title: { de: 'Konto', en: 'Account' },
        isErased: true,
        unnamed: null,
        kept: null,
      },
      {
        id: 'wiki.comments',
        title: { de: 'Kommentare', en: 'Comments' },
        isErased: false,
        unnamed: {
          de: 'Was Sie mit anderen geschaffen haben, bleibt.',
          en: 'What you made together with others stays.',
        },
        kept: null,
      },
      {
        id: 'audit.entries',
        title: { de: 'Protokoll', en: 'Audit log' },
        isErased: false,
        unnamed: null,
        kept: { why: { de: 'Nachweis', en: 'Proof' }, until: { de: '365 Tage', en: '365 days' } },
      },
    ],
    request: {
      by: { id: id(6), name: 'Ilse Grünwald' },
      reason: 'Antrag vom 20. November',
      askedAt: '2026-11-25T09:00:00.000Z',
      until: '2099-12-09T09:00:00.000Z',
    },
    erasedAt: null,
  };
}
