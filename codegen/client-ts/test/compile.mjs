// Compiles the tests, and the README's code as one program, as strictly as the client itself.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = (project) => {
  try {
    execFileSync(process.execPath, [join(home, 'node_modules/typescript/bin/tsc'), '--project', join(home, project)], { stdio: 'inherit' });
  } catch {
    console.error(`${project} does not compile`);
    process.exit(1);
  }
};

rmSync(join(home, 'target'), { recursive: true, force: true });
tsc('test/tsconfig.json');

const readme = join(home, 'target/readme');
const blocks = [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
if (blocks.length === 0) throw new Error('the README has no code: is it fenced with ```ts?');
mkdirSync(readme, { recursive: true });
writeFileSync(join(readme, 'readme.ts'), blocks.join('\n'));
writeFileSync(join(readme, 'tsconfig.json'), JSON.stringify({
  extends: '../../tsconfig.json',
  // A reader's example may name what it does not use.
  compilerOptions: { types: ['node'], noEmit: true, rootDir: '.', noUnusedLocals: false },
  include: ['readme.ts'],
}));
tsc('target/readme/tsconfig.json');
