import { eachElement, exception } from '../elements.mts';
import { invalid } from '../errors.mts';
import type { Kept } from '../promoted.mts';
import type { Call, Routes } from '../route.mts';
import { id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';

const types = oneOf('BRAND', 'CUSTOM');
const statuses = oneOf('ACTIVE', 'ARCHIVED');
const name: Schema = { ...string, maxLength: 100 };
const upToThirty = (element: Schema): Schema => ({ ...listOf(element), minItems: 1, maxItems: 30 });

type Sent = Record<string, any>;

/** Labels of campaigns. What is refused stands in `errors`, without a code, as if it were active (recorded answer). */
export const labels: Routes = {
	'labels/list': {
		query: {
			campaign_ids: { ...listOf(id), minItems: 1, maxItems: 250 },
			label_ids: { ...listOf(id), minItems: 1, maxItems: 250 },
			entity_statuses: listOf(statuses),
			label_types: listOf(types),
		},
		handle: (call) => {
			const {
				campaign_ids: campaigns,
				label_ids: ids,
				entity_statuses: wanted = ['ACTIVE'],
				label_types: kinds = ['BRAND', 'CUSTOM'],
			} = call.query as Record<string, string[] | undefined>;
			const { items, ...rest } = call.page(
				call.state.promoted.labels.of(readableAdAccount(call)),
				({ id: own, fields }) =>
					(campaigns?.includes(fields.parent_id) ?? true) &&
					(ids?.includes(own) ?? true) &&
					wanted.includes(fields.status) &&
					kinds.includes(fields.label_type),
			);
			return { items: items.length > 0 ? [{ labels: items.map(view), errors: [] }] : [], ...rest };
		},
	},

	'labels/create': {
		body: object(
			{
				parent_id: { type: 'string', pattern: '^C?\\d+$' },
				labels: upToThirty(object({ label_type: types, value: name }, 'label_type', 'value')),
			},
			'parent_id',
			'labels',
		),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			const { parent_id: parent } = call.body as Sent;
			const campaign = call.state.ads.campaigns.get(String(parent).replace(/^C/, ''));
			if (campaign?.adAccount !== adAccount) throw invalid('Campaign not found.');
			return eachOf(call, (sent) => {
				const own = [...call.state.promoted.labels.of(adAccount).from()].filter(
					({ fields }) => fields.parent_id === campaign!.id && fields.status === 'ACTIVE',
				);
				if (own.some(({ fields }) => fields.value === sent.value && fields.label_type === sent.label_type))
					throw exception(0, 'Label already exists.');
				if (sent.label_type === 'BRAND' && own.some(({ fields }) => fields.label_type === 'BRAND'))
					throw exception(0, 'Only one brand label can be applied to a campaign.');
				const fields = { ...sent, parent_id: campaign!.id, parent_type: 'CAMPAIGN', status: 'ACTIVE' };
				return view(call.state.promoted.labels.add(adAccount, fields));
			});
		},
	},

	'labels/update': {
		body: object({ labels: upToThirty(object({ id, status: statuses, value: name }, 'id')) }, 'labels'),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachOf(call, ({ id: own, ...sent }) => {
				const found = call.state.promoted.labels.find(adAccount, own);
				if (!found) throw exception(0, 'Label not found.');
				Object.assign(found!.fields, sent);
				return view(found!);
			});
		},
	},
};

function eachOf(call: Call, work: (sent: Sent) => unknown) {
	const sent = (call.body as { labels: Sent[] }).labels;
	const { items } = eachElement<Sent>({ ...call, body: sent }, work, 'object');
	return {
		labels: items.flatMap(({ data, exceptions }) => (exceptions ? [] : [data])),
		errors: items.flatMap(({ exceptions }, at) =>
			exceptions
				? [
						{
							data: { status: 'ACTIVE', ...sent[at] },
							error_messages: [(exceptions as { message: string }).message],
						},
					]
				: [],
		),
	};
}

const view = ({ id: own, fields }: Kept) => ({ id: own, ...fields });
