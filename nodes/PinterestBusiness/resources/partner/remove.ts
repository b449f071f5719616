import { having, readNamedElements } from '../../../api/elements';
import { readAll } from '../../../api/pages';
import { body, type Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { partnerId, partnerType } from '../../../things/businessUser';
import { MOST_AT_ONCE, stillIn } from '../../../things/businessBatches';

export const remove: Operation = {
	name: 'Remove',
	value: 'remove',
	action: 'Remove a partner of a business',
	description:
		'End a partnership, with all access that it gave. Partners of the same direction in consecutive items go in one call.',
	endpoint: 'delete_business_partners',
	fields: [
		businessId,
		partnerId,
		partnerType({ description: 'Which partnership ends', routing: body('partner_type') }),
	],
	output: deleted,
	batch: {
		things: 'partners',
		most: MOST_AT_ONCE,
		elements: ({ partnerId: id }) => [{ id }],
		distinct: true,
		into: (partners) => ({ body: { partner_ids: partners.map(({ id }) => id) as string[] } }),
		split: (answer, partners) => readNamedElements(answer, partners, having('id', 'partner_id', 'id')),
		remaining: stillIn(async ({ id }, { client, request: { pathValues }, values: { partnerType: type } }) => {
			const query = { partner_ids: String(id), partner_type: String(type) };
			const list = { endpoint: 'get/business_partners' as const, pathValues, query };
			return (await readAll(client, list)).some((partner) => partner.id === id);
		}),
		result: (_partners, { values }) => ({ deleted: true, id: values.partnerId }),
	},
};
