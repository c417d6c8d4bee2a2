import type { Addressee } from '@kontor/schema';
import type { ChannelRow } from './channel-store.ts';
import { type BuiltWorld, pick } from './test-world.ts';

type Subject = ChannelRow['editors'][number];

/** Who sees what, worked out from the plan alone, one person and one post at a time. */
export class Oracle {
  readonly #world: BuiltWorld;

  constructor(world: BuiltWorld) {
    this.#world = world;
  }

  /** A public post that addresses the person, within what its channel reaches. */
  isReader(person: string, post: BuiltWorld['posts'][number]): boolean {
    if (post.state !== 'published' || !this.#reaches(person, this.#channelOf(post))) return false;
    return post.addressees.some((each) => this.#isAddressed(person, each));
  }

  sees(person: string, post: BuiltWorld['posts'][number]): boolean {
    const channel = this.#channelOf(post);
    if (!this.#reaches(person, channel)) return false;
    if (post.author === person || post.coAuthors.includes(person)) return true;
    const wasHandedIn = post.state !== 'draft' || post.review !== 'none';
    return (wasHandedIn && this.#edits(person, channel)) || this.isReader(person, post);
  }

  #channelOf(post: BuiltWorld['posts'][number]): ChannelRow {
    const found = this.#world.channels.find(({ id }) => id === post.channel);
    if (!found) throw new Error('A post has a channel');
    return found;
  }

  #reaches(person: string, { space }: ChannelRow): boolean {
    return space === null || this.#roleIn(person, space) !== undefined;
  }

  #edits(person: string, channel: ChannelRow): boolean {
    if (channel.editors.some((each) => this.#isOne(person, each))) return true;
    if (channel.space !== null) return this.#roleIn(person, channel.space) === 'editor';
    return channel.org_unit !== null && this.#above(channel.org_unit).some((unit) => this.#leads(person, unit));
  }

  #isAddressed(person: string, addressee: Addressee): boolean {
    const { plan, persons } = this.#world;
    const index = persons.findIndex((each) => each.person.id === person);
    if (addressee.kind === 'everyone') return true;
    if (addressee.kind === 'place') return plan.persons[index]?.place === addressee.name;
    if (addressee.kind === 'position') return this.#positions(person).some(({ title }) => title === addressee.name);
    if (!('id' in addressee)) return false;
    if (addressee.kind === 'space') return this.#roleIn(person, addressee.id) !== undefined;
    return this.#isOne(person, { kind: addressee.kind as Subject['kind'], id: addressee.id }); // what remains
  }

  #isOne(person: string, { kind, id }: Subject): boolean {
    if (kind === 'person') return id === person;
    if (kind === 'group') return this.#world.groups.some((group) => group.id === id && group.persons.includes(person));
    return this.#positions(person).some(({ unit }) => this.#above(unit).includes(id));
  }

  #roleIn(person: string, space: string): 'reader' | 'editor' | undefined {
    const { spaces, plan } = this.#world;
    const index = spaces.findIndex(({ id }) => id === space);
    if (spaces[index]?.owner === person) return 'editor';
    // One grant for each subject: the later one takes the place of the earlier.
    const grants = new Map((plan.spaces[index] ?? []).map((each) => [this.#subject(each.subject).id, each]));
    const roles = [...grants.values()].filter(({ subject, below }) => {
      if (subject.kind !== 'org-unit') return this.#isOne(person, this.#subject(subject));
      const { id } = this.#subject(subject);
      return this.#positions(person).some(({ unit }) => (below ? this.#above(unit).includes(id) : unit === id));
    });
    if (roles.length === 0) return undefined;
    return roles.some(({ role }) => role === 'editor') ? 'editor' : 'reader';
  }

  #subject({ kind, which }: { readonly kind: Subject['kind']; readonly which: number }): Subject {
    const { persons, units, groups } = this.#world;
    if (kind === 'person') return { kind, id: pick(persons, which).person.id };
    return { kind, id: kind === 'org-unit' ? pick(units, which).id : pick(groups, which).id };
  }

  #positions(person: string): { readonly unit: string; readonly title: string; readonly lead: boolean }[] {
    const { plan, persons, units } = this.#world;
    const index = persons.findIndex((each) => each.person.id === person);
    return (plan.persons[index]?.positions ?? [])
      .filter(({ span }) => span.from === null && span.until === null)
      .map(({ unit, title, lead }) => ({ unit: pick(units, unit).id, title, lead }));
  }

  #leads(person: string, unit: string): boolean {
    return this.#positions(person).some((position) => position.lead && position.unit === unit);
  }

  #above(unit: string): string[] {
    const parent = this.#world.units.find(({ id }) => id === unit)?.parent ?? null;
    return parent === null ? [unit] : [unit, ...this.#above(parent)];
  }
}
