// The watch: it stands before a page's own scripts and writes down what goes
// wrong there, for the tests to read.
(() => {
  const seen = { errors: [], violations: [], ran: [] };
  window.hitcheckWatch = seen;
  addEventListener('error', event => {
    const at = event.target;
    seen.errors.push(at instanceof Element ? `${at.localName} did not load` : `${event.message} at ${event.filename}:${event.lineno}`);
  }, true);
  addEventListener('unhandledrejection', event => seen.errors.push(`unhandled: ${event.reason}`));
  addEventListener('securitypolicyviolation', event => {
    // The icon is the browser's own wish, not the page's.
    if (event.blockedURI.endsWith('/favicon.ico')) return;
    seen.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`);
  });
  const log = console.error;
  console.error = (...args) => {
    seen.errors.push('console: ' + args.join(' '));
    log.apply(console, args);
  };
  // What only injected code would call.
  for (const name of ['pwned', 'alert', 'confirm', 'prompt', 'print', 'open']) {
    window[name] = value => { seen.ran.push(`${name}(${value})`); };
  }
})();
