import { parseArgs } from 'node:util';
import { writeBundle } from './processes/write-bundle.ts';

/** `npm run bundle [-- FILE]`: the workflows as one script, for `WORKFLOW_BUNDLE`: workers then start without bundling. */
const { positionals } = parseArgs({ allowPositionals: true });
const file = await writeBundle(positionals[0] ?? '.data/workflow-bundle.js');
console.log(`Written: ${file}. Workers take it with WORKFLOW_BUNDLE=${file}`);
