/**
 * What Pinterest's description 5.28.0 adds to 5.23.0 for Pins and trends (Pinterest's "API Changelog (5.23.0 → 5.28.0)"
 * and the published schemas of 5.28.0), and what its documentation names besides, so that requests which use it are not taken
 * for wrong.
 */
import type { Description, Parameter, RawOperation, Schema } from './description.mts';

const pinId: Parameter = { name: 'pin_id', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d+$' } };

const query = (name: string, schema: Schema, rest: Partial<Parameter> = {}): Parameter => ({
	name,
	in: 'query',
	schema,
	...rest,
});

const aiDisclosures: Schema = {
	type: 'object',
	required: ['values'],
	properties: {
		values: { type: 'array', minItems: 1, items: { type: 'string', enum: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] } },
	},
};

const productTags: RawOperation['requestBody'] = {
	required: true,
	content: {
		'application/json': {
			schema: {
				type: 'object',
				required: ['product_tags'],
				properties: {
					product_tags: {
						type: 'array',
						minItems: 1,
						maxItems: 24,
						items: {
							type: 'object',
							required: ['pin_id'],
							properties: { pin_id: { type: 'string', pattern: '^\\d+$' } },
						},
					},
				},
			},
		},
	},
};

/** @returns a copy of the description with the additions; the one given stays as it is */
export function withAdditions(description: Description): Description {
	const next = structuredClone(description);
	const { schemas } = next.components;
	for (const name of ['PinCreate', 'PinUpdate']) {
		// is_removable: documentation of Create Pin and Update Pin
		const added = { ai_disclosures: aiDisclosures, is_removable: { type: 'boolean' } };
		schemas[name].properties = { ...schemas[name].properties, ...added };
	}
	schemas.OauthAccessTokenRequestCode.properties = {
		...schemas.OauthAccessTokenRequestCode.properties,
		continuous_refresh: { type: 'boolean' },
	};

	// work-with-ads/try-out-campaign-objective-type-simplification
	schemas.ObjectiveType.enum = [...(schemas.ObjectiveType.enum ?? []), 'SALES', 'LEADS', 'APP_INSTALL'];

	const pins = next.paths['/pins'].get;
	pins.parameters = [
		...(pins.parameters ?? []),
		query('domain', { type: 'string' }),
		query('domains', { type: 'array', items: { type: 'string' } }, { explode: false }),
		query('include_product_tag_obj', { type: 'boolean' }),
	];

	const like = ({ security, 'x-ratelimit-category': category, 'x-sandbox': sandbox }: RawOperation) => ({
		security,
		'x-ratelimit-category': category,
		'x-sandbox': sandbox,
	});
	const pin = next.paths['/pins/{pin_id}'];
	next.paths['/pins/{pin_id}/product_tags'] = {
		get: { operationId: 'product_tags/list', parameters: [pinId], ...like(pin.get) },
		post: {
			operationId: 'product_tags/bulk_add',
			parameters: [pinId],
			requestBody: productTags,
			...like(pin.patch),
		},
	};
	next.paths['/pins/{pin_id}/product_tags/bulk-delete'] = {
		post: {
			operationId: 'product_tags/bulk_delete',
			parameters: [pinId],
			requestBody: productTags,
			...like(pin.patch),
		},
	};
	next.paths['/trends/editorial_articles'] = {
		get: {
			operationId: 'trends_editorial_articles/list',
			parameters: [query('region', { type: 'string', enum: ['US', 'GB+IE', 'CA'] }, { required: true })],
			...like(next.paths['/trends/topics/featured'].get),
		},
	};
	return next;
}
