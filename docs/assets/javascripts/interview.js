/* The guided start: questions answered step by step, a card that grows, and the file that comes of it. */
import { onEachPage, say } from "./finding.js"
import { tidy, yaml } from "./yaml.js"

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/** GitHub's servers refuse addresses beyond about 8,000 characters. */
const LONGEST_ADDRESS = 7500
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" }
/** What stands elsewhere on the card than among its lists. */
const HEAD = ["role", "market", "name", "summary", "quote", "status"]

/** Return an id that resembles `text`: "Élodie Garnier" gives elodie-garnier. */
export const idOf = text => text.toLowerCase().replace(/[œæßøłđ]/g, letter => LIGATURES[letter])
  .normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "")

const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const make = (tag, text = "", className = "") => Object.assign(document.createElement(tag), { textContent: text, className })

class Interview {
  constructor(lead) {
    this.lead = lead
    this.words = lead.dataset
    this.order = this.words.order.split(" ")
    this.page = lead.parentElement
    this.card = this.page.querySelector("[data-card]")
    this.said = this.page.querySelector("[data-said]")
    this.idField = this.page.querySelector("[data-id]")
    this.key = `handbook:interview:${location.pathname}`
    this.steps = all("[data-step]", this.page).map(box => ({ box, heading: document.getElementById(box.dataset.step) }))
    this.sources = lead.querySelector("[data-cites]").content
    for (const select of all("[data-cite]", this.page)) select.append(this.sources.cloneNode(true))
    this.blank = new Map(all("[data-entries]", this.page).map(box => [box, box.querySelector("[data-entry]").cloneNode(true)]))
    for (const element of all(".hb-ask__answer, .hb-ask__hint, .hb-step__nav, .hb-interview__steps, .hb-interview__card, .hb-interview__result", this.page))
      element.hidden = false
    this.page.classList.add("hb-interview--live")
    this.page.addEventListener("input", event => this.typed(event.target))
    this.page.addEventListener("change", event => this.cite(event.target))
    this.page.addEventListener("click", event => this.clicked(event))
    try {
      this.restore(this.stored())
    } catch {
      this.restore(null) // what another version kept
    }
    this.go(this.step ?? this.steps[0].box.dataset.step, false)
  }

  /* What is answered */

  valueOf(element) {
    const { kind } = element.dataset
    const many = "many" in element.dataset
    if (kind === "choice") {
      const chosen = all("input:checked", element).map(box => box.value)
      return many ? chosen : chosen[0] ?? ""
    }
    if (!many) return tidy(element.value)
    return element.value.split("\n").map(line => tidy(line).replace(/^[-–•*]\s+/, "")).filter(Boolean)
  }

  /** Return the answers of the questions that are asked, by path; entries without their subject are left out. */
  answers() {
    const found = {}
    for (const ask of this.asked()) {
      const entries = ask.querySelector("[data-entries]")
      if (entries) {
        const whole = all("[data-entry]", entries).map(entry => this.entry(entry)).filter(entry => entry.whole)
        if (whole.length) found[entries.dataset.entries] = whole.map(entry => entry.answers)
      } else {
        for (const control of all("[data-path]", ask)) {
          const value = this.valueOf(control)
          if (value.length) found[control.dataset.path] = value
        }
      }
    }
    if (found.status === "published") delete found.status
    return found
  }

  entry(box) {
    const answers = {}
    let whole = true
    for (const control of all("[data-path]", box)) {
      const value = this.valueOf(control)
      if (value.length) answers[control.dataset.path.split(".").pop()] = value
      else if ("required" in control.dataset) whole = false
    }
    return { answers, whole, begun: Object.keys(answers).length > 0 }
  }

  asked() {
    return all("[data-ask]", this.page).filter(ask => !ask.hidden)
  }

  chosen(path) {
    return this.page.querySelector(`input[name="${path}"]:checked`)
  }

  /* What is shown */

  show() {
    const role = this.chosen("role").value
    const market = this.chosen("market").value
    for (const ask of all("[data-ask]", this.page))
      ask.hidden = !ask.dataset.roles.split(" ").includes(role) || !ask.dataset.markets.split(" ").includes(market)
    for (const ask of all("[data-ask]", this.page)) {
      const mark = ask.querySelector(".hb-required")
      if (mark) mark.hidden = !ask.dataset.needed.split(" ").includes(role)
    }
    this.current = this.steps.filter(({ box }) => !box.querySelector("[data-ask]") || all("[data-ask]", box).some(ask => !ask.hidden))
    const answers = this.answers()
    if (!this.ownId) this.idField.value = idOf(answers.name ?? "")
    this.file = yaml(answers, this.order)
    this.page.querySelector("[data-yaml]").textContent = this.file
    this.showCard(answers)
    this.showSteps(answers)
    this.showWays(answers)
  }

  showSteps(answers) {
    for (const button of all("[data-go]", this.lead)) {
      const step = this.current.find(({ box }) => box.dataset.step === button.dataset.go)
      button.parentElement.hidden = !step
      if (!step) continue
      const open = all("[data-ask]", step.box).filter(ask => !ask.hidden)
      const done = open.length > 0 && open.every(ask => this.isAnswered(ask, answers))
      button.classList.toggle("hb-done", done)
      button.querySelector(".hb-hidden")?.remove()
      if (done) button.append(make("span", ` (${this.words.wordAnswered})`, "hb-hidden"))
    }
  }

  isAnswered(ask, answers) {
    if (ask.dataset.ask === "status") return true
    return Object.keys(answers).some(path => path === ask.dataset.ask || path.startsWith(`${ask.dataset.ask}.`))
  }

  showCard(answers) {
    const { card } = this
    const role = this.chosen("role")
    card.className = `hb-sheet hb-role--${role.value}`
    card.querySelector("[data-role]").textContent = role.parentElement.textContent
    card.querySelector("[data-market]").textContent = this.chosen("market").parentElement.textContent
    const name = card.querySelector("[data-name]")
    name.textContent = answers.name ?? name.dataset.empty
    card.querySelector("[data-summary]").textContent = this.plain(answers.summary ?? "")
    card.querySelector("[data-quote]").textContent = this.plain(answers.quote ?? "")
    card.querySelector("blockquote").hidden = !answers.quote
    const facts = card.querySelector("dl")
    const body = card.querySelector(".hb-sheet__body")
    facts.replaceChildren()
    body.replaceChildren()
    for (const ask of this.asked()) {
      if (HEAD.includes(ask.dataset.ask)) continue
      const entries = answers[ask.querySelector("[data-entries]")?.dataset.entries]
      if (entries) this.addList(body, ask.dataset.label, entries.map((_, at) => this.inOne(ask, entries[at])), false)
      else if (!ask.querySelector("[data-entries]")) for (const control of all("[data-path]", ask)) {
        const value = answers[control.dataset.path]
        if (!value) continue
        const label = control.dataset.label ?? ask.dataset.label
        if (Array.isArray(value)) this.addList(body, label, value.map(one => this.named(control, one)), "claim" in control.dataset)
        else if (control.dataset.kind === "line") this.addFact(facts, label, value)
        else this.addList(body, label, [this.named(control, value)], false)
      }
    }
    facts.hidden = !facts.children.length
  }

  inOne(ask, answers) {
    return Object.entries(answers).flatMap(([key, value]) => {
      const control = ask.querySelector(`[data-path="${ask.dataset.ask}.${key}"]`)
      return control.dataset.kind === "score" ? [] : [value].flat().map(one => this.named(control, one))
    }).join(" · ")
  }

  /** Return what a value is called: an id and a word of a choice have a name. */
  named(control, value) {
    const option = control.dataset.kind === "choice"
      ? control.querySelector(`input[value="${CSS.escape(value)}"]`)?.parentElement
      : control.tagName === "SELECT" && [...control.options].find(one => one.value === value)
    return option ? option.textContent : value
  }

  addFact(facts, label, value) {
    const pair = make("div")
    pair.append(make("dt", label), make("dd", value))
    facts.append(pair)
  }

  addList(body, label, values, areClaims) {
    const block = make("div", "", "hb-sheet__block")
    const list = make("ul")
    for (const value of values) {
      const item = make("li", this.plain(value))
      item.dir = "auto"
      if (areClaims) {
        const cited = /\[@[^\]]+\]/.test(value)
        item.className = cited ? "hb-interview__claim" : "hb-interview__claim hb-interview__claim--hypothesis"
        if (!cited) item.append(make("span", ` (${this.words.wordHypothesis})`, "hb-hidden"))
      }
      list.append(item)
    }
    block.append(make("p", label, "hb-sheet__label"), list)
    body.append(block)
  }

  plain(text) {
    return text.replace(/\s*\[@[^\]]+\]/g, "").replace(/(\*\*|[*`])(.+?)\1/g, "$2").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
  }

  showWays(answers) {
    const id = this.idField.value
    const problems = []
    const role = this.chosen("role").value
    for (const ask of this.asked())
      if (ask.dataset.needed.split(" ").includes(role) && !this.isAnswered(ask, answers))
        problems.push([this.fill("needed", ask.dataset.label), ask])
    for (const box of all("[data-entry]", this.page)) {
      const ask = box.closest("[data-ask]")
      const { whole, begun } = this.entry(box)
      const subject = box.querySelector("[data-required]")
      if (!ask.hidden && begun && !whole) problems.push([this.fill("subject", subject.getAttribute("aria-label")), ask])
    }
    const known = all("option", this.sources).map(one => one.value)
    for (const found of this.file.matchAll(/\[@[^\]]*\]/g))
      for (const [, source] of found[0].matchAll(/@([^\s;,\]]+)/g))
        if (!known.includes(source)) problems.push([this.fill("source", source)])
    if (answers.name && !ID.test(id)) problems.push([this.words.wordId])
    if (this.words.taken.split(" ").includes(id)) problems.push([this.fill("taken", id)])
    this.page.querySelector(".hb-interview__problems").replaceChildren(...problems.map(([words, ask]) => {
      const item = make("li", ask ? "" : words)
      if (ask) item.append(Object.assign(make("button", words, "hb-reset"), { type: "button", onclick: () => this.leadTo(ask) }))
      return item
    }))
    const copy = this.page.querySelector(".hb-copy")
    copy.dataset.hbCopy = this.file
    const github = this.page.querySelector("[data-github]")
    if (!github) return
    const file = `filename=${encodeURIComponent(`${id || "name"}.yml`)}`
    const whole = `${this.words.new}?${file}&value=${encodeURIComponent(this.file)}`
    const fits = whole.length <= LONGEST_ADDRESS
    github.href = fits ? whole : `${this.words.new}?${file}`
    const long = this.page.querySelector(".hb-interview__long")
    long.hidden = fits
    long.textContent = fits ? "" : this.words.wordLong
  }

  fill(word, name) {
    return this.words[`word${word[0].toUpperCase()}${word.slice(1)}`].replace("{name}", name)
  }

  /* What is done */

  typed(element) {
    if (element === this.idField) this.ownId = element.value.trim() !== ""
    if (element.matches("[data-cite]")) return
    this.show()
    this.keep()
  }

  /** Put the chosen source behind the line where the cursor stands. */
  cite(select) {
    if (!select.matches("[data-cite]") || !select.value) return
    const field = select.parentElement.querySelector("[data-path]")
    const at = field.selectionEnd ?? field.value.length
    const end = field.value.indexOf("\n", at) < 0 ? field.value.length : field.value.indexOf("\n", at)
    const before = field.value.slice(0, end).trimEnd()
    const citation = `${before && !before.endsWith("\n") ? " " : ""}[@${select.value}]`
    field.value = before + citation + field.value.slice(end)
    select.value = ""
    field.focus()
    field.setSelectionRange(before.length + citation.length, before.length + citation.length)
    this.show()
    this.keep()
  }

  clicked({ target }) {
    const button = target.closest("button")
    if (!button) return
    const { dataset } = button
    const at = this.current.findIndex(({ box }) => box.dataset.step === this.step)
    if (dataset.go) this.go(dataset.go)
    else if ("next" in dataset) this.go(this.current[at + 1].box.dataset.step)
    else if ("back" in dataset) this.go(this.current[Math.max(at - 1, 0)].box.dataset.step)
    else if ("more" in dataset) this.more(button.closest("[data-entries]")).querySelector("[data-path]").focus()
    else if ("download" in dataset) this.download()
    else if ("clear" in dataset) this.clear()
    else if ("undo" in dataset) this.undo()
  }

  go(id, focus = true) {
    const step = this.current.find(({ box }) => box.dataset.step === id) ?? this.current[0]
    this.step = step.box.dataset.step
    for (const { box, heading } of this.steps) {
      const away = box !== step.box
      box.classList.toggle("hb-away", away)
      heading.classList.toggle("hb-away", away)
    }
    for (const button of all("[data-go]", this.lead)) {
      if (button.dataset.go === this.step) button.setAttribute("aria-current", "step")
      else button.removeAttribute("aria-current")
    }
    const first = this.current[0] === step
    for (const back of all("[data-back]", step.box)) back.hidden = first
    if (focus) {
      step.heading.tabIndex = -1
      step.heading.focus()
      this.keep()
    }
  }

  leadTo(ask) {
    this.go(ask.closest("[data-step]").dataset.step)
    ask.querySelector("input, textarea, select")?.focus()
  }

  more(box) {
    const entry = this.blank.get(box).cloneNode(true)
    const entries = all("[data-entry]", box)
    entry.setAttribute("aria-label", this.fill("entry", entries.length + 1))
    for (const answer of all(".hb-ask__answer", entry)) answer.hidden = false
    entries.at(-1).after(entry)
    return entry
  }

  download() {
    const link = make("a")
    link.href = URL.createObjectURL(new Blob([this.file], { type: "text/yaml;charset=utf-8" }))
    link.download = `${this.idField.value || "persona"}.yml`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 0)
  }

  /* What is kept */

  state() {
    const controls = box => all("[data-path]", box).map(control => {
      const choice = control.dataset.kind === "choice"
      return [control.dataset.path, choice ? all("input:checked", control).map(one => one.value) : control.value]
    })
    const values = []
    const entries = {}
    for (const ask of all("[data-ask]", this.page)) {
      const list = ask.querySelector("[data-entries]")
      if (list) entries[list.dataset.entries] = all("[data-entry]", list).map(controls)
      else values.push(...controls(ask))
    }
    return { values, entries, id: this.ownId ? this.idField.value : "", step: this.step }
  }

  restore(state) {
    for (const [box, blank] of this.blank) {
      for (const entry of all("[data-entry]", box).slice(1)) entry.remove()
      const first = blank.cloneNode(true)
      for (const answer of all(".hb-ask__answer", first)) answer.hidden = false
      box.querySelector("[data-entry]").replaceWith(first)
      const kept = state?.entries?.[box.dataset.entries] ?? []
      kept.forEach((values, at) => this.fillIn(at ? this.more(box) : first, values))
    }
    const singles = all("[data-path]", this.page).filter(control => !control.closest("[data-entry]"))
    for (const control of singles) this.set(control, control.dataset.kind === "choice" ? this.defaults(control) : "")
    this.fillIn(this.page, state?.values ?? [])
    this.ownId = Boolean(state?.id)
    this.idField.value = state?.id ?? ""
    this.step = state?.step
    this.show()
  }

  defaults(control) {
    return "many" in control.dataset ? [] : [control.querySelector("input").value]
  }

  fillIn(box, values) {
    for (const [path, value] of values) {
      const control = box.querySelector(`[data-path="${CSS.escape(path)}"]`)
      if (control) this.set(control, value)
    }
  }

  set(control, value) {
    if (control.dataset.kind !== "choice") {
      control.value = value
      return
    }
    const known = all("input", control).map(one => one.value)
    const chosen = [value].flat().filter(one => known.includes(one))
    if (!chosen.length && !("many" in control.dataset)) return
    for (const one of all("input", control)) one.checked = chosen.includes(one.value)
  }

  stored() {
    try {
      return JSON.parse(localStorage.getItem(this.key))
    } catch {
      return null
    }
  }

  keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.state()))
      say(this.said, this.words.wordKept)
    } catch {
      // A browser that keeps nothing still writes the file.
    }
    this.page.querySelector("[data-undo]").hidden = true
  }

  clear() {
    this.cleared = this.state()
    this.restore(null)
    this.go(this.steps[0].box.dataset.step)
    try {
      localStorage.removeItem(this.key)
    } catch {
      // As above.
    }
    say(this.said, this.words.wordCleared)
    this.page.querySelector("[data-undo]").hidden = false
  }

  undo() {
    this.restore(this.cleared)
    this.go(this.step)
  }
}

onEachPage(() => {
  const lead = document.querySelector("[data-hb-interview]")
  if (lead) new Interview(lead)
})
