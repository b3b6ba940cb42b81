// How a program in TypeScript uses the package; it need only compile.
import { load, type Hitcheck } from 'hitcheck'
import { HitCheckElement } from 'hitcheck/hit-check'
import { HitCodeElement } from 'hitcheck/hit-code'
import { load as loadInline } from 'hitcheck/inline'
import type { Report } from 'hitcheck/report'

const hitcheck: Hitcheck = await load()
const report: Report = hitcheck.check('HTTP/1.1 404 Not Found')
const verdict: 'hitting' | 'not-hitting' | 'mixed' | 'waiting' | 'unknown' = report.verdict
const next: string[] = report.codes[0].next
const stream = (await loadInline()).stream()
stream.write(new Uint8Array(1))
const ended: Report = stream.end()

const element = document.createElement('hit-check')
element.code = '404'
const answer: Promise<Report> = element.check(new Blob([]), { signal: AbortSignal.timeout(1000) })
element.addEventListener('report', (event) => console.log(event.detail.headline.length))
const chip: HitCodeElement = document.createElement('hit-code')

// @ts-expect-error the report is read, not set
element.report = null
// @ts-expect-error a number is no text
hitcheck.check(404)

export { verdict, next, ended, answer, chip, HitCheckElement }
