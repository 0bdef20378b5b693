import { type Express, type Request, type RequestHandler, type Response } from 'express';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import helmet from 'helmet';
import { only } from '../methods.ts';
import { docsStyle, documentPage, referencePage } from './docs-page.ts';
import { addressOf, documents, rendered } from './documents.ts';
import { startReference } from './start-reference.ts';

/** Pages of this server may run its own scripts, read its own OpenAPI document and show their own drawings. */
const docsSecurity: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    // Swagger UI sets styles on elements it draws.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
});

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const DRAWN_BY = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** What a developer reads: `/` leads a browser to `/docs`, everything else to the same by JSON. */
export function mountDocs(app: Express): void {
  app.all(['/', '/docs', '/docs/*path'], only('GET', 'HEAD'));
  app.get('/', (request: Request, response: Response) => {
    response.vary('accept');
    if (request.accepts(['json', 'html']) === 'html') response.redirect('/docs');
    else response.json({ documentation: '/docs', openapi: '/openapi.json' });
  });
  app.use('/docs', docsSecurity);
  for (const one of documents) {
    app.get(addressOf(one.name), async (_request: Request, response: Response) => {
      response.send(documentPage(one, await rendered(one)));
    });
  }
  app.get('/docs/reference', (_request: Request, response: Response) => {
    response.send(referencePage());
  });
  app.get('/docs/assets/docs.css', (_request: Request, response: Response) => {
    response.type('css').send(docsStyle);
  });
  app.get('/docs/assets/reference.js', (_request: Request, response: Response) => {
    response.type('js').send(startReference);
  });
  for (const file of DRAWN_BY)
    app.get(`/docs/assets/${file}`, (_request: Request, response: Response) => {
      response.sendFile(file, { root: swaggerUi, maxAge: '1h' });
    });
}
