// Lighthouse's three categories that do not depend on this machine's speed, and
// of the fourth what does not either. `make lighthouse` prints all four.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lighthouse, pages, served } from './lighthouse.mjs'

test('Lighthouse finds nothing to mend', async () => {
  await served(async (origin) => {
    for (const page of pages) {
      const { categories, audits } = await lighthouse(origin + page)
      for (const id of ['accessibility', 'best-practices', 'seo']) {
        const failed = categories[id].auditRefs.map((ref) => audits[ref.id]).filter(({ score }) => score !== null && score < 1)
        assert.equal(categories[id].score, 1, `${page}: ${failed.map(({ title }) => title)}`)
      }
      assert.ok(audits['cumulative-layout-shift'].numericValue < 0.01, `${page}: what is there moves by ${audits['cumulative-layout-shift'].displayValue}`)
    }
  })
})
