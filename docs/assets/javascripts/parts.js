/* A page asks for the script of what it holds, and for no other. */
import { onEachPage } from "./each.js"

const PARTS = {
  "[data-hb-choose]": "./compare.js",
  "[data-hb-gallery]": "./gallery.js",
  "[data-hb-interview]": "./interview.js",
}

onEachPage(() => {
  for (const [mark, script] of Object.entries(PARTS)) {
    if (document.querySelector(mark)) import(script)
  }
})
