/**
 * Run by the browser. A key that is entered goes to this server alone and is forgotten with the page; the deep links name operations, so
 * that one can be sent to a colleague.
 */
export const startReference = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: false,
  persistAuthorization: false,
  validatorUrl: null,
  queryConfigEnabled: false,
});
`;
