// What a check returns: the report, field by field.

export type Class = '1xx' | '2xx' | '3xx' | '4xx' | '5xx'
export type Reach = 'unsent' | 'network' | 'intermediary' | 'origin' | 'hidden' | 'unknown'
export type Actor = 'client' | 'server' | 'intermediary' | 'network' | 'browser' | 'nobody' | 'unknown'
export type Retry = 'no' | 'after-fix' | 'later' | 'safe' | 'unknown'
export type Classes = Record<Class, number> & { other?: number } // other: outside 100 to 599

/** One issuer's meaning of a number. */
export interface Meaning {
  name: string
  issuer: string | null
  registered: boolean
  standing?: 'registered' | 'documented' | 'folklore'
  meaning: string
  reach?: Reach
  actor?: Actor
  next?: string[]
  retry?: Retry
  source: string
  url: string
}

export interface Code extends Meaning {
  code: number
  count: number
  class: Class | null
  next: string[]
  retry: Retry
  retryAfter?: number // seconds
  implied?: boolean // the text implies it without printing it
  alternatives: Meaning[]
}

export interface Failure {
  id: string
  kind: string
  count: number
  name: string
  meaning: string
  reach: Reach
  actor: Actor
  next: string[]
  retry: Retry
  source: string
  url: string
}

/** Bytes start to end of the UTF-8 text say something: a code, or a failure. */
export interface Evidence {
  start: number
  end: number
  line: number // from 1
  code?: number
  preflight?: true // it answers one
  format?: string
  failure?: string
}

export interface Report {
  hitting: boolean
  verdict: 'hitting' | 'not-hitting' | 'mixed' | 'waiting' | 'unknown'
  reach: Reach
  actor: Actor
  headline: string
  summary: string
  final: number | null
  next: string[]
  retry: Retry
  retryAfter?: number // seconds
  codes: Code[]
  failures: Failure[]
  classes: Classes
  formats: { id: string; name: string; count: number }[]
  preflights?: number // answers to them; none of theirs makes it hitting
  evidence: Evidence[]
  log: boolean
  chain: number[] // of redirects, the final status last
  answeredBy: { party: string; because: string }[]
  near: { start: number; end: number; line: number; number: number; why: string }[]
  notes: string[]
  first?: string // of a log, RFC 3339
  last?: string
  bucket?: number // seconds a column of the timeline spans
  timeline?: { start: string; classes: Classes }[]
  // A count with an atLeast is approximate: no more came, and no fewer than that.
  top: { code: number; count: number; atLeast?: number; method: string; path: string; first?: string; last?: string }[]
  lines: number
  bytes: number
}

/** What to draw: a text node, or tag, attributes and children. */
export type Tree = string | [tag: string, attributes: Record<string, string>, ...children: Tree[]]

declare global {
  interface HTMLElementTagNameMap {
    'hit-check': import('./hit-check.js').HitCheckElement
    'hit-code': import('./hit-code.js').HitCodeElement
  }
  interface HTMLElementEventMap {
    report: CustomEvent<Report>
  }
}
