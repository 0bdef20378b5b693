import { pino, type Logger } from 'pino';

/** Names of fields that must never be logged, at the top or one level down. */
const secrets = [
  'accessToken',
  'refreshToken',
  'code',
  'codeVerifier',
  'clientSecret',
  'authorization',
  'cookie',
  'apiKey',
  'secret',
  'password',
];

/** One line of JSON per event on standard output (or `destination`), secrets replaced. */
export function createLogger(options: {
  level: string;
  name: string;
  destination?: pino.DestinationStream;
}): Logger {
  const settings: pino.LoggerOptions = {
    name: options.name,
    level: options.level,
    redact: { paths: secrets.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
