/* Answers as YAML that the handbook's reader gives back unchanged. The same rules as writers/yaml.py. */

/** Characters that no source may hold: the reader refuses them. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|\u{10fffe}|\u{10ffff}/gu
const PLAIN = /^[\p{L}\p{N}][^:#\n\t]*$/u
const NO_TEXT = /^(?:y|n|yes|no|on|off|true|false|null|\d[\d._]*(?:e[-+]?\d+)?|0[xo][\da-f]+|\d{4}-\d\d?-\d\d?)$/i

/** Return `text` without what no source may hold, on one line. */
export const tidy = text => text.replace(FORBIDDEN, "").replace(/[ \t\r\n]+/g, " ").trim()

/** Return a text as it is written behind a colon or a dash. */
export function scalar(text) {
  if (PLAIN.test(text) && !NO_TEXT.test(text)) return text
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}

/** Return the lines of a group of texts, lists and groups; what is empty is left out. */
export function lines(group, margin = "") {
  return Object.entries(group).flatMap(([key, value]) => {
    if (typeof value === "string") return value ? [`${margin}${key}: ${scalar(value)}`] : []
    const below = Array.isArray(value) ? value.flatMap(item => entry(item, `${margin}  `)) : lines(value, `${margin}  `)
    return below.length ? [`${margin}${key}:`, ...below] : []
  })
}

function entry(item, margin) {
  if (typeof item === "string") return item ? [`${margin}- ${scalar(item)}`] : []
  const [first, ...others] = lines(item, `${margin}  `)
  return first ? [`${margin}- ${first.trimStart()}`, ...others] : []
}

/** Return answers by dotted path as groups, in the order of `order`. */
export function nested(answers, order) {
  const rank = path => (order.indexOf(path) + 1 || Infinity)
  const whole = {}
  for (const path of Object.keys(answers).sort((one, other) => rank(one) - rank(other))) {
    const keys = path.split(".")
    const last = keys.pop()
    let holder = whole
    for (const key of keys) holder = holder[key] ??= {}
    holder[last] = answers[path]
  }
  return whole
}

/** Return what a persona's file holds. */
export const yaml = (answers, order) => lines(nested(answers, order)).map(line => `${line}\n`).join("")
