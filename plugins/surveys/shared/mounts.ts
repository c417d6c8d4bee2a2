/** GET: what came out, as everybody sees it to whom the results were promised. */
export const resultsCsvPath = '/api/surveys/:survey/results.csv';
/** GET: the answers one by one, without free texts, in random order; for the author of a survey that said so. */
export const answersCsvPath = '/api/surveys/:survey/answers.csv';
