import type { CataloguedProblem } from './catalogue.ts';

/** What is refused before any work, and what keeps the service from answering. */
export const doorProblems = {
  invalid_parameter: {
    status: [400],
    means: 'A value in the path, the query or a header is not usable; `errors` names it.',
    fix: 'Correct it and send the request again.',
    retriable: false,
  },
  invalid_content: {
    status: [422],
    means:
      'Values in the content are not usable; `errors` names each with its JSON pointer. Nothing was done.',
    fix: 'Correct each value and send the request again.',
    retriable: false,
  },
  not_json: {
    status: [400, 415],
    means: 'The content is not JSON, or is not said to be (415).',
    fix: 'Send well-formed JSON in UTF-8 as application/json.',
    retriable: false,
  },
  duplicate_field: {
    status: [400],
    means: 'An object has the same field twice.',
    fix: 'Send each field once.',
    retriable: false,
  },
  too_large: {
    status: [413],
    means: 'The content has more bytes, or more values, than are taken at once.',
    fix: 'Send less at once.',
    retriable: false,
  },
  unsupported_charset: {
    status: [415],
    means: 'The content is said to be in another charset than UTF-8.',
    fix: 'Send JSON in UTF-8.',
    retriable: false,
  },
  unsupported_encoding: {
    status: [415],
    means: 'The content is said to be compressed in a way that is not known here.',
    fix: 'Send it as it is, or compressed as gzip, deflate or br.',
    retriable: false,
  },
  not_authenticated: {
    status: [401],
    means: 'There is no credential, or none that is taken.',
    fix: 'Send a key or a token that is in force as "Authorization: Bearer …".',
    retriable: false,
  },
  signature_refused: {
    status: [401],
    means: 'The signature of a notice is missing, old, or not made with a secret that is known here.',
    fix: 'Sign it as Standard Webhooks has it, with the secret of NOTICE_SECRETS or MAIL_NOTICE_SECRETS, and send it within five minutes.',
    retriable: false,
  },
  role_missing: {
    status: [403],
    means: 'The key or token has none of the roles that the operation needs.',
    fix: 'Use one with such a role, or have it added.',
    retriable: false,
  },
  too_many_requests: {
    status: [429],
    means: 'More requests a minute than are taken of one principal or address.',
    fix: 'Wait for as long as Retry-After says, then send the same request again: it is safe to repeat.',
    retriable: true,
  },
  no_such_route: {
    status: [404],
    means: 'There is no such path.',
    fix: 'Look the operation up in the OpenAPI document.',
    retriable: false,
  },
  method_not_allowed: {
    status: [405],
    means: 'The path does not take this method.',
    fix: 'Use a method of the header Allow.',
    retriable: false,
  },
  changed_meanwhile: {
    status: [412],
    means:
      'What was to be changed is not as it was read (If-Match): somebody changed or removed it meanwhile. Nothing was done.',
    fix: 'Read it again, decide what of the change still holds, and send that with the new ETag.',
    retriable: false,
  },
  exists_already: {
    status: [412],
    means: 'What was to be added only (If-None-Match: *) is there already. Nothing was done.',
    fix: 'Read it; to change it, send its ETag as If-Match.',
    retriable: false,
  },
  idempotency_key_differs: {
    status: [400],
    means: 'The header Idempotency-Key and the requestId of the content are not the same.',
    fix: 'Send one of the two, or the same in both.',
    retriable: false,
  },
  idempotency_key_not_taken: {
    status: [400],
    means: 'The operation is carried out anew each time, so that no Idempotency-Key can keep it to once.',
    fix: 'Leave the header out.',
    retriable: false,
  },
  internal_error: {
    status: [500],
    means: 'A fault of this service.',
    fix: 'Try again; if it stays so, report the x-request-id of the answer.',
    retriable: false,
  },
  answer_not_as_described: {
    status: [500],
    means:
      'The answer is not as the OpenAPI document says; told where the operator has such answers refused.',
    fix: 'Report it with the x-request-id of the answer. What was asked may be done all the same.',
    retriable: false,
  },
  issuer_not_reached: {
    status: [503],
    means: 'The keys of the issuer of tokens cannot be read, so no token can be checked.',
    fix: 'Send the same request again in a few seconds: it is safe to repeat.',
    retriable: true,
  },
  temporarily_unavailable: {
    status: [503],
    means: 'The workflow engine cannot be reached, or what was asked has just ended.',
    fix: 'Send the same request again in a few seconds: it is safe to repeat.',
    retriable: true,
  },
  not_readable: {
    status: [503],
    means: 'No worker could go on with this just now.',
    fix: 'Send the same request again in a few seconds: it is safe to repeat. If it stays so, tell the operator.',
    retriable: true,
  },
  codec_key_missing: {
    status: [503],
    means: 'A process lacks the key that something was encrypted with.',
    fix: 'Tell the operator; then send the same request again: it is safe to repeat.',
    retriable: true,
  },
  still_working: {
    status: [409, 503],
    means: 'The work goes on, but its result did not come in time.',
    fix: 'Send the same request again later: it is done once, and then answered.',
    retriable: true,
  },
  not_possible_now: {
    status: [409, 422],
    means: 'It is not possible as things stand, for a reason that this version of the API has no code for.',
    fix: 'Do as the answer says. It is answered during a deployment, while workers are newer than the API.',
    retriable: 'sometimes',
  },
} as const satisfies Readonly<Record<string, CataloguedProblem>>;
