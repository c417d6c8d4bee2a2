export { type Disposable, Disposables } from './disposables.ts';
export { type ErrorKind, isKontorError, KontorError, type Sentence } from './errors.ts';
export { decodeFile, type FileText } from './file-text.ts';
export { foldCase } from './fold-case.ts';
export { isUuid, newId, newToken } from './ids.ts';
export { type Language, languages, pickLanguage } from './language.ts';
export { plainLetters } from './plain-letters.ts';
export { parseRef, type Ref, refOf } from './refs.ts';
export {
  addDays,
  type Clock,
  type IsoDate,
  type IsoTimestamp,
  isoDate,
  localMinute,
  momentOf,
  systemClock,
} from './time.ts';
