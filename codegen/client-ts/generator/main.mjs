// Makes src/generated from the contract: node generator/main.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientModule } from './client.mjs';
import { bundled } from './contract.mjs';
import { typesModule } from './types.mjs';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const contract = bundled(join(home, '../../contracts/openapi/oo.yaml'));
const generated = join(home, 'src/generated');
const banner = `// Generated from the contract ${contract.info.title} ${contract.info.version}: change the contract, not this file.\n\n`;

rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
writeFileSync(join(generated, 'types.ts'), banner + typesModule(contract));
writeFileSync(join(generated, 'client.ts'), banner + clientModule(contract));
