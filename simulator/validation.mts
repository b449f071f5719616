import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FastifyInstance } from 'fastify';

/**
 * Checks every request against its route's schema, letter by letter: what the schema does not name is refused, and only the
 * query, which knows nothing but text, is turned into numbers, booleans and lists.
 */
export function validateStrictly(app: FastifyInstance): void {
	const options = {
		allErrors: false,
		removeAdditional: false,
		useDefaults: false,
		allowUnionTypes: true,
		verbose: true,
	};
	const exact = new Ajv(options);
	const query = new Ajv({ ...options, coerceTypes: 'array' });
	app.setValidatorCompiler(({ schema, httpPart }) => whenAsked(httpPart === 'querystring' ? query : exact, schema));
	app.setSchemaErrorFormatter(([error], part) => new Error(explain(error as ErrorObject, part)));
}

/**
 * A validator that is compiled by the first request that needs it. Most simulators live for one test that calls two or three
 * routes; compiling those of all would cost more than the test.
 */
function whenAsked(ajv: Ajv, schema: AnySchema) {
	let compiled: ValidateFunction | undefined;
	const validate = (data: unknown): boolean => {
		compiled ??= ajv.compile(schema);
		const valid = compiled(data);
		validate.errors = compiled.errors;
		return valid;
	};
	validate.errors = undefined as ValidateFunction['errors'];
	return validate;
}

/** The first thing wrong, in the manner of Pinterest's own messages. */
function explain(error: ErrorObject, part: string): string {
	const name = error.instancePath.slice(1).replaceAll('/', '.') || part;
	const value = shown(error.data);
	switch (error.keyword) {
		case 'additionalProperties':
			return part === 'querystring'
				? `Invalid request: unknown query parameter '${error.params.additionalProperty}'`
				: `Invalid request: Additional properties are not allowed ('${error.params.additionalProperty}' was unexpected)`;
		case 'required':
			return `Invalid request: '${error.params.missingProperty}' is a required property`;
		case 'pattern':
			return `Invalid request: '${name}' value ${value} must match the pattern: ${error.params.pattern}`;
		case 'enum':
			return `Invalid request: ${value} is not one of [${error.params.allowedValues.map(shown).join(', ')}]`;
		case 'maxLength':
			return `Invalid request: '${name}' is too long (maximum ${error.params.limit} characters)`;
		case 'type':
			return error.params.type === 'integer' && part === 'querystring'
				? `Parameter '${name}' was not numeric`
				: `Invalid request: '${name}' value ${value} is not of type ${[error.params.type].flat().join(' or ')}`;
		default:
			return `Invalid request: '${name}' ${error.message}`;
	}
}

const shown = (value: unknown) => {
	const written = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? 'undefined');
	return written.length > 80 ? `${written.slice(0, 80)}…` : written;
};
