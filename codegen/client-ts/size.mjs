// The client as a web page would load it: bundled, minified, gzipped. Fails above the limit.
import { buildSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 10 * 1024;
const { outputFiles } = buildSync({ entryPoints: ['dist/index.js'], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false });
const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
const { dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));

console.log(`the client has ${size} bytes gzipped, of ${LIMIT} allowed, and ${Object.keys(dependencies).length} dependencies`);
if (size > LIMIT || Object.keys(dependencies).length > 0) process.exit(1);
