import type { Http } from '@kontor/plugin-api/server';
import {
  addComment,
  addIdeaFile,
  answerThanks,
  changeBox,
  commentByReceipt,
  createBox,
  editIdea,
  findSimilar,
  getIdea,
  getIdeasHome,
  getLatest,
  listBoxes,
  listComments,
  listIdeas,
  listOwnThanks,
  listThanks,
  mergeIdea,
  noteAnswerSeen,
  openReceipts,
  planReview,
  removeComment,
  removeIdeaFile,
  sayThanks,
  setFollowing,
  setVote,
  submitAnonymously,
  submitIdea,
  takeStep,
  takeThanksBack,
  withdrawByReceipt,
  withdrawIdea,
} from '../shared/index.ts';
import type { IdeasContext } from './ideas-context.ts';
import type { IdeasServices } from './ideas-services.ts';
import { findSimilarIdeas } from './similar-service.ts';

/** Contract to service, one line each. */
export function bindRoutes(http: Http, context: IdeasContext, services: IdeasServices): void {
  const { boxes, ideas, office, comments, receipts, files } = services;
  http.bind(listBoxes, (_input, { actor }) => boxes.list(actor));
  http.bind(createBox, (input, { actor }) => boxes.create(actor, input));
  http.bind(changeBox, (input, { actor }) => boxes.change(actor, input));
  http.bind(listIdeas, (input, { actor }) => ideas.list(actor, input));
  http.bind(getIdea, ({ idea }, { actor }) => ideas.get(actor, idea));
  http.bind(findSimilar, (input, { actor }) => findSimilarIdeas(context, actor, input));
  http.bind(submitIdea, (input, { actor }) => ideas.submit(actor, input));
  http.bind(editIdea, (input, { actor }) => ideas.edit(actor, input));
  http.bind(withdrawIdea, ({ idea }, { actor }) => ideas.withdraw(actor, idea));
  http.bind(setVote, (input, { actor }) => done(ideas.vote(actor, input)));
  http.bind(setFollowing, ({ idea, follows }, { actor }) => done(ideas.follow(actor, idea, follows)));
  http.bind(noteAnswerSeen, ({ idea }, { actor }) => done(ideas.noteSeen(actor, idea)));
  http.bind(addIdeaFile, ({ idea, file }, { actor }) => files.add(actor, idea, file));
  http.bind(removeIdeaFile, ({ idea, file }, { actor }) => done(files.remove(actor, idea, file)));
  http.bind(takeStep, (input, { actor }) => office.step(actor, input));
  http.bind(planReview, (input, { actor }) => office.plan(actor, input));
  http.bind(mergeIdea, (input, { actor }) => office.merge(actor, input));
  http.bind(submitAnonymously, (input, { actor }) => receipts.submit(actor, input));
  http.bind(openReceipts, (input, { actor }) => receipts.open(actor, input));
  http.bind(commentByReceipt, (input, { actor }) => done(receipts.comment(actor, input)));
  http.bind(withdrawByReceipt, ({ code }, { actor }) => done(receipts.withdraw(actor, code)));
  http.bind(listComments, ({ idea }, { actor }) => comments.list(actor, idea));
  http.bind(addComment, (input, { actor }) => comments.add(actor, input));
  http.bind(removeComment, (input, { actor }) => done(comments.remove(actor, input)));
  bindThanks(http, services);
}

function bindThanks(http: Http, { thanks, around }: IdeasServices): void {
  http.bind(listThanks, (input, { actor }) => thanks.list(actor, input));
  http.bind(listOwnThanks, (_input, { actor }) => thanks.listOwn(actor));
  http.bind(sayThanks, (input, { actor }) => done(thanks.say(actor, input)));
  http.bind(answerThanks, (input, { actor }) => done(thanks.answer(actor, input)));
  http.bind(takeThanksBack, ({ thanks: id }, { actor }) => done(thanks.takeBack(actor, id)));
  http.bind(getIdeasHome, (_input, { actor }) => around.getHome(actor));
  http.bind(getLatest, (_input, { actor }) => around.getLatest(actor));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
