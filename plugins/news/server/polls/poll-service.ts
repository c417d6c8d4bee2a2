import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { pollChanged } from '../../shared/around-events.ts';
import { postReadOnly, postRef } from '../../shared/index.ts';
import {
  endPassed,
  fewestVotes,
  longestPollDays,
  oneChoiceOnly,
  type Poll,
  pollChangedMeanwhile,
  pollFixed,
  pollNotFound,
  pollOver,
  type savePoll,
  type vote,
} from '../../shared/polls.ts';
import type { AroundPost, AroundPosts } from '../comments/around-posts.ts';
import * as store from './poll-store.ts';

const dayMs = 86_400_000;

/** One question in a post. Nobody ever learns who voted what, and of fewer than five votes nothing is told. */
export class PollService {
  readonly #posts: AroundPosts;

  constructor(posts: AroundPosts) {
    this.#posts = posts;
  }

  /** Throws `news.post_not_found`. */
  async get(actor: Actor, id: string): Promise<Poll | null> {
    return this.#posts.host.database.transaction(async (tx) => {
      const post = await this.#posts.get(tx, actor, id);
      const poll = await store.findPoll(tx, id);
      return poll ? this.#present(tx, actor, post, poll) : null;
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.poll_fixed`, `news.poll_changed`, `news.poll_end_passed`. */
  async save(actor: Actor, input: InputOf<typeof savePoll>): Promise<Poll> {
    const { host, now } = this.#posts;
    const { post: id, question, choices, isMultiple: multiple, revision } = input;
    const endsAt = input.endsAt === null ? null : new Date(input.endsAt);
    return host.database.transaction(async (tx) => {
      const post = await this.#writable(tx, actor, id);
      const before = await store.lockPoll(tx, id);
      if ((before?.revision ?? 0) !== revision) throw pollChangedMeanwhile();
      const moved = endsAt?.getTime() !== before?.ends_at?.getTime();
      if (moved && endsAt !== null && endsAt <= now) throw endPassed();
      const asks = { question, choices: choices.map((choice) => ({ id: choice.id, text: choice.text })), multiple };
      if (before && asksElse(before, asks) && (await this.#isFixed(tx, before))) throw pollFixed();
      // What was counted for good does not begin anew.
      if (before?.counted && moved) throw pollFixed();
      const begun = { post: id, created_at: now, revision: 0, counted: null, ...before };
      const row: store.PollRow = { ...begun, ...asks, ends_at: endsAt, revision: begun.revision + 1 };
      if (before) await store.updatePoll(tx, row);
      else if (!(await store.insertPoll(tx, row))) throw pollChangedMeanwhile();
      await this.#announce(tx, actor, id);
      return this.#present(tx, actor, post, row);
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.#posts.host.database.transaction(async (tx) => {
      await this.#writable(tx, actor, id);
      if (await store.deletePoll(tx, id)) await this.#announce(tx, actor, id);
    });
  }

  /** Throws `news.post_not_found`, `news.poll_not_found`, `news.poll_over`, `news.one_choice_only`. */
  async vote(actor: Actor, { post: id, choices }: InputOf<typeof vote>): Promise<void> {
    await this.#posts.host.database.transaction(async (tx) => {
      await this.#posts.getPublished(tx, actor, id);
      const poll = await store.holdPoll(tx, id);
      const chosen = [...new Set(choices)];
      if (!poll || chosen.some((one) => poll.choices.every((choice) => choice.id !== one))) throw pollNotFound();
      if (this.#isOver(poll)) throw pollOver();
      if (!poll.multiple && chosen.length > 1) throw oneChoiceOnly();
      await store.putVote(tx, id, actor.person, chosen);
    });
  }

  #isOver({ ends_at: endsAt, created_at: begun, counted }: store.PollRow): boolean {
    const end = endsAt?.getTime() ?? begun.getTime() + longestPollDays * dayMs;
    return counted !== null || end <= this.#posts.now.getTime();
  }

  async #isFixed(tx: Tx, { post, counted }: store.PollRow): Promise<boolean> {
    return counted !== null || (await store.hasVotes(tx, post));
  }

  async #writable(tx: Tx, actor: Actor, id: string): Promise<AroundPost> {
    const post = await this.#posts.get(tx, actor, id);
    if (!post.mayWrite) throw postReadOnly();
    return post;
  }

  async #announce(tx: Tx, actor: Actor, post: string): Promise<void> {
    await this.#posts.host.events.append(tx, pollChanged, { post }, { ref: postRef(post) }, { actor });
  }

  async #present(tx: Tx, { person }: Actor, post: AroundPost, poll: store.PollRow): Promise<Poll> {
    const own = await store.findVote(tx, poll.post, person);
    const isOver = this.#isOver(poll);
    const mayKnow = isOver || own.length > 0;
    return {
      post: poll.post,
      question: poll.question,
      choices: [...poll.choices],
      isMultiple: poll.multiple,
      endsAt: poll.ends_at?.toISOString() ?? null,
      isOver,
      own,
      results: mayKnow ? resultsOf(poll.counted ?? (await store.countVotes(tx, poll.post)), poll) : null,
      isFixed: post.mayWrite && (await this.#isFixed(tx, poll)),
      revision: poll.revision,
    };
  }
}

function resultsOf({ voters, counts }: store.Counted, { choices }: store.PollRow): Poll['results'] {
  if (counts === null || voters < fewestVotes) return { few: true };
  return { few: false, voters, counts: Object.fromEntries(choices.map(({ id }) => [id, counts[id] ?? 0])) };
}

function asksElse(before: store.PollRow, after: Pick<store.PollRow, 'question' | 'choices' | 'multiple'>): boolean {
  const words = ({ question, choices, multiple }: typeof after) =>
    JSON.stringify([question, multiple, choices.map(({ id, text }) => [id, text])]);
  return words(before) !== words(after);
}
