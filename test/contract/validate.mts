import Ajv2020 from 'ajv/dist/2020';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { withAdditions } from './additions.mts';
import { lastPart, operations } from './description.mts';
import type { DescribedOperation, Description, Parameter, Schema } from './description.mts';
import { Converter, knownNames, readOnlyKeyword } from './schemas.mts';
import type { JsonSchema } from './schemas.mts';

export interface RecordedRequest {
	method: string;
	/** Concrete and still encoded, below the API root: `/boards/549755885175/pins`. */
	path: string;
	/** As it was on the wire, without the question mark. */
	rawQuery: string;
	headers: Record<string, string | string[] | undefined>;
	/** The text as sent, or already parsed JSON; undefined or empty text where there is none. */
	body: unknown;
}

/**
 * Holds one recorded request against Pinterest's description (with what 5.28.0 adds for Pins and trends).
 *
 * @returns every violation in words; empty when the request is right
 */
export function validateRequest(description: Description, recorded: RecordedRequest): string[] {
	return contractOf(description).check(recorded);
}

/** The operation that a concrete request belongs to. */
export function findOperation(description: Description, method: string, path: string): DescribedOperation | undefined {
	return contractOf(description).find(method, path);
}

const contracts = new WeakMap<Description, Contract>();

function contractOf(description: Description): Contract {
	const contract = contracts.get(description) ?? new Contract(withAdditions(description));
	contracts.set(description, contract);
	return contract;
}

const isTemplate = (segment: string) => segment.startsWith('{');

class Contract {
	private readonly operations: DescribedOperation[];
	private readonly schemas: Record<string, Schema>;
	private readonly converter: Converter;
	/** JSON bodies are taken as they are; texts (query, path, forms) are first read as the type that is asked for. */
	private readonly json: Ajv2020;
	private readonly text: Ajv2020;
	private readonly compiled = new Map<Schema, Map<Ajv2020, ValidateFunction>>();

	constructor(description: Description) {
		this.operations = operations(description);
		this.schemas = description.components.schemas;
		this.converter = new Converter(this.schemas);
		this.json = newAjv({});
		this.text = newAjv({ coerceTypes: 'array' });
	}

	find(method: string, path: string): DescribedOperation | undefined {
		return this.candidates(path).find((operation) => operation.method === method.toUpperCase());
	}

	check(request: RecordedRequest): string[] {
		const candidates = this.candidates(request.path);
		if (candidates.length === 0) return [`path ${request.path} is not in the description`];
		const operation = candidates.find(({ method }) => method === request.method.toUpperCase());
		if (!operation) return [`method ${request.method} is not in the description of ${candidates[0].path}`];
		return [
			...this.checkPath(operation, request.path),
			...this.checkQuery(operation, request.rawQuery),
			...this.checkAuthorization(operation, header(request, 'authorization')),
			...this.checkBody(operation, request),
		];
	}

	/** Operations whose template fits the path; only those with the most literal segments. */
	private candidates(path: string): DescribedOperation[] {
		const segments = path.split('/');
		const fitting = this.operations
			.map((operation) => ({ operation, template: operation.path.split('/') }))
			.filter(
				({ template }) =>
					template.length === segments.length &&
					template.every((part, index) => (isTemplate(part) ? segments[index] !== '' : part === segments[index])),
			)
			.map(({ operation, template }) => ({
				operation,
				literals: template.filter((part) => !isTemplate(part)).length,
			}));
		const most = Math.max(...fitting.map(({ literals }) => literals));
		return fitting.filter(({ literals }) => literals === most).map(({ operation }) => operation);
	}

	private checkPath(operation: DescribedOperation, path: string): string[] {
		const segments = path.split('/');
		return operation.path.split('/').flatMap((part, index) => {
			if (!isTemplate(part)) return [];
			const name = part.slice(1, -1);
			const where = `path ${name}`;
			const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
			if (!parameter) return [`${where}: is not a parameter in the description`];
			if (segments[index].includes('+')) return [`${where}: "+" must be sent as %2B`];
			const value = decode(segments[index]);
			if (value === undefined) return [`${where}: is not percent-encoded correctly`];
			return this.checkScalar(where, parameter.schema, value);
		});
	}

	private checkQuery(operation: DescribedOperation, rawQuery: string): string[] {
		const known = operation.parameters.filter((parameter) => parameter.in === 'query');
		const pairs = rawQuery.split('&').filter((pair) => pair !== '');
		const sent = pairs.map((pair) => {
			const [key, ...rest] = pair.split('=');
			// Servers read "+" in a query as a space, so a value with a plus has to say %2B.
			return { key: decode(key.replace(/\+/g, ' ')) ?? key, raw: rest.join('=').replace(/\+/g, ' ') };
		});
		const violations: string[] = [];
		for (const { key, raw } of sent) {
			if (!known.some((parameter) => isFor(parameter, key))) {
				violations.push(`query ${key}: is not a parameter in the description`);
			} else if (raw === '') violations.push(`query ${key}: is empty`);
			else if (decode(raw) === undefined) violations.push(`query ${key}: is not percent-encoded correctly`);
		}
		for (const parameter of known) {
			const own = sent.filter(({ key, raw }) => isFor(parameter, key) && raw !== '' && decode(raw) !== undefined);
			if (own.length > 0) violations.push(...this.checkQueryParameter(parameter, own));
			else if (parameter.required && !sent.some(({ key }) => isFor(parameter, key))) {
				violations.push(`query ${parameter.name}: is required`);
			}
		}
		return violations;
	}

	private checkQueryParameter(parameter: Parameter, sent: Array<{ key: string; raw: string }>): string[] {
		const where = `query ${parameter.name}`;
		if (parameter.style === 'deepObject') {
			return this.errors(where, this.text, parameter.schema, nested(sent));
		}
		const raws = sent.map(({ raw }) => raw);
		const array = this.ofType(parameter.schema, 'array');
		if (!array) {
			if (raws.length > 1) return [`${where}: is sent ${raws.length} times, but takes one value`];
			return this.checkScalar(where, parameter.schema, decode(raws[0])!);
		}
		let parts: string[];
		if (parameter.explode === false) {
			if (raws.length > 1) return [`${where}: repeats its key, but takes one comma-joined value`];
			// A comma inside an item is told from a separator only by its encoding.
			const separator = raws[0].includes(',') ? ',' : /%2C/i;
			parts = raws[0].split(separator).map((part) => decode(part)!);
		} else {
			parts = raws.map((raw) => decode(raw)!);
			if (parts.some((part) => part.includes(','))) {
				return [`${where}: joins its values with commas, but takes its key repeated`];
			}
		}
		const items = array.items ?? {};
		const wrong = parts.flatMap((part) => this.checkScalar(where, items, part));
		if (wrong.length > 0) return wrong;
		return this.errors(where, this.text, array, parts);
	}

	private checkScalar(where: string, schema: Schema, value: string): string[] {
		const wrongText =
			(this.ofType(schema, 'integer') && !/^-?\d+$/.test(value) && 'must be integer') ||
			(this.ofType(schema, 'number') && !/^-?\d+(\.\d+)?$/.test(value) && 'must be number') ||
			(this.ofType(schema, 'boolean') && !/^(true|false)$/.test(value) && 'must be true or false');
		if (wrongText) return [`${where}: ${wrongText}, not ${JSON.stringify(value)}`];
		return this.errors(where, this.text, schema, value);
	}

	/** The schema itself or the part of it that has the type, behind references and allOf. */
	private ofType(schema: Schema, type: string): Schema | undefined {
		if (schema.type === type) return schema;
		if (schema.$ref) return this.ofType(this.schemas[lastPart(schema.$ref)], type);
		return schema.allOf?.map((part) => this.ofType(part, type)).find(Boolean);
	}

	/** Recordings may leave the header out; the wrong kind of it is a violation. */
	private checkAuthorization(operation: DescribedOperation, value: string | undefined): string[] {
		if (value === undefined) return [];
		const scheme = operation.security.some((alternative) => 'basic' in alternative) ? 'basic' : 'bearer';
		return value.toLowerCase().startsWith(`${scheme} `) ? [] : [`header authorization: must be ${scheme}`];
	}

	private checkBody(operation: DescribedOperation, request: RecordedRequest): string[] {
		const { requestBody } = operation;
		const body = request.body instanceof Uint8Array ? Buffer.from(request.body).toString() : request.body;
		const empty = body === undefined || body === null || body === '';
		if (!requestBody) return empty ? [] : ['body: the operation takes none'];
		if (empty) return requestBody.required ? ['body: is required'] : [];
		const contentType = header(request, 'content-type')?.split(';')[0].trim().toLowerCase();
		const media = contentType === undefined ? undefined : requestBody.content[contentType];
		if (!media) {
			return [`header content-type: ${contentType} instead of ${Object.keys(requestBody.content).join(' or ')}`];
		}
		if (contentType === 'application/x-www-form-urlencoded') {
			const form = typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : body;
			return this.errors('body', this.text, media.schema, form);
		}
		if (typeof body !== 'string') return this.errors('body', this.json, media.schema, body);
		try {
			return this.errors('body', this.json, media.schema, JSON.parse(body));
		} catch {
			return ['body: is not JSON'];
		}
	}

	private errors(where: string, ajv: Ajv2020, schema: Schema, value: unknown): string[] {
		const validate = this.validator(ajv, schema);
		// Reading texts as other types changes the value in place.
		if (validate(ajv === this.text ? structuredClone(value) : value)) return [];
		return describeErrors(where, validate.errors ?? []);
	}

	private validator(ajv: Ajv2020, schema: Schema): ValidateFunction {
		const known = this.compiled.get(schema) ?? new Map<Ajv2020, ValidateFunction>();
		this.compiled.set(schema, known);
		let validate = known.get(ajv);
		if (!validate) {
			const id = 'pinterest';
			if (!ajv.getSchema(id)) ajv.addSchema({ $id: id, $defs: this.converter.definitions() });
			validate = ajv.compile(pointInto(id, this.converter.whole(schema)));
			known.set(ajv, validate);
		}
		return validate;
	}
}

function newAjv(options: { coerceTypes?: 'array' }): Ajv2020 {
	const ajv = new Ajv2020({ ...options, strict: false, allErrors: true, verbose: true, unicodeRegExp: false });
	addFormats(ajv);
	ajv.addKeyword({ keyword: readOnlyKeyword, validate: () => false, errors: false });
	return ajv;
}

/** Makes the references of a schema outside the definitions point into them. */
function pointInto(id: string, schema: JsonSchema): JsonSchema {
	return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
		key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${id}${value}` : value,
	) as JsonSchema;
}

function describeErrors(where: string, errors: ErrorObject[]): string[] {
	const telling = errors.filter((error) => {
		// Where a part of an object is wrong, its other parts count as not looked at; only names unknown everywhere are wrong.
		if (error.keyword === 'unevaluatedProperties') {
			const known = (error.parentSchema as JsonSchema | undefined)?.[knownNames] as string[] | undefined;
			const others = errors.some(
				(other) => other.keyword !== 'unevaluatedProperties' && other.instancePath.startsWith(error.instancePath),
			);
			return !others || !known?.includes((error.params as { unevaluatedProperty: string }).unevaluatedProperty);
		}
		return !(error.keyword === 'type' && (error.params as { type: unknown }).type === 'null') && error.keyword !== 'if';
	});
	const lines = telling.map((error) => {
		const path = `${where}${error.instancePath}`;
		const params = error.params as Record<string, unknown>;
		if (error.keyword === 'unevaluatedProperties') {
			return `${path}/${String(params.unevaluatedProperty)}: is not in the description`;
		}
		if (error.keyword === 'required') return `${path}/${String(params.missingProperty)}: is required`;
		if (error.keyword === 'enum') return `${path}: must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
		if (error.keyword === readOnlyKeyword) return `${path}: is read-only and must not be sent`;
		return `${path}: ${error.message}`;
	});
	return [...new Set(lines)];
}

const isFor = (parameter: Parameter, key: string) =>
	parameter.style === 'deepObject' ? key.startsWith(`${parameter.name}[`) && key.endsWith(']') : key === parameter.name;

/** `parameters[report][feed_id]=1` is `{ report: { feed_id: '1' } }`. */
function nested(sent: Array<{ key: string; raw: string }>): JsonSchema {
	const root: JsonSchema = {};
	for (const { key, raw } of sent) {
		const names = key.slice(key.indexOf('[') + 1, -1).split('][');
		let at = root;
		for (const name of names.slice(0, -1)) at = (at[name] ??= {}) as JsonSchema;
		at[names.at(-1)!] = decode(raw);
	}
	return root;
}

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

function header(request: RecordedRequest, name: string): string | undefined {
	const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
	return Array.isArray(found) ? found[0] : found;
}
