// Loads the module that lies beside this script.
import(new URL('hit-check.inline.js', document.currentScript.src))
