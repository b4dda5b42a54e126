/** Run `start` on each page: once, or again whenever instant navigation has brought another. */
export function onEachPage(start) {
  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
}
