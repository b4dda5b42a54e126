/* What the frame of a page wants before the page is painted: loaded in the head, without defer, asking for nothing.
   The theme writes such a script into each page; under our content security policy a page holds none. The functions by
   the names __md_… are those that the theme's bundle calls (Material 9.8). */
(() => {
  "use strict"

  // This file lies two folders below the root of the site, whatever the page's own depth.
  const scope = new URL("../../", document.currentScript.src)
  const root = document.documentElement

  window.__md_scope = scope
  window.__md_hash = text => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)
  window.__md_get = (key, storage = localStorage, at = scope) => JSON.parse(storage.getItem(`${at.pathname}.${key}`))
  window.__md_set = (key, value, storage = localStorage, at = scope) => {
    // A full or forbidden storage forgets; it breaks nothing.
    try { storage.setItem(`${at.pathname}.${key}`, JSON.stringify(value)) } catch { /* forgotten */ }
  }

  // The bundle sets both; each change of a class here styles the whole page again, and now there is no page yet.
  root.classList.replace("no-js", "js")
  root.classList.add("js-focus-visible")

  /* Light and dark: one button for each choice, of which the current one is shown; it leads to the next. The theme's own
     way waits for its bundle, so that a dark page begins light, and styles the whole page four times. */
  const CHOICE = "hb-palette"
  const buttons = () => [...document.querySelectorAll("[data-hb-palette] > button")]

  function chosen() {
    try { return window.__md_get(CHOICE) } catch { return null }
  }

  function current(all) {
    const choice = chosen()
    const index = all.findIndex(one => choice ? one.value === choice : matchMedia(one.dataset.hbMedia).matches)
    return all[Math.max(index, 0)]
  }

  function dress() {
    const all = buttons()
    const now = current(all)
    for (const one of all) one.hidden = one !== now
    if (!now) return
    for (const name of ["scheme", "primary", "accent"]) {
      document.body.setAttribute(`data-md-color-${name}`, now.dataset[`hb${name[0].toUpperCase()}${name.slice(1)}`])
    }
    // Also what the browser draws itself: its scroll bars, and the page before there is one.
    root.style.colorScheme = now.dataset.hbScheme === "slate" ? "dark" : "light"
  }

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-hb-palette] > button")
    if (!button) return
    const all = buttons()
    const next = all[(all.indexOf(button) + 1) % all.length]
    window.__md_set(CHOICE, next.value)
    dress()
    next.focus()
  })
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress)

  /* What is far below is laid out last (base.css says what): where the reader comes near, else one part at a time when
     the page has had time for what is seen. Until then its height is a guess: whoever is led to a place within the page,
     or comes back to one, gets all of it at once, to arrive where that place is. */
  const REST = 4000 // milliseconds
  const isLate = part => getComputedStyle(part).contentVisibility === "auto"
  const late = () => [...document.querySelectorAll(".hb > :not(.hb-laid)")].filter(isLate)
  const layOut = parts => { for (const part of parts) part.classList.add("hb-laid") }

  function layOutByAndBy(parts) {
    layOut(parts.splice(0, 1))
    if (!parts.length) return
    if (window.requestIdleCallback) requestIdleCallback(() => layOutByAndBy(parts))
    else setTimeout(layOutByAndBy, 50, parts)
  }

  if (!location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
    root.classList.add("hb-late")
    addEventListener("click", event => { if (event.target.closest("a[href*='#']")) layOut(late()) }, true)
    addEventListener("keydown", event => { if (event.key === "End") layOut(late()) }, true)
    addEventListener("DOMContentLoaded", () => {
      setTimeout(() => layOutByAndBy(late()), REST)
      // Instant navigation keeps the document; its next page may be led into, or come back to.
      let pages = 0
      window.document$?.subscribe(() => { if (pages++) layOut(late()) })
    })
  }

  new MutationObserver((_, observer) => {
    if (!document.querySelector("main")) return
    observer.disconnect()
    dress()
  }).observe(root, { childList: true, subtree: true })
})()
