// Records what is released: `npm run release` for all contracts, `npm run release -- migrations` for new migrations alone.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { checksum, contracts, migrations } from './gates.mjs';

const released = join(contracts, 'released');
mkdirSync(released, { recursive: true });

const file = join(released, 'migrations.sha256');
const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
const fresh = migrations(contracts).filter((name) => !known.includes(`  ${name}\n`));
writeFileSync(file, known + fresh.map((name) => `${checksum(contracts, name)}  ${name}\n`).join(''));
console.log(`${fresh.length} migrations recorded`);

if (process.argv[2] !== 'migrations') {
  for (const contract of ['openapi', 'proto']) {
    rmSync(join(released, contract), { recursive: true, force: true });
    cpSync(join(contracts, contract), join(released, contract), { recursive: true });
  }
  console.log('the API and the events are released as they are now');
}
