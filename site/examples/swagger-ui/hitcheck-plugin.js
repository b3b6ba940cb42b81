// Hitcheck in Swagger UI: what the live status of "Try it out" means, under it,
// and a box to ask about any other, beneath the responses. What the
// description says of a status becomes the note on it.
import '../hit-check.inline.js'

const BODY = 10_000 // characters of a body that are read

export const HitcheckPlugin = ({ React: { createElement } }) => {
  const notes = (responses) =>
    responses.entrySeq().toArray()
      .filter(([status, response]) => /^\d{3}$/.test(status) && response.get('description'))
      .map(([status, response]) => createElement('p', { slot: status, key: status }, response.get('description')))

  return {
    wrapComponents: {
      responses: (Responses) => (props) =>
        createElement('div', {}, createElement(Responses, props),
          props.tryItOutResponse && createElement('div', { className: 'responses-inner hitcheck-live' },
            createElement('hit-check', { code: transcript(props.tryItOutResponse) }, notes(props.responses))),
          createElement('details', { className: 'responses-inner hitcheck-ask' },
            createElement('summary', {}, 'What does a status or an error mean?'),
            createElement('hit-check', {}, notes(props.responses)))),
    },
  }
}

/** The answer as curl would show it, or the error where there was none. */
function transcript(response) {
  const status = response.get('status')
  if (!status) return [response.get('name'), response.get('message')].filter(Boolean).join(': ')
  const fields = Object.entries(response.get('headers')?.toJS() ?? {}).map(([name, value]) => `${name}: ${value}`)
  const body = response.get('text')
  return [`HTTP/1.1 ${status} ${response.get('statusText') ?? ''}`.trim(), ...fields, '', typeof body === 'string' ? body.slice(0, BODY) : ''].join('\n')
}
