// A class for each tag of the contract, with a method for each operation and an iterator for each listing.
import { operations } from './contract.mjs';
import { comment, typeOf } from './types.mjs';

const RUNTIME = ['all', 'Call', 'CallOptions', 'ClientOptions', 'IfMatch', 'IfNoneMatch', 'Keyed', 'Transport', 'Upload'];
const VALUES = new Set(['all', 'Transport']);

export function clientModule(contract) {
  const tags = byTag(operations(contract));
  const body = [...tags].map(([tag, those]) => resource(contract, tag, those)).join('\n') + client([...tags.keys()]);
  const code = body.replace(/\/\*\*.*?\*\//gs, '');
  const uses = (name) => new RegExp(`\\b${name}\\b`).test(code);
  const types = Object.keys(contract.components.schemas).filter(uses);
  const runtime = RUNTIME.filter(uses).map((name) => (VALUES.has(name) ? name : `type ${name}`));
  return `import { ${runtime.join(', ')} } from '../runtime.js';\nimport type { ${types.join(', ')} } from './types.js';\n\n${body}`;
}

function byTag(list) {
  const map = new Map();
  for (const each of list) map.set(each.tag, [...(map.get(each.tag) ?? []), each]);
  return map;
}

function client(tags) {
  const fields = tags.map((tag) => `  readonly ${tag}: ${pascal(tag)};\n`).join('');
  const made = tags.map((tag) => `    this.${tag} = new ${pascal(tag)}(transport);\n`).join('');
  return `
/** Everything that oO's API can do, by subject. */
export class OoClient {
${fields}
  constructor(options: ClientOptions) {
    const transport = new Transport(options);
${made}  }
}
`;
}

function resource(contract, tag, those) {
  const { description } = contract.tags.find(({ name }) => name === tag);
  return `${comment({ description }, '')}export class ${pascal(tag)} {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }
${those.map((operation) => '\n' + method(operation)).join('')}${listings(tag, those)}}
`;
}

function method(operation) {
  const { id, pathParameters, query, body } = operation;
  const parameters = pathParameters.map(({ name, schema }) => `${camel(name)}: ${typeOf(schema, `${id} ${name}`)}`);
  if (body) parameters.push(`body: ${bodyType(body, id)}`);
  if (query.length) parameters.push(`query: ${queryType(operation)}${query.some(({ required }) => required) ? '' : ' = {}'}`);
  const request = [
    ...(pathParameters.length ? [`path: { ${pathParameters.map(({ name }) => (name === camel(name) ? name : `${name}: ${camel(name)}`)).join(', ')} }`] : []),
    ...(query.length ? ['query'] : []), ...(body ? ['body'] : []), 'options',
  ];
  const result = operation.schema ? typeOf(operation.schema, id) : 'void';
  const call = (type) => `Call<${type}${operation.etag ? ', string' : ''}>`;
  const signature = (options, type) => `  ${id}(${[...parameters, options].join(', ')}): ${call(type)}`;
  const options = `options: ${optionsType(operation)}${operation.ifMatch === 'required' ? '' : ' = {}'}`;
  // With the ETag of what the caller has, the answer may be that there is nothing newer.
  const overloads = operation.ifNoneMatch
    ? `${signature('options: CallOptions & IfNoneMatch', `${result} | undefined`)};\n${comment({ description: operation.doc }, '  ')}${signature('options?: CallOptions', result)};\n`
    : '';
  const implementation = operation.ifNoneMatch ? signature('options: CallOptions & Partial<IfNoneMatch> = {}', `${result} | undefined`) : signature(options, result);
  return `${comment({ description: operation.doc }, '  ')}${overloads}${implementation} {
    return this.#transport.call(${descriptor(operation)}, { ${request.join(', ')} });
  }
`;
}

function descriptor({ method: verb, path, accept, body, keyed, etag, secured }) {
  const told = { method: verb, path, accept, upload: body?.upload, keyed: keyed || undefined, etag: etag || undefined, anonymous: secured ? undefined : true };
  const fields = Object.entries(told).filter(([, value]) => value !== undefined);
  return `{ ${fields.map(([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : value}`).join(', ')} }`;
}

const bodyType = ({ schema, upload }, id) => [schema && typeOf(schema, `${id} body`), upload && 'Upload'].filter(Boolean).join(' | ');

const queryType = ({ id, query }, but = []) =>
  `{ ${query.filter(({ name }) => !but.includes(name)).map(({ name, required, schema }) => `${name}${required ? '' : '?'}: ${scalar(schema, `${id} ${name}`)}`).join('; ')} }`;

function scalar(schema, where) {
  const type = typeOf(schema, where);
  if (/\[\]|Array<|\{/.test(type)) throw new Error(`${where} is no single value`);
  return type;
}

const optionsType = ({ keyed, ifMatch }) =>
  ['CallOptions', ...(keyed ? ['Keyed'] : []), ...(ifMatch ? [ifMatch === 'required' ? 'IfMatch' : 'Partial<IfMatch>'] : [])].join(' & ');

/** `all` lists what the tag is named after; another listing under the same tag is `allOthers`. */
function listings(tag, those) {
  return those.filter(({ item }) => item).map((operation) => {
    if (!operation.id.startsWith('list')) throw new Error(`${operation.id} is a listing, so its name begins with list`);
    const what = operation.id.slice('list'.length);
    const type = typeOf(operation.item, operation.id);
    const path = operation.pathParameters.map(({ name, schema }) => `${camel(name)}: ${typeOf(schema, name)}`);
    const pass = operation.pathParameters.map(({ name }) => camel(name));
    return `
${comment({ description: `Every item of \`${operation.id}\`, page after page; \`limit\` is the size of a page.` }, '  ')}  all${what === pascal(tag) ? '' : what}(${[...path, `query: ${queryType(operation, ['cursor'])} = {}`, 'options: CallOptions = {}'].join(', ')}): AsyncGenerator<${type}, void, undefined> {
    return all((cursor) => this.${operation.id}(${[...pass, '{ ...query, ...cursor }', 'options'].join(', ')}));
  }
`;
  }).join('');
}

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(`_${name}`);
