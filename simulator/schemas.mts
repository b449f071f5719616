/** Parts of JSON Schemas that several endpoints share (parameters and schemas of the OpenAPI description). */
export type Schema = Record<string, unknown>;

export const id: Schema = { type: 'string', pattern: '^\\d+$' };
export const optionalId: Schema = { type: ['string', 'null'], pattern: '^\\d+$' };
export const flag: Schema = { type: 'boolean' };
export const string: Schema = { type: 'string' };
export const text = (maxLength: number): Schema => ({ type: ['string', 'null'], maxLength });
export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object that takes these fields and no others. */
export const object = (properties: Record<string, Schema>, ...required: string[]): Schema => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});

/** Query parameter of most organic endpoints: act as the owner of this ad account. */
export const actingAs = { ad_account_id: { ...id, maxLength: 18 } };

export const pageParameters = {
	bookmark: string,
	page_size: { type: 'integer', minimum: 1, maximum: 250 },
};

export const creativeTypes = oneOf(
	'REGULAR',
	'VIDEO',
	'SHOPPING',
	'CAROUSEL',
	'MAX_VIDEO',
	'SHOP_THE_PIN',
	'COLLECTION',
	'IDEA',
	'SHOWCASE',
	'QUIZ',
	'COLLAGE',
	'MAX_WIDTH_REGULAR_COLLECTION',
	'MAX_WIDTH_VIDEO_COLLECTION',
);
