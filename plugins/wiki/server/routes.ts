import type { Http } from '@kontor/plugin-api/server';
import {
  attachFile,
  changePage,
  copyPage,
  createPage,
  deletePage,
  getAccess,
  getPage,
  getShelf,
  handOverPages,
  keepMessages,
  labelVersion,
  listBacklinks,
  listReports,
  listReviews,
  listTemplates,
  listTrash,
  listTree,
  listVersions,
  makeSharedPage,
  movePage,
  nameVersion,
  narrowPage,
  planReview,
  previewHandOver,
  readVersion,
  recordVisit,
  reportOutdated,
  restorePage,
  restoreVersion,
  saveAsTemplate,
  setFavourite,
  settleReport,
  setWatch,
  trashPage,
  verifyPage,
} from '../shared/index.ts';
import { getNews } from '../shared/news-api.ts';
import { listKeepable, readKeepable } from '../shared/offline-api.ts';
import { listOwned } from '../shared/owned-api.ts';
import type { WikiServices } from './wiki-services.ts';

/** Contract to service, one line each. */
export function bindRoutes(http: Http, wiki: WikiServices): void {
  const {
    pages,
    places,
    trash,
    access,
    shelf,
    reviews,
    versions,
    keeping,
    sharedPages,
    handOvers,
    templates,
    offline,
    news,
    owned,
  } = wiki;
  http.bind(listOwned, ({ person }, { actor }) => owned.list(actor, person));
  http.bind(listTree, ({ space }, { actor }) => pages.listTree(actor, space));
  http.bind(getPage, ({ page }, { actor }) => pages.get(actor, page));
  http.bind(createPage, (input, { actor }) => pages.create(actor, input));
  http.bind(changePage, (input, { actor }) => pages.change(actor, input));
  http.bind(attachFile, ({ page, file }, { actor }) => pages.attach(actor, page, file));
  http.bind(movePage, (input, { actor }) => places.move(actor, input));
  http.bind(copyPage, (input, { actor }) => places.copy(actor, input));
  http.bind(trashPage, ({ page }, { actor }) => done(trash.trash(actor, page)));
  http.bind(restorePage, ({ page }, { actor }) => trash.restore(actor, page));
  http.bind(deletePage, ({ page }, { actor }) => done(trash.delete(actor, page)));
  http.bind(listTrash, ({ space }, { actor }) => trash.list(actor, space));
  http.bind(getAccess, ({ page }, { actor }) => access.get(actor, page));
  http.bind(narrowPage, (input, { actor }) => access.narrow(actor, input));
  http.bind(getShelf, (_input, { actor }) => shelf.get(actor));
  http.bind(recordVisit, ({ page }, { actor }) => done(shelf.visit(actor, page)));
  http.bind(setFavourite, ({ page, favourite }, { actor }) => done(shelf.setFavourite(actor, page, favourite)));
  http.bind(setWatch, (input, { actor }) => done(shelf.setWatch(actor, input)));
  http.bind(listBacklinks, ({ page }, { actor }) => shelf.listBacklinks(actor, page));
  http.bind(planReview, (input, { actor }) => reviews.plan(actor, input));
  http.bind(verifyPage, ({ page }, { actor }) => reviews.verify(actor, page));
  http.bind(reportOutdated, ({ page, note }, { actor }) => done(reviews.report(actor, page, note)));
  http.bind(listReports, ({ page }, { actor }) => reviews.listReports(actor, page));
  http.bind(settleReport, ({ report }, { actor }) => done(reviews.settleReport(actor, report)));
  http.bind(listVersions, ({ page }, { actor }) => versions.list(actor, page));
  http.bind(readVersion, (input, { actor }) => versions.read(actor, input));
  http.bind(nameVersion, ({ page, label }, { actor }) => done(versions.name(actor, page, label)));
  http.bind(labelVersion, (input, { actor }) => done(versions.label(actor, input)));
  http.bind(restoreVersion, ({ page, version }, { actor }) => done(versions.restore(actor, page, version)));
  http.bind(keepMessages, (input, { actor }) => keeping.keep(actor, input));
  http.bind(makeSharedPage, (input, { actor }) => sharedPages.make(actor, input));
  http.bind(listTemplates, ({ space }, { actor }) => templates.list(actor, space));
  http.bind(saveAsTemplate, (input, { actor }) => templates.save(actor, input));
  http.bind(previewHandOver, (input, { actor }) => handOvers.preview(actor, input));
  http.bind(handOverPages, (input, { actor }) => handOvers.handOver(actor, input));
  http.bind(listKeepable, (input, { actor }) => offline.list(actor, input));
  http.bind(readKeepable, (input, { actor }) => offline.read(actor, input));
  http.bind(getNews, (_input, { actor }) => news.get(actor));
  http.bind(listReviews, ({ space }, { actor }) => reviews.list(actor, space));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
