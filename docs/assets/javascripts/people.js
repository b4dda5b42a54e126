/* Everybody, for pages that show a few of many personas: fetched when somebody else is asked for. */
import { fold } from "./finding.js"

let people // the promise of them all, in the order of the handbook

/** Return everybody but those who are retired, with `words` by which each is found; `form` says where they are. */
export function everybody(form) {
  people ??= fetch(form.dataset.peopleSrc).then(answer => answer.json()).then(({ personas }) => personas
    .filter(one => one.status !== "retired")
    .map(one => ({ ...one, words: fold([one.name, one.summary, ...one.tags].join(" ")) })))
  people.catch(() => { people = undefined }) // ask again next time
  return people
}
