// Records what is released: `npm run release` for all contracts, `npm run release -- openapi|proto` for one of them, and
// `npm run release -- migrations` for new migrations alone, which any release records.
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

const only = process.argv[2];
for (const contract of ['openapi', 'proto'].filter((one) => !only || only === one)) {
  rmSync(join(released, contract), { recursive: true, force: true });
  cpSync(join(contracts, contract), join(released, contract), { recursive: true });
  console.log(`${contract} is released as it is now`);
}
