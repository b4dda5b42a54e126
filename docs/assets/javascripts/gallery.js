/* The home page: find a persona by a word, its role, a department or a tag. Without JavaScript everybody is shown. */
import { fold, highlight, listOf, onChoice, onEachPage, readable, remember, say, wordsOf } from "./finding.js"

let shown // what the present page shows, made anew for each page

function start() {
  const form = document.querySelector("form[data-hb-gallery]")
  shown = form && new Gallery(form)
  shown?.restore()
}

class Gallery {
  constructor(form) {
    this.form = form
    this.field = form.elements.find
    this.output = form.querySelector("output")
    this.groups = [...document.querySelectorAll("[data-hb-group]")].map(box => ({
      box,
      heading: document.getElementById(box.dataset.hbGroup),
      tiles: [...box.querySelectorAll(".hb-tile")].map(tile => ({
        tile,
        role: box.dataset.hbGroup,
        departments: tile.dataset.departments.split(" "),
        tags: [...tile.querySelectorAll(".hb-tags > li")].map(tag => tag.textContent),
        words: `${readable(tile)} ${fold(tile.dataset.words)}`,
        link: tile.querySelector(".hb-tile__name a"),
      })),
    }))
    this.roles = [...form.querySelectorAll("[name=role]")]
    if (/Mac|iPhone|iPad/.test(navigator.platform)) form.querySelector("kbd").textContent = "⌘ K"
    onChoice(form, amend => this.show(amend))
    form.addEventListener("submit", event => {
      event.preventDefault()
      if (this.found?.length === 1) this.found[0].link.click()
    })
    form.hidden = false
  }

  /** Take the choice from the address; what this page does not know is ignored. */
  restore() {
    const query = new URLSearchParams(location.search)
    const roles = listOf(query.get("role"), this.roles.map(box => box.value))
    for (const box of this.roles) box.checked = roles.includes(box.value)
    for (const name of ["department", "tag"]) {
      const select = this.form.elements[name]
      if (select) select.value = [...select.options].find(one => one.value === query.get(name))?.value ?? ""
    }
    this.field.value = query.get("find") ?? ""
    this.show(null)
  }

  show(amend) {
    const roles = this.roles.filter(box => box.checked).map(box => box.value)
    const department = this.form.elements.department?.value ?? ""
    const tag = this.form.elements.tag?.value ?? ""
    const words = wordsOf(this.field.value)
    const chosen = Boolean(roles.length || department || tag || words.length)
    this.found = []
    for (const { box, heading, tiles } of this.groups) {
      let any = false
      for (const one of tiles) {
        const fits = (!roles.length || roles.includes(one.role))
          && (!department || one.departments.includes(department))
          && (!tag || one.tags.includes(tag))
          && words.every(word => one.words.includes(word))
        one.tile.hidden = !fits
        any ||= fits
        if (fits) this.found.push(one)
      }
      box.hidden = heading.hidden = !any
    }
    this.form.closest(".hb").classList.toggle("hb-home--finding", chosen)
    this.form.querySelector("[type=reset]").hidden = !chosen
    highlight(words.length ? this.found.map(one => one.tile) : [], words)
    const { count, none, opens } = this.form.dataset
    const said = [this.found.length ? count.replace("{shown}", this.found.length) : none]
    if (this.found.length === 1 && words.length) said.push(opens.replace("{name}", this.found[0].link.textContent))
    say(this.output, chosen ? said.join(" ") : "")
    if (amend !== null) remember({ role: roles.join(","), department, tag, find: this.field.value.trim() }, amend)
  }
}

addEventListener("popstate", () => shown?.restore())
// With a modifier, so that it is in nobody's way; the theme's own keys are single letters.
addEventListener("keydown", event => {
  if (!shown?.form.isConnected || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return
  if (event.altKey || event.shiftKey) return
  event.preventDefault()
  shown.field.focus()
  shown.field.select()
})
onEachPage(start)
