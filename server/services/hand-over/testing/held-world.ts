import { newId, type Ref } from '@kontor/base';
import { anOrgUnit, aPerson, type aSignedInPerson, aSpace, type TestServer } from '@kontor/server/testing';

/** Somebody who looks after one object of every kind, alone. */
export interface HeldWorld {
  /** By kind of hand-over. */
  readonly refs: ReadonlyMap<string, Ref>;
  readonly space: string;
}

type SignedIn = Awaited<ReturnType<typeof aSignedInPerson>>;

/**
 * Gives a person one object of each kind that there is; the colleague is in their private room. Rows are written as they lie: their modules' own doors are tested
 * where they are, and what is walked here is only who holds them.
 */
export async function holdOneOfEach(
  server: TestServer,
  { person }: Pick<SignedIn, 'person'>,
  colleague: { readonly id: string },
): Promise<HeldWorld> {
  const query = (text: string, values: readonly unknown[]) => server.database.pool.query(text, [...values]);
  const at = server.core.clock.now();
  const ids = new Map<string, string>();
  const make = (kind: string) => {
    const id = newId();
    ids.set(kind, id);
    return id;
  };
  const name = (what: string) => `${what} ${newId().slice(-6)}`;
  const unit = await anOrgUnit(server);
  const led = await anOrgUnit(server);
  await query(
    `insert into people_positions (id, person, org_unit, title, lead, main) values ($1, $2, $3, 'Leitung', true, false)`,
    [newId(), person.id, led.id],
  );
  ids.set('people.leads', led.id);
  const space = await aSpace(server, { owner: person.id, visibility: 'hidden' });
  ids.set('spaces.owned', space.id);
  await query(
    `insert into wiki_pages (id, space, position, title, owner, created_at, changed_at) values ($1, $2, 1, $3, $4, $5, $5)`,
    [make('wiki.pages'), space.id, name('Seite'), person.id, at],
  );
  const list = newId();
  await query(`insert into tasks_lists (id, space, title, created_at) values ($1, $2, $3, $4)`, [
    list,
    space.id,
    name('Liste'),
    at,
  ]);
  const task = make('tasks.open');
  await query(
    `insert into tasks_tasks (id, list, rank, title, note, state, priority, labels, checklist, created_at)
     values ($1, $2, 'a', $3, '', 'open', 0, '[]', '[]', $4)`,
    [task, list, name('Aufgabe'), at],
  );
  await query(
    `insert into tasks_assignees (task, kind, subject, answer, asked_at) values ($1, 'person', $2, 'accepted', $3)`,
    [task, person.id, at],
  );
  const gathering = make('gatherings.organised');
  await query(
    `insert into gatherings_gatherings (id, title, description, all_day, starts_on, ends_on, starts_at, ends_at, place,
       online, addressees, audience, sign_up, guests, question, names_shown, kept_days, state, created_at, changed_at)
     values ($1, $2, '', true, '2099-01-01', '2099-01-01', '2099-01-01', '2099-01-02', '', '', '[]', '{}', 'none', 0, '',
             false, 30, 'draft', $3, $3)`,
    [gathering, name('Termin'), at],
  );
  await query('insert into gatherings_organisers (gathering, person, position) values ($1, $2, 1)', [
    gathering,
    person.id,
  ]);
  const content = {
    title: { de: name('Umfrage'), en: '' },
    introduction: { de: '', en: '' },
    purpose: '',
    addressees: [{ kind: 'everybody' }],
    questions: [],
    resultsFor: 'author',
    unitLevel: 0,
    keptDays: 30,
  };
  await query(`insert into surveys_surveys (id, author, state, content, created_at) values ($1, $2, 'draft', $3, $4)`, [
    make('surveys.made'),
    person.id,
    JSON.stringify(content),
    at,
  ]);
  const box = make('ideas.deciders');
  await query(
    `insert into ideas_boxes (id, name, description, unit, deciders, addressees, categories, allows_anonymous, closed,
       revision, created_at) values ($1, $2, '', $3, $4, '[]', '[]', false, false, 1, $5)`,
    [box, name('Kasten'), unit.id, JSON.stringify([person.id]), at],
  );
  await query(
    `insert into ideas_ideas (id, box, title, text, state, responsible, revision, created_at)
     values ($1, $2, $3, '', 'review', $4, 1, $5)`,
    [make('ideas.responsible'), box, name('Idee'), person.id, at],
  );
  const channel = make('news.channels');
  await query(
    `insert into news_channels (id, kind, name, description, everybody, needs_approval, editors, writers, addressees)
     values ($1, 'topic', $2, '', false, false, $3, '[{"kind": "everybody"}]', '[]')`,
    [channel, name('Kanal'), JSON.stringify([{ kind: 'person', id: person.id }])],
  );
  await query(
    `insert into news_posts (id, channel, author, title, teaser, addressees, audience, edited_at, changed_at, created_at)
     values ($1, $2, $3, $4, '', '[]', '{}', $5, $5, $5)`,
    [make('news.drafts'), channel, person.id, name('Beitrag'), at],
  );
  const newcomer = await aPerson(server);
  await query(
    `insert into onboarding_plans (id, person, mentor, starts_on, created_at) values ($1, $2, $3, '2026-11-01', $4)`,
    [make('onboarding.mentored'), newcomer.id, person.id, at],
  );
  await query('insert into instructions_deputies (office, person) values ($1, $2)', [unit.id, person.id]);
  ids.set('instructions.deputies', unit.id);
  const managed = await aPerson(server);
  await query('insert into directory_profiles (person, manager) values ($1, $2)', [managed.id, person.id]);
  ids.set('directory.managed', managed.id);
  const room = `!${newId()}`;
  ids.set('chat.rooms', room);
  for (const each of [person, colleague])
    await query('insert into chat_private_members (room, person, is_direct) values ($1, $2, false)', [room, each.id]);
  await query('insert into chat_room_deciding (room, person) values ($1, $2)', [room, person.id]);
  const nouns: Readonly<Record<string, string>> = {
    'chat.rooms': 'chat/room',
    'people.leads': 'people/org-unit',
    'spaces.owned': 'spaces/space',
    'wiki.pages': 'wiki/page',
    'tasks.open': 'tasks/task',
    'gatherings.organised': 'gatherings/gathering',
    'surveys.made': 'surveys/survey',
    'ideas.deciders': 'ideas/box',
    'ideas.responsible': 'ideas/idea',
    'news.channels': 'news/channel',
    'news.drafts': 'news/post',
    'onboarding.mentored': 'onboarding/plan',
    'instructions.deputies': 'people/org-unit',
    'directory.managed': 'people/person',
  };
  // Made of two fixed words and an id.
  const refs = new Map([...ids].map(([kind, id]) => [kind, `${nouns[kind]}/${id}` as Ref]));
  return { refs, space: space.id };
}
