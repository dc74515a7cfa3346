// JSON Schema, as far as the contract uses it, to TypeScript.

const MEANT_FOR_VALIDATION = new Set(['pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems',
  'uniqueItems', 'default', 'description', 'example', 'examples', 'x-tag', 'title', 'contentEncoding', 'contentMediaType']);
const MEANT_FOR_TYPES = new Set(['type', 'enum', 'const', 'x-extensible-enum', 'items', 'required', 'properties',
  'additionalProperties', 'oneOf', 'discriminator', '$ref']);

/** The module with a type for each schema of the contract. */
export function typesModule(contract) {
  const declarations = Object.entries(contract.components.schemas).map(([name, schema]) => comment(schema, '') + declaration(name, schema));
  return [
    '/** A value of a list that may grow: treat one that you do not know as "something else". */',
    'export type Open<T extends string> = T | (string & {});\n',
    ...declarations,
  ].join('\n');
}

const declaration = (name, schema) =>
  schema.properties ? `export interface ${name} ${typeOf(schema, name)}\n` : `export type ${name} = ${typeOf(schema, name)};\n`;

/** The type of a value that keeps the schema. */
export function typeOf(schema, where) {
  for (const keyword of Object.keys(schema)) {
    if (!MEANT_FOR_VALIDATION.has(keyword) && !MEANT_FOR_TYPES.has(keyword)) throw new Error(`${where} uses ${keyword}, which the client's types cannot tell`);
  }
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.oneOf) return sealed(schema, where);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema['x-extensible-enum']) return `Open<${schema['x-extensible-enum'].map(literal).join(' | ')}>`;
  switch (schema.type) {
    case 'string': return 'string';
    case 'integer': case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'array': return arrayOf(typeOf(schema.items, `${where}[]`));
    case 'object': return schema.properties ? record(schema, where) : `Record<string, ${typeOf(schema.additionalProperties, `${where}.*`)}>`;
    default: throw new Error(`${where} has the type ${schema.type}, which the client's types cannot tell`);
  }
}

function sealed(schema, where) {
  if (!schema.discriminator) throw new Error(`${where} is a oneOf that no field tells apart`);
  return schema.oneOf.map((one) => typeOf(one, where)).join(' | ');
}

function record(schema, where) {
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(([name, field]) =>
    `${comment(field, '  ')}  ${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(field, `${where}.${name}`)};\n`);
  return `{\n${fields.join('')}}`;
}

const literal = (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value));
const arrayOf = (type) => (/^\w+$/.test(type) ? `${type}[]` : `Array<${type}>`);
const key = (name) => (/^[a-z_]\w*$/i.test(name) ? name : `'${name}'`);

/** A description as a comment; `@format` tells how a string is written. */
export function comment({ description, format }, indent) {
  const lines = [...(description ?? '').trim().split('\n'), ...(format ? [`@format ${format}`] : [])].filter((line, at) => line || at);
  if (lines.length === 0) return '';
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'));
  return safe.length === 1 ? `${indent}/** ${safe[0]} */\n` : `${indent}/**\n${safe.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
