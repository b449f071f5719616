/**
 * Turns OpenAPI 3.0 schemas into JSON Schema 2020-12 that judges requests:
 * - `nullable` allows null; `readOnly` properties must not be sent, so they are not required either;
 * - an object that names its properties takes no others (counted over allOf, oneOf and anyOf), unless additionalProperties says so;
 * - a discriminator picks its one alternative; alternatives without one may overlap, so one that fits is enough.
 */
import type { Schema } from './description.mts';
import { lastPart } from './description.mts';

export type JsonSchema = Record<string, unknown>;

/** Marks a property that must not be sent; the validator gives it its message. */
export const readOnlyKeyword = 'readOnlyInRequest';

/** Beside `unevaluatedProperties`: all names the object may have in any of its forms. */
export const knownNames = 'x-known';

const copied = [
	...['type', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'],
	...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
];

export class Converter {
	constructor(private readonly schemas: Record<string, Schema>) {}

	/** Every component twice: `name` is open, to be combined with others; `name!` is the whole of an object. */
	definitions(): JsonSchema {
		return Object.fromEntries(
			Object.entries(this.schemas).flatMap(([name, schema]) => [
				[name, this.part(schema)],
				[`${name}!`, this.whole(schema)],
			]),
		);
	}

	/** A schema that stands for itself: the body, a property's value, an item. */
	whole(schema: Schema): JsonSchema {
		return this.convert(schema, true);
	}

	/** A schema that is combined with others. */
	private part(schema: Schema): JsonSchema {
		return this.convert(schema, false);
	}

	private convert(schema: Schema, closed: boolean): JsonSchema {
		if (schema.$ref) {
			const reference = { $ref: `#/$defs/${lastPart(schema.$ref)}${closed ? '!' : ''}` };
			return schema.nullable ? { anyOf: [{ type: 'null' }, reference] } : reference;
		}
		const out: JsonSchema = {};
		for (const keyword of copied) if (schema[keyword] !== undefined) out[keyword] = schema[keyword];
		this.limits(schema, out);
		const properties = Object.entries(schema.properties ?? {});
		if (properties.length > 0) {
			out.properties = Object.fromEntries(
				properties.map(([name, value]) => [name, value.readOnly ? { [readOnlyKeyword]: true } : this.whole(value)]),
			);
		}
		const required = (schema.required ?? []).filter((name) => !schema.properties?.[name]?.readOnly);
		if (required.length > 0) out.required = required;
		if (schema.items) out.items = this.whole(schema.items);
		if (typeof schema.additionalProperties === 'object') {
			out.additionalProperties = this.whole(schema.additionalProperties);
		} else if (schema.additionalProperties === true) {
			out.additionalProperties = true;
		}

		const all = (schema.allOf ?? []).map((part) => this.part(part));
		const alternatives = schema.oneOf ?? schema.anyOf;
		if (schema.discriminator?.mapping) {
			all.push(...this.discriminated(schema.discriminator.propertyName, schema.discriminator.mapping));
		} else if (alternatives) {
			out.anyOf = alternatives.map((part) => this.part(part));
		}
		if (all.length > 0) out.allOf = all;

		const known = this.names(schema);
		const free = known.size === 0 && schema.additionalProperties !== false;
		if ((closed && !free) || schema.additionalProperties === false) {
			out.unevaluatedProperties = false;
			out[knownNames] = [...known];
		}
		return schema.nullable ? nullable(out) : out;
	}

	/** OpenAPI 3.0 (JSON Schema draft 4) says exclusive limits with a boolean. */
	private limits(schema: Schema, out: JsonSchema): void {
		if (schema.exclusiveMinimum === true) {
			out.exclusiveMinimum = out.minimum;
			delete out.minimum;
		}
		if (schema.exclusiveMaximum === true) {
			out.exclusiveMaximum = out.maximum;
			delete out.maximum;
		}
	}

	private discriminated(property: string, mapping: Record<string, string>): JsonSchema[] {
		return [
			{ properties: { [property]: { enum: Object.keys(mapping) } }, required: [property] },
			...Object.entries(mapping).map(([value, $ref]) => ({
				if: { properties: { [property]: { const: value } }, required: [property] },
				then: this.part({ $ref }),
			})),
		];
	}

	private names(schema: Schema, seen = new Set<string>()): Set<string> {
		if (schema.$ref) {
			const name = lastPart(schema.$ref);
			if (seen.has(name)) return new Set();
			return this.names(this.schemas[name], new Set([...seen, name]));
		}
		const parts = [
			...(schema.allOf ?? []),
			...(schema.oneOf ?? []),
			...(schema.anyOf ?? []),
			...Object.values(schema.discriminator?.mapping ?? {}).map(($ref): Schema => ({ $ref })),
		];
		return new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => [...this.names(part, seen)])]);
	}
}

function nullable(schema: JsonSchema): JsonSchema {
	if (typeof schema.type !== 'string' || schema.allOf || schema.anyOf) return { anyOf: [{ type: 'null' }, schema] };
	return {
		...schema,
		type: [schema.type, 'null'],
		...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
	};
}
